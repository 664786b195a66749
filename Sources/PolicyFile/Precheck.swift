/// Looks at the bytes before they are parsed.
///
/// The parser's composer recurses, and repeats what an alias names: depth and aliases are therefore bounded here, by a
/// test that may refuse an odd file but never lets a dangerous one through.
struct Precheck {
    /// The largest file, in bytes.
    static let sizeLimit = 65_536
    /// The deepest indentation, in columns; each level of nesting in block style needs one or more.
    static let indentLimit = 32
    /// The most brackets and braces opened anywhere; nesting in flow style cannot be deeper.
    static let bracketLimit = 64
    /// The most nesting marks (`- - - `) at the start of one line.
    static let compactLimit = 3

    let log: FaultLog
    private var brackets = 0

    init(_ log: FaultLog) { self.log = log }

    /// Whether the bytes may be parsed; where not, the log says why.
    mutating func passes(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count <= Self.sizeLimit else {
            log.add(
                .start, "The file has \(bytes.count) bytes; a policy has at most \(Self.sizeLimit).",
                "Leave out what is not part of the policy.")
            return false
        }
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            check(line, number: index + 1)
        }
        return log.isEmpty
    }

    private mutating func check(_ line: ArraySlice<UInt8>, number: Int) {
        let content = line.drop { $0 == UInt8(ascii: " ") }
        let indent = line.count - content.count
        guard let first = content.first, first != UInt8(ascii: "#") else { return }
        let place = Place(line: number, column: indent + 1)
        if first == UInt8(ascii: "\t") {
            log.add(place, "The line is indented with a tab.", "Indent with spaces.")
        }
        if indent > Self.indentLimit {
            log.add(place, "The line is indented by \(indent) spaces.", "Indent by two spaces for each level.")
        }
        if first == UInt8(ascii: "%") || content.starts(with: "? ".utf8) {
            log.add(place, "Directives and complex keys have no meaning in a policy.", "Write “key: value”.")
        }
        checkCompact(content, place)
        checkTokens(line, number)
    }

    private func checkCompact(_ content: ArraySlice<UInt8>, _ place: Place) {
        var rest = content
        var marks = 0
        while let mark = rest.first,
            mark == UInt8(ascii: "-") || mark == UInt8(ascii: "?") || mark == UInt8(ascii: ":"),
            rest.dropFirst().first == UInt8(ascii: " ")
        {
            marks += 1
            rest = rest.dropFirst(2).drop { $0 == UInt8(ascii: " ") }
        }
        if marks > Self.compactLimit {
            log.add(place, "Lists stand inside lists here.", "Write one “- ” for each entry.")
        }
    }

    /// Refuses what could be an anchor, an alias or a tag, and counts what opens a nesting.
    private mutating func checkTokens(_ line: ArraySlice<UInt8>, _ number: Int) {
        var before = UInt8(ascii: " ")
        for (index, byte) in zip(line.indices, line) {
            defer { before = byte }
            let place = Place(line: number, column: index - line.startIndex + 1)
            if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
                brackets += 1
                if brackets == Self.bracketLimit + 1 {
                    log.add(
                        place, "The file has more than \(Self.bracketLimit) brackets.",
                        "Write lists with one “- ” for each entry.")
                }
            }
            let next = line.index(after: index) < line.endIndex ? line[line.index(after: index)] : UInt8(ascii: " ")
            let isMark = "&*!".utf8.contains(byte) && " [{,:-".utf8.contains(before) && !" \r".utf8.contains(next)
            if isMark {
                let mark = Character(Unicode.Scalar(byte))
                log.add(
                    place,
                    "Anchors, aliases and tags are not allowed: “\(mark)” stands before a word.",
                    "Write the value out; in a text, put a space after “\(mark)”.")
            }
        }
    }
}
