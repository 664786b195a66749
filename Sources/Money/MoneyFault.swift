/// Why an amount, a share or a calculation was not accepted; the description says how to mend it.
public enum MoneyFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Nothing was written where an amount is needed.
    case empty
    /// The text is not an amount of money.
    case notAnAmount(String)
    /// There are not exactly two digits after the point; `mend` is how it can be written, where that is clear.
    case pence(String, mend: String?)
    /// The thousands are not separated after every third digit.
    case grouping(String)
    /// The amount is beyond ten million pounds.
    case tooLarge(String)
    /// The result does not fit.
    case overflow
    /// A ratio has a denominator of zero.
    case zeroDenominator
    /// A share lies outside 0 to 100 per cent; the value is in basis points.
    case share(Int64)
    /// Weights are negative, all zero, or there are none.
    case weights

    /// The fault and its mend, as a sentence shown to people.
    public var description: String {
        switch self {
        case .empty: "The amount is empty: write pounds and pence such as 50.00."
        case .notAnAmount(let text): "“\(text)” is not an amount: write pounds and pence such as £1,234.56."
        case .pence(let text, let mend?): "“\(text)” needs two digits for the pence: write \(mend)."
        case .pence(let text, nil): "“\(text)” has not exactly two digits for the pence: write it like 12.50."
        case .grouping(let text): "“\(text)” has a comma in the wrong place: write it like 1,234.56 or 1234.56."
        case .tooLarge(let text): "“\(text)” is beyond £10,000,000.00: check the amount, or divide it."
        case .overflow: "The result is too large to calculate with: check the amounts."
        case .zeroDenominator: "A share of nothing cannot be worked out: the whole must not be zero."
        case .share(let points): "\(points) basis points is no share: write 0 to 10000, which is 0 to 100 %."
        case .weights:
            "Weights to divide over are zero or more, at least one is above zero, and equal parts are 100,000 at most."
        }
    }
}
