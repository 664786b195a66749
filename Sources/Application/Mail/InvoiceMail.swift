import Documents
import Domain
import Invoicing
import Money
import Notifications

/// An invoice or a credit note told to whoever pays it, with its file: the billing contact of the agency as it is now,
/// or the person who pays for themselves.
struct InvoiceMail {
    let desk: MailDesk

    /// The document that a message is about; nil where its subject names none.
    static func document(_ subject: String) -> InvoiceID? {
        guard subject.hasPrefix("invoice:") else { return nil }
        return Int64(subject.dropFirst("invoice:".count)).map { InvoiceID($0) }
    }

    func outcome(_ claimed: ClaimedMail) throws -> MailDesk.Outcome {
        guard let id = Self.document(claimed.mail.subject), let stored = try desk.view.document(id) else {
            return .nothing(MailDesk.outdated)
        }
        return switch stored.kind {
        case .invoice: try invoice(stored, claimed)
        case .creditNote: try creditNote(stored, claimed)
        }
    }

    private func invoice(_ stored: StoredDocument, _ claimed: ClaimedMail) throws -> MailDesk.Outcome {
        let invoice = try stored.invoice()
        // What is settled or taken back by now asks for nothing.
        guard let facts = InvoiceFacts(of: stored.number, in: try desk.view.postings(of: stored.id)),
            facts.outstanding > .zero
        else { return .nothing(MailDesk.outdated) }
        guard let to = try recipient(stored, charges: stored.id) else { return .nothing(MailDesk.nobody) }
        var values = try values(stored, invoice.buyer)
        values[.due] = LocalDate(dayNumber: invoice.dueDate.day).spoken
        guard claimed.mail.topic == MailTopics.invoiceReminder else {
            values[.amount] = facts.total.text
            return .letter(try desk.letter(.invoiceIssued, claimed, to: to, values, files: files(stored)))
        }
        values[.amount] = facts.outstanding.text
        let late = desk.house.zone.date(desk.now).dayNumber - invoice.dueDate.day
        values[.daysLate] = String(max(1, late))
        values[.inQuestion] = Phrases.inQuestion(try desk.view.charges(on: stored.id).inQuestion)
        return .letter(try desk.letter(.invoiceReminder, claimed, to: to, values, files: files(stored)))
    }

    private func creditNote(_ stored: StoredDocument, _ claimed: ClaimedMail) throws -> MailDesk.Outcome {
        let note = try stored.creditNote()
        guard let corrected = try desk.view.document(note.invoice),
            let to = try recipient(stored, charges: corrected.id)
        else { return .nothing(MailDesk.nobody) }
        var values = try values(stored, note.buyer)
        values[.amount] = note.total.text
        values[.invoice] = note.invoice.text
        return .letter(try desk.letter(.creditNoteIssued, claimed, to: to, values, files: files(stored)))
    }

    private func values(_ stored: StoredDocument, _ buyer: BuyerSnapshot) throws -> [Placeholder: String] {
        [
            .agency: buyer.name, .number: stored.number.text, .invoiceLink: desk.links.invoice(stored.number.text),
            .contact: try desk.contact(), .partnership: try desk.partnership(),
        ]
    }

    private func files(_ stored: StoredDocument) throws -> [Letter.File] {
        try desk.view.file(of: stored.id, Paper.mediaType).map { file in
            [Letter.File(name: "\(stored.number.text).pdf", type: Paper.mediaType, bytes: file.bytes)]
        } ?? []
    }

    /// Whoever pays: told by the charges of the invoice, since a credit note has none of its own.
    private func recipient(_ document: StoredDocument, charges invoice: InvoiceID) throws -> Letter.Mailbox? {
        guard let agency = try desk.view.standing(agency: document.agency) else { return nil }
        if let own = try desk.view.charges(on: invoice).first(where: { $0.charge.settlement == .individual }) {
            guard let person = try desk.view.booking(own.charge.booking)?.person else { return nil }
            return try desk.recipient(person)
        }
        return MailDesk.recipient(agency)
    }
}
