import Assets
import Markup

/// Every sentence of the pages in one language, by its key: another language is another file.
///
/// A line of the file reads `key = sentence`. `{1}` stands for the first value put into it, `{1:place|places}` for one
/// of two words by whether that value is 1.
struct Sentences: Sendable {
    private enum Part: Sendable {
        case markup(HTML)
        case value(Int)
        case choice(Int, HTML, HTML)
    }

    private let parts: [String: [Part]]
    private let texts: [String: String]

    /// The sentences as shipped.
    static let english = Sentences(Assets.file("english.text") ?? "")

    /// The keys there are.
    var keys: Set<String> { Set(parts.keys) }

    /// Reads a file of sentences.
    init(_ text: String) {
        var parts: [String: [Part]] = [:]
        var texts: [String: String] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            guard let middle = line.firstRange(of: " = ") else { continue }
            let key = String(line[..<middle.lowerBound])
            parts[key] = Sentences.parts(line[middle.upperBound...])
            texts[key] = String(line[middle.upperBound...])
        }
        self.parts = parts
        self.texts = texts
    }

    /// The sentence of a key as plain text, for what is no page; it takes no values.
    func text(_ key: String) -> String { texts[key] ?? key }

    /// The sentence of a key with values put into it. A key that there is not is shown itself, so that a page with one
    /// missing sentence still tells the rest; a test finds it before.
    func callAsFunction(_ key: String, _ values: Value...) -> HTML { sentence(key, values) }

    func sentence(_ key: String, _ values: [Value]) -> HTML {
        guard let parts = parts[key] else { return HTML(text: key) }
        return HTML(
            parts.map { part in
                switch part {
                case .markup(let html): html
                case .value(let n): values.indices.contains(n - 1) ? values[n - 1].html : .none
                case .choice(let n, let one, let other):
                    values.indices.contains(n - 1) && values[n - 1].isOne ? one : other
                }
            })
    }

    /// How many values a sentence takes; nil for a key that there is not.
    func count(_ key: String) -> Int? {
        parts[key]?.reduce(0) { most, part in
            switch part {
            case .markup: most
            case .value(let n), .choice(let n, _, _): max(most, n)
            }
        }
    }

    private static func parts(_ sentence: Substring) -> [Part] {
        var parts: [Part] = []
        var rest = sentence
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            parts.append(.markup(HTML(text: String(rest[..<open]))))
            let inner = rest[rest.index(after: open)..<close]
            let pieces = inner.split(separator: ":", maxSplits: 1)
            let number = pieces.first.flatMap { Int($0) } ?? 0
            let words = pieces.count > 1 ? pieces[1].split(separator: "|", omittingEmptySubsequences: false) : []
            parts.append(
                words.count == 2
                    ? .choice(number, HTML(text: String(words[0])), HTML(text: String(words[1]))) : .value(number))
            rest = rest[rest.index(after: close)...]
        }
        parts.append(.markup(HTML(text: String(rest))))
        return parts
    }

    /// What is put into a sentence.
    enum Value: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
        case text(String)
        case number(Int64)
        case html(HTML)

        init(stringLiteral text: String) { self = .text(text) }
        init(integerLiteral number: Int64) { self = .number(number) }

        fileprivate var html: HTML {
            switch self {
            case .text(let text): HTML(text: text)
            case .number(let number): HTML(text: String(number))
            case .html(let html): html
            }
        }

        fileprivate var isOne: Bool { if case .number(1) = self { true } else { false } }
    }
}
