import Domain

/// What the numbers stand for by which the store groups.
public struct CutNames: Hashable, Sendable {
    /// A course as far as a cut tells it.
    public struct Course: Hashable, Sendable {
        /// Its code.
        public let code: String
        /// Its title.
        public let title: String
        /// Its topic.
        public let topic: String
        /// Its level.
        public let level: String

        /// Takes the code, the title, the topic and the level.
        public init(code: String, title: String, topic: String, level: String) {
            self.code = code
            self.title = title
            self.topic = topic
            self.level = level
        }
    }

    /// An agency as far as a cut tells it.
    public struct Agency: Hashable, Sendable {
        /// Its code.
        public let code: String
        /// Its name.
        public let name: String
        /// Its sector.
        public let sector: String

        /// Takes the code, the name and the sector.
        public init(code: String, name: String, sector: String) {
            self.code = code
            self.name = name
            self.sector = sector
        }
    }

    /// The courses by id.
    public var courses: [Int64: Course] = [:]
    /// The agencies by id.
    public var agencies: [Int64: Agency] = [:]
    /// The names of trainers by id; those whose record was erased have none.
    public var trainers: [Int64: String] = [:]

    /// Knows nobody yet.
    public init() {}

    /// The group of a dimension in which a value of its fact falls.
    public func group(_ value: CutValue, by dimension: Dimension) -> CutGroup {
        switch value {
        case .number(let number): group(number, by: dimension)
        case .text(let text): group(text, by: dimension)
        }
    }

    private func group(_ number: Int64, by dimension: Dimension) -> CutGroup {
        switch dimension {
        case .course: courses[number].map { CutGroup(code: $0.code, name: $0.title) } ?? unknown(number)
        case .topic: Self.plain(courses[number]?.topic ?? "")
        case .level: Self.plain(courses[number]?.level ?? "")
        case .agency: agencies[number].map { CutGroup(code: $0.code, name: $0.name) } ?? unknown(number)
        case .sector: Self.plain(agencies[number]?.sector ?? "")
        case .trainer:
            number == 0
                ? Self.plain("") : CutGroup(code: String(number), name: trainers[number] ?? "Trainer \(number)")
        case .month: Self.month(number)
        case .quarter: Self.quarter(number)
        case .year: Self.plain(Self.year(number)?.description ?? "")
        case .staffGroup, .mode, .venue, .weekday, .timeOfDay: unknown(number)
        }
    }

    private func group(_ text: String, by dimension: Dimension) -> CutGroup {
        switch dimension {
        case .weekday: Self.weekday(text)
        case .timeOfDay: Self.timeOfDay(text)
        default: Self.plain(text)
        }
    }

    private func unknown(_ number: Int64) -> CutGroup { CutGroup(code: String(number), name: "No. \(number)") }

    private static func plain(_ text: String) -> CutGroup {
        CutGroup(code: text, name: text.isEmpty ? "not stated" : text)
    }

    private static func year(_ month: Int64) -> FinancialYear? {
        LocalDate(year: month / 100, month: month % 100, day: 1).map { FinancialYear(containing: $0) }
    }

    private static func month(_ number: Int64) -> CutGroup {
        guard let first = LocalDate(year: number / 100, month: number % 100, day: 1) else { return plain("") }
        let code = String(first.description.prefix(7))
        return CutGroup(code: code, name: "\(months[Int(number % 100) - 1]) \(number / 100)")
    }

    private static func quarter(_ number: Int64) -> CutGroup {
        guard let year = year(number) else { return plain("") }
        // April is the first month of the first quarter.
        let quarter = (number % 100 + 8) % 12 / 3 + 1
        return plain("\(year) Q\(quarter)")
    }

    private static func weekday(_ date: String) -> CutGroup {
        guard let day = LocalDate(iso: date)?.weekday else { return plain("") }
        let name = weekdays[Int(day) - 1]
        return CutGroup(rank: day, code: name.lowercased(), name: name)
    }

    private static func timeOfDay(_ hour: String) -> CutGroup {
        guard let hour = Int64(hour) else { return plain("") }
        if hour < 12 { return CutGroup(rank: 1, code: "morning", name: "Morning (before 12:00)") }
        if hour < 17 { return CutGroup(rank: 2, code: "afternoon", name: "Afternoon (12:00 to 17:00)") }
        return CutGroup(rank: 3, code: "evening", name: "Evening (from 17:00)")
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
}
