public import Domain

/// Events of one year that share kind and status, with the sums of their kept counters.
///
/// It is the one shape in which the store answers a year report: there are some thirty groups at most,
/// however many bookings there are.
public struct EventGroup: Hashable, Sendable {
    /// What kind of event.
    public let kind: EventKind
    /// Where they stand.
    public let status: EventStatus
    /// How many events.
    public let events: Int64
    /// Their places together: the denominator of reports.
    public let places: Int64
    /// The smaller of empty places and people waiting, event by event, summed.
    public let lostPlaces: Int64
    /// What their bookings add up to.
    public let counts: Counts
    /// What their charges add up to.
    public let charges: ChargeCounts

    /// Takes every part.
    public init(
        kind: EventKind, status: EventStatus, events: Int64, places: Int64, lostPlaces: Int64, counts: Counts,
        charges: ChargeCounts
    ) {
        self.kind = kind
        self.status = status
        self.places = places
        self.events = events
        self.lostPlaces = lostPlaces
        self.counts = counts
        self.charges = charges
    }
}

extension [EventGroup] {
    /// The groups of course events.
    var courses: [EventGroup] { filter { $0.kind.countsAsCourse } }
    /// The groups of events held.
    var held: [EventGroup] { filter { $0.status == .delivered } }

    /// How many events.
    var events: Int64 { reduce(0) { $0 + $1.events } }
    /// How many events of these statuses.
    func events(_ statuses: EventStatus...) -> Int64 { filter { statuses.contains($0.status) }.events }
    /// The places of all events together.
    var places: Int64 { reduce(0) { $0 + $1.places } }
    /// Places empty although somebody waited.
    var lostPlaces: Int64 { reduce(0) { $0 + $1.lostPlaces } }
    /// The sum of their counters.
    var counts: Counts { reduce(Counts()) { $0 + $1.counts } }
    /// The sum of their charges.
    var charges: ChargeCounts { reduce(ChargeCounts()) { $0 + $1.charges } }
}
