/// Which events those who run the programme look for; what is nil or empty is not asked for.
public struct OverviewFilter: Hashable, Sendable {
    /// The part of the programme.
    public enum Part: String, Sendable, CaseIterable {
        /// Today's and later ones and those without dates, cancelled ones left out.
        case coming
        /// Those before today, cancelled ones left out.
        case past
        /// Those that nobody sees yet.
        case draft
        /// Those that were called off.
        case cancelled
        /// Every one.
        case all
    }

    /// In which order events come.
    public enum Order: String, Sendable, CaseIterable {
        /// By start: the next first, and of the past the last first.
        case date
        /// By the title of the course, then by start.
        case title
        /// The most places left first, then by start.
        case places
    }

    /// The most events of one page.
    public static let mostLimit = 1_000

    /// The part of the programme.
    public var part = Part.coming
    /// Words of the title, the course's code, the reference or the venue, in any case; all of them must be there.
    public var text = ""
    /// Of the course of this code.
    public var course: String?
    /// Beginning in this month, such as `2019-09`.
    public var month: String?
    /// Held here.
    public var venue: String?
    /// Only those for which somebody waits.
    public var isWaitedFor = false
    /// Only those with fewer bookings than they need.
    public var isAtRisk = false
    /// In which order.
    public var order = Order.date
    /// Behind the event of this reference only.
    public var after: String?
    /// How many at most.
    public var limit = 50

    /// Looks for everything that is to come.
    public init() {}

    /// The first and the last date that can be asked for; nil: none.
    public func dates(today: LocalDate) -> (from: LocalDate?, to: LocalDate?) {
        switch part {
        case .coming: (today, nil)
        case .past: (nil, today.adding(days: -1))
        case .draft, .cancelled, .all: (nil, nil)
        }
    }

    /// The events of the part, by which there is to choose.
    public func part(of events: [EventOverview], today: LocalDate) -> [EventOverview] {
        events.filter { event in
            switch part {
            case .coming: event.head.status != .cancelled && (event.firstDate.map { $0 >= today } ?? true)
            case .past: event.head.status != .cancelled && (event.firstDate.map { $0 < today } ?? false)
            case .draft: event.head.status == .draft
            case .cancelled: event.head.status == .cancelled
            case .all: true
            }
        }
    }

    /// The events of a part that fit, in their order.
    public func chosen(_ part: [EventOverview], now: Instant) -> [EventOverview] {
        let words = SearchWords(text)
        let isBackwards = self.part == .past
        return part.filter { fits($0, now) && words.areIn($0.words) }.sorted { comesBefore($0, $1, isBackwards) }
    }

    /// One page of what was chosen, and the reference behind which the next begins; a reference that is not among them
    /// any more begins at the beginning.
    public func page(_ chosen: [EventOverview]) -> (page: [EventOverview], next: String?) {
        let start = after.flatMap { after in chosen.firstIndex { $0.head.reference == after } }.map { $0 + 1 } ?? 0
        let page = chosen[start...].prefix(min(max(1, limit), Self.mostLimit))
        return (Array(page), page.endIndex < chosen.endIndex ? page.last?.head.reference : nil)
    }

    private func fits(_ event: EventOverview, _ now: Instant) -> Bool {
        (course.map { $0 == event.courseCode } ?? true) && (month.map { $0 == event.month } ?? true)
            && (venue.map { $0 == event.venue } ?? true) && (!isWaitedFor || event.head.waiting > 0)
            && (!isAtRisk || event.isAtRisk(at: now))
    }

    private func comesBefore(_ a: EventOverview, _ b: EventOverview, _ isBackwards: Bool) -> Bool {
        switch order {
        case .title where a.title != b.title: return a.title < b.title
        case .places where a.left != b.left: return a.left > b.left
        case .date, .title, .places: break
        }
        let (one, other) = (a.head.startsAt ?? a.noStart, b.head.startsAt ?? b.noStart)
        if one != other { return isBackwards ? one > other : one < other }
        return a.head.reference < b.head.reference
    }
}

extension EventOverview {
    fileprivate var words: String { "\(title) \(courseCode) \(head.reference) \(venue)" }
    /// Behind every start.
    fileprivate var noStart: Instant { Instant(microseconds: .max) }
}

/// What there is to choose from among events, each value once and in order.
public struct OverviewChoices: Hashable, Sendable {
    /// The codes of courses with their titles.
    public let courses: [Course]
    /// Months, such as `2019-09`.
    public let months: [String]
    /// Venues.
    public let venues: [String]

    /// A course to choose.
    public struct Course: Hashable, Sendable {
        /// The code.
        public let code: String
        /// The title.
        public let title: String
    }

    /// What the events there are leave to choose from.
    public init(_ events: [EventOverview]) {
        courses = Set(events.map { Course(code: $0.courseCode, title: $0.title) })
            .sorted { ($0.title, $0.code) < ($1.title, $1.code) }
        months = Set(events.compactMap(\.month)).sorted()
        venues = Set(events.map(\.venue)).subtracting([""]).sorted()
    }
}
