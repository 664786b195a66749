public import Money

/// Money received from an agency, before and after it is allocated to invoices.
public struct Payment: Hashable, Sendable {
    /// Its reference, unique among payments: the bank's, or the cash book's.
    public let reference: String
    /// The code of the agency that paid.
    public let agencyCode: String
    /// What came in, in pence, above zero.
    public let amount: Pence
    /// The date it was received.
    public let received: DocumentDate

    /// Takes what the bank statement says; throws where a text is not printable or the amount not above zero.
    public init(
        reference: String, agencyCode: String, amount: Pence, received: DocumentDate
    ) throws(InvoicingRefusal) {
        try Wording.check(reference, "The payment's reference", most: Wording.reference)
        try Wording.check(agencyCode, "The payment's agency", most: Wording.reference)
        guard amount > .zero, amount.isWithinLimit else { throw .amount("Payment \(reference)", amount) }
        self.reference = reference
        self.agencyCode = agencyCode
        self.amount = amount
        self.received = received
    }
}

/// What the ledger says about one payment.
public struct PaymentFacts: Hashable, Sendable {
    /// The payment's reference.
    public let reference: String
    /// The code of the agency that paid.
    public let agencyCode: String
    /// What came in, in pence.
    public let amount: Pence
    /// What of it pays invoices, in pence.
    public internal(set) var allocated: Pence

    /// What of it pays nothing yet: an overpayment stays here until it is allocated.
    public var unallocated: Pence { amount - allocated }

    /// Takes the payment as received and what of it is allocated.
    public init(reference: String, agencyCode: String, amount: Pence, allocated: Pence = .zero) {
        self.reference = reference
        self.agencyCode = agencyCode
        self.amount = amount
        self.allocated = allocated
    }
}
