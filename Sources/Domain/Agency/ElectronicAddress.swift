/// An address in the Peppol network, where electronic invoices come from and go to: a scheme, and an identifier in it.
///
/// It is written with a colon between: `0088:5060000000009` (OpenPeppol, Electronic Address Scheme code list).
public struct ElectronicAddress: Hashable, Sendable {
    /// The four digits of the scheme: `0088` a GLN, `9932` a United Kingdom VAT number, `0060` a D-U-N-S number.
    public let scheme: String
    /// The identifier in that scheme.
    public let id: String

    /// The longest identifier (OpenPeppol, Policy for use of Identifiers, policy 1).
    public static let longest = 50

    /// The schemes of the network.
    public static let schemes: Set<String> = Set(
        """
        0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0151 0183 0184 0188 0190 0191 0192 0193 \
        0195 0196 0198 0199 0200 0201 0202 0204 0208 0209 0210 0211 0212 0213 0215 0216 0218 0221 0230 9901 \
        9910 9913 9914 9915 9918 9919 9920 9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 \
        9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 \
        9959
        """.split(separator: " ").map(String.init))

    /// Reads an address; blanks around it are ignored. A GLN, a VAT number and a D-U-N-S number are checked as such.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    public init(parsing text: String) throws(Refusal) {
        let parts = Field.trimmed(text).split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, Self.schemes.contains(String(parts[0])) else {
            throw Refusal(
                .invalid, "“\(Field.shown(text))” is no electronic address.",
                mend: "Write scheme and identifier, such as 0088:5060000000009 (GLN) or 9932:GB980780684 (VAT number).")
        }
        scheme = String(parts[0])
        id = try Self.identifier(String(parts[1]), in: scheme)
    }

    /// The address as people write it.
    public var text: String { "\(scheme):\(id)" }

    /// Whether the scheme is one of ISO 6523, by which a party can also be identified outside the network.
    public var isOrganisation: Bool { scheme.utf8.first == 0x30 }

    private static func identifier(_ text: String, in scheme: String) throws(Refusal) -> String {
        switch scheme {
        case "0088": return try GLN(parsing: text).text
        case "9932": return try VATNumber(parsing: text).text
        case "0060":
            let digits = Field.compact(text)
            guard digits.count == 9, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
                throw Refusal(
                    .invalid, "“\(Field.shown(text))” is not a D-U-N-S number.", mend: "Write its nine digits.")
            }
            return String(decoding: digits, as: UTF8.self)
        default:
            guard (1...longest).contains(text.utf8.count), text.utf8.allSatisfy(isIdentifierByte) else {
                throw Refusal(
                    .invalid, "“\(Field.shown(text))” is no identifier of the scheme \(scheme).",
                    mend: "Write up to \(longest) unaccented letters, digits, '-', '.', ':' or '_'.")
            }
            return text
        }
    }

    private static func isIdentifierByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x5F: true
        default: false
        }
    }
}
