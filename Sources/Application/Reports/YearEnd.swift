public import Domain
public import Invoicing
public import Money

/// A financial year as finance closes it: what became of the charges of its events, what the books did in its twelve
/// months, and that the two agree to the penny.
///
/// Charges belong to the year of their event, documents and payments to the year of their date; what was billed after
/// the year for its events, and in it for those of others, stands between the two.
public struct YearEnd: Hashable, Sendable {
    /// Who decided something.
    public enum Decider: Hashable, Sendable {
        /// Somebody, by name.
        case person(String)
        /// Another principal, such as `command:root`.
        case principal(String)

        /// As programs read it.
        public var text: String {
            switch self {
            case .person(let name): name
            case .principal(let name): name
            }
        }
    }

    /// Charges that ended in the same way.
    public struct End: Hashable, Sendable {
        /// Where they stand.
        public let state: ChargeState.Code
        /// The coded reason of a relief, a waiver or an open dispute; empty for others.
        public let reason: String
        /// Who waived them, and who agreed; nobody for others.
        public let by: [Decider]
        /// How many.
        public let count: Int64
        /// What they come to before relief, without VAT, in pence.
        public let amount: Pence
        /// What credit notes took back of that, in pence.
        public let credited: Pence

        /// Takes every part.
        public init(
            state: ChargeState.Code, reason: String, by: [Decider], count: Int64, amount: Pence, credited: Pence
        ) {
            self.state = state
            self.reason = reason
            self.by = by
            self.count = count
            self.amount = amount
            self.credited = credited
        }
    }

    /// When a document was issued, as seen from the year.
    public enum Part: Int64, Hashable, Sendable, CaseIterable {
        case before = 0
        case within = 1
        case after = 2
    }

    /// What lines of documents rest on, as seen from the year.
    public enum Source: Int64, Hashable, Sendable, CaseIterable {
        /// Events of other years.
        case other = 0
        /// Events of the year.
        case own = 1
        /// Interest on what was paid late.
        case interest = 2
    }

    /// Lines of documents that belong together.
    public struct Billed: Hashable, Sendable {
        /// What they rest on.
        public let source: Source
        /// Whether they were invoiced or credited.
        public let kind: DocumentKind
        /// When they were issued.
        public let part: Part
        /// What they come to without VAT, in pence, above zero for both kinds.
        public let net: Pence

        /// Takes every part.
        public init(source: Source, kind: DocumentKind, part: Part, net: Pence) {
            self.source = source
            self.kind = kind
            self.part = part
            self.net = net
        }
    }

    /// Two ways to the same figure.
    public struct Tie: Hashable, Sendable {
        /// What is tied; raw values are stable.
        public enum Subject: String, Hashable, Sendable, CaseIterable {
            /// Assessed is relieved, waived, open and invoiced together.
            case assessed
            /// What charges say is invoiced is what the lines of invoices say.
            case invoiced
            /// What charges say is credited is what the lines of credit notes say.
            case credited
            /// What documents of the year come to is what income was moved by.
            case income
            /// What is outstanding, invoice by invoice, is the balance of the account.
            case receivable
            /// What of payments is unallocated, payment by payment, is the balance of the account.
            case unallocated
            /// The accounts sum to zero.
            case balance
        }

        /// What is tied.
        public let subject: Subject
        /// By the one way, in pence.
        public let one: Pence
        /// By the other, in pence.
        public let other: Pence

        /// Whether they agree.
        public var holds: Bool { one == other }
    }

    /// The year.
    public let year: FinancialYear
    /// The charges of its events by how they ended.
    public let ends: [End]
    /// Those of them that were ever disputed, by where they stand now; reason and names are empty.
    public let disputed: [End]
    /// The lines of documents.
    public let billed: [Billed]
    /// The books in its twelve months.
    public let ledger: LedgerPeriod

