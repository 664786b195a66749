import Domain
import Money
import Notifications

/// A charge put to whoever pays it, and what was decided on it: to the contact of the agency, or the person who pays
/// for themselves.
///
/// It names the booking by its reference and nobody by name: the address may be read by many, and the page behind the
/// link tells each reader what they may see.
struct ChargeMail {
    let desk: MailDesk

    func outcome(_ claimed: ClaimedMail) throws -> MailDesk.Outcome {
        guard
            case .charge(let reference, let n, _, _)? = try desk.view.facts(
                of: claimed.mail.subject, payload: "", for: nil),
            let event = try desk.view.event(reference: reference.event), let plan = try desk.view.plan(of: event.id),
            let course = try desk.view.course(plan.course)
        else { return .nothing(MailDesk.outdated) }
        let id = BookingID(event: event.id, ordinal: reference.ordinal)
        let charge = try desk.view.charges(of: id).first { $0.n == n }
        guard let charge, let kind = try kind(charge, claimed.mail) else { return .nothing(MailDesk.outdated) }
        guard let agency = try payer(charge.agency), let to = try recipient(charge, agency, id) else {
            return .nothing(MailDesk.nobody)
        }
        var values: [Placeholder: String] = [
            .agency: agency.name, .amount: charge.amount.text, .explanation: explanation(charge),
            .title: course.title, .event: plan.reference, .booking: "\(reference)",
            .when: try desk.view.sessions(event.id).map(SpokenSession.text).joined(separator: "\n"),
            .bookingLink: desk.links.booking("\(reference)"), .contact: try desk.contact(),
            .partnership: try desk.partnership(),
        ]
        // Who pays for themselves leads no agency, and sees the charge beside their booking.
        values[.chargeLink] =
            charge.settlement == .individual
            ? values[.bookingLink] : desk.links.charge(charge.reference("\(reference)"))
        switch charge.state {
        case .notified(let until): values[.deadline] = until.spoken
        case .accepted: values[.decision] = Phrases.accepted
        case .upheld: values[.decision] = Phrases.upheld
        case .waived: values[.decision] = Phrases.waived
        case .relieved: values[.decision] = Phrases.relieved
        default: break
        }
        return .letter(try desk.letter(kind, claimed, to: to, values))
    }

    /// What the message tells, as long as that is how the charge stands: what was answered, waived or invoiced
    /// meanwhile is no longer to be answered. A decision is told to those who were told of the charge.
    private func kind(_ charge: Charge, _ mail: NewMail) throws -> MessageKind? {
        if mail.topic == MailTopics.chargeReminded { return try mayBeAnswered(charge) ? .chargeReminder : nil }
        guard mail.topic == "charge.\(charge.state.code.rawValue)" else { return nil }
        if mail.topic == MailTopics.chargeNotified { return .chargeNotified }
        let wasTold = try desk.view.chargeHistory(charge).contains { $0.happened == "notified" }
        return wasTold && MailTopics.chargeDecided.contains(mail.topic) ? .chargeDecided : nil
    }

    /// A reminder that comes late, as when mail was held up, would ask for an answer that is refused.
    private func mayBeAnswered(_ charge: Charge) throws -> Bool {
        guard case .notified(let until) = charge.state else { return false }
        return desk.house.zone.date(desk.now) <= until
    }

    /// The agency that stands for the one charged.
    private func payer(_ id: AgencyID) throws -> Agency? { try desk.view.standing(agency: id) }

    private func recipient(_ charge: Charge, _ agency: Agency, _ booking: BookingID) throws -> Letter.Mailbox? {
        if charge.settlement == .individual {
            guard let person = try desk.view.booking(booking)?.person else { return nil }
            return try desk.recipient(person)
        }
        return MailDesk.recipient(agency)
    }

    private func explanation(_ charge: Charge) -> String {
        let read = ExplanationText.read(charge.explanation)
        let steps = read.steps.map { "* \($0.fact): \($0.result) (\($0.clause))" }
        return ([read.summary] + steps).joined(separator: "\n")
    }
}
