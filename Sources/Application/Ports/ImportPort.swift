public import Domain

/// A person as an import registers them.
public struct ImportedPerson: Hashable, Sendable {
    /// The id given to them.
    public let id: PersonID
    /// What identifies them.
    public let details: PersonDetails
    /// The agency of their last booking.
    public let agency: AgencyID
    /// When they first booked.
    public let since: Instant

    /// Takes every part.
    public init(id: PersonID, details: PersonDetails, agency: AgencyID, since: Instant) {
        self.id = id
        self.details = details
        self.agency = agency
        self.since = since
    }
}

/// A booking as an import takes it up, with every step of its history and the latest marks.
public struct ImportedBooking: Sendable {
    /// The booking as it stands.
    public let booking: Booking
    /// What happened to it, first first.
    public let steps: [ImportedStep]
    /// What was recorded at each session of the event; nil when nothing was.
    public let mark: Mark?

    /// Takes the booking, its steps and the mark.
    public init(booking: Booking, steps: [ImportedStep], mark: Mark?) {
        self.booking = booking
        self.steps = steps
        self.mark = mark
    }
}

/// One step of a booking's history as an import tells it.
public struct ImportedStep: Hashable, Sendable {
    /// When it happened.
    public let at: Instant
    /// What happened, in the past tense.
    public let happened: String
    /// The state after it.
    public let state: BookingState.Code
    /// Why.
    public let why: String

    /// Takes every part.
    public init(at: Instant, happened: String, state: BookingState.Code, why: String) {
        self.at = at
        self.happened = happened
        self.state = state
        self.why = why
    }
}

/// A waiver decided outside, which takes effect when the charge is assessed.
public struct ImportedWaiver: Hashable, Sendable {
    /// The booking it names.
    public let booking: BookingID
    /// The coded reason.
    public let reason: WaiverReason
    /// When it was decided.
    public let decidedOn: LocalDate

    /// Takes every part.
    public init(booking: BookingID, reason: WaiverReason, decidedOn: LocalDate) {
        self.booking = booking
        self.reason = reason
        self.decidedOn = decidedOn
    }
}

/// Reading what an import is compared with.
public protocol ImportReads {
    /// The codes of every agency.
    func agencyCodes() throws -> Set<String>
    /// The codes of every course.
    func courseCodes() throws -> Set<String>
    /// The references of every event.
    func eventReferences() throws -> Set<String>
    /// Hands over every known person: the case-folded address, the id of whoever it belongs to now, their agency and
    /// their name. The body must not read.
    func eachPerson(_ body: (String, PersonID, AgencyID, String) throws -> Void) throws
    /// The waivers recorded for bookings of an event.
    func importedWaivers(of event: EventID) throws -> [ImportedWaiver]
}

/// Adding many rows at once.
public protocol ImportWrites: ImportReads {
    /// Registers people with the first step of their history each.
    func registerAll(_ people: [ImportedPerson]) throws
    /// Adds bookings of one event with their histories and marks, and counts them. Nothing goes into the outbox:
    /// history is no news.
    func addAll(_ bookings: [ImportedBooking], to event: EventHead, sessions: Int, tickets: Int64) throws
    /// Adds waivers.
    func addAll(_ waivers: [ImportedWaiver]) throws
}
