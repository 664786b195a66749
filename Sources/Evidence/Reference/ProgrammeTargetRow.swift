public import Domain

/// One row of the programme's targets: how many events of a course a financial year plans, with how many places.
public struct ProgrammeTargetRow: Hashable, Sendable {
    /// The columns, in any order.
    public static let columns = ["year", "course", "planned_events", "planned_places"]

    /// The physical line in the file.
    public let line: Int
    /// The financial year.
    public let year: FinancialYear
    /// The code of the course.
    public let course: String
    /// How many events are planned, 0 to 100,000.
    public let plannedEvents: Int64
    /// How many places they have together, 0 to 10,000,000.
    public let plannedPlaces: Int64

    /// Reads the rows; each year and course stands once. Throws only what the source throws.
    public static func read(
        file: String, limits: CSVLimits = CSVLimits(), faults: inout FaultLog, from source: @escaping ChunkSource
    ) throws -> [Self] {
        var seen = FirstLines<Key>()
        return try Table.read(file, columns, from: source, limits: limits, faults: &faults) { table in
            guard let row = Self(&table), seen.isFirst(row.key, &table, column: 1) else { return nil }
            return row
        }
    }

    private struct Key: Hashable {
        let year: FinancialYear
        let course: String
    }

    private var key: Key { Key(year: year, course: course) }

    private init?(_ table: inout Table) {
        let year = table.financialYear(0)
        let course = table.codeText(1)
        let events = table.integer(2, 0...100_000)
        let places = table.integer(3, 0...10_000_000)
        guard let year, let course, let events, let places else { return nil }
        line = table.line
        self.year = year
        self.course = course
        plannedEvents = events
        plannedPlaces = places
    }
}
