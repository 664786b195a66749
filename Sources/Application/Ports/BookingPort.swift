public import Domain

/// What was read for a claim, under the event's lock.
public struct ClaimDesk: Sendable {
    /// The event.
    public let event: EventHead
    /// The person, the agency they work for now, and whether they are to be confirmed; nil when the address is not
    /// known yet.
    public let person: (id: PersonID, agency: AgencyID, isToBeConfirmed: Bool)?
    /// The agency named; nil when there is none of that code that is active.
    public let agency: AgencyCard?
    /// The person's live booking of this event.
    public let live: BookingID?
    /// The policy in force today.
    public let policy: PolicyID?

    /// Takes what was read.
    public init(
        event: EventHead, person: (id: PersonID, agency: AgencyID, isToBeConfirmed: Bool)?, agency: AgencyCard?,
        live: BookingID?, policy: PolicyID?
    ) {
        self.event = event
        self.person = person
        self.agency = agency
        self.live = live
        self.policy = policy
    }
}

/// An agency as far as booking is concerned.
public struct AgencyCard: Hashable, Sendable {
    /// Its id.
    public let id: AgencyID
    /// Its code.
    public let code: String
    /// Its sector.
    public let sector: String
    /// Its band in price lists.
    public let band: String?

    /// Takes the id, the code, the sector and the band.
    public init(id: AgencyID, code: String, sector: String, band: String?) {
        self.id = id
        self.code = code
        self.sector = sector
        self.band = band
    }
}

/// One step of a history.
public struct HistoryStep: Hashable, Sendable {
    /// Its number, from 1.
    public let n: Int64
    /// When.
    public let at: Instant
    /// Who, as a principal's name.
    public let actor: String
    /// What happened, in the past tense.
    public let happened: String
    /// The state after it.
    public let state: String
    /// Why.
    public let why: String

    /// Takes every part.
    public init(n: Int64, at: Instant, actor: String, happened: String, state: String, why: String) {
        self.n = n
        self.at = at
        self.actor = actor
        self.happened = happened
        self.state = state
        self.why = why
    }
}

/// An offer as kept: who let it expire, who took it.
public struct OfferRecord: Hashable, Sendable {
    /// Where an offer stands.
    public enum State: String, Sendable { case pending, claimed, expired, revoked }

    /// Its number at the booking, from 1.
    public let n: Int64
    /// When it was made.
    public let madeAt: Instant
    /// Until when it holds the place.
    public let until: Instant
    /// Where it stands.
    public let state: State
    /// When it ended.
    public let endedAt: Instant?

    /// Takes every part.
    public init(n: Int64, madeAt: Instant, until: Instant, state: State, endedAt: Instant?) {
        self.n = n
        self.madeAt = madeAt
        self.until = until
        self.state = state
        self.endedAt = endedAt
    }
}

/// What the evidence says of a booking at one session: the latest mark.
public struct SessionMark: Hashable, Sendable {
    /// The session's number at the event, from 1.
    public let session: Int64
    /// How many marks were made, corrections included.
    public let n: Int64
    /// The latest mark.
    public let mark: Mark

    /// Takes the session, how many marks there are, and the latest.
    public init(session: Int64, n: Int64, mark: Mark) {
        self.session = session
        self.n = n
        self.mark = mark
    }
}

