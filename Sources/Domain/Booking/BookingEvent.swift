/// What happened to a booking, in the past tense; the history keeps every one.
public enum BookingEvent: Hashable, Sendable {
    /// A place was given: on booking, on approval, or from the waiting list before the notice period.
    case placed
    /// Joined the waiting list, or went back to its end.
    case queued(ticket: Int64)
    /// The agency or organiser said no.
    case declined
    /// The event started with the request undecided.
    case lapsed
    /// A freed place is held for the person.
    case offered(until: Instant)
    /// The person took the offer.
    case claimed
    /// The offer ran out; who lets one expire goes to the end of the list.
    case offerExpired(ticket: Int64)
    /// The organiser took the offer back; the person keeps the ticket they had or gets this one.
    case offerRevoked(ticket: Int64)
    /// The person left the list, took back the request or declined the offer.
    case withdrew
    /// Notice of cancelling was received.
    case cancelled(Lateness)
    /// A policy was added that covers the moment of booking.
    case judged(Lateness)
    /// The organiser cancelled the event.
    case eventCancelled
    /// A colleague took the place.
    case substituted(by: BookingID)
    /// The person went to another event.
    case moved(to: BookingID)
    /// The event has new dates: yes is needed before this moment.
    case postponed(until: Instant)
    /// The person said yes to the new dates.
    case reconfirmed

    /// The word kept in the history.
    public var word: String {
        switch self {
        case .placed: "placed"
        case .queued: "queued"
        case .declined: "declined"
        case .lapsed: "lapsed"
        case .offered: "offered"
        case .claimed: "claimed"
        case .offerExpired: "offer_expired"
        case .offerRevoked: "offer_revoked"
        case .withdrew: "withdrew"
        case .cancelled: "cancelled"
        case .judged: "judged"
        case .eventCancelled: "event_cancelled"
        case .substituted: "substituted"
        case .moved: "moved"
        case .postponed: "postponed"
        case .reconfirmed: "reconfirmed"
        }
    }
}

extension BookingState {
    /// The state after what happened.
    ///
    /// - Throws: ``Refusal`` of kind `wrong_state` when that cannot happen in this state.
    public func after(_ event: BookingEvent) throws(Refusal) -> BookingState {
        if let next = next(event) { return next }
        throw Refusal(
            .wrongState, "The booking \(standing), so it cannot be \(BookingState.participle(event)).",
            mend: isLive ? nil : "Make a new booking if the person should have a place.")
    }

    private func next(_ event: BookingEvent) -> BookingState? {
        switch (self, event) {
        case (.requested, .placed), (.waitlisted, .placed), (.offered, .claimed), (.reconfirming, .reconfirmed):
            .confirmed
        case (.requested, .queued(let ticket)), (.offered, .offerExpired(let ticket)),
            (.offered, .offerRevoked(let ticket)):
            .waitlisted(ticket: ticket)
        case (.requested, .declined): .declined
        case (.requested, .lapsed): .lapsed
        case (.waitlisted, .offered(let until)): .offered(until: until)
        case (.requested, .withdrew), (.waitlisted, .withdrew), (.offered, .withdrew): .withdrawn
        case (.confirmed, .cancelled(let lateness)): .cancelled(lateness)
        // Who does not follow an event to its new dates gave up nothing the organiser had not taken away.
        case (.reconfirming, .cancelled): .eventCancelled
        case (.cancelled(.unjudged), .judged(let lateness)): .cancelled(lateness)
        case (_, .eventCancelled) where isLive: .eventCancelled
        case (.confirmed, .substituted(let by)), (.reconfirming, .substituted(let by)): .substituted(by: by)
        case (.confirmed, .moved(let to)), (.reconfirming, .moved(let to)): .moved(to: to)
        case (.confirmed, .postponed(let until)), (.reconfirming, .postponed(let until)): .reconfirming(until: until)
        default: nil
        }
    }

    /// How the state reads in a sentence that begins "The booking".
    public var standing: String {
        switch self {
        case .requested: "waits for approval"
        case .declined: "was declined"
        case .lapsed: "lapsed undecided"
        case .confirmed: "is confirmed"
        case .reconfirming: "waits for a yes to the new dates"
        case .waitlisted: "is on the waiting list"
        case .offered: "has an offer of a place"
        case .withdrawn: "was withdrawn"
        case .cancelled(.inTime): "was cancelled in time"
        case .cancelled(.late): "was cancelled late"
        case .cancelled(.unjudged): "was cancelled"
        case .eventCancelled: "ended when the event was cancelled"
        case .substituted: "was passed to a colleague"
        case .moved: "was moved to another event"
        }
    }

    private static func participle(_ event: BookingEvent) -> String {
        switch event {
        case .placed: "confirmed"
        case .queued: "put on the waiting list"
        case .declined: "declined"
        case .lapsed: "lapsed"
        case .offered: "offered a place"
        case .claimed: "accepted: there is no offer to accept"
        case .offerExpired, .offerRevoked: "put back on the list: there is no offer"
        case .withdrew: "withdrawn"
        case .cancelled: "cancelled"
        case .judged: "judged"
        case .eventCancelled: "ended with the event"
        case .substituted: "passed to a colleague"
        case .moved: "moved"
        case .postponed: "asked about new dates"
        case .reconfirmed: "reconfirmed"
        }
    }
}
