/// An event as far as booking it is concerned.
public struct EventHead: Hashable, Sendable {
    /// Its id.
    public let id: EventID
    /// The reference people use, such as `E0001`.
    public let reference: String
    /// What kind of event.
    public let kind: EventKind
    /// Where it stands.
    public let status: EventStatus
    /// The financial year of its first session; nil while it has no dates.
    public let year: Int64?
    /// The start of its first session: the cut-off of booking; nil while it has no dates.
    public let startsAt: Instant?
    /// The end of its last session.
    public let endsAt: Instant?
    /// Whether bookings wait for approval.
    public let needsApproval: Bool
    /// How long an offer lasts, in minutes.
    public let offerMinutes: Int64
    /// The denominator of reports.
    public let places: Int64
    /// The limit that is never exceeded.
    public let bookable: Int64
    /// Whether some places are kept for a group.
    public let hasAllocations: Bool
    /// How many bookings ever arrived; the next one gets the next number.
    public let arrivals: Int64
    /// How many waiting tickets were given.
    public let tickets: Int64
    /// Places held by bookings.
    public let held: Int64
    /// Places held by pending offers.
    public let offered: Int64
    /// People waiting.
    public let waiting: Int64
    /// Which sectors come first on the waiting list.
    public let priority: PriorityRule

    /// Takes every part as read from the store.
    public init(
        id: EventID, reference: String, kind: EventKind, status: EventStatus, year: Int64?, startsAt: Instant?,
        endsAt: Instant?, needsApproval: Bool, offerMinutes: Int64, places: Int64, bookable: Int64,
        hasAllocations: Bool, arrivals: Int64, tickets: Int64, held: Int64, offered: Int64, waiting: Int64,
        priority: PriorityRule
    ) {
        self.id = id
        self.reference = reference
        self.kind = kind
        self.status = status
        self.year = year
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.needsApproval = needsApproval
        self.offerMinutes = offerMinutes
        self.places = places
        self.bookable = bookable
        self.hasAllocations = hasAllocations
        self.arrivals = arrivals
        self.tickets = tickets
        self.held = held
        self.offered = offered
        self.waiting = waiting
        self.priority = priority
    }

    /// The reference of one of its bookings, such as `E0001-17`.
    public func reference(of booking: BookingID) -> String { "\(reference)-\(booking.ordinal)" }

    /// Whether it can be booked now.
    ///
    /// - Throws: ``Refusal`` of kind `wrong_state` or `too_late` with the reason.
    public func mayBeBooked(at now: Instant) throws(Refusal) {
        switch status {
        case .published: break
        case .draft: throw Refusal(.notFound, "There is no event \(reference).")
        case .closed: throw Refusal(.wrongState, "\(reference) is closed to new bookings.")
        case .delivered: throw Refusal(.tooLate, "\(reference) has been held.")
        case .cancelled: throw Refusal(.wrongState, "\(reference) has been cancelled.")
        }
        try mustNotHaveStarted(at: now)
    }

    /// Whether the cut-off lies ahead.
    ///
    /// - Throws: ``Refusal`` of kind `too_late`, or `wrong_state` without dates.
    public func mustNotHaveStarted(at now: Instant) throws(Refusal) {
        guard let startsAt else { throw Refusal(.wrongState, "\(reference) has no dates yet.") }
        guard now < startsAt else { throw Refusal(.tooLate, "\(reference) has started.") }
    }
}
