/// How those who come get in: what to bring, where to ring, the link of an event held on line.
///
/// A link is a key to the room. It reaches those whose booking holds a place, the event's trainers and administrators,
/// and nobody else (Turnout policy rules, organisation): no agency lead, no finance officer, nobody who waits.
public struct Joining: Hashable, Sendable {
    /// The most characters of instructions.
    public static let longest = 4_000
    /// The most characters of a link.
    public static let longestLink = 1_000

    /// What to know before coming, in paragraphs; may be empty.
    public let instructions: String
    /// An https address; empty for none.
    public let link: String

    /// Takes what was checked before and stored.
    public init(stored instructions: String, link: String) {
        self.instructions = instructions
        self.link = link
    }

    /// Checks what an organiser wrote; both may be empty, which takes away what there was.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` for a text that is too long or has control characters besides line ends,
    ///   and for a link that is not an https address.
    public init(_ instructions: String, link: String) throws(Refusal) {
        self.instructions = try Field.paragraphs(instructions, "joining instructions", longest: Self.longest)
        self.link = try Joining.checked(link: Field.trimmed(link))
    }

    /// Whether there is nothing to be told.
    public var isEmpty: Bool { instructions.isEmpty && link.isEmpty }

    /// Whether somebody of this role may be told at all; of a practitioner it asks for a place as well, of a trainer
    /// that they teach the event.
    public static func mayBeTold(to role: Role) -> Bool {
        switch role {
        case .administrator, .trainer, .practitioner: true
        case .agencyLead, .finance, .observer: false
        }
    }

    /// Printable ASCII (RFC 3986), https and a host: what a click opens must be what it says.
    private static func checked(link: String) throws(Refusal) -> String {
        if link.isEmpty { return "" }
        let bytes = Array(link.utf8)
        let scheme = Array("https://".utf8)
        let host = bytes.dropFirst(scheme.count).prefix { ![0x2F, 0x3F, 0x23].contains($0) }
        let isPlain = bytes.allSatisfy { (0x21...0x7E).contains($0) && ![0x22, 0x3C, 0x3E, 0x5C, 0x60].contains($0) }
        guard bytes.count <= longestLink, isPlain, bytes.starts(with: scheme), host.contains(0x2E), host.first != 0x2E,
            !host.contains(0x40)
        else {
            throw Refusal(
                .invalid, "“\(Field.shown(link))” is not a link.",
                mend: "Write an address that begins with https:// and names a host.")
        }
        return link
    }
}

extension Booking {
    /// Whether its owner is told how to join: they hold a place.
    public var mayJoin: Bool { state.holdsPlace }
}
