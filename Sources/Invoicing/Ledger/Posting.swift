public import Money

/// An account of the ledger.
public enum Account: String, Hashable, Sendable, CaseIterable, Comparable {
    /// What agencies owe.
    case receivable
    /// What was billed without VAT.
    case income
    /// VAT charged, owed to HMRC.
    case vatOutput = "vat_output"
    /// What came in.
    case bank
    /// What came in and pays no invoice yet.
    case unallocatedReceipts = "unallocated_receipts"
    /// What was given up.
    case badDebt = "bad_debt"
    /// What the host's own departments owe by its internal journal, on no invoice.
    case internalDebtors = "internal_debtors"
    /// What was charged to the host's own departments.
    case internalIncome = "internal_income"

    /// Orders as listed above.
    public static func < (a: Account, b: Account) -> Bool {
        (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
    }
}

/// One line of a posting.
public struct Entry: Hashable, Sendable {
    /// The account.
    public let account: Account
    /// The amount in pence: debits are positive, credits negative, none is zero.
    public let amount: Pence
    /// The invoice it concerns; nil where it concerns none.
    public let invoice: DocumentNumber?
    /// The reference of the payment it concerns; nil where it concerns none.
    public let payment: String?

    /// Takes the account, the signed amount and what it concerns.
    public init(_ account: Account, _ amount: Pence, invoice: DocumentNumber? = nil, payment: String? = nil) {
        self.account = account
        self.amount = amount
        self.invoice = invoice
        self.payment = payment
    }
}

/// A group of entries that belong together and sum to zero: double entry.
public struct Posting: Hashable, Sendable {
    /// What gave rise to a posting.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// An invoice was issued.
        case invoice
        /// A credit note was issued.
        case creditNote = "credit_note"
        /// Money came in.
        case payment
        /// A part of a payment pays an invoice.
        case allocation
        /// A part of a payment pays an invoice no longer, because that was credited after it was paid.
        case release
        /// A bad debt was given up.
        case writeOff = "write_off"
        /// A bad debt turned out not to be owed, because the invoice was credited after it was written off.
        case recovery
        /// A payment that was entered wrongly was taken back, after what it paid was released.
        case reversal
        /// Money that paid nothing was sent back.
        case refund
        /// The host's own departments were charged by its internal journal, or such a charge was taken back.
        case journal
    }

    /// What gave rise to it.
    public let kind: Kind
    /// The date it counts for.
    public let date: DocumentDate
    /// The document behind it: an invoice's or credit note's number, a payment's or refund's reference, or that of a
    /// charge in the host's own journal.
    public let reference: String
    /// The code of the agency it concerns.
    public let agencyCode: String
    /// The entries, which sum to zero.
    public let entries: [Entry]

    /// Most entries of one posting.
    public static let most = 100

    /// Takes a posting from outside; throws where it has no entry or too many, an entry is zero or beyond the limit, or
    /// the entries do not sum to zero.
    public init(
        kind: Kind, date: DocumentDate, reference: String, agencyCode: String, entries: [Entry]
    ) throws(InvoicingRefusal) {
        guard (2...Self.most).contains(entries.count) else {
            throw InvoicingRefusal(
                .unbalanced, "Posting \(reference) has \(entries.count) entries.", mend: "Give 2 to \(Self.most).")
        }
        for entry in entries where entry.amount == .zero || !entry.amount.isWithinLimit {
            throw .amount("Posting \(reference), \(entry.account.rawValue),", entry.amount)
        }
        let sum = entries.reduce(Pence.zero) { $0 + $1.amount }
        guard sum == .zero else {
            throw InvoicingRefusal(
                .unbalanced, "The entries of posting \(reference) sum to \(sum.text).",
                mend: "Debits and credits must be equal.")
        }
        self.init(kind, date, reference, agencyCode, entries)
    }

    init(_ kind: Kind, _ date: DocumentDate, _ reference: String, _ agencyCode: String, _ entries: [Entry]) {
        self.kind = kind
        self.date = date
        self.reference = reference
        self.agencyCode = agencyCode
        self.entries = entries.filter { $0.amount != .zero }
    }
}
