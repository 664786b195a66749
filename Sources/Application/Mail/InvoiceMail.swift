import Domain
import Invoicing
import Money
import Notifications

/// An invoice told to whoever pays it, where they look it up: the billing contact of the agency as it is now, or the
/// person who pays for themselves.
struct InvoiceMail {
    let desk: MailDesk

    func outcome(_ claimed: ClaimedMail) throws -> MailDesk.Outcome {
        let view = desk.view
        guard let raw = Int64(claimed.mail.subject.dropFirst("invoice:".count)),
            let stored = try view.document(InvoiceID(raw)), stored.kind == .invoice
        else { return .nothing(MailDesk.outdated) }
        let invoice = try stored.invoice()
        // What is settled or taken back by now asks for nothing.
        guard let facts = InvoiceFacts(of: stored.number, in: try view.postings(of: stored.id)),
            facts.outstanding > .zero
        else { return .nothing(MailDesk.outdated) }
        guard let agency = try view.standing(agency: stored.agency), let to = try recipient(stored, agency) else {
            return .nothing(MailDesk.nobody)
        }
        let isReminder = claimed.mail.topic == MailTopics.invoiceReminder
        var values: [Placeholder: String] = [
            .agency: invoice.buyer.name, .number: stored.number.text,
            .amount: (isReminder ? facts.outstanding : facts.total).text,
            .due: LocalDate(dayNumber: invoice.dueDate.day).spoken,
            .invoiceLink: desk.links.invoice(stored.number.text), .contact: try desk.contact(),
            .partnership: try desk.partnership(),
        ]
        if isReminder {
            let late = desk.house.zone.date(desk.now).dayNumber - invoice.dueDate.day
            values[.daysLate] = String(max(1, late))
            values[.inQuestion] = Phrases.inQuestion(try view.charges(on: stored.id).inQuestion)
        }
        return .letter(try desk.letter(isReminder ? .invoiceReminder : .invoiceIssued, claimed, to: to, values))
    }

    private func recipient(_ document: StoredDocument, _ agency: Agency) throws -> Letter.Mailbox? {
        if let own = try desk.view.charges(on: document.id).first(where: { $0.charge.settlement == .individual }) {
            guard let person = try desk.view.booking(own.charge.booking)?.person else { return nil }
            return try desk.recipient(person)
        }
        return MailDesk.recipient(agency)
    }
}
