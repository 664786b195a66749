/// How many bookings of an event were held some days before its start, and how many of those still stood at the start.
public struct BookingPoint: Hashable, Sendable {
    /// Whole days before the start.
    public let daysBefore: Int64
    /// Bookings that held a place then.
    public let held: Int64
    /// Of those, bookings that still held it at the start.
    public let kept: Int64

    /// Takes the days and both counts; the kept are at most the held, and the held at most 100,000.
    public init(daysBefore: Int64, held: Int64, kept: Int64) {
        self.daysBefore = max(0, daysBefore)
        self.held = min(100_000, max(0, held))
        self.kept = min(self.held, max(0, kept))
    }
}

/// An event that was held, with how its bookings came in.
public struct PastEvent: Hashable, Sendable {
    /// The course.
    public let course: String
    /// Booked at the start.
    public let booked: Int64
    /// The same earlier on, by days; days that are not among ``BookingCurve/days`` count for nothing.
    public let points: [BookingPoint]

    /// Takes the course, the bookings at the start, and those before; no point keeps more than there were at the start.
    public init(_ course: String, booked: Int64, points: [BookingPoint]) {
        let booked = min(100_000, max(0, booked))
        self.course = course
        self.booked = booked
        self.points = points.map {
            BookingPoint(daysBefore: $0.daysBefore, held: $0.held, kept: min($0.kept, booked))
        }
        .sorted { $0.numbers.lexicographicallyPrecedes($1.numbers) }
    }

    /// The point of a day; of several the first.
    func point(_ days: Int64) -> BookingPoint? { points.first { $0.daysBefore == days } }

    /// An order that is the same however the events were given.
    static func comesBefore(_ one: PastEvent, _ other: PastEvent) -> Bool {
        if one.course != other.course { return one.course < other.course }
        if one.booked != other.booked { return one.booked < other.booked }
        let (mine, theirs) = (one.points.flatMap(\.numbers), other.points.flatMap(\.numbers))
        return mine.lexicographicallyPrecedes(theirs)
    }
}

extension BookingPoint {
    fileprivate var numbers: [Int64] { [daysBefore, held, kept] }
}

/// An event that is still to come.
public struct ComingEvent: Hashable, Sendable {
    /// Which event.
    public let event: String
    /// Its course.
    public let course: String
    /// Whole days until the start.
    public let daysBefore: Int64
    /// Bookings that hold a place now.
    public let held: Int64
    /// How many can be booked, at most 5,000.
    public let bookable: Int64
    /// The least number of people it is held with.
    public let minimum: Int64

    /// Takes all of it; what cannot be is brought to the nearest that can.
    public init(_ event: String, course: String, daysBefore: Int64, held: Int64, bookable: Int64, minimum: Int64) {
        self.event = event
        self.course = course
        self.daysBefore = max(0, daysBefore)
        self.held = min(5_000, max(0, held))
        self.bookable = min(5_000, max(self.held, bookable))
        self.minimum = max(0, minimum)
    }
}
