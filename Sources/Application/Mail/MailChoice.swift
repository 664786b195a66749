import Domain
import Notifications

/// Which message tells of what happened to a booking, at the moment of sending.
///
/// What is no longer so is not told. Each step of a booking has a message of its own, so the message of a step is sent
/// only while that step is still the last one that changed where the booking stands: who books and cancels before the
/// first message left is told of the cancellation alone. Nor is anybody told of an event that has begun what was to be
/// told before: that a place is theirs, that they wait, that it is tomorrow.
struct MailChoice {
    let booking: Booking
    let event: EventHead
    let history: [HistoryStep]
    let now: Instant

    /// The message with the step it tells of; nil for one that is no longer to be sent.
    func message(_ mail: NewMail) -> (kind: MessageKind, why: String)? {
        let steps = history.filter { MailTopics.steps.contains($0.happened) }
        guard let last = steps.last else { return nil }
        if let reminder = ReminderKind.allCases.first(where: { MailTopics.reminder($0) == mail.topic }) {
            guard last.at <= mail.at, booking.state.holdsPlace, hasNotBegun else { return nil }
            return (reminder == .dayBefore ? .tomorrow : .freeCancellingEnds, "")
        }
        if mail.topic == MailTopics.eventChanged {
            guard last.at <= mail.at, booking.state.holdsPlace, hasNotBegun else { return nil }
            return (.changed, "")
        }
        if mail.topic == MailTopics.attendanceAsked {
            // What was recorded meanwhile is no longer asked.
            return booking.state == .confirmed && booking.outcome == .notRecorded ? (.attendanceQuery, "") : nil
        }
        guard mail.topic == "booking.\(last.happened)", last.at == mail.at,
            let kind = kind(last.happened, before: steps.dropLast().last?.state), isOfUse(kind)
        else { return nil }
        return (kind, last.why)
    }

    private var hasNotBegun: Bool { event.startsAt.map { now < $0 } ?? true }

    private func kind(_ step: String, before: String?) -> MessageKind? {
        switch (step, booking.state) {
        case ("requested", _): .requested
        case ("declined", _): .declined
        case ("lapsed", _): .requestLapsed
        case ("placed", _): placed(before)
        case ("claimed", _): .confirmed
        case ("reconfirmed", _): .reconfirmed
        case ("queued", _): .waiting
        case ("offered", _): .offered
        case ("offer_expired", _): .offerExpired
        case ("offer_revoked", _): .offerRevoked
        case ("withdrew", _): .withdrawn
        case ("cancelled", .cancelled(.late)): .cancelledLate
        case ("cancelled", _): .cancelledInTime
        case ("event_cancelled", _): .eventCancelled
        case ("substituted", _): .passedOn
        case ("moved", _): .movedAway
        case ("postponed", _): .postponed
        default: nil
        }
    }

    private func placed(_ before: String?) -> MessageKind? {
        switch (booking.origin, before) {
        case (.walkIn, _): nil
        case (_, BookingState.Code.requested.rawValue): .approved
        case (_, BookingState.Code.waitlisted.rawValue): .promoted
        case (.substitute, _): .tookOver
        case (.moved, _): .movedHere
        case (.booked, _): .confirmed
        }
    }

    private func isOfUse(_ kind: MessageKind) -> Bool {
        switch booking.state {
        case .offered(let until), .reconfirming(let until): return now < until
        default: break
        }
        switch kind {
        case .requested, .waiting, .offerExpired, .offerRevoked: return hasNotBegun
        default: return kind.calendar != .request || hasNotBegun
        }
    }
}
