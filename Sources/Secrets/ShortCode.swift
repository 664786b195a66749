/// Codes that people type: six digits of a mail, and the recovery codes of a second factor.
public enum ShortCode {
    /// How many digits a mailed code has.
    public static let digits = 6
    /// How many characters a recovery code has, of 5 bits each.
    public static let recoveryLength = 16

    /// Six random digits; each code is as likely as any other.
    public static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        let number = String(Int.random(in: 0..<1_000_000, using: &generator))
        return String(repeating: "0", count: digits - number.count) + number
    }

    /// A recovery code of 80 random bits, in groups of four: `ABCD-EFGH-IJKL-MNOP`.
    public static func recovery() -> String {
        let text = Array(Base32.encode(RandomBytes.make(10)))
        return stride(from: 0, to: text.count, by: 4).map { String(text[$0..<min($0 + 4, text.count)]) }
            .joined(separator: "-")
    }

    /// What somebody typed, without the blanks and hyphens people put in, in capitals; nil for what is too long for
    /// any code.
    public static func typed(_ text: String) -> String? {
        guard text.utf8.count <= 60 else { return nil }
        return text.filter { !" -\t".contains($0) }.uppercased()
    }

    /// What a store keeps of a code, with a salt of its own.
    public static func digest(_ code: String, salt: [UInt8]) -> [UInt8] {
        Digest.hmac256(Array(code.utf8), key: salt)
    }
}
