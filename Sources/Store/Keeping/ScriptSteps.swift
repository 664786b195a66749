/// Divides a migration into its statements, so that each can be named when it fails.
///
/// It knows comments, quoted text, PostgreSQL's `$$` bodies and SQLite's triggers, whose own statements end in `END;`.
struct ScriptSteps {
    private let bytes: [UInt8]
    private var at = 0
    private var start = 0
    private(set) var steps: [String] = []

    init(_ sql: String) {
        bytes = Array(sql.utf8)
        while at < bytes.count { step() }
        close(through: bytes.count)
    }

    private mutating func step() {
        switch bytes[at] {
        case UInt8(ascii: "-") where has("--"): skip(past: "\n")
        case UInt8(ascii: "'"):
            at += 1
            skip(past: "'")
        case UInt8(ascii: "$") where has("$$"):
            at += 2
            skip(past: "$$")
        case UInt8(ascii: ";"):
            at += 1
            if !isInsideTrigger { close(through: at) }
        default: at += 1
        }
    }

    private func has(_ word: String) -> Bool { bytes[at...].starts(with: word.utf8) }

    private mutating func skip(past end: String) {
        while at < bytes.count, !has(end) { at += 1 }
        at = min(bytes.count, at + end.utf8.count)
    }

    /// Whether the statement so far opens a trigger's body and has not ended it.
    private var isInsideTrigger: Bool {
        let words = text(through: at).uppercased().split { $0.isWhitespace }
        guard words.starts(with: ["CREATE", "TRIGGER"]), words.contains("BEGIN") else { return false }
        return words.last != "END;"
    }

    /// The statement so far without the comments before it.
    private func text(through end: Int) -> String {
        let lines = String(decoding: bytes[start..<end], as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: true)
        return lines.drop { $0.hasPrefix("--") }.joined(separator: "\n")
    }

    private mutating func close(through end: Int) {
        let statement = text(through: end)
        if statement.contains(where: { !$0.isWhitespace }) { steps.append(statement) }
        start = end
    }
}
