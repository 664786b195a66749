public import Money

/// Totals by which a set of postings is checked, here and in a ledger it is exported to.
public struct ControlTotals: Hashable, Sendable {
    /// How many postings there are.
    public let postings: Int
    /// How many entries they have.
    public let entries: Int
    /// The sum of the debits, in pence.
    public let debits: Pence
    /// The sum of the credits, in pence, as a positive amount.
    public let credits: Pence
    /// The balance of each account that has an entry, in pence: debits less credits.
    public let balances: [Account: Pence]
    /// The references of postings that do not sum to zero.
    public let unbalanced: [String]

    /// Adds postings up.
    public init(_ postings: some Sequence<Posting>) {
        var (count, entries, debits, credits) = (0, 0, Pence.zero, Pence.zero)
        var balances: [Account: Pence] = [:]
        var unbalanced: [String] = []
        for posting in postings {
            count += 1
            var sum = Pence.zero
            for entry in posting.entries {
                entries += 1
                sum += entry.amount
                if entry.amount > .zero { debits += entry.amount } else { credits -= entry.amount }
                balances[entry.account, default: .zero] += entry.amount
            }
            if sum != .zero { unbalanced.append(posting.reference) }
        }
        self.postings = count
        self.entries = entries
        self.debits = debits
        self.credits = credits
        self.balances = balances
        self.unbalanced = unbalanced
    }

    /// Whatever is wrong, a sentence each; none where debits and credits are equal in every posting.
    public var faults: [String] {
        var faults = unbalanced.map { "Posting \($0) does not sum to zero." }
        if debits != credits { faults.append("Debits are \(debits.text) and credits \(credits.text).") }
        return faults
    }
}
