/// One person's claim on one event.
public struct Booking: Hashable, Sendable {
    /// Made of the event and the arrival number.
    public let id: BookingID
    /// Whose it is.
    public let person: PersonID
    /// For which agency the person booked; it stays when the person moves on.
    public let agency: AgencyID
    /// Where it stands.
    public private(set) var state: BookingState
    /// How it came to be.
    public let origin: BookingOrigin
    /// The booking whose place it took over, for a substitute or a move.
    public let replaces: BookingID?
    /// What the evidence of attendance adds up to.
    public private(set) var outcome: Outcome
    /// The event's priority for this person; lower comes first.
    public let priority: Int64
    /// The policy frozen onto it when it took its place, and the agency's band at that moment; nil while unbound.
    public private(set) var binding: PolicyBinding?
    /// The person's job role when booking.
    public let jobRole: String
    /// When it was made.
    public let bookedAt: Instant
    /// When it took its place; nil until then.
    public private(set) var placedAt: Instant?
    /// The notice of cancelling, once received.
    public private(set) var notice: Notice?
    /// How many steps its history has.
    public private(set) var version: Int64

    /// Takes every part, as made or as read from the store.
    public init(
        id: BookingID, person: PersonID, agency: AgencyID, state: BookingState, origin: BookingOrigin,
        replaces: BookingID?, outcome: Outcome, priority: Int64, binding: PolicyBinding?, jobRole: String,
        bookedAt: Instant, placedAt: Instant?, notice: Notice?, version: Int64
    ) {
        self.id = id
        self.person = person
        self.agency = agency
        self.state = state
        self.origin = origin
        self.replaces = replaces
        self.outcome = outcome
        self.priority = priority
        self.binding = binding
        self.jobRole = jobRole
        self.bookedAt = bookedAt
        self.placedAt = placedAt
        self.notice = notice
        self.version = version
    }

    /// What it counts.
    public var counts: Counts { Counts(state.code, origin, outcome) }

    /// Takes one step.
    ///
    /// - Throws: ``Refusal`` of kind `wrong_state` when it cannot happen now.
    public mutating func happen(_ event: BookingEvent) throws(Refusal) {
        state = try state.after(event)
        version += 1
    }

    /// Takes its place: the policy in force at that moment is frozen onto it, where there is one.
    ///
    /// - Throws: ``Refusal`` of kind `wrong_state`.
    public mutating func takePlace(
        _ event: BookingEvent, at now: Instant, binding: PolicyBinding?
    ) throws(Refusal) {
        try happen(event)
        placedAt = now
        self.binding = binding
    }

    /// Records notice of cancelling with its judgement.
    ///
    /// - Throws: ``Refusal`` of kind `wrong_state`.
    public mutating func cancel(_ lateness: Lateness, notice: Notice) throws(Refusal) {
        try happen(.cancelled(lateness))
        self.notice = notice
    }

    /// Records what the evidence of attendance adds up to now.
    public mutating func record(_ outcome: Outcome) {
        self.outcome = outcome
        version += 1
    }

    /// Binds a booking that took its place while no policy was in force, and judges its cancellation where there was
    /// one. A bound booking never rebinds.
    ///
    /// - Throws: ``Refusal`` of kind `wrong_state` for a booking that is bound, or holds a judgement already.
    public mutating func bind(_ binding: PolicyBinding, judged: Lateness?) throws(Refusal) {
        guard self.binding == nil else { throw Refusal(.wrongState, "The booking is bound to a policy already.") }
        if let judged { state = try state.after(.judged(judged)) }
        self.binding = binding
        version += 1
    }
}

/// The policy frozen onto a booking.
public struct PolicyBinding: Hashable, Sendable {
    /// The version in force when the place was taken.
    public let policy: PolicyID
    /// The agency's band at that moment, for price lists.
    public let band: String?

    /// Takes the version and the band.
    public init(policy: PolicyID, band: String?) {
        self.policy = policy
        self.band = band
    }
}
