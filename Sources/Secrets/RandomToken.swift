/// A secret of 256 random bits, as a link or a cookie carries it: 43 letters, digits, `-` and `_` (base64url without
/// padding, RFC 4648 section 5).
public struct RandomToken: Hashable, Sendable {
    /// How many bytes of randomness it has.
    public static let bytes = 32
    /// How many characters it is written with.
    public static let length = 43

    /// The token as it is handed out.
    public let text: String

    /// A new one, from the system's generator.
    public static func random() -> RandomToken {
        var generator = SystemRandomNumberGenerator()
        return random(using: &generator)
    }

    /// A new one, from a generator of the caller's.
    public static func random(using generator: inout some RandomNumberGenerator) -> RandomToken {
        RandomToken(text: Base64URL.encode(RandomBytes.make(bytes, using: &generator)))
    }

    /// Reads a token; nil for what cannot be one, so that nothing else is ever looked up.
    public init?(_ text: String) {
        guard text.utf8.count == Self.length, Base64URL.decode(text)?.count == Self.bytes else { return nil }
        self.text = text
    }

    private init(text: String) { self.text = text }

    /// What a store keeps of it. Plain SHA-256 is enough: there are 256 random bits and nothing to guess.
    public var digest: [UInt8] { Digest.sha256(Array(text.utf8)) }
}

/// Bytes nobody can foresee.
public enum RandomBytes {
    /// So many bytes from the system's generator.
    public static func make(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return make(count, using: &generator)
    }

    /// So many bytes from a generator of the caller's.
    public static func make(_ count: Int, using generator: inout some RandomNumberGenerator) -> [UInt8] {
        (0..<max(0, count)).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
