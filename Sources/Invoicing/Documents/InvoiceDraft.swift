public import Money

/// An invoice to be: charges of one agency and one series that belong on one document. It has no number yet.
public struct InvoiceDraft: Hashable, Sendable {
    /// The agency to bill.
    public let agencyCode: String
    /// The series the number will come from.
    public let series: Series
    /// The purchase order its charges quote; nil where they quote none.
    public let purchaseOrder: String?
    /// The charges, in the order of the lines.
    public let charges: [PendingCharge]

    /// Takes agency, series, purchase order and charges; the charges are put in the order of the lines.
    public init(agencyCode: String, series: Series, purchaseOrder: String?, charges: [PendingCharge]) {
        self.agencyCode = agencyCode
        self.series = series
        self.purchaseOrder = purchaseOrder
        self.charges = charges.sorted(by: PendingCharge.inLineOrder)
    }

    /// The sum of the charges without VAT, in pence; throws where it does not fit.
    public func net() throws(MoneyFault) -> Pence { try Pence.sum(charges.map(\.net)) }

    /// Issues the invoice under this number.
    ///
    /// The seller is nil where its settings are missing. The tax point is the issue date unless another is given. The
    /// due date is `paymentDays` (0 to 365) after the issue. Outside the scope of VAT the seller's VAT number is left
    /// out. Refuses an empty draft, charges of another agency or series, a charge that stands there twice, and whatever
    /// a document must not look like.
    public func issue(
        number: DocumentNumber, on issueDate: DocumentDate, taxPoint: DocumentDate? = nil, seller: SellerSnapshot?,
        buyer: BuyerSnapshot, paymentDays: Int = Invoice.paymentDays
    ) throws(InvoicingRefusal) -> Invoice {
        guard let seller else { throw .settingMissing(.name) }
        try check(number, buyer)
        return try Invoice(
            issuing: zip(1..., charges).map { $1.line(number: $0) }, number: number, on: issueDate,
            taxPoint: taxPoint ?? issueDate, seller: seller,
            buyer: buyer.quoting(purchaseOrder ?? buyer.purchaseOrder), paymentDays: paymentDays)
    }

    private func check(_ number: DocumentNumber, _ buyer: BuyerSnapshot) throws(InvoicingRefusal) {
        guard number.series == series else {
            throw .mismatch("\(number.text) is not of series \(series.name), to which the charges belong.")
        }
        guard buyer.agencyCode == agencyCode, charges.allSatisfy({ $0.agencyCode == agencyCode }) else {
            throw .mismatch("The invoice to agency \(agencyCode) holds another agency's details or charges.")
        }
        guard charges.allSatisfy({ $0.series == series && $0.purchaseOrder == purchaseOrder }) else {
            throw .mismatch("The invoice to agency \(agencyCode) holds charges of another series or purchase order.")
        }
        try PendingCharge.checkOnce(charges)
    }
}

extension Invoice {
    /// An invoice of these lines, with its VAT worked out; outside the scope of VAT without the seller's VAT number.
    init(
        issuing lines: [DocumentLine], number: DocumentNumber, on issueDate: DocumentDate, taxPoint: DocumentDate,
        seller: SellerSnapshot, buyer: BuyerSnapshot, paymentDays: Int
    ) throws(InvoicingRefusal) {
        guard (0...365).contains(paymentDays) else {
            throw InvoicingRefusal(.dates, "\(paymentDays) days to pay.", mend: "Give 0 to 365 days.")
        }
        let outside = lines.contains { $0.treatment.category == .outsideScope }
        try self.init(
            number: number, issueDate: issueDate, taxPoint: taxPoint, dueDate: issueDate.adding(days: paymentDays),
            seller: outside ? seller.withoutVATNumber : seller, buyer: buyer, lines: lines, vat: Self.vat(of: lines))
    }

    private static func vat(of lines: [DocumentLine]) throws(InvoicingRefusal) -> VATBreakdown {
        do {
            return try VATBreakdown(lines: lines.map { ($0.treatment, $0.net) })
        } catch {
            throw InvoicingRefusal(.amount, error.description, mend: "Correct the charges.")
        }
    }
}
