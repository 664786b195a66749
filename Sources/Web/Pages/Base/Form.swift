import Domain
import Foundation
import Markup

/// What a browser sent with a form: names, each with its values in the order of the document.
struct Form: Hashable, Sendable {
    /// The most fields that are read: a register of a thousand people with five fields each.
    static let mostFields = 6_000

    private var fields: [String: [String]] = [:]

    /// No fields.
    static let empty = Form()

    private init() {}

    /// Reads `application/x-www-form-urlencoded` (WHATWG URL Standard, section 5.1); nil for what is not UTF-8 or holds
    /// too many fields. Line ends are made the same on every system.
    init?(urlEncoded text: some StringProtocol) {
        let parts = text.split(separator: "&")
        guard parts.count <= Form.mostFields else { return nil }
        for part in parts {
            let pair = Substring(part).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Form.decoded(pair[0]), let value = pair.count > 1 ? Form.decoded(pair[1]) : "" else {
                return nil
            }
            fields[name, default: []].append(value)
        }
    }

    private static func decoded(_ text: Substring) -> String? {
        text.replacing("+", with: " ").removingPercentEncoding?
            .replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    /// What was filled in, without white space around it; empty where nothing was.
    subscript(_ name: String) -> String {
        fields[name]?.first?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
    }

    /// Every value of a name, such as the boxes that were ticked.
    func all(_ name: String) -> [String] { fields[name] ?? [] }

    /// Whether a field of the name was sent.
    func has(_ name: String) -> Bool { fields[name] != nil }

    /// The names that begin with a prefix, without it, in order.
    func names(beginningWith prefix: String) -> [String] {
        fields.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }.sorted()
    }

    /// The date of three fields `name-day`, `name-month`, `name-year`; nil where they are no date.
    func date(_ name: String) -> LocalDate? {
        guard let day = Int64(self[name + "-day"]), let month = Int64(self[name + "-month"]),
            let year = Int64(self[name + "-year"])
        else { return nil }
        return LocalDate(year: year, month: month, day: day)
    }

    /// The same with one value in place of what was sent.
    func setting(_ name: String, to value: String) -> Form {
        var form = self
        form.fields[name] = [value]
        return form
    }
}

/// What is wrong with a form: for each field a sentence, in the order of the page.
struct FormFaults: Error, Hashable, Sendable {
    struct Fault: Hashable, Sendable {
        /// The name of the field, to which the summary leads; empty for the form as a whole.
        let field: String
        /// What is wrong and what to do, as a sentence.
        let sentence: HTML
    }

    private(set) var list: [Fault] = []

    /// No faults yet.
    static let none = FormFaults()

    var isEmpty: Bool { list.isEmpty }

    mutating func add(_ field: String, _ sentence: HTML) {
        list.append(Fault(field: field, sentence: sentence))
    }

    /// What is wrong with a field, where something is.
    subscript(_ field: String) -> HTML? { list.first { $0.field == field }?.sentence }
}
