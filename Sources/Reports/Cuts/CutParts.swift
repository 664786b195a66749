public import Domain

/// Course events of one group, status and size, with what their bookings add up to: the shape in which the store
/// answers a cut. Parts add up, so it does not matter how finely they are given, nor in which order.
public struct CutPart: Hashable, Sendable {
    /// The value of each dimension's fact; nil where a part is about events and the dimension about their people.
    public let keys: [CutValue?]
    /// Where the events stand.
    public let status: EventStatus
    /// The places of each event.
    public let places: Int64
    /// How many events; nought in a part about people.
    public let events: Int64
    /// The smaller of empty places and people waiting, event by event, summed; nought in a part about people.
    public let lostPlaces: Int64
    /// What bookings add up to.
    public let counts: Counts
    /// What charges add up to.
    public let charges: ChargeCounts

    /// Takes every part.
    public init(
        keys: [CutValue?], status: EventStatus, places: Int64, events: Int64 = 0, lostPlaces: Int64 = 0,
        counts: Counts = Counts(), charges: ChargeCounts = ChargeCounts()
    ) {
        self.keys = keys
        self.status = status
        self.places = places
        self.events = events
        self.lostPlaces = lostPlaces
        self.counts = counts
        self.charges = charges
    }
}

/// A person who waited for a course in a period and held no place of its events in it.
public struct CutWaiter: Hashable, Sendable {
    /// The value of each dimension's fact, of an event waited for and of who waited.
    public let keys: [CutValue?]
    /// The id of the person's record.
    public let person: Int64
    /// The id of the course.
    public let course: Int64

    /// Takes the keys, the person and the course.
    public init(keys: [CutValue?], person: Int64, course: Int64) {
        self.keys = keys
        self.person = person
        self.course = course
    }
}

/// Everything a cut of a period is made of.
public struct CutParts: Hashable, Sendable {
    /// The events with their bookings; in a cut by people, the events alone.
    public var events: [CutPart]
    /// The bookings, in a cut by people.
    public var people: [CutPart]
    /// Who waited in vain.
    public var waiters: [CutWaiter]

    /// Takes the three lists.
    public init(events: [CutPart] = [], people: [CutPart] = [], waiters: [CutWaiter] = []) {
        self.events = events
        self.people = people
        self.waiters = waiters
    }
}

/// The storage port of cuts.
public protocol CutStore {
    /// The course events of a period, ever published, and what their bookings add up to by the facts of a cut. Where a
    /// dimension is nil, its key is nil throughout: the cut without it. It sums kept counters, except that the staff
    /// group is looked up for each booking of the period.
    func cutParts(by dimensions: [Dimension?], in period: CutPeriod) throws -> CutParts
    /// What the numbers stand for by which parts are grouped.
    func cutNames() throws -> CutNames
}