    /// Takes what was read.
    public init(year: FinancialYear, ends: [End], disputed: [End], billed: [Billed], ledger: LedgerPeriod) {
        self.year = year
        self.ends = ends
        self.disputed = disputed
        self.billed = billed
        self.ledger = ledger
    }

    /// How many charges are in these states, and what they come to before relief and credit.
    public func sum(_ states: Set<ChargeState.Code>) -> (count: Int64, amount: Pence) {
        ends.filter { states.contains($0.state) }.reduce((0, .zero)) { ($0.0 + $1.count, $0.1 + $1.amount) }
    }

    /// On no invoice, and neither relieved nor waived.
    public static let open: Set<ChargeState.Code> = [.assessed, .notified, .accepted, .disputed, .upheld]
    /// On an invoice.
    public static let invoiced: Set<ChargeState.Code> = [.invoiced, .partCredited, .credited, .paid, .writtenOff]

    /// What lines of this kind come to, in pence; nil counts all of them.
    public func net(_ kind: DocumentKind, of source: Source? = nil, _ part: Part? = nil) -> Pence {
        billed.filter { $0.kind == kind && source ?? $0.source == $0.source && part ?? $0.part == $0.part }
            .reduce(.zero) { $0 + $1.net }
    }

    /// What must agree; a year is closed when all of them hold.
    public var ties: [Tie] {
        let all = ends.reduce(Pence.zero) { $0 + $1.amount }
        let parts = [[.relieved], [.waived], Self.open, Self.invoiced].reduce(Pence.zero) { $0 + sum($1).amount }
        let accounts = Account.allCases.reduce(Pence.zero) { $0 + ledger.closing($1) }
        return [
            Tie(subject: .assessed, one: all, other: parts),
            Tie(subject: .invoiced, one: sum(Self.invoiced).amount, other: net(.invoice, of: .own)),
            Tie(
                subject: .credited, one: ends.reduce(.zero) { $0 + $1.credited }, other: net(.creditNote, of: .own)),
            Tie(
                subject: .income, one: net(.invoice, .within) - net(.creditNote, .within),
                other: .zero - ledger.movement(.income)),
            Tie(subject: .receivable, one: ledger.outstanding, other: ledger.closing(.receivable)),
            Tie(
                subject: .unallocated, one: ledger.unallocated, other: .zero - ledger.closing(.unallocatedReceipts)),
            Tie(subject: .balance, one: accounts, other: .zero),
        ]
    }

    private func net(_ kind: DocumentKind, _ part: Part) -> Pence { net(kind, of: nil, part) }
}

/// Draws up the year end.
public struct CloseYear: Sendable {
    private let house: House

    /// Draws up that of this house.
    public init(_ house: House) { self.house = house }

    /// The year end of a financial year, as the store stands now; a year that is not over is drawn up to today.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or ``StoreFault``.
    public func callAsFunction(_ year: FinancialYear, by principal: Principal) async throws -> YearEnd {
        try principal.mustHandleMoney()
        let (from, through) = (try DocumentDate.of(year.firstDate), try DocumentDate.of(year.lastDate))
        return try await house.store.read(principal.scope) { view in
            let ends = try view.chargeEnds(of: year).map { end in
                YearEnd.End(
                    state: end.state, reason: end.reason,
                    by: try end.by.map { try view.decider($0.text) },
                    count: end.count, amount: end.amount, credited: end.credited)
            }
            return YearEnd(
                year: year, ends: ends, disputed: try view.disputes(of: year),
                billed: try view.billedLines(of: year),
                ledger: LedgerPeriod(from: from, through: through, in: try view.postings(agency: nil)))
        }
    }
}

extension ReadView {
    /// Whoever a history calls `person:7`, by name; others as they are called.
    fileprivate func decider(_ actor: String) throws -> YearEnd.Decider {
        guard actor.hasPrefix("person:"), let id = Int64(actor.dropFirst(7)),
            let name = try person(PersonID(id))?.details?.name
        else { return .principal(actor) }
        return .person(name)
    }
}
