import Markup

/// A message as HTML, made of the same text: markup that every mail program shows, with its styles in attributes
/// because many take no style sheet, and nothing that is fetched from anywhere.
///
/// No colour but those of the rule and the button is set, so that light and dark stay as the reader has them.
struct LetterHTML {
    let message: RenderedMessage
    let kind: MessageKind
    let frame: LetterFrame

    /// The whole document.
    var document: HTML {
        """
        <!doctype html>
        <html lang="\(Phrases.language)"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <title>\(message.subject)</title></head>
        <body style="\(LetterStyle.page)"><div style="\(LetterStyle.column)">
        <p style="\(LetterStyle.head)">\(frame.partnership)</p>
        <h1 style="\(LetterStyle.title)">\(message.subject)</h1>
        \(LetterText(message.text, base: frame.base).markup)\(foot)</div></body></html>

        """
    }

    private var foot: HTML {
        let stop: HTML? = frame.stop.map { "<br><a href=\"\($0)\">\(Phrases.stop)</a>" }
        return "<p style=\"\(LetterStyle.foot)\">\(Phrases.because(kind))\(stop)</p>\n"
    }
}

/// The styles of letters: a closed list, so that a page that shows a letter can allow these and no others.
public enum LetterStyle {
    static let page = "margin:0;padding:0"
    static let column =
        "max-width:600px;margin:0 auto;padding:24px 16px;font-family:Arial,Helvetica,sans-serif;font-size:16px;"
        + "line-height:1.5;overflow-wrap:anywhere"
    static let head = "margin:0 0 24px;padding:0 0 12px;border-bottom:3px solid #2a7f9c;font-weight:bold"
    static let title = "margin:0 0 24px;font-size:24px;line-height:1.25"
    static let words = "margin:0 0 16px"
    static let list = "margin:0 0 16px;padding:0 0 0 24px"
    static let button =
        "display:inline-block;margin:0 0 4px;padding:10px 18px;border-radius:4px;background-color:#00703c;"
        + "color:#ffffff;font-weight:bold;text-decoration:none"
    static let small = "font-size:14px"
    static let foot = "margin:32px 0 0;padding:12px 0 0;border-top:1px solid #808890;font-size:14px"

    /// Every one of them, as it stands in its attribute.
    public static let all = [page, column, head, title, words, list, button, small, foot]
}

/// The text of a letter, taken apart into what can be shown better than line by line.
///
/// A paragraph ends at a blank line. Lines that begin with `* ` are a list. Two or more lines such as `Amount: £50.00`
/// have their labels marked. A line that ends with an address of this service is a button, named by the words before
/// it, with the address below to be read and copied; an address of anybody else stays what it says.
struct LetterText {
    private let paragraphs: [[Substring]]
    /// How the addresses of this service begin; nil where it has none.
    private let own: String?

    init(_ text: String, base: String) {
        paragraphs = text.split(separator: "\n", omittingEmptySubsequences: false)
            .split { line in line.allSatisfy(\.isWhitespace) }.map(Array.init)
        own = base.isEmpty ? nil : base + "/"
    }

    private enum Line {
        case words(Substring)
        case item(Substring)
        case fact(Substring, Substring)
        case button(Substring, Substring)

        /// What may stand in one element with the line before.
        var family: Int {
            switch self {
            case .words: 0
            case .item: 1
            case .fact: 2
            case .button: 3
            }
        }
    }

    var markup: HTML {
        HTML(
            paragraphs.flatMap { paragraph -> [HTML] in
                var groups: [[Line]] = []
                for line in lines(paragraph) {
                    if line.family != 3, let last = groups.last?.last, last.family == line.family {
                        groups[groups.count - 1].append(line)
                    } else {
                        groups.append([line])
                    }
                }
                return groups.map(block)
            })
    }

    private func lines(_ paragraph: [Substring]) -> [Line] {
        let facts = paragraph.map(LetterText.fact)
        return paragraph.indices.map { index in
            let line = paragraph[index]
            if let (label, address) = address(line), isOwn(address) { return .button(label, address) }
            if line.hasPrefix("* ") { return .item(line.dropFirst(2)) }
            let hasNeighbour = [index - 1, index + 1].contains { facts.indices.contains($0) && facts[$0] != nil }
            if hasNeighbour, let (label, value) = facts[index] { return .fact(label, value) }
            return .words(line)
        }
    }

    private func block(_ lines: [Line]) -> HTML {
        if case .button(let label, let address)? = lines.first {
            let name = label.isEmpty ? Phrases.open : String(label)
            return """
                <p style="\(LetterStyle.words)"><a href="\(String(address))" style="\(LetterStyle.button)">\(name)</a>\
                <br><span style="\(LetterStyle.small)">\(String(address))</span></p>

                """
        }
        let shown = lines.map(line)
        guard case .item? = lines.first else {
            return "<p style=\"\(LetterStyle.words)\">\(HTML.joined(shown, by: "<br>\n"))</p>\n"
        }
        return "<ul style=\"\(LetterStyle.list)\">\(shown.map { "<li>\($0)</li>" as HTML })</ul>\n"
    }

    private func line(_ line: Line) -> HTML {
        switch line {
        case .words(let text), .item(let text): linked(text)
        case .fact(let label, let value): "<strong>\(String(label)):</strong> \(linked(value))"
        case .button: .none
        }
    }

    /// A line with the address at its end to be clicked.
    private func linked(_ line: Substring) -> HTML {
        guard let (_, address) = address(line) else { return HTML(text: String(line)) }
        let link = String(address)
        return "\(String(line.dropLast(address.count)))<a href=\"\(link)\">\(link)</a>"
    }

    /// The address that a line ends with, and what is said before it, without the colon.
    private func address(_ line: Substring) -> (label: Substring, address: Substring)? {
        let start = line.lastIndex(of: " ").map { line.index(after: $0) } ?? line.startIndex
        let address = line[start...]
        guard isOwn(address) || address.hasPrefix("https://"), address.utf8.count > "https://".utf8.count,
            address.utf8.allSatisfy({ (0x21...0x7E).contains($0) && ![0x22, 0x3C, 0x3E, 0x5C].contains($0) })
        else { return nil }
        var label = line[..<start]
        while label.last?.isWhitespace == true || label.last == ":" { label.removeLast() }
        return (label, address)
    }

    private func isOwn(_ address: Substring) -> Bool { own.map { address.hasPrefix($0) } ?? false }

    /// A label of at most 40 characters and its value.
    private static func fact(_ line: Substring) -> (Substring, Substring)? {
        guard let colon = line.firstRange(of: ": ") else { return nil }
        let (label, value) = (line[..<colon.lowerBound], line[colon.upperBound...])
        guard (1...40).contains(label.count), !label.contains("."), !value.allSatisfy(\.isWhitespace) else {
            return nil
        }
        return (label, value)
    }
}
