public import Money

/// One of the counters of charges kept for each event, and for each agency at each event; the raw value is its column.
public enum ChargeCounter: String, CaseIterable, Sendable {
    /// Charges that were ever assessed.
    case assessed
    /// What they come to before any relief, in pence.
    case assessedPence = "assessed_pence"
    /// Relieved because the agency is exempt.
    case exempt
    /// Relieved for another reason.
    case relieved
    /// What was relieved for whatever reason, exempt agencies included, in pence.
    case relievedPence = "relieved_pence"
    /// Waived by a person before any invoice.
    case waived
    /// What was waived, in pence.
    case waivedPence = "waived_pence"
    /// What stands on invoices without VAT, less what credit notes took back, in pence.
    case invoicedPence = "invoiced_pence"

    /// Its place among the columns.
    var index: Int { ChargeCounter.order[self] ?? 0 }

    private static let order = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}

/// What charges add up to.
///
/// Every counter is a function of the charges alone, so that it can be kept by difference with each change and worked
/// out again from nothing to prove it.
public struct ChargeCounts: Hashable, Sendable {
    /// The counters in the order of ``ChargeCounter``.
    public private(set) var values: [Int64]

    /// Nothing.
    public init() { values = Array(repeating: 0, count: ChargeCounter.allCases.count) }

    /// Takes the counters in the order of ``ChargeCounter``; nil for another number of them.
    public init?(values: [Int64]) {
        guard values.count == ChargeCounter.allCases.count else { return nil }
        self.values = values
    }

    /// What one charge counts: where it stands, its amount before relief, and what credit notes took back of it.
    public init(_ state: ChargeState, amount: Pence, credited: Pence = .zero) {
        self.init()
        self[.assessed] = 1
        self[.assessedPence] = amount.amount
        switch state {
        case .relieved(let reason):
            self[reason == .exemptAgency ? .exempt : .relieved] = 1
            self[.relievedPence] = amount.amount
        case .waived:
            self[.waived] = 1
            self[.waivedPence] = amount.amount
        case .invoiced, .partCredited, .credited, .paid, .writtenOff:
            self[.invoicedPence] = (amount - credited).amount
        case .assessed, .notified, .accepted, .disputed, .upheld: break
        }
    }

    /// One counter.
    public subscript(counter: ChargeCounter) -> Int64 {
        get { values[counter.index] }
        set { values[counter.index] = newValue }
    }

    /// Charges that stand: neither relieved nor waived.
    public var charged: Int64 { self[.assessed] - self[.exempt] - self[.relieved] - self[.waived] }

    /// What the charges that stand come to, in pence.
    public var chargedPence: Int64 { self[.assessedPence] - self[.relievedPence] - self[.waivedPence] }

    /// Whether nothing is counted.
    public var isZero: Bool { values.allSatisfy { $0 == 0 } }

    /// Adds counter by counter.
    public static func + (a: ChargeCounts, b: ChargeCounts) -> ChargeCounts { combine(a, b, +) }
    /// Subtracts counter by counter.
    public static func - (a: ChargeCounts, b: ChargeCounts) -> ChargeCounts { combine(a, b, -) }

    private static func combine(
        _ a: ChargeCounts, _ b: ChargeCounts, _ how: (Int64, Int64) -> Int64
    ) -> ChargeCounts {
        var result = a
        for index in result.values.indices { result.values[index] = how(a.values[index], b.values[index]) }
        return result
    }
}
