/// Markup that is safe to send: literals are markup, and whatever text is put into them is escaped where it goes in.
///
/// A literal of the program is written as HTML; a `String` in it becomes text or the value of a quoted attribute, where
/// none of its characters can end either (HTML Living Standard, section 13.3); another ``HTML`` goes in as it is.
/// There is no other way from a string to markup.
public struct HTML: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The markup.
    public private(set) var source: String

    /// Nothing at all.
    public static let none = HTML(markup: "")

    /// A literal of the program, which is markup.
    public init(stringLiteral markup: String) { source = markup }

    /// A literal with parts put into it.
    public init(stringInterpolation parts: Interpolation) { source = parts.source }

    /// Text, escaped.
    public init(text: String) {
        source = ""
        source.reserveCapacity(text.utf8.count)
        HTML.escape(text, into: &source)
    }

    /// Parts in a row.
    public init(_ parts: some Sequence<HTML>) {
        source = ""
        for part in parts { source += part.source }
    }

    private init(markup: String) { source = markup }

    /// Whether it is nothing at all.
    public var isEmpty: Bool { source.isEmpty }

    /// One behind the other.
    public static func + (a: HTML, b: HTML) -> HTML { HTML(markup: a.source + b.source) }

    /// Parts with something between them.
    public static func joined(_ parts: [HTML], by separator: HTML) -> HTML {
        HTML(markup: parts.map(\.source).joined(separator: separator.source))
    }

    /// Takes the parts of a literal in their order.
    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var source = ""

        /// Makes room for the literal and its parts.
        public init(literalCapacity: Int, interpolationCount: Int) {
            source.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        /// Markup of the program.
        public mutating func appendLiteral(_ literal: String) { source += literal }

        /// Text, escaped.
        public mutating func appendInterpolation(_ text: String) { HTML.escape(text, into: &source) }

        /// Markup made before.
        public mutating func appendInterpolation(_ html: HTML) { source += html.source }

        /// Markup made before, where there is any.
        public mutating func appendInterpolation(_ html: HTML?) { if let html { source += html.source } }

        /// Parts in a row.
        public mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { source += part.source } }

        /// A whole number.
        public mutating func appendInterpolation(_ number: some FixedWidthInteger) { source += String(number) }
    }

    /// Puts text in, with the five characters that markup is made of written as references. A character that no
    /// document may hold (a control other than white space, HTML Living Standard, section 13.1.4) becomes U+FFFD, and
    /// so does one that would turn the direction of what follows it on the page (Unicode Technical Report 36, 2.4).
    private static func escape(_ text: String, into source: inout String) {
        guard text.utf8.contains(where: { isSpecial($0) }) else {
            source += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": source += "&amp;"
            case "<": source += "&lt;"
            case ">": source += "&gt;"
            case "\"": source += "&quot;"
            case "'": source += "&#39;"
            case "\t", "\n", "\r": source.unicodeScalars.append(scalar)
            case "\0"..."\u{1F}", "\u{7F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
                source += "\u{FFFD}"
            default: source.unicodeScalars.append(scalar)
            }
        }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        // 0xE2 begins what turns directions, and much that does not: whatever has it is looked at letter by letter.
        case 0xE2, 0x00...0x1F, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F: true
        default: false
        }
    }
}
