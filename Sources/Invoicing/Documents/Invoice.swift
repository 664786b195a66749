public import Money

/// An issued invoice: an immutable value in which seller, buyer, lines, dates and VAT are snapshots.
///
/// There is no way to change one; a correction is a ``CreditNote``.
public struct Invoice: Hashable, Sendable {
    /// The number, from a series with no gap and no repeat.
    public let number: DocumentNumber
    /// The date of issue.
    public let issueDate: DocumentDate
    /// The tax point, by which the VAT treatment goes.
    public let taxPoint: DocumentDate
    /// The last day to pay.
    public let dueDate: DocumentDate
    /// Who bills.
    public let seller: SellerSnapshot
    /// Who is billed.
    public let buyer: BuyerSnapshot
    /// The lines, numbered from 1.
    public let lines: [DocumentLine]
    /// The VAT by category with rate or reason, and through it the totals.
    public let vat: VATBreakdown

    /// The currency of every document.
    public static let currency = "GBP"

    /// Days an agency has to pay unless its terms say otherwise.
    public static let paymentDays = 30

    /// The sum of the lines, in pence.
    public var net: Pence { vat.net }
    /// What is to pay: net and VAT, in pence.
    public var total: Pence { vat.total }

    init(
        number: DocumentNumber, issueDate: DocumentDate, taxPoint: DocumentDate, dueDate: DocumentDate,
        seller: SellerSnapshot, buyer: BuyerSnapshot, lines: [DocumentLine], vat: VATBreakdown
    ) throws(InvoicingRefusal) {
        self.number = number
        self.issueDate = issueDate
        self.taxPoint = taxPoint
        self.dueDate = dueDate
        self.seller = seller
        self.buyer = buyer
        self.lines = lines
        self.vat = vat
        try check()
    }

    /// The line with this number; nil where the invoice has none.
    public func line(_ number: Int) -> DocumentLine? {
        lines.indices.contains(number &- 1) ? lines[number &- 1] : nil
    }

    private func check() throws(InvoicingRefusal) {
        guard dueDate >= issueDate else {
            throw InvoicingRefusal(
                .dates, "\(number.text) would be due on \(dueDate.text), before its issue on \(issueDate.text).",
                mend: "Give a due date on or after the issue date.")
        }
        try DocumentLines.check(lines, vat: vat, vatNumber: seller.vatNumber)
        guard zip(1..., lines).allSatisfy({ $0 == $1.number }) else {
            throw InvoicingRefusal(.lines, "The lines are not numbered 1, 2, 3.", mend: "Number them in order.")
        }
    }
}

/// What lines of an invoice and of a credit note have in common.
enum DocumentLines {
    static func check(_ lines: [DocumentLine], vat: VATBreakdown, vatNumber: String?) throws(InvoicingRefusal) {
        guard !lines.isEmpty else {
            throw InvoicingRefusal(.lines, "The document has no line.", mend: "Issue none when there is nothing on it.")
        }
        guard lines.count <= DocumentLine.most else {
            throw InvoicingRefusal(
                .lines, "The document has \(lines.count) lines.", mend: "Divide it: at most \(DocumentLine.most) each.")
        }
        for line in lines { try line.check() }
        try VATRules.check(lines, vatNumber: vatNumber)
        guard VATRules.agree(vat, with: lines) else {
            throw InvoicingRefusal(.vat, "The VAT does not belong to the lines.", mend: "Work it out again.")
        }
        guard vat.total.isWithinLimit else { throw .amount("The total of the document", vat.total) }
    }
}
