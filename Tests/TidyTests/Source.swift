/// A file and its lines, with and without its comments and strings.
struct Source: Sendable {
    /// The file, from the root of the repository.
    let path: String
    /// The lines as written.
    let lines: [Substring]
    /// The same lines with every comment and string blanked, so that a word found is a word of the program.
    let code: [Substring]

    init(_ path: String, _ text: String) {
        self.path = path
        let masked = path.hasSuffix(".sql") ? SQLMask.code(of: text) : CodeMask.code(of: text)
        lines = Source.split(text)
        code = Source.split(masked)
    }

    /// The folder under `Sources` the file is in: its room.
    var room: String? {
        let parts = path.split(separator: "/")
        return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
    }

    /// The lines of the program with their numbers, from 1.
    var numbered: [(line: Int, code: Substring)] {
        code.enumerated().map { ($0.offset + 1, $0.element) }
    }

    /// A line break at the end of a file ends its last line and begins no other.
    private static func split(_ text: String) -> [Substring] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
}

extension Substring {
    /// The words of a line of program: letters, digits and underscores, in order.
    var words: [Substring] {
        split { !($0 == "_" || $0.isLetter || $0.isNumber) }
    }

    /// The line without the blanks before and behind it.
    var trimmed: Substring {
        var rest = self
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }
}
