/// The offsets of one time zone as a table: what turns instants into local time and back.
///
/// The table is data handed in at start (from the system's zone data), so that the rules stay pure and a change of
/// law needs no new release.
public struct Zone: Sendable {
    /// From `at` on, local time is UTC plus `offset`.
    public struct Transition: Hashable, Sendable {
        /// The moment of the change, in seconds since the epoch.
        public let at: Int64
        /// Seconds to add to UTC from then on; whole minutes since 1970 in every zone this is used for.
        public let offset: Int64

        /// Takes the moment and the offset from then on, both in seconds.
        public init(at: Int64, offset: Int64) {
            self.at = at
            self.offset = offset
        }
    }

    /// The IANA name, such as `Europe/London`.
    public let name: String
    private let initialOffset: Int64
    private let transitions: [Transition]

    /// Takes the name, the offset in seconds before the first transition, and the transitions in any order.
    public init(name: String, initialOffset: Int64, transitions: [Transition]) {
        self.name = name
        self.initialOffset = initialOffset
        self.transitions = transitions.sorted { $0.at < $1.at }
    }

    /// Seconds to add to UTC at an instant.
    public func offset(at instant: Instant) -> Int64 { offset(before: firstIndex(after: instant.seconds)) }

    /// The wall clock at an instant, rounded down to the minute.
    public func local(_ instant: Instant) -> LocalDateTime {
        LocalDateTime(minuteNumber: (instant.seconds + offset(at: instant)).flooredDivision(by: 60))
    }

    /// The local date at an instant.
    public func date(_ instant: Instant) -> LocalDate { local(instant).date }

    /// The instant of a wall-clock reading.
    ///
    /// A time that does not exist (spring) moves forward by the gap; one that exists twice (autumn) takes the first
    /// (Turnout policy rules, local times).
    public func instant(_ local: LocalDateTime) -> Instant {
        let wall = local.minuteNumber * 60
        // The true offset is that of one of the transitions around the reading taken as UTC: no offset exceeds a day.
        let from = firstIndex(after: wall - 86_400)
        let through = firstIndex(after: wall + 86_400)
        for index in from...through where isIn(index, wall - offset(before: index)) {
            return Instant(seconds: wall - offset(before: index))
        }
        // In a gap no offset fits: the reading on the clock as it stood before the gap is the time moved forward.
        for index in from...through where wall - offset(before: index + 1) < start(of: index + 1) {
            return Instant(seconds: wall - offset(before: index))
        }
        return Instant(seconds: wall - offset(before: through))
    }

    /// The first instant of a local date.
    public func start(of date: LocalDate) -> Instant { instant(LocalDateTime(startOf: date)) }

    /// The first instant after a local date: its last instant in Europe/London is just before.
    public func end(of date: LocalDate) -> Instant { start(of: date.adding(days: 1)) }

    // Stretch 0 lies before the first transition, stretch n after transition n - 1.
    private func offset(before index: Int) -> Int64 {
        index <= 0 ? initialOffset : transitions[min(index, transitions.count) - 1].offset
    }

    private func start(of stretch: Int) -> Int64 {
        stretch <= 0 ? .min : stretch > transitions.count ? .max : transitions[stretch - 1].at
    }

    private func isIn(_ stretch: Int, _ seconds: Int64) -> Bool {
        seconds >= start(of: stretch) && seconds < start(of: stretch + 1)
    }

    private func firstIndex(after seconds: Int64) -> Int {
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].at <= seconds { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
