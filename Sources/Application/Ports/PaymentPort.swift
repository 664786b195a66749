public import Domain
public import Money

/// How money of a payment left the books again.
public enum PaymentReturnKind: String, Hashable, Sendable, CaseIterable {
    /// It was entered wrongly and taken back as a whole.
    case reversal
    /// A part that paid nothing was sent back.
    case refund
}

/// A payment taken back, or a part of it sent back.
public struct PaymentReturn: Hashable, Sendable {
    /// Which of the two.
    public let kind: PaymentReturnKind
    /// The payment's reference, or that under which the refund was sent.
    public let reference: String
    /// How much, in pence.
    public let amount: Pence
    /// The local date it counts for.
    public let date: LocalDate
    /// Why.
    public let reason: String

    /// Takes every part.
    public init(kind: PaymentReturnKind, reference: String, amount: Pence, date: LocalDate, reason: String) {
        self.kind = kind
        self.reference = reference
        self.amount = amount
        self.date = date
        self.reason = reason
    }
}

/// A payment in a list.
public struct PaymentRow: Hashable, Sendable {
    /// Its id.
    public let id: PaymentID
    /// Its reference.
    public let reference: String
    /// The code of the agency that paid.
    public let agency: String
    /// The local date it was received.
    public let receivedOn: LocalDate
    /// What came in, in pence.
    public let amount: Pence
    /// What of it pays invoices, in pence.
    public let allocated: Pence
    /// What of it was sent back, in pence.
    public let refunded: Pence
    /// Whether it was taken back as entered wrongly.
    public let isTakenBack: Bool
    /// When it was recorded.
    public let recordedAt: Instant
    /// Who recorded it, as a principal's name.
    public let recordedBy: String

    /// Takes every part.
    public init(
        id: PaymentID, reference: String, agency: String, receivedOn: LocalDate, amount: Pence, allocated: Pence,
        refunded: Pence, isTakenBack: Bool, recordedAt: Instant, recordedBy: String
    ) {
        self.id = id
        self.reference = reference
        self.agency = agency
        self.receivedOn = receivedOn
        self.amount = amount
        self.allocated = allocated
        self.refunded = refunded
        self.isTakenBack = isTakenBack
        self.recordedAt = recordedAt
        self.recordedBy = recordedBy
    }

    /// What of it pays nothing, in pence.
    public var unallocated: Pence { isTakenBack ? .zero : amount - allocated - refunded }
}

/// Which payments to list; what is nil lets all through.
public struct PaymentFilter: Hashable, Sendable {
    /// Of this agency.
    public var agency: AgencyID?
    /// Only those of which something pays nothing.
    public var isUnallocatedOnly: Bool
    /// Recorded before this one only.
    public var before: PaymentID?
    /// The most to list.
    public var limit: Int64

    /// Takes every part.
    public init(
        agency: AgencyID? = nil, isUnallocatedOnly: Bool = false, before: PaymentID? = nil, limit: Int64 = .max
    ) {
        self.agency = agency
        self.isUnallocatedOnly = isUnallocatedOnly
        self.before = before
        self.limit = limit
    }
}

/// Reading payments, to whoever sees everything.
public protocol PaymentReads {
    /// Payments that a filter lets through, the last recorded first.
    func payments(_ filter: PaymentFilter) throws -> [PaymentRow]
    /// One of them.
    func payment(_ id: PaymentID) throws -> PaymentRow?
    /// What of a payment was taken back or sent back, oldest first.
    func returns(of payment: PaymentID) throws -> [PaymentReturn]
    /// The refund sent under a reference, and the payment it is of.
    func refund(reference: String) throws -> (payment: PaymentID, record: PaymentReturn)?
}

/// Recording what became of payments.
public protocol PaymentWrites: PaymentReads {
    /// Keeps that a payment was taken back, or a part of it sent back.
    func keep(_ record: PaymentReturn, of payment: PaymentID) throws
}
