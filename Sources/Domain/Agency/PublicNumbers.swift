/// An NHS organisation code, as the Organisation Data Service gives it: three to nine capital letters and digits
/// (NHS Data Dictionary: organisation identifiers have three to six, sites up to nine).
public struct ODSCode: Hashable, Sendable {
    /// The code in capital letters.
    public let text: String

    /// Reads the code; small letters and blanks are accepted.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    public init(parsing text: String) throws(Refusal) {
        let bytes = Field.compact(text)
        guard (3...9).contains(bytes.count), bytes.allSatisfy({ isDigit($0) || (0x41...0x5A).contains($0) }) else {
            throw Refusal(
                .invalid, "“\(Field.shown(text))” is not an ODS code.",
                mend: "Write three to nine letters and digits, such as RQ3.")
        }
        self.text = String(decoding: bytes, as: UTF8.self)
    }
}

/// The unique reference number of a school in England: six digits (Department for Education, Get Information about
/// Schools).
public struct SchoolURN: Hashable, Sendable {
    /// The six digits.
    public let text: String

    /// Reads the number.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    public init(parsing text: String) throws(Refusal) {
        let bytes = Field.compact(text)
        guard bytes.count == 6, bytes.allSatisfy(isDigit), bytes[0] != 0x30 else {
            throw Refusal(
                .invalid, "“\(Field.shown(text))” is not a school's URN.",
                mend: "Write its six digits, such as 103555.")
        }
        self.text = String(decoding: bytes, as: UTF8.self)
    }
}

/// A global location number: thirteen digits of which the last checks the others (GS1 General Specifications,
/// check digit calculations).
public struct GLN: Hashable, Sendable {
    /// The thirteen digits.
    public let text: String

    /// Reads the number and checks its last digit.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    public init(parsing text: String) throws(Refusal) {
        let bytes = Field.compact(text)
        guard bytes.count == 13, bytes.allSatisfy(isDigit) else {
            throw Refusal(
                .invalid, "“\(Field.shown(text))” is not a GLN.", mend: "Write its thirteen digits.")
        }
        let digits = bytes.map { Int64($0 - 0x30) }
        // From the left the twelve digits weigh 1, 3, 1, 3 …; the check digit brings the sum to a multiple of ten.
        let sum = digits.dropLast().enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 3) }
        guard digits.last == (10 - sum % 10) % 10 else {
            throw Refusal(
                .invalid, "The last digit of the GLN “\(Field.shown(text))” does not fit the others.",
                mend: "Look for a mistyped digit.")
        }
        self.text = String(decoding: bytes, as: UTF8.self)
    }
}

/// A United Kingdom VAT registration number: nine digits of which the last two check the others, `GD` and three digits
/// for a government department, or `HA` and three for a health authority (HMRC, VAT number formats).
public struct VATNumber: Hashable, Sendable {
    /// The number with the country in front: `GB123456789`.
    public let text: String

    /// Reads the number with or without `GB`, and checks its last two digits.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    public init(parsing text: String) throws(Refusal) {
        var bytes = Field.compact(text)[...]
        if bytes.starts(with: [0x47, 0x42]) { bytes = bytes.dropFirst(2) }
        let body = Array(bytes)
        guard VATNumber.isPublicBody(body) || VATNumber.isRegistration(body) else {
            throw Refusal(
                .invalid, "“\(Field.shown(text))” is not a UK VAT number, or a digit of it is mistyped.",
                mend: "Write GB and its nine digits.")
        }
        self.text = "GB" + String(decoding: body, as: UTF8.self)
    }

    /// Government departments have GD000 to GD499, health authorities HA500 to HA999.
    private static func isPublicBody(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == 5, bytes[2...].allSatisfy(isDigit) else { return false }
        let isLower = bytes[2] < 0x35
        return bytes.starts(with: [0x47, 0x44]) ? isLower : bytes.starts(with: [0x48, 0x41]) && !isLower
    }

    /// The seven digits weigh 8 to 2; with the two check digits the sum is a multiple of 97, or is one after adding 55
    /// (numbers given since November 2009). Twelve digits are a branch: the first nine are checked.
    private static func isRegistration(_ bytes: [UInt8]) -> Bool {
        guard [9, 12].contains(bytes.count), bytes.allSatisfy(isDigit) else { return false }
        let digits = bytes.map { Int64($0 - 0x30) }
        guard digits.prefix(7).contains(where: { $0 != 0 }) else { return false }
        let weighted = digits.prefix(7).enumerated().reduce(0) { $0 + $1.element * (8 - Int64($1.offset)) }
        let sum = weighted + digits[7] * 10 + digits[8]
        return sum % 97 == 0 || (sum + 55) % 97 == 0
    }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
