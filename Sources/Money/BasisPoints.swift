/// A share in basis points, hundredths of a per cent: 0 to 10,000, which is nothing to all of it.
public struct BasisPoints: Hashable, Comparable, Sendable {
    /// The share in basis points, 0 to 10,000.
    public let points: Int64

    /// Nothing of it.
    public static let none = BasisPoints(unchecked: 0)
    /// All of it.
    public static let all = BasisPoints(unchecked: 10_000)

    /// Takes basis points; throws ``MoneyFault/share(_:)`` outside 0 to 10,000.
    public init(_ points: Int64) throws(MoneyFault) {
        guard (0...10_000).contains(points) else { throw .share(points) }
        self.points = points
    }

    /// Reads `20%`, `17.5%` or `5 %`: 0 to 100 with up to two decimals; nil for anything else.
    public init?(percent text: String) {
        guard text.hasSuffix("%") else { return nil }
        let number = text.dropLast().filter { $0 != " " }
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), (1...3).contains(parts[0].utf8.count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }), let whole = Int64(parts[0])
        else { return nil }
        let decimals = parts.count == 2 ? parts[1] : "0"
        guard (1...2).contains(decimals.utf8.count) else { return nil }
        let hundredths = Int64((decimals + "0").prefix(2)) ?? 0
        guard whole * 100 + hundredths <= 10_000 else { return nil }
        self.init(unchecked: whole * 100 + hundredths)
    }

    private init(unchecked points: Int64) { self.points = points }

    /// Orders by share.
    public static func < (a: BasisPoints, b: BasisPoints) -> Bool { a.points < b.points }

    /// The share as printed for people, with no more decimals than it has: `20 %`, `17.5 %`, `0.05 %`.
    public var text: String {
        let (whole, part) = points.quotientAndRemainder(dividingBy: 100)
        if part == 0 { return "\(whole) %" }
        if part % 10 == 0 { return "\(whole).\(part / 10) %" }
        return part < 10 ? "\(whole).0\(part) %" : "\(whole).\(part) %"
    }
}

extension Pence {
    /// This share of the amount, rounded half up (``Rounding``).
    public func share(_ share: BasisPoints) -> Pence {
        let product = Int128(amount) * Int128(share.points)
        let (quotient, rest) = product.magnitude.quotientAndRemainder(dividingBy: 10_000)
        let nearest = Int128(rest >= 5_000 ? quotient + 1 : quotient)
        // A share is never larger than its whole, so that clamping changes nothing; it only spares a trap.
        return Pence(Int64(clamping: product < 0 ? -nearest : nearest))
    }

    /// The share `part ÷ whole` of the amount, rounded half up; throws where the whole is zero or the result too large.
    public func part(_ part: Pence, of whole: Pence) throws(MoneyFault) -> Pence {
        Pence(try Rounding.halfUp(wide: Int128(amount) * Int128(part.amount), Int128(whole.amount)))
    }
}
