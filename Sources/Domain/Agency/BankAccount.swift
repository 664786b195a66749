/// An account that money is paid into, as an electronic invoice names it.
public enum BankAccount: Hashable, Sendable {
    /// One of the United Kingdom: six digits of sort code, eight of account number.
    case domestic(sortCode: String, number: String)
    /// One by its international number (ISO 13616).
    case international(iban: String)

    /// Reads `00-00-00 12345678` or an IBAN, whose check digits must fit; blanks, dots and dashes are ignored.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    public init(parsing text: String) throws(Refusal) {
        let bytes = Field.compact(text)
        if bytes.count == 14, bytes.allSatisfy(Self.isDigit) {
            self = .domestic(
                sortCode: String(decoding: bytes[..<6], as: UTF8.self),
                number: String(decoding: bytes[6...], as: UTF8.self))
        } else if Self.isIBAN(bytes) {
            self = .international(iban: String(decoding: bytes, as: UTF8.self))
        } else {
            throw Refusal(
                .invalid, "“\(Field.shown(text))” is no bank account.",
                mend: "Write sort code and account number, such as 00-00-00 12345678, or an IBAN.")
        }
    }

    /// The account as people write it.
    public var text: String {
        switch self {
        case .domestic(let sortCode, let number):
            "\(sortCode.prefix(2))-\(sortCode.dropFirst(2).prefix(2))-\(sortCode.suffix(2)) \(number)"
        case .international(let iban): iban
        }
    }

    /// Two letters, two check digits, and up to thirty letters and digits. With the first four put last and letters
    /// read as 10 to 35, the number leaves 1 when divided by 97 (ISO 7064, MOD 97-10).
    private static func isIBAN(_ bytes: [UInt8]) -> Bool {
        guard (15...34).contains(bytes.count), bytes.allSatisfy({ isDigit($0) || isLetter($0) }) else { return false }
        guard bytes[..<2].allSatisfy(isLetter), bytes[2..<4].allSatisfy(isDigit) else { return false }
        let rest = (bytes[4...] + bytes[..<4]).reduce(Int64(0)) { rest, byte in
            isDigit(byte) ? (rest * 10 + Int64(byte - 0x30)) % 97 : (rest * 100 + Int64(byte - 0x41) + 10) % 97
        }
        return rest == 1
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
}
