/// A start and an end in local time.
public struct SessionTime: Hashable, Comparable, Sendable {
    /// When it starts, on the local clock.
    public let start: LocalDateTime
    /// When it ends, on the local clock; after the start, at most a day later.
    public let end: LocalDateTime

    /// Takes start and end; nil unless the end is after the start and within 24 hours of it.
    public init?(start: LocalDateTime, end: LocalDateTime) {
        guard start < end, end.minuteNumber - start.minuteNumber <= 1440 else { return nil }
        self.start = start
        self.end = end
    }

    /// The length on the local clock, in minutes, 1 to 1440.
    public var minutes: Int64 { end.minuteNumber - start.minuteNumber }

    /// Orders by start, then by end.
    public static func < (a: SessionTime, b: SessionTime) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

/// The sessions of an event: what its length and its notice are counted from.
public struct EventTimes: Hashable, Sendable {
    /// The sessions in order of time, 1 to 366.
    public let sessions: [SessionTime]
    /// When the first session starts, on the local clock.
    public let firstStart: LocalDateTime

    /// The most sessions one event can have.
    public static let limit = 366

    /// Takes the sessions in any order; nil when there is none, or more than ``limit``.
    public init?(sessions: [SessionTime]) {
        let sorted = sessions.sorted()
        guard let first = sorted.first, sorted.count <= Self.limit else { return nil }
        self.sessions = sorted
        firstStart = first.start
    }

    /// The date of the first session, from which days of notice are counted back.
    public var startDate: LocalDate { firstStart.date }

    /// The length of the event in minutes: the sum of the session times.
    public var minutes: Int64 { sessions.reduce(0) { $0 + $1.minutes } }

    /// The distinct session dates in order; a session past midnight belongs to the date it starts on.
    public var dates: [LocalDate] { Array(Set(sessions.map(\.start.date))).sorted() }

    /// Whether there are sessions on more than one date.
    public var isMultiDay: Bool { sessions.contains { $0.start.date != startDate } }

    /// The sessions of one date as an event of their own; nil when there is none.
    func on(_ date: LocalDate) -> EventTimes? { EventTimes(sessions: sessions.filter { $0.start.date == date }) }
}
