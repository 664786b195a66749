/// Short codes that say nothing to anybody but who made them: a small number of a kind, written with a key so that
/// nobody else can read or make one. The same number gives the same code.
///
/// Sealed with a synthetic initialisation vector, as RFC 5297 builds it, of HMAC-SHA256: 72 bits of the plaintext's
/// code are its tag and the seed of the pad that hides it. 16 bytes in all, 22 characters. The chance to guess one of
/// a million codes is one in 4 × 10¹⁵, for each guess.
public struct SealedCode: Sendable {
    /// The largest number that a code holds.
    public static let largest: Int64 = (1 << 48) - 1
    private static let tagBytes = 9
    private static let plainBytes = 7

    private let tagKey: [UInt8]
    private let padKey: [UInt8]

    /// Seals with a key, of which 32 random bytes are enough.
    public init(_ key: [UInt8]) {
        tagKey = Digest.hmac256(Array("tag".utf8), key: key)
        padKey = Digest.hmac256(Array("pad".utf8), key: key)
    }

    /// The code of a number from 0 to ``largest`` and its kind; nil for another number.
    public func make(_ kind: UInt8, _ number: Int64) -> String? {
        guard (0...Self.largest).contains(number) else { return nil }
        let plain = [kind] + (0..<6).map { UInt8(truncatingIfNeeded: number >> (40 - 8 * Int64($0))) }
        let tag = tag(plain)
        return Base64URL.encode(tag + hidden(plain, tag))
    }

    /// The kind and the number of a code; nil for one that was not made with this key.
    public func open(_ code: String) -> (kind: UInt8, number: Int64)? {
        guard code.utf8.count == 22, let bytes = Base64URL.decode(code),
            bytes.count == Self.tagBytes + Self.plainBytes
        else { return nil }
        let given = Array(bytes.prefix(Self.tagBytes))
        let plain = hidden(Array(bytes.dropFirst(Self.tagBytes)), given)
        guard Digest.equal(given, tag(plain)), let kind = plain.first else { return nil }
        return (kind, plain.dropFirst().reduce(Int64(0)) { $0 << 8 | Int64($1) })
    }

    private func tag(_ plain: [UInt8]) -> [UInt8] { Array(Digest.hmac256(plain, key: tagKey).prefix(Self.tagBytes)) }

    /// Hides what is shown and shows what is hidden.
    private func hidden(_ bytes: [UInt8], _ tag: [UInt8]) -> [UInt8] {
        zip(bytes, Digest.hmac256(tag, key: padKey)).map { $0 ^ $1 }
    }
}
