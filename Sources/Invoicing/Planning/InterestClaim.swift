public import Money

/// Interest of one agency that is to be claimed on one document: a line for each invoice that was late.
public struct InterestClaim: Hashable, Sendable {
    /// What is claimed, by the number of the late invoice; each once.
    public let interest: [LateInterest]

    /// All of it, in pence.
    public var total: Pence { interest.reduce(.zero) { $0 + $1.total } }

    /// Takes what is claimed, in any order.
    public init(_ interest: [LateInterest]) {
        self.interest = interest.sorted { $0.invoice < $1.invoice }
    }

    /// Issues the invoice that claims it, under this number; the seller is nil where its settings are missing.
    ///
    /// - Throws: ``InvoicingRefusal`` where nothing is claimed, and for whatever a document must not look like.
    public func issue(
        number: DocumentNumber, on issueDate: DocumentDate, seller: SellerSnapshot?, buyer: BuyerSnapshot,
        paymentDays: Int = Invoice.paymentDays
    ) throws(InvoicingRefusal) -> Invoice {
        guard let seller else { throw .settingMissing(.name) }
        return try Invoice(
            issuing: zip(1..., interest).map { $1.line(number: $0) }, number: number, on: issueDate,
            taxPoint: issueDate, seller: seller, buyer: buyer, paymentDays: paymentDays)
    }
}

extension LateInterest {
    func line(number: Int) -> DocumentLine {
        DocumentLine(
            number: number, basis: .lateness(lateness), quantity: 1, net: total,
            treatment: .outsideScope(reason: Lateness.withoutVAT))
    }
}
