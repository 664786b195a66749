/// A file that an agency sends with a dispute: a register it kept, a letter, a picture of a signed sheet.
///
/// What it is, its own first bytes say and not its name; nothing else is taken, and nothing is opened by the service.
public struct EvidenceFile: Hashable, Sendable {
    /// What kinds are taken, as media types (RFC 6838).
    public enum MediaType: String, Sendable, CaseIterable {
        case pdf = "application/pdf"
        case png = "image/png"
        case jpeg = "image/jpeg"

        /// How a file of the kind begins: ISO 32000-1 section 7.5.2, PNG section 5.2, ITU T.81 annex B.
        var beginning: [UInt8] {
            switch self {
            case .pdf: Array("%PDF-".utf8)
            case .png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            case .jpeg: [0xFF, 0xD8, 0xFF]
            }
        }

        /// What the name of such a file ends in.
        var ending: String {
            switch self {
            case .pdf: "pdf"
            case .png: "png"
            case .jpeg: "jpg"
            }
        }
    }

    /// The most that a file holds, in bytes.
    public static let most = 900_000
    /// The most characters that its name keeps, without the ending.
    public static let mostName = 80

    /// Its name, without folders, ending as its kind does.
    public let name: String
    /// What kind it is.
    public let type: MediaType
    /// What it holds, 1 to ``most`` bytes.
    public let bytes: [UInt8]

    /// Takes a file as it was sent.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` when it is empty, too large, or of no kind that is taken.
    public init(name: String, bytes: [UInt8]) throws(Refusal) {
        guard !bytes.isEmpty else {
            throw Refusal(.invalid, "The file is empty.", mend: "Choose another one.")
        }
        guard bytes.count <= Self.most else {
            throw Refusal(
                .invalid, "The file has \(bytes.count / 1_000) kB, and \(Self.most / 1_000) kB are the most.",
                mend: "Send a smaller one, such as a picture of less detail.")
        }
        guard let type = MediaType.allCases.first(where: { bytes.starts(with: $0.beginning) }) else {
            throw Refusal(
                .invalid, "The file is neither a PDF nor a PNG or JPEG picture.", mend: "Save it as one of these.")
        }
        self.name = EvidenceFile.plain(name) + "." + type.ending
        self.type = type
        self.bytes = bytes
    }

    /// A file as stored.
    public init(name: String, type: MediaType, bytes: [UInt8]) {
        (self.name, self.type, self.bytes) = (name, type, bytes)
    }

    /// The last part of a name without its ending: ASCII letters and digits, blanks, hyphens and underscores of it,
    /// since it goes into a header (RFC 6266).
    private static func plain(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let stem = last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
        let kept = stem.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_ ".contains($0)) ? $0 : "_" }
        let text = String(kept.prefix(mostName))
        return text.contains { $0.isLetter || $0.isNumber } ? text : "evidence"
    }
}
