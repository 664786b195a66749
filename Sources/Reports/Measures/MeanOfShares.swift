/// The plain mean of the events' own shares: each event weighs the same, however many places it has.
///
/// The sum of the shares is an exact fraction, so that a tie is seen as a tie and rounds up. Events with the same
/// number of places are added first, which leaves as many fractions as there are different sizes. Only when the common
/// denominator would exceed 2^126 (it takes dozens of sizes without common factors) is the sum carried on in 2^-64ths,
/// each fraction rounded up: a mean that lies below a half by less than the number of sizes times 2^-64 then counts as
/// that half.
public struct MeanOfShares: Hashable, Sendable {
    /// Events of one size: how many places each has, how many events, and how many people attended all of them.
    public struct Group: Hashable, Sendable {
        /// The places of each event.
        public let places: Int64
        /// How many events.
        public let events: Int64
        /// Who attended them, together.
        public let attended: Int64

        /// Takes the places of each event, the number of events, and who attended them together.
        public init(places: Int64, events: Int64, attended: Int64) {
            self.places = places
            self.events = events
            self.attended = attended
        }
    }

    /// The events by size; those without places have no share and are left out.
    public let groups: [Group]

    /// Takes the events by size; a size may come more than once.
    public init(_ groups: [Group]) {
        var merged: [Int64: Group] = [:]
        for group in groups where group.places > 0 && group.events > 0 && group.attended >= 0 {
            let known = merged[group.places]
            merged[group.places] = Group(
                places: group.places, events: (known?.events ?? 0) + group.events,
                attended: (known?.attended ?? 0) + group.attended)
        }
        self.groups = merged.values.sorted { $0.places < $1.places }
    }

    /// How many events the mean is of.
    public var events: Int64 { groups.reduce(0) { $0 + $1.events } }

    /// The mean in tenths of a per cent, a half rounded up; nil without events.
    public var tenths: Int64? { rounded(scale: 1_000, dividedBy: events) }

    /// The sum of the shares in ten-thousandths, a half rounded up: what is divided by the number of events.
    public var sumInTenThousandths: Int64 { rounded(scale: 10_000, dividedBy: 1) ?? 0 }

    /// `85.0 % (sum of shares 153.8543, of 181 events)`.
    public var text: String {
        let sum = sumInTenThousandths
        let decimals = String(sum % 10_000 + 10_000).dropFirst()
        return "\(tenths.map(perCent(tenths:)) ?? "–") "
            + "(sum of shares \(grouped(sum / 10_000)).\(decimals), of \(grouped(events)) events)"
    }

    /// `scale × sum of shares ÷ divisor`, rounded half up.
    private func rounded(scale: Int128, dividedBy divisor: Int64) -> Int64? {
        guard divisor > 0 else { return nil }
        var whole = Int128(0)
        var rest = FractionSum()
        for group in groups {
            let parts = (Int128(group.attended) * scale).quotientAndRemainder(dividingBy: Int128(group.places))
            whole += parts.quotient
            whole += rest.add(parts.remainder, over: Int128(group.places))
        }
        let split = whole.quotientAndRemainder(dividingBy: Int128(divisor))
        // The value is quotient + (remainder + rest) ÷ divisor with 0 ≤ rest < 1. It rounds up when
        // 2 × rest ≥ divisor - 2 × remainder, and twice the rest lies between 0 and 2.
        let missing = Int128(divisor) - 2 * split.remainder
        let up = missing <= 0 || (missing == 1 && rest.isHalfOrMore)
        return Int64(exactly: up ? split.quotient + 1 : split.quotient)
    }
}

/// A sum of proper fractions, of which the whole part is handed out as it arises: exact while the common denominator
/// fits, rounded up to 2^-64ths after that.
struct FractionSum {
    private static let limit = Int128(1) << 126
    private static let fixed = Int128(1) << 64
    private var numerator: Int128 = 0
    private var denominator: Int128 = 1
    private(set) var isExact = true

    /// Whether what is left, at least 0 and less than 1, is a half or more.
    var isHalfOrMore: Bool { numerator >= denominator - numerator }

    /// Adds `part ÷ size`, with `0 ≤ part < size < 2^63`, and returns the whole part that came of it.
    mutating func add(_ part: Int128, over size: Int128) -> Int128 {
        if isExact, !addExactly(part, size) { settle() }
        if !isExact { numerator += Self.up(part * Self.fixed, size) }
        let split = numerator.quotientAndRemainder(dividingBy: denominator)
        numerator = split.remainder
        return split.quotient
    }

    /// Adds over the least common denominator; false when that does not fit.
    private mutating func addExactly(_ part: Int128, _ size: Int128) -> Bool {
        let common = Self.greatestCommonDivisor(denominator, size)
        let (product, overflow) = denominator.multipliedReportingOverflow(by: size / common)
        guard !overflow, product <= Self.limit else { return false }
        numerator = numerator * (size / common) + part * (denominator / common)
        denominator = product
        let shared = Self.greatestCommonDivisor(numerator, denominator)
        numerator /= shared
        denominator /= shared
        return true
    }

    /// Goes on in 2^-64ths, rounding up what was exact so far: long division, one binary digit after the other.
    private mutating func settle() {
        isExact = false
        var quotient = Int128(0)
        for _ in 0..<64 {
            numerator *= 2
            quotient *= 2
            if numerator >= denominator {
                numerator -= denominator
                quotient += 1
            }
        }
        numerator = numerator > 0 ? quotient + 1 : quotient
        denominator = Self.fixed
    }

    private static func up(_ numerator: Int128, _ denominator: Int128) -> Int128 {
        let split = numerator.quotientAndRemainder(dividingBy: denominator)
        return split.remainder > 0 ? split.quotient + 1 : split.quotient
    }

    private static func greatestCommonDivisor(_ a: Int128, _ b: Int128) -> Int128 {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return max(a, 1)
    }
}
