public import Money

/// What an agency was billed and what it paid in a period, with the balance after each.
public struct Statement: Hashable, Sendable {
    /// One line of a statement.
    public struct Line: Hashable, Sendable {
        /// The date it counts for.
        public let date: DocumentDate
        /// What it is.
        public let kind: Posting.Kind
        /// The document's number or the payment's reference.
        public let reference: String
        /// What it adds to the debt, in pence; what reduces it is negative.
        public let amount: Pence
        /// What is owed after it, in pence; negative where the agency has paid more than it owes.
        public let balance: Pence
    }

    /// The code of the agency.
    public let agencyCode: String
    /// The first day of the period.
    public let from: DocumentDate
    /// The last day of the period.
    public let through: DocumentDate
    /// What was owed before the period, in pence.
    public let opening: Pence
    /// The lines by date, in posting order within a date.
    public let lines: [Line]

    /// What is owed at the end of the period, in pence.
    public var closing: Pence { lines.last?.balance ?? opening }

    /// Draws up a statement from the postings of all agencies.
    ///
    /// Allocating a payment and releasing it again change nothing an agency owes, and are not shown.
    public init(of agencyCode: String, from: DocumentDate, through: DocumentDate, in postings: [Posting]) {
        let own = postings.filter { $0.agencyCode == agencyCode && $0.date <= through && Self.effect($0) != .zero }
        var balance = own.filter { $0.date < from }.reduce(Pence.zero) { $0 + Self.effect($1) }
        self.agencyCode = agencyCode
        self.from = from
        self.through = through
        opening = balance
        let inPeriod = own.filter { $0.date >= from }.enumerated().sorted { a, b in
            (a.element.date, a.offset) < (b.element.date, b.offset)
        }
        lines = inPeriod.map { _, posting in
            let amount = Self.effect(posting)
            balance += amount
            return Line(
                date: posting.date, kind: posting.kind, reference: posting.reference, amount: amount, balance: balance)
        }
    }

    /// What a posting changes in what its agency owes: its debt less what it has paid ahead.
    private static func effect(_ posting: Posting) -> Pence {
        posting.entries.reduce(.zero) { sum, entry in
            switch entry.account {
            case .receivable, .unallocatedReceipts: sum + entry.amount
            case .income, .vatOutput, .bank, .badDebt, .internalDebtors, .internalIncome: sum
            }
        }
    }
}
