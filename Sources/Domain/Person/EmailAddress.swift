/// An e-mail address in the dot-atom form of RFC 5322 section 3.4.1 with the lengths of RFC 5321 section 4.5.3.1,
/// letters beyond ASCII allowed (RFC 6531). Whether mail arrives there nobody can see.
public struct EmailAddress: Hashable, Sendable {
    /// The address as written.
    public let text: String

    /// Reads an address; blanks around it are taken off.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    public init(parsing text: String) throws(Refusal) {
        let trimmed = Field.trimmed(text)
        guard EmailAddress.isAddress(Array(trimmed.utf8)) else {
            throw Refusal(
                .invalid, "“\(Field.shown(text))” is not an e-mail address.", mend: "Write it as name@example.org.")
        }
        self.text = trimmed
    }

    /// The form by which a person is found: addresses that differ in upper and lower case only are one person's.
    public var key: String { EmailAddress.key(text) }

    /// The key of an address that need not be well-formed, to look it up.
    public static func key(_ text: String) -> String { Field.trimmed(text).lowercased() }

    private static func isAddress(_ bytes: [UInt8]) -> Bool {
        guard bytes.count <= 254, let at = bytes.firstIndex(of: 0x40) else { return false }
        let local = bytes[..<at]
        let domain = bytes[(at + 1)...]
        guard local.count <= 64, isDotted(local, isLocalByte), isDotted(domain, isDomainByte) else { return false }
        let labels = domain.split(separator: 0x2E)
        return labels.count >= 2 && labels.allSatisfy { $0.count <= 63 && $0.first != 0x2D && $0.last != 0x2D }
    }

    /// Parts with single dots between them, none empty.
    private static func isDotted(_ bytes: ArraySlice<UInt8>, _ allowed: (UInt8) -> Bool) -> Bool {
        bytes.split(separator: 0x2E, omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.allSatisfy(allowed) }
    }

    /// The atext of RFC 5322, and everything beyond ASCII.
    private static func isLocalByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2F...0x39, 0x3D, 0x3F, 0x41...0x5A, 0x5E...0x7E, 0x80...: true
        default: false
        }
    }

    private static func isDomainByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2D, 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
        default: false
        }
    }
}
