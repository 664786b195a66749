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
    /// What of it was taken back or refunded, in pence.
    public internal(set) var returned: Pence

    /// What of it pays nothing yet: an overpayment stays here until it is allocated or refunded.
    public var unallocated: Pence { amount - allocated - returned }

    /// Takes the payment as received, what of it is allocated, and what was taken back or refunded.
    public init(
        reference: String, agencyCode: String, amount: Pence, allocated: Pence = .zero, returned: Pence = .zero
    ) {
        self.reference = reference
        self.agencyCode = agencyCode
        self.amount = amount
        self.allocated = allocated
        self.returned = returned
    }

    /// Gathers the facts about a payment from postings.
    public init(_ payment: Payment, in postings: some Sequence<Posting>) {
        self.init(reference: payment.reference, agencyCode: payment.agencyCode, amount: payment.amount)
        for posting in postings {
            for entry in posting.entries
            where entry.account == .unallocatedReceipts && entry.payment == payment.reference {
                absorb(entry, of: posting.kind)
            }
        }
    }

    /// Takes over one entry on the account of unallocated receipts; a debit there is positive.
    mutating func absorb(_ entry: Entry, of kind: Posting.Kind) {
        switch kind {
        case .allocation, .release: allocated += entry.amount
        case .reversal, .refund: returned += entry.amount
        case .invoice, .creditNote, .payment, .writeOff, .recovery, .journal: break
        }
    }
}
