extension Invoice {
    private static let header = "turnout invoice 1"

    /// Everything on the invoice as one text, always the same bytes for the same invoice: what its hash is taken of.
    ///
    /// The form is described in `docs/money.md`.
    public var canonicalText: String {
        var writer = CanonicalWriter(Self.header)
        writer.put("number", number.text)
        writer.put("issued", issueDate.text)
        writer.put("tax_point", taxPoint.text)
        writer.put("due", dueDate.text)
        writer.put(seller)
        writer.put(buyer)
        writer.put(lines)
        writer.put(vat)
        return writer.ended()
    }

    /// Reads an invoice back; nil where the text is not, byte for byte, the canonical form of an invoice.
    public init?(canonicalText text: String) {
        guard let invoice = try? Self.read(text), CanonicalForm.same(invoice.canonicalText, text) else { return nil }
        self = invoice
    }

    private static func read(_ text: String) throws -> Invoice {
        var reader = try CanonicalReader(text, header: header)
        let invoice = try Invoice(
            number: reader.takeNumber("number"), issueDate: reader.takeDate("issued"),
            taxPoint: reader.takeDate("tax_point"), dueDate: reader.takeDate("due"), seller: reader.takeSeller(),
            buyer: reader.takeBuyer(), lines: reader.takeLines(), vat: reader.takeVAT())
        guard reader.isAtEnd else { throw Damaged() }
        return invoice
    }
}

extension CreditNote {
    private static let header = "turnout credit note 1"

    /// Everything on the credit note as one text, always the same bytes for the same note: what its hash is taken of.
    ///
    /// The form is described in `docs/money.md`.
    public var canonicalText: String {
        var writer = CanonicalWriter(Self.header)
        writer.put("number", number.text)
        writer.put("invoice", invoice.text)
        writer.put("invoice_issued", invoiceIssueDate.text)
        writer.put("issued", issueDate.text)
        writer.put(seller)
        writer.put(buyer)
        writer.put(lines)
        writer.put(vat)
        return writer.ended()
    }

    /// Reads a credit note back; nil where the text is not, byte for byte, the canonical form of a credit note.
    public init?(canonicalText text: String) {
        guard let note = try? Self.read(text), CanonicalForm.same(note.canonicalText, text) else { return nil }
        self = note
    }

    private static func read(_ text: String) throws -> CreditNote {
        var reader = try CanonicalReader(text, header: header)
        let note = try CreditNote(
            number: reader.takeNumber("number"), invoice: reader.takeNumber("invoice"),
            invoiceIssueDate: reader.takeDate("invoice_issued"), issueDate: reader.takeDate("issued"),
            seller: reader.takeSeller(), buyer: reader.takeBuyer(), lines: reader.takeLines(), vat: reader.takeVAT())
        guard reader.isAtEnd else { throw Damaged() }
        return note
    }
}
