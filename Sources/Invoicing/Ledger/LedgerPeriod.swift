public import Money

/// The books over a period: what each account opened with, what moved it and how, and what it closed with.
///
/// A posting belongs to the period its date lies in, whenever it was made. Balances are debits less credits, so that
/// what is owed to the host is positive and what the host owes or earned is negative.
public struct LedgerPeriod: Hashable, Sendable {
    /// The first day.
    public let from: DocumentDate
    /// The last day.
    public let through: DocumentDate
    private let before: [Account: Pence]
    private let moved: [Account: [Posting.Kind: Pence]]
    /// What invoices issued by the end of the period still have to be paid then, each worked out by itself, in pence.
    public let outstanding: Pence
    /// What of payments received by then pays no invoice, each worked out by itself, in pence.
    public let unallocated: Pence

    /// Adds up the postings of all agencies, in posting order.
    public init(from: DocumentDate, through: DocumentDate, in postings: [Posting]) {
        self.from = from
        self.through = through
        var before: [Account: Pence] = [:]
        var moved: [Account: [Posting.Kind: Pence]] = [:]
        let known = postings.filter { $0.date <= through }
        for posting in known {
            for entry in posting.entries {
                if posting.date < from {
                    before[entry.account, default: .zero] += entry.amount
                } else {
                    moved[entry.account, default: [:]][posting.kind, default: .zero] += entry.amount
                }
            }
        }
        self.before = before
        self.moved = moved
        let books = Ledger(known)
        outstanding = books.invoices.values.reduce(.zero) { $0 + $1.outstanding }
        unallocated = books.payments.values.reduce(.zero) { $0 + $1.unallocated }
    }

    /// What an account opened with, in pence.
    public func opening(_ account: Account) -> Pence { before[account] ?? .zero }

    /// What postings of a kind moved it by in the period, in pence.
    public func movement(_ account: Account, _ kind: Posting.Kind) -> Pence { moved[account]?[kind] ?? .zero }

    /// What all postings of the period moved it by, in pence.
    public func movement(_ account: Account) -> Pence { (moved[account] ?? [:]).values.reduce(.zero, +) }

    /// What an account closed with, in pence.
    public func closing(_ account: Account) -> Pence { opening(account) + movement(account) }

    /// Whatever is wrong with it, a sentence each; none where the books are sound.
    public var faults: [String] {
        var faults: [String] = []
        let sum = Account.allCases.reduce(Pence.zero) { $0 + closing($1) }
        if sum != .zero { faults.append("The accounts sum to \(sum.text).") }
        if closing(.receivable) != outstanding {
            faults.append("Invoices have \(outstanding.text) to pay, and receivable is \(closing(.receivable).text).")
        }
        let free = .zero - closing(.unallocatedReceipts)
        if free != unallocated {
            faults.append("Payments have \(unallocated.text) unallocated, and the account has \(free.text).")
        }
        return faults
    }
}
