public import Domain
public import Money

/// Which bookings of an agency to list.
public struct AgencyBookingFilter: Hashable, Sendable {
    /// Whether they are of events past, the last first, or to come, the next first.
    public var isPast: Bool
    /// Where they stand; nil for wherever.
    public var state: BookingState.Code?
    /// The event's reference; nil for every event.
    public var event: String?
    /// What the name, the address or the title contains; nil for whatever.
    public var text: String?
    /// Behind this booking only.
    public var after: Position?
    /// How many at most.
    public var limit: Int64

    /// Where a booking stands in the list.
    public struct Position: Hashable, Sendable {
        /// When its event starts.
        public let startsAt: Instant
        /// The booking.
        public let booking: BookingID

        /// Takes the start and the booking.
        public init(startsAt: Instant, booking: BookingID) {
            self.startsAt = startsAt
            self.booking = booking
        }
    }

    /// Those to come, or past, up to the limit; narrow it by setting the rest.
    public init(isPast: Bool = false, state: BookingState.Code? = nil, limit: Int64 = 50) {
        self.isPast = isPast
        self.state = state
        self.limit = limit
    }
}

/// A booking as the lead of its agency sees it in a list.
public struct AgencyBookingLine: Hashable, Sendable {
    /// The booking.
    public let id: BookingID
    /// The event's reference.
    public let event: String
    /// The title of the course.
    public let title: String
    /// The local date of the first session.
    public let date: LocalDate
    /// When the event starts.
    public let startsAt: Instant
    /// The person's name; empty once it was erased.
    public let name: String
    /// Where it stands.
    public let state: BookingState.Code
    /// What attendance adds up to.
    public let outcome: Outcome
    /// The person's job role when booking.
    public let jobRole: String
    /// When it was made.
    public let bookedAt: Instant

    /// Takes every part.
    public init(
        id: BookingID, event: String, title: String, date: LocalDate, startsAt: Instant, name: String,
        state: BookingState.Code, outcome: Outcome, jobRole: String, bookedAt: Instant
    ) {
        self.id = id
        self.event = event
        self.title = title
        self.date = date
        self.startsAt = startsAt
        self.name = name
        self.state = state
        self.outcome = outcome
        self.jobRole = jobRole
        self.bookedAt = bookedAt
    }

    /// The booking's reference.
    public var reference: String { "\(event)-\(id.ordinal)" }
    /// Where it stands in the list.
    public var position: AgencyBookingFilter.Position { .init(startsAt: startsAt, booking: id) }
}

/// How much waits for the lead of an agency.
public struct AgencyWaiting: Hashable, Sendable {
    /// Requests of events to come.
    public let requests: Int64
    /// People who registered themselves and are to be confirmed.
    public let toConfirm: Int64
    /// Charges that were proposed and are not answered.
    public let proposed: Int64
    /// What those come to, in pence.
    public let proposedSum: Pence
    /// The first date by which one of them is to be answered; nil where there are none.
    public let answerBy: LocalDate?

    /// Takes every part.
    public init(requests: Int64, toConfirm: Int64, proposed: Int64, proposedSum: Pence, answerBy: LocalDate?) {
        self.requests = requests
        self.toConfirm = toConfirm
        self.proposed = proposed
        self.proposedSum = proposedSum
        self.answerBy = answerBy
    }
}

/// What came of an agency's bookings of one course in a year, of events that were held.
public struct AgencyCourseLine: Hashable, Sendable {
    /// The code of the course.
    public let courseCode: String
    /// Its title.
    public let title: String
    /// How many events of the agency's people were held.
    public let events: Int64
    /// Places held when the events began.
    public let held: Int64
    /// Who came without a booking.
    public let walkIns: Int64
    /// Who attended in any form, without a booking too.
    public let attended: Int64
    /// Who held a place and did not come, or came too late to be admitted.
    public let absent: Int64
    /// Bookings cancelled too late.
    public let cancelledLate: Int64
    /// Bookings cancelled in time.
    public let cancelledInTime: Int64
    /// Who was absent with an excuse.
    public let excused: Int64
    /// What empty places cost before relief, in pence.
    public let cost: Pence
    /// What of it was relieved, in pence.
    public let relieved: Pence
    /// What of it was waived, in pence.
    public let waived: Pence
    /// What of it stands on invoices, in pence.
    public let invoiced: Pence

    /// Takes every part; the counts in the order of the properties from `events` to `excused`, the amounts from `cost`
    /// to `invoiced`. Nil for another number of them.
    public init?(courseCode: String, title: String, counts: [Int64], pence: [Int64]) {
        guard counts.count == 8, pence.count == 4 else { return nil }
        self.courseCode = courseCode
        self.title = title
        (events, held, walkIns, attended) = (counts[0], counts[1], counts[2], counts[3])
        (absent, cancelledLate, cancelledInTime, excused) = (counts[4], counts[5], counts[6], counts[7])
        (cost, relieved) = (Pence(pence[0]), Pence(pence[1]))
        (waived, invoiced) = (Pence(pence[2]), Pence(pence[3]))
    }

    /// Of those who held a place, who attended.
    public var attendedOfHeld: Int64 { max(0, attended - walkIns) }
    /// What is or will be charged, in pence.
    public var charged: Pence { cost - relieved - waived }
}

/// Reading what the lead of an agency works with, within the scope.
public protocol AgencyReads {
    /// Bookings made for an agency.
    func bookings(of agency: AgencyID, _ filter: AgencyBookingFilter, at now: Instant) throws -> [AgencyBookingLine]
    /// How much waits for the lead of an agency; nil for one that may not be seen.
    func waiting(for agency: AgencyID, at now: Instant) throws -> AgencyWaiting?
    /// What came of an agency's bookings of a year, by course.
    func courses(of agency: AgencyID, in year: FinancialYear) throws -> [AgencyCourseLine]
}
