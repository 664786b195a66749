import Money

/// A share as the two counts it comes from: every percentage is printed with its numerator and its denominator.
public struct Percentage: Hashable, Sendable {
    /// What is counted.
    public let numerator: Int64
    /// Of how many.
    public let denominator: Int64

    /// Takes what is counted, and of how many.
    public init(_ numerator: Int64, of denominator: Int64) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// The share in tenths of a per cent, a half rounded up: 866 is 86.6 %; nil when there is nothing to divide by.
    public var tenths: Int64? { rounded(decimals: 1) }

    /// The share in per cent with 0 to 6 decimals, as a whole number of the last one, a half rounded up: 231 of 280,
    /// which is 82.5 %, gives 825 with one decimal and 83 with none. Nil when there is nothing to divide by.
    public func rounded(decimals: Int) -> Int64? {
        guard denominator != 0, (0...6).contains(decimals) else { return nil }
        let scale = (0..<decimals).reduce(Int128(100)) { scale, _ in scale * 10 }
        return try? Rounding.halfUp(wide: Int128(numerator) * scale, Int128(denominator))
    }

    /// `86.6 % (3,066 of 3,540)`; `– (0 of 0)` when there is nothing to divide by.
    public var text: String {
        "\(tenths.map(perCent(tenths:)) ?? "–") (\(grouped(numerator)) of \(grouped(denominator)))"
    }
}

/// `86.6 %` for 866 tenths.
func perCent(tenths: Int64) -> String {
    let digits = tenths.magnitude
    return "\(tenths < 0 ? "-" : "")\(grouped(Int64(clamping: digits / 10))).\(digits % 10) %"
}

/// A whole number with a comma before every third digit: `3,066`.
public func grouped(_ number: Int64) -> String {
    let digits = String(number.magnitude)
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
        text.append(digit)
    }
    return text
}
