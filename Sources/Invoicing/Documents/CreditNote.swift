public import Money

/// One line of an invoice to be credited, in whole or in part.
public struct Correction: Hashable, Sendable {
    /// The number of the invoice's line.
    public let line: Int
    /// The net amount to credit, in pence, above zero.
    public let net: Pence

    /// Takes the line's number and the net amount to credit.
    public init(line: Int, net: Pence) {
        self.line = line
        self.net = net
    }
}

/// An issued credit note: an immutable document that corrects lines of one invoice.
///
/// A waiver after issue is a credit note. A bad debt is not: see ``WriteOff``.
public struct CreditNote: Hashable, Sendable {
    /// The number, from a series of its own.
    public let number: DocumentNumber
    /// The invoice it corrects.
    public let invoice: DocumentNumber
    /// When that invoice was issued.
    public let invoiceIssueDate: DocumentDate
    /// The date of issue of this note.
    public let issueDate: DocumentDate
    /// Who bills, as on the invoice.
    public let seller: SellerSnapshot
    /// Who is billed, as on the invoice.
    public let buyer: BuyerSnapshot
    /// The lines credited: each with the number it has on the invoice, and what is credited of it.
    public let lines: [DocumentLine]
    /// What is credited by VAT category, and through it the totals.
    public let vat: VATBreakdown

    /// The net amount credited, in pence.
    public var net: Pence { vat.net }
    /// The whole amount credited, VAT included, in pence.
    public var total: Pence { vat.total }

    init(
        number: DocumentNumber, invoice: DocumentNumber, invoiceIssueDate: DocumentDate, issueDate: DocumentDate,
        seller: SellerSnapshot, buyer: BuyerSnapshot, lines: [DocumentLine], vat: VATBreakdown
    ) throws(InvoicingRefusal) {
        self.number = number
        self.invoice = invoice
        self.invoiceIssueDate = invoiceIssueDate
        self.issueDate = issueDate
        self.seller = seller
        self.buyer = buyer
        self.lines = lines
        self.vat = vat
        try check()
    }

    private func check() throws(InvoicingRefusal) {
        guard number.series != invoice.series else {
            throw InvoicingRefusal(
                .number, "Credit note \(number.text) is numbered in the series of the invoices.",
                mend: "Give credit notes a series of their own.")
        }
        guard issueDate >= invoiceIssueDate else {
            throw InvoicingRefusal(
                .dates, "\(number.text) of \(issueDate.text) is before its invoice of \(invoiceIssueDate.text).",
                mend: "Issue it on or after that date.")
        }
        try DocumentLines.check(lines, vat: vat, vatNumber: seller.vatNumber)
        guard zip(lines, lines.dropFirst()).allSatisfy({ $0.number < $1.number }), (lines.first?.number ?? 0) > 0 else {
            throw InvoicingRefusal(.twice, "A line is corrected twice in one note.", mend: "Add the amounts up.")
        }
    }
}
