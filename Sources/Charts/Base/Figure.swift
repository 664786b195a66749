/// A figure of a chart. Those of one chart are of one kind.
public enum Figure: Hashable, Sendable {
    /// A number; one that is not finite, or beyond a million million, counts as none.
    case number(Double)
    /// So many of so many, drawn as a percentage; of none, or of less than none, it counts as none.
    case share(Int, of: Int)

    /// A count.
    public static func count(_ count: Int) -> Figure { .number(Double(count)) }

    /// What is drawn: the number, or the percentage; nil where it counts as none.
    public var value: Double? {
        switch self {
        case .number(let number): Figure.drawable(number)
        case .share(let part, let whole):
            part >= 0 && whole > 0 ? Figure.drawable(Double(part) / Double(whole) * 100) : nil
        }
    }

    /// The same where less than nothing cannot be.
    var amount: Double? { value.flatMap { $0 >= 0 ? $0 : nil } }

    /// Whether it is a percentage.
    var isShare: Bool {
        switch self {
        case .number: false
        case .share: true
        }
    }

    private static func drawable(_ number: Double) -> Double? {
        number.isFinite && number.magnitude <= 1e12 ? number : nil
    }
}
