/// A session with its moments: the local times people know, and the instants the clock compares.
public struct SessionSpan: Hashable, Sendable {
    /// Start and end in local time.
    public let time: SessionTime
    /// The moment it starts.
    public let startsAt: Instant
    /// The moment it ends.
    public let endsAt: Instant

    /// Takes the local times and the instants.
    public init(time: SessionTime, startsAt: Instant, endsAt: Instant) {
        self.time = time
        self.startsAt = startsAt
        self.endsAt = endsAt
    }
}

/// When an event is, with everything that follows from its sessions.
public struct EventDates: Hashable, Sendable {
    /// The sessions in order of start, 1 to 366.
    public let sessions: [SessionSpan]
    /// The start of the first session: the cut-off of booking.
    public let startsAt: Instant
    /// The end of the last session.
    public let endsAt: Instant
    /// The local date of the first session.
    public let firstDate: LocalDate

    /// Takes sessions whose moments are known, in any order; nil for none or for more than 366.
    public init?(spans: [SessionSpan]) {
        let sorted = spans.sorted { $0.time < $1.time }
        guard let first = sorted.first, sorted.count <= EventTimes.limit else { return nil }
        sessions = sorted
        firstDate = first.time.start.date
        startsAt = sorted.reduce(first.startsAt) { min($0, $1.startsAt) }
        endsAt = sorted.reduce(first.endsAt) { max($0, $1.endsAt) }
    }

    /// Takes sessions in local time, in any order, and finds their moments.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` for no session or more than 366, one given twice, and one that the
    ///   change of the clocks leaves without length.
    public init(_ times: [SessionTime], in zone: Zone) throws(Refusal) {
        guard Set(times).count == times.count else {
            throw Refusal(.invalid, "A session is given twice.", mend: "Give each session once.")
        }
        var spans: [SessionSpan] = []
        for time in times {
            let span = SessionSpan(time: time, startsAt: zone.instant(time.start), endsAt: zone.instant(time.end))
            guard span.startsAt < span.endsAt else {
                throw Refusal(
                    .invalid, "The session from \(time.start) falls into the hour that the clocks leave out.",
                    mend: "Give a start or an end outside that hour.")
            }
            spans.append(span)
        }
        guard let dates = EventDates(spans: spans) else {
            throw Refusal(.invalid, "An event has 1 to \(EventTimes.limit) sessions.", mend: "Give its sessions.")
        }
        self = dates
    }

    /// Takes the times of an event whose sessions were checked before.
    public init(_ times: EventTimes, _ zone: Zone) {
        sessions = times.sessions.map {
            SessionSpan(time: $0, startsAt: zone.instant($0.start), endsAt: zone.instant($0.end))
        }
        firstDate = times.startDate
        let start = zone.instant(times.firstStart)
        startsAt = sessions.reduce(start) { min($0, $1.startsAt) }
        endsAt = sessions.reduce(start) { max($0, $1.endsAt) }
    }

    /// The financial year of the first session.
    public var year: FinancialYear { FinancialYear(containing: firstDate) }

    /// The calendar month of the first session, 1 to 12.
    public var month: Int64 { firstDate.components.month }

    /// The sessions in local time.
    public var times: [SessionTime] { sessions.map(\.time) }

    /// Whether a session begins before another has ended.
    public var hasOverlap: Bool {
        var end = startsAt
        for session in sessions {
            if session.startsAt < end { return true }
            end = max(end, session.endsAt)
        }
        return false
    }
}
