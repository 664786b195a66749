public import Domain

/// The text of a message with open places such as `{{name}}`.
///
/// It is expanded once: what a value holds is put in as it is, be it `{{…}}` or anything else a template could say.
public struct Template: Hashable, Sendable {
    /// The longest subject, in characters.
    public static let longestSubject = 200
    /// The longest text, in characters.
    public static let longestText = 10_000

    /// The subject, one line.
    public let subject: String
    /// The text, its lines ended by a line feed.
    public let text: String

    /// Takes what was checked before.
    public init(stored subject: String, text: String) {
        self.subject = subject
        self.text = text
    }

    /// Checks a template of a kind.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` that names the placeholders there are, or what is too long or missing.
    public init(_ subject: String, text: String, for kind: MessageKind) throws(Refusal) {
        let line = try Field.text(subject, "subject")
        guard line.unicodeScalars.count <= Self.longestSubject else {
            throw Refusal(
                .invalid, "The subject is longer than \(Self.longestSubject) characters.", mend: "Shorten it.")
        }
        let lines = text.replacing("\r\n", with: "\n")
        guard lines.contains(where: { !$0.isWhitespace }) else {
            throw Refusal(.invalid, "The text is missing.", mend: "Fill it in.")
        }
        guard lines.unicodeScalars.count <= Self.longestText else {
            throw Refusal(.invalid, "The text is longer than \(Self.longestText) characters.", mend: "Shorten it.")
        }
        guard !lines.unicodeScalars.contains(where: { $0.isUnfit && $0 != "\n" && $0 != "\t" }) else {
            throw Refusal(.invalid, "The text has a control character.", mend: "Take it out.")
        }
        try Self.check(line, kind)
        try Self.check(lines, kind)
        self.init(stored: line, text: lines)
    }

    private static func check(_ text: String, _ kind: MessageKind) throws(Refusal) {
        let known = kind.placeholders.map { "{{\($0.rawValue)}}" }.joined(separator: ", ")
        for part in Expansion.parts(of: text) {
            switch part {
            case .text: continue
            case .open(let name):
                guard kind.placeholders.contains(where: { $0.rawValue == name }) else {
                    throw Refusal(
                        .invalid, "“{{\(Field.shown(name))}}” is no placeholder of this message.",
                        mend: "There are \(known).")
                }
            case .unclosed:
                throw Refusal(
                    .invalid, "A “{{” has no “}}” behind it on its line.", mend: "Close it; there are \(known).")
            }
        }
    }

    /// The message with values put in.
    ///
    /// A line that holds nothing but placeholders whose values are empty is left out, and so is a second blank line
    /// behind another. A value in the subject stays on its line.
    public func expanded(_ values: [Placeholder: String]) -> RenderedMessage {
        RenderedMessage(
            subject: Expansion.line(subject, values), text: Expansion.text(text, values))
    }
}

/// A message as it is sent.
public struct RenderedMessage: Hashable, Sendable {
    /// The subject, one line without control characters.
    public let subject: String
    /// The text, its lines ended by a line feed.
    public let text: String

    /// Takes both.
    public init(subject: String, text: String) {
        self.subject = subject
        self.text = text
    }
}
