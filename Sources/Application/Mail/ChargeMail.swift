import Domain
import Money
import Notifications

/// A charge put to whoever pays it: the contact of the agency, or the person who pays for themselves.
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
        // What was answered, waived or invoiced meanwhile is no longer to be answered.
        guard let charge, case .notified(let until) = charge.state else { return .nothing(MailDesk.outdated) }
        guard let agency = try payer(charge.agency), let to = try recipient(charge, agency, id) else {
            return .nothing(MailDesk.nobody)
        }
        let values: [Placeholder: String] = [
            .agency: agency.name, .amount: charge.amount.text, .explanation: explanation(charge),
            .deadline: until.spoken, .title: course.title, .event: plan.reference, .booking: "\(reference)",
            .when: try desk.view.sessions(event.id).map(SpokenSession.text).joined(separator: "\n"),
            .bookingLink: desk.links.booking("\(reference)"), .contact: try desk.contact(),
            .partnership: try desk.partnership(),
        ]
        return .letter(try desk.letter(.chargeNotified, claimed, to: to, values))
    }

    /// The agency that stands for the one charged.
    private func payer(_ id: AgencyID) throws -> Agency? {
        guard let agency = try desk.view.agency(id) else { return nil }
        guard case .merged(let into) = agency.status else { return agency }
        return try desk.view.agency(into)
    }

    private func recipient(_ charge: Charge, _ agency: Agency, _ booking: BookingID) throws -> Letter.Mailbox? {
        if charge.settlement == .individual {
            guard let person = try desk.view.booking(booking)?.person else { return nil }
            return try desk.recipient(person)
        }
        let address = agency.billing.email
        return address.isEmpty ? nil : Letter.Mailbox(name: agency.name.onOneLine, address: address)
    }

    private func explanation(_ charge: Charge) -> String {
        let read = ExplanationText.read(charge.explanation)
        let steps = read.steps.map { "* \($0.fact): \($0.result) (\($0.clause))" }
        return ([read.summary] + steps).joined(separator: "\n")
    }
}