/// Reading events and bookings.
public protocol BookingReads {
    /// The event of a reference; nil when there is none.
    func event(reference: String) throws -> EventHead?
    /// An event; nil when there is none.
    func event(_ id: EventID) throws -> EventHead?
    /// Its sessions in order of start.
    func sessions(_ event: EventID) throws -> [SessionTime]
    /// Its places as they stand, with what allocations need.
    func seats(_ event: EventHead) throws -> Seats
    /// A booking within the scope; nil when there is none or it may not be seen.
    func booking(_ id: BookingID) throws -> Booking?
    /// The bookings of an event within the scope, in order of arrival.
    func bookings(of event: EventID) throws -> [Booking]
    /// The bookings of an event within the scope as its register shows them, in order of arrival.
    func register(of event: EventID, _ filter: RegisterFilter) throws -> [RegisterLine]
    /// The first so many people waiting, in order.
    func waiters(_ event: EventID, limit: Int64) throws -> [Waiter]
    /// The waiting list within the scope, in order, with names for those who run it, behind a place where one is given.
    func waitingList(_ event: EventID, after: WaitingRow.Position?, limit: Int64) throws -> [WaitingRow]
    /// How many people wait before this ticket, for the position shown.
    func waitersBefore(_ event: EventID, priority: Int64, ticket: Int64) throws -> Int64
    /// Every step of a booking.
    func history(_ booking: BookingID) throws -> [HistoryStep]
    /// Every offer a booking had.
    func offers(_ booking: BookingID) throws -> [OfferRecord]
    /// The latest marks of a booking, by session.
    func marks(_ booking: BookingID) throws -> [SessionMark]
    /// Events that have a booking whose offer or reconfirmation ran out, or a request whose event started.
    func eventsDue(at now: Instant, limit: Int64) throws -> [EventID]
    /// Bookings of an event whose offer or reconfirmation ran out by now.
    func due(_ event: EventID, at now: Instant) throws -> [Booking]
    /// Bookings of an event that wait for approval.
    func requested(_ event: EventID) throws -> [Booking]
    /// For which agency a person works now; nil when there is no such person.
    func agency(of person: PersonID) throws -> AgencyID?
    /// An agency as far as booking is concerned; nil when there is none.
    func agencyCard(_ agency: AgencyID) throws -> AgencyCard?
    /// What a booking's price depends on: the course's fee, the agency's sector, band and exemptions as they stand.
    func terms(of booking: Booking, _ event: EventHead, _ times: EventTimes) throws -> BookingTerms
    /// The person's other live bookings whose sessions overlap this event's, by reference: a warning, never a refusal.
    func overlaps(_ person: PersonID, with event: EventID) throws -> [String]
}

/// Changing bookings. Whoever writes holds the event's lock first.
public protocol BookingWrites: BookingReads {
    /// What was read with the lock for the claim of this unit of work.
    func claimDesk() throws -> ClaimDesk
    /// A booking of the locked event that waits, whoever asks: the list moves for everybody.
    func waitingBooking(_ id: BookingID) throws -> Booking?
    /// Locks an event's row and reads it; every writer does this before touching its children.
    func lock(_ event: EventID) throws -> EventHead
    /// Adds a booking with the first step of its history, and counts it.
    func add(_ booking: Booking, event: EventHead, happened: String, why: String) throws
    /// Saves a changed booking with the step that changed it, and counts the difference.
    func save(_ booking: Booking, was: Booking, event: EventHead, happened: String, why: String) throws
    /// Records an offer.
    func addOffer(_ booking: BookingID, madeAt: Instant, until: Instant) throws
    /// Ends the pending offer of a booking.
    func endOffer(_ booking: BookingID, as state: OfferRecord.State, at now: Instant) throws
    /// Appends a mark; an earlier one stays in the history.
    func addMark(_ booking: BookingID, session: Int64, n: Int64, mark: Mark) throws
    /// Records an attempt to cancel through a channel that does not count.
    func addAttempt(_ booking: BookingID, notice: Notice, why: String) throws
    /// Binds a booking that took its place without a policy, with its judgement where it was cancelled, and counts it.
    func bind(_ booking: Booking, was: Booking, event: EventHead, why: String) throws
    /// Sets where an event stands, with a step of its history.
    func setStatus(_ event: EventID, _ status: EventStatus, reason: String, step: EventStep) throws
    /// Replaces the sessions of an event that has not started, and all that follows from its dates.
    func reschedule(_ event: EventID, _ times: EventTimes, _ zone: Zone) throws
    /// Registers a person, or finds the one with that address.
    func register(_ person: NewPerson) throws -> PersonID
}

/// A person as registered with a first booking.
public struct NewPerson: Hashable, Sendable {
    /// The e-mail address as given.
    public let email: String
    /// The name.
    public let name: String
    /// The job role.
    public let jobRole: String
    /// The agency they work for.
    public let agency: AgencyID

    /// Takes the address, the name, the job role and the agency.
    public init(email: String, name: String, jobRole: String, agency: AgencyID) {
        self.email = email
        self.name = name
        self.jobRole = jobRole
        self.agency = agency
    }
}
