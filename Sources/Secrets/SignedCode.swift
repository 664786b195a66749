/// Short codes that anybody may carry and nobody can make: what they say, a dot, and the first 128 bits of its
/// HMAC-SHA256, which RFC 2104 section 5 allows. A code such as that of a QR check-in tells nothing secret.
public struct SignedCode: Sendable {
    /// The longest text that is signed or read, in bytes.
    public static let mostBytes = 200
    private static let signatureBytes = 16

    private let key: [UInt8]

    /// Signs with a key, of which 32 random bytes are enough.
    public init(_ key: [UInt8]) { self.key = key }

    /// The code of a text such as `checkin:E26134-17`; nil for one that is empty or too long.
    public func make(_ text: String) -> String? {
        guard (1...Self.mostBytes).contains(text.utf8.count) else { return nil }
        return "\(text).\(Base64URL.encode(signature(text)))"
    }

    /// What a code says; nil for one that was not made with this key.
    public func verify(_ code: String) -> String? {
        guard code.utf8.count <= Self.mostBytes + 30, let dot = code.lastIndex(of: "."), dot != code.startIndex,
            let given = Base64URL.decode(String(code[code.index(after: dot)...]))
        else { return nil }
        let text = String(code[..<dot])
        return Digest.equal(given, signature(text)) ? text : nil
    }

    private func signature(_ text: String) -> [UInt8] {
        Array(Digest.hmac256(Array(text.utf8), key: key).prefix(Self.signatureBytes))
    }
}
