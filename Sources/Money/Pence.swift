/// An amount of sterling in whole pence. Negative amounts are credits.
///
/// Amounts read from outside are bounded by ``limit``, so that sums of a billion of them stay inside `Int64`.
public struct Pence: Hashable, Comparable, Sendable {
    /// The amount in pence, GBP.
    public let amount: Int64

    /// The largest amount accepted from outside, in pence: ten million pounds.
    public static let limit: Int64 = 1_000_000_000

    /// No money.
    public static let zero = Pence(0)

    /// Takes an amount in pence.
    public init(_ amount: Int64) { self.amount = amount }

    /// Takes whole pounds.
    public static func pounds(_ pounds: Int64) -> Pence { Pence(pounds * 100) }

    /// Whether the amount lies within ``limit`` on either side of zero.
    public var isWithinLimit: Bool { amount.magnitude <= Self.limit.magnitude }

    /// Orders by amount.
    public static func < (a: Pence, b: Pence) -> Bool { a.amount < b.amount }

    /// Adds two amounts, each known to be bounded; amounts from outside go through ``adding(_:)``.
    public static func + (a: Pence, b: Pence) -> Pence { Pence(a.amount + b.amount) }

    /// Subtracts the second amount from the first, each known to be bounded.
    public static func - (a: Pence, b: Pence) -> Pence { Pence(a.amount - b.amount) }

    /// The same amount on the other side of the ledger.
    public static prefix func - (a: Pence) -> Pence { Pence(-a.amount) }

    /// Adds the second amount to the first, each known to be bounded.
    public static func += (a: inout Pence, b: Pence) { a = a + b }

    /// Subtracts the second amount from the first, each known to be bounded.
    public static func -= (a: inout Pence, b: Pence) { a = a - b }
}

extension Pence {
    /// Adds an amount that may come from outside; throws ``MoneyFault/overflow`` instead of trapping.
    public func adding(_ other: Pence) throws(MoneyFault) -> Pence {
        let (sum, overflow) = amount.addingReportingOverflow(other.amount)
        if overflow { throw .overflow }
        return Pence(sum)
    }

    /// Subtracts an amount that may come from outside; throws ``MoneyFault/overflow`` instead of trapping.
    public func subtracting(_ other: Pence) throws(MoneyFault) -> Pence {
        let (difference, overflow) = amount.subtractingReportingOverflow(other.amount)
        if overflow { throw .overflow }
        return Pence(difference)
    }

    /// Multiplies by a count that may come from outside; throws ``MoneyFault/overflow`` instead of trapping.
    public func times(_ count: Int64) throws(MoneyFault) -> Pence {
        let (product, overflow) = amount.multipliedReportingOverflow(by: count)
        if overflow { throw .overflow }
        return Pence(product)
    }

    /// The sum of amounts that may come from outside; throws ``MoneyFault/overflow`` instead of trapping.
    public static func sum(_ amounts: some Sequence<Pence>) throws(MoneyFault) -> Pence {
        var total = Pence.zero
        for amount in amounts { total = try total.adding(amount) }
        return total
    }
}
