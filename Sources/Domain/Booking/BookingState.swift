/// Whether a cancellation came in time under the policy bound to the booking.
public enum Lateness: String, Hashable, Sendable, CaseIterable {
    /// Notice was received while cancelling was free.
    case inTime = "in_time"
    /// Notice was received inside the notice period.
    case late
    /// No policy is bound yet: it is judged when one that covers the moment of booking is first added.
    case unjudged
}

/// Where one person's claim on one event stands. What a state needs, it carries.
public enum BookingState: Hashable, Sendable {
    /// Waits for the agency's or organiser's approval.
    case requested
    /// Approval was refused.
    case declined
    /// Nobody decided on the request before the event started.
    case lapsed
    /// Holds a place.
    case confirmed
    /// The event was postponed: the place is held until the person says yes, or until this moment.
    case reconfirming(until: Instant)
    /// Waits for a place; lower tickets come first.
    case waitlisted(ticket: Int64)
    /// A place is held for the person until this moment.
    case offered(until: Instant)
    /// Left the waiting list, or took back the request or declined the offer.
    case withdrawn
    /// Gave the place up.
    case cancelled(Lateness)
    /// The organiser cancelled the event, or the person did not follow it to its new dates.
    case eventCancelled
    /// Gave the place to a colleague.
    case substituted(by: BookingID)
    /// Went to another event.
    case moved(to: BookingID)
}

extension BookingState {
    /// The word stored, exported and asserted by the database's own check.
    public enum Code: String, Sendable, CaseIterable {
        case requested, declined, lapsed, confirmed, reconfirming, waitlisted, offered, withdrawn
        case cancelledInTime = "cancelled_in_time"
        case cancelledLate = "cancelled_late"
        case cancelledUnjudged = "cancelled_unjudged"
        case eventCancelled = "event_cancelled"
        case substituted, moved

        /// Takes one of the bookable places of the event; an offer holds one too, counted apart.
        public var holdsPlace: Bool { self == .confirmed || self == .reconfirming }

        /// May still lead to a place: a person has at most one such booking per event.
        public var isLive: Bool {
            switch self {
            case .requested, .confirmed, .reconfirming, .waitlisted, .offered: true
            case .declined, .lapsed, .withdrawn, .cancelledInTime, .cancelledLate, .cancelledUnjudged, .eventCancelled,
                .substituted, .moved:
                false
            }
        }

        /// The policy may find that it costs something. Nobody is charged for waiting, or for an event that was
        /// cancelled by its organiser, or for a place passed on.
        public var mayBeCharged: Bool { self == .confirmed || self == .cancelledLate }
    }

    /// The word stored for this state.
    public var code: Code {
        switch self {
        case .requested: .requested
        case .declined: .declined
        case .lapsed: .lapsed
        case .confirmed: .confirmed
        case .reconfirming: .reconfirming
        case .waitlisted: .waitlisted
        case .offered: .offered
        case .withdrawn: .withdrawn
        case .cancelled(.inTime): .cancelledInTime
        case .cancelled(.late): .cancelledLate
        case .cancelled(.unjudged): .cancelledUnjudged
        case .eventCancelled: .eventCancelled
        case .substituted: .substituted
        case .moved: .moved
        }
    }

    /// Takes one of the bookable places of the event.
    public var holdsPlace: Bool { code.holdsPlace }
    /// May still lead to a place.
    public var isLive: Bool { code.isLive }
    /// The policy may find that it costs something.
    public var mayBeCharged: Bool { code.mayBeCharged }
}

/// How a booking came to be.
public enum BookingOrigin: String, Sendable, CaseIterable {
    /// Asked for by the person, the agency or the organiser.
    case booked
    /// Came without a booking; recorded by the trainer as what happened, even beyond the limit.
    case walkIn = "walk_in"
    /// Took the place of a colleague.
    case substitute
    /// Came from another event.
    case moved
}
