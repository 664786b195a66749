import Domain
import Invoicing
public import Money

/// One line of a year end, as commands and programs list it.
public struct YearEndRow: Hashable, Sendable {
    /// What the line belongs to; raw values are stable.
    public enum Section: String, Hashable, Sendable, CaseIterable {
        /// The charges of the year's events, by how they ended.
        case charges
        /// Those ever disputed, by where they stand.
        case disputed
        /// What was billed: of these events and of others, before, within and after the year.
        case billed
        /// The accounts of the ledger: opened with, moved by, closed with.
        case ledger
        /// What must agree.
        case ties
    }

    /// What it belongs to.
    public let section: Section
    /// What it is: a state, a kind of document, an account, what is tied.
    public let item: String
    /// What exactly: a coded reason, a part of the year, a kind of posting.
    public let detail: String
    /// Who decided, where somebody did.
    public let by: String
    /// How many; nil where nothing is counted.
    public let count: Int64?
    /// What it comes to, in pence.
    public let amount: Pence
    /// What it comes to by the other way, where it is tied.
    public let other: Pence?

    init(
        _ section: Section, _ item: String, _ detail: String = "", by: String = "", count: Int64? = nil,
        amount: Pence, other: Pence? = nil
    ) {
        self.section = section
        self.item = item
        self.detail = detail
        self.by = by
        self.count = count
        self.amount = amount
        self.other = other
    }
}

extension YearEnd {
    /// Everything it says, line by line.
    public var rows: [YearEndRow] {
        let ends = ends.map {
            YearEndRow(
                .charges, $0.state.rawValue, $0.reason, by: $0.by.map(\.text).joined(separator: ", "), count: $0.count,
                amount: $0.amount)
        }
        let credited = ends.isEmpty ? [] : [YearEndRow(.charges, "credited_of_these", amount: self.credited)]
        let disputes = disputed.map { YearEndRow(.disputed, $0.state.rawValue, count: $0.count, amount: $0.amount) }
        let documents = billed.map {
            let source = $0.source == .interest ? "interest" : "\($0.source)_events"
            return YearEndRow(.billed, $0.kind.rawValue, "\(source)_\($0.part)", amount: $0.net)
        }
        let tied = ties.map { YearEndRow(.ties, $0.subject.rawValue, amount: $0.one, other: $0.other) }
        return ends + credited + disputes + documents + Account.allCases.flatMap(account) + tied
    }

    /// What credit notes took back of the charges of the year's events, in pence.
    public var credited: Pence { ends.reduce(.zero) { $0 + $1.credited } }

    private func account(_ account: Account) -> [YearEndRow] {
        let name = account.rawValue
        let moved = Posting.Kind.allCases.compactMap { kind -> YearEndRow? in
            let amount = ledger.movement(account, kind)
            return amount == .zero ? nil : YearEndRow(.ledger, name, kind.rawValue, amount: amount)
        }
        return [YearEndRow(.ledger, name, "opening", amount: ledger.opening(account))] + moved
            + [YearEndRow(.ledger, name, "closing", amount: ledger.closing(account))]
    }
}
