/// The part of an e-mail address behind the `@` that belongs to an agency: whoever proves an address of it works there.
public struct MailDomain: Hashable, Sendable {
    /// The domain in small letters, such as `bwc.nhs.uk`.
    public let text: String

    /// Reads a domain (RFC 1035 section 2.3.1, digits allowed first as RFC 1123 section 2.1 does): two labels or more.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    public init(parsing text: String) throws(Refusal) {
        let plain = Field.trimmed(text).lowercased()
        let labels = plain.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
        let isFine = labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != 0x2D && label.last != 0x2D
                && label.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        }
        guard labels.count >= 2, plain.utf8.count <= 253, isFine else {
            throw Refusal(
                .invalid, "“\(Field.shown(text))” is not a mail domain.",
                mend: "Write what stands behind the @, such as bwc.nhs.uk.")
        }
        self.text = plain
    }

    /// The domains that cover an address, the longest first: its own, and those it lies under, down to two labels.
    ///
    /// The longest of them that belongs to an agency decides: `ward.bwc.nhs.uk` before `bwc.nhs.uk`.
    public static func covering(_ address: EmailAddress) -> [String] {
        guard let at = address.key.lastIndex(of: "@") else { return [] }
        let labels = address.key[address.key.index(after: at)...].split(separator: ".")
        guard labels.count >= 2 else { return [] }
        return (0...(labels.count - 2)).map { labels[$0...].joined(separator: ".") }
    }
}
