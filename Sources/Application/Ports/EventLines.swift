public import Domain

/// Which events to list.
public struct EventFilter: Hashable, Sendable {
    /// Of this financial year, by the first session.
    public var year: FinancialYear?
    /// Of this course.
    public var course: CourseID?
    /// In this status.
    public var status: EventStatus?
    /// Starting on this local date or later.
    public var from: LocalDate?
    /// Starting on this local date or earlier.
    public var to: LocalDate?
    /// Taught by this person.
    public var trainer: PersonID?
    /// Open to booking with a place that nobody holds, and starting after this moment.
    public var freeAt: Instant?
    /// How many at most.
    public var limit: Int64
    /// Behind this event only.
    public var after: Position?

    /// Where an event stands in the list.
    public struct Position: Hashable, Sendable {
        /// When its first session starts; nil while it has no dates.
        public let startsAt: Instant?
        /// Its reference.
        public let reference: String

        /// Takes the start and the reference.
        public init(startsAt: Instant?, reference: String) {
            self.startsAt = startsAt
            self.reference = reference
        }
    }

    /// All events up to the limit; narrow it by setting the rest.
    public init(limit: Int64 = 1_000) { self.limit = limit }
}

/// An event in a list, with its counters.
public struct EventLine: Hashable, Sendable {
    /// The event as far as booking is concerned.
    public let head: EventHead
    /// The code of the course.
    public let courseCode: String
    /// The title of the course.
    public let title: String
    /// How it is held.
    public let delivery: String
    /// Where it is held.
    public let venue: String
    /// The local date of the first session.
    public let firstDate: LocalDate?
    /// Fewer bookings than this put it at risk.
    public let minimum: Int64

    /// Takes every part.
    public init(
        head: EventHead, courseCode: String, title: String, delivery: String, venue: String, firstDate: LocalDate?,
        minimum: Int64
    ) {
        self.head = head
        self.courseCode = courseCode
        self.title = title
        self.delivery = delivery
        self.venue = venue
        self.firstDate = firstDate
        self.minimum = minimum
    }

    /// The status as shown: a published event without a free place is full.
    public var standing: String {
        head.status == .published && head.held + head.offered >= head.bookable ? "full" : head.status.rawValue
    }
}

/// What a financial year planned of a course, and what became of it.
public struct ProgrammeLine: Hashable, Sendable {
    /// The code of the course.
    public let courseCode: String
    /// Its title.
    public let title: String
    /// How many events were the target; nil where none was set.
    public let targetEvents: Int64?
    /// How many places were the target; nil where none was set.
    public let targetPlaces: Int64?
    /// Events ever published for the year.
    public let planned: Int64
    /// Of those, held.
    public let delivered: Int64
    /// Of those, cancelled.
    public let cancelled: Int64
    /// Places of the events not cancelled.
    public let places: Int64
    /// Places of the events held.
    public let deliveredPlaces: Int64

    /// Takes every part.
    public init(
        courseCode: String, title: String, targetEvents: Int64?, targetPlaces: Int64?, planned: Int64,
        delivered: Int64, cancelled: Int64, places: Int64, deliveredPlaces: Int64
    ) {
        self.courseCode = courseCode
        self.title = title
        self.targetEvents = targetEvents
        self.targetPlaces = targetPlaces
        self.planned = planned
        self.delivered = delivered
        self.cancelled = cancelled
        self.places = places
        self.deliveredPlaces = deliveredPlaces
    }

    /// Events planned and still to come.
    public var toCome: Int64 { planned - delivered - cancelled }
}

/// How many people of a staff group an agency has.
public struct WorkforceLine: Hashable, Sendable {
    /// The agency's code.
    public let agencyCode: String
    /// The agency's name.
    public let agencyName: String
    /// The staff group.
    public let staffGroup: String
    /// The date on which they were counted.
    public let asOf: LocalDate
    /// How many.
    public let headcount: Int64

    /// Takes every part.
    public init(agencyCode: String, agencyName: String, staffGroup: String, asOf: LocalDate, headcount: Int64) {
        self.agencyCode = agencyCode
        self.agencyName = agencyName
        self.staffGroup = staffGroup
        self.asOf = asOf
        self.headcount = headcount
    }
}

/// A bank holiday.
public struct Holiday: Hashable, Sendable {
    /// Where.
    public let nation: Nation
    /// When.
    public let date: LocalDate
    /// What it is called.
    public let name: String

    /// Takes the nation, the date and the name.
    public init(nation: Nation, date: LocalDate, name: String) {
        self.nation = nation
        self.date = date
        self.name = name
    }
}
