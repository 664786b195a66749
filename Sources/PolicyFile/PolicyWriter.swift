public import Domain
import Money

extension PolicyFile {
    /// The policy in the one canonical form: every key, every default, always in the same order.
    ///
    /// Reading the text gives the same policy again, for every policy that came from a file.
    public static func write(_ policy: Policy) -> String {
        var writer = Writer()
        writer.line(0, "policy", quoted(policy.name))
        writer.line(0, "nation", policy.nation.rawValue)
        writer.line(0, "applies_to", list(policy.kinds))
        writer.line(0, "half_day_up_to_minutes", String(policy.halfDayMinutes))
        writer.group(0, "notice") { $0.notice(policy) }
        writer.group(0, "attending") { $0.list(policy.attending) }
        writer.group(0, "not_attending") { $0.list(policy.notAttending) }
        writer.group(0, "charged") { $0.charged(policy) }
        writer.group(0, "lateness") { $0.lateness(policy.lateArrival) }
        writer.group(0, "leaving_early") {
            $0.line(1, "grace_minutes", String(policy.leavingEarly.grace))
            $0.line(1, "certificate", flag(policy.leavingEarly.givesCertificate))
        }
        writer.group(0, "cancelling") {
            $0.line(1, "by", list(policy.cancelling.givers))
            $0.line(1, "channels", list(policy.cancelling.channels))
        }
        writer.group(0, "sickness") { $0.sickness(policy) }
        writer.line(0, "substitutes", policy.substitutes.rawValue)
        writer.line(0, "transfers", policy.transfers.rawValue)
        writer.line(0, "refilled_place_relieves", flag(policy.refillRelieves))
        writer.group(0, "debtor") { $0.debtor(policy.debtor) }
        writer.group(0, "consequences") { $0.consequences(policy.consequences) }
        writer.group(0, "process") { $0.process(policy.process) }
        writer.group(0, "vat") { $0.vat(policy) }
        return writer.text
    }

    static func flag(_ value: Bool) -> String { value ? "yes" : "no" }

    /// The words of a set in the order in which their type lists them.
    static func list<Word: RawRepresentable & CaseIterable & Hashable>(_ words: Set<Word>) -> String
    where Word.RawValue == String {
        "[\(Word.allCases.filter(words.contains).map(\.rawValue).joined(separator: ", "))]"
    }

    static func codes(_ codes: Set<String>) -> String { "[\(codes.sorted().map(quoted).joined(separator: ", "))]" }

    static func money(_ amount: Pence) -> String { "£\(amount.plain)" }

    static func share(_ share: BasisPoints) -> String { share.text.filter { $0 != " " } }

    static func quoted(_ text: String) -> String {
        "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
}

/// Collects the lines of a file.
struct Writer {
    private(set) var text = ""

    mutating func text(_ level: Int, _ words: String) {
        text += "\(String(repeating: "  ", count: level))\(words)\n"
    }

    mutating func line(_ level: Int, _ key: String, _ value: String) { text(level, "\(key): \(value)") }

    mutating func entry(_ level: Int, _ value: String) { text(level, "- \(value)") }

    mutating func group(_ level: Int, _ key: String, _ body: (inout Writer) -> Void) {
        text(level, "\(key):")
        body(&self)
    }
}
