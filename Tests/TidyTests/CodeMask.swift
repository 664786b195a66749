/// Blanks the comments and strings of a Swift text and keeps its lines, so that rules see the program alone.
///
/// It knows nested comments, raw and multi-line strings, interpolation and regular expressions: enough to tell where a
/// brace is a brace. It works on bytes because every character it looks for is one byte in UTF-8.
struct CodeMask {
    private let bytes: [UInt8]
    private var code: [UInt8]
    private var at = 0

    /// The text with every byte of a comment or string made a blank, line breaks kept.
    static func code(of text: String) -> String {
        var mask = CodeMask(text)
        mask.scanCode(inInterpolation: false)
        return String(decoding: mask.code, as: UTF8.self)
    }

    private init(_ text: String) {
        bytes = Array(text.utf8)
        code = bytes.map { $0 == .lineFeed ? $0 : .blank }
    }

    private mutating func scanCode(inInterpolation: Bool) {
        var depth = 0
        while at < bytes.count {
            if starts("//") {
                skip { $0 == .lineFeed }
            } else if starts("/*") {
                skipComment()
            } else if let string = stringOpening() {
                at += string.length
                skipString(string)
            } else if regexOpens() {
                at += 1
                skipRegex()
            } else if bytes[at] == UInt8(ascii: "`") {
                takeQuotedName()
            } else {
                if bytes[at] == UInt8(ascii: "(") { depth += 1 }
                if bytes[at] == UInt8(ascii: ")") {
                    if inInterpolation && depth == 0 { return }
                    depth -= 1
                }
                code[at] = bytes[at]
                at += 1
            }
        }
    }

    private func starts(_ text: StaticString) -> Bool {
        let end = at + text.utf8CodeUnitCount
        guard end <= bytes.count else { return false }
        return (at..<end).allSatisfy { bytes[$0] == text.utf8Start[$0 - at] }
    }

    private mutating func skip(until isEnd: (UInt8) -> Bool) {
        while at < bytes.count, !isEnd(bytes[at]) { at += 1 }
    }

    /// A name between backticks may be a whole sentence; it stays one word, and none of its words is a keyword.
    private mutating func takeQuotedName() {
        let start = at
        at += 1
        skip { $0 == UInt8(ascii: "`") || $0 == .lineFeed }
        if at < bytes.count, bytes[at] != .lineFeed { at += 1 }
        for index in start..<at { code[index] = UInt8(ascii: "_") }
    }

    private mutating func skipComment() {
        var depth = 0
        repeat {
            if starts("/*") {
                depth += 1
                at += 2
            } else if starts("*/") {
                depth -= 1
                at += 2
            } else {
                at += 1
            }
        } while depth > 0 && at < bytes.count
    }
}

extension CodeMask {
    /// How a string opened: it closes with as many quotes and hashes.
    private struct Opening {
        let quotes: Int
        let hashes: Int
        /// A regular expression between hashes closes with a slash instead of quotes.
        let mark: UInt8
        var length: Int { quotes + hashes }
    }

    private func stringOpening() -> Opening? {
        let hashes = count(of: UInt8(ascii: "#"), from: at)
        let next = at + hashes
        guard next < bytes.count else { return nil }
        if hashes > 0 && bytes[next] == UInt8(ascii: "/") {
            return Opening(quotes: 1, hashes: hashes, mark: UInt8(ascii: "/"))
        }
        let quotes = count(of: UInt8(ascii: "\""), from: next)
        guard quotes > 0 else { return nil }
        // Two quotes are an empty string, which the closing mark of a one-quote string deals with.
        return Opening(quotes: quotes >= 3 ? 3 : 1, hashes: hashes, mark: UInt8(ascii: "\""))
    }

    private func count(of byte: UInt8, from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] == byte { end += 1 }
        return end - start
    }

    private mutating func skipString(_ opening: Opening) {
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "\\"), count(of: UInt8(ascii: "#"), from: at + 1) >= opening.hashes {
                at += 1 + opening.hashes
                if opening.mark == UInt8(ascii: "\""), at < bytes.count, bytes[at] == UInt8(ascii: "(") {
                    at += 1
                    scanCode(inInterpolation: true)
                }
                at += 1
            } else if closes(opening) {
                at += opening.length
                return
            } else if bytes[at] == .lineFeed && opening.quotes == 1 && opening.hashes == 0 {
                return
            } else {
                at += 1
            }
        }
    }

    private func closes(_ opening: Opening) -> Bool {
        count(of: opening.mark, from: at) >= opening.quotes
            && count(of: UInt8(ascii: "#"), from: at + opening.quotes) >= opening.hashes
    }

    /// A slash begins a regular expression where a value may stand and another slash follows on the line.
    private func regexOpens() -> Bool {
        guard bytes[at] == UInt8(ascii: "/"), at + 1 < bytes.count,
            !" )=*,\n".utf8.contains(bytes[at + 1])
        else { return false }
        guard let before = bytes[..<at].last(where: { $0 != .blank }), "(,=:[\n".utf8.contains(before) else {
            return false
        }
        let rest = bytes[(at + 1)...].prefix { $0 != .lineFeed }
        return rest.contains(UInt8(ascii: "/"))
    }

    private mutating func skipRegex() {
        while at < bytes.count, bytes[at] != UInt8(ascii: "/"), bytes[at] != .lineFeed {
            at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        at += 1
    }
}

extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")
    static let blank = UInt8(ascii: " ")
}
