/// How letters look: size, weight and shade.
public struct Letters: Hashable, Sendable {
    /// How heavy letters are.
    public enum Weight: Hashable, Sendable {
        case regular, bold
    }

    /// The size, in points.
    public let size: Double
    /// From one line to the next, in points.
    public let leading: Double
    /// How heavy they are.
    public let weight: Weight
    /// From 0, black, to 1, white.
    public let shade: Double

    /// Takes every part; without a distance of lines it is 1.4 times the size.
    public init(_ size: Double, leading: Double? = nil, weight: Weight = .regular, shade: Double = 0) {
        self.size = size
        self.leading = leading ?? size * 1.4
        self.weight = weight
        self.shade = shade
    }
}

/// On which side of their column lines of text stand, whichever way their script is written.
public enum Side: Hashable, Sendable {
    case left, right
}

/// Why a file could not be made.
public struct TypesettingFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// What happened and what to do, as a sentence.
    public let reason: String

    /// Takes the sentence.
    public init(_ reason: String) { self.reason = reason }

    /// The sentence.
    public var description: String { reason }
}
