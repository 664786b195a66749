import Domain
import Foundation
import Markup

/// What a browser sent with a form: names, each with its values in the order of the document.
struct Form: Hashable, Sendable {
    /// The most fields that are read: a register of a thousand people with five fields each.
    static let mostFields = 6_000

    /// A file that was sent.
    struct File: Hashable, Sendable {
        /// Its name, as shown to whoever sent it.
        let name: String
        /// What it holds.
        let bytes: [UInt8]
    }

    private var fields: [String: [String]] = [:]
    private var files: [String: File] = [:]

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

    /// Reads `multipart/form-data`; nil for what is not well-formed, and for a field that is not UTF-8. A file that was
    /// not chosen is sent without a name and holds nothing: there is none.
    init?(multipart bytes: [UInt8], type: String) {
        guard let form = Multipart(bytes, type: type) else { return nil }
        for part in form.parts {
            if let name = part.file {
                if !name.isEmpty, files[part.name] == nil { files[part.name] = File(name: name, bytes: part.bytes) }
            } else {
                guard let text = String(validating: part.bytes, as: UTF8.self) else { return nil }
                fields[part.name, default: []].append(Form.withPlainLines(text))
            }
        }
    }

    private static func decoded(_ text: Substring) -> String? {
        text.replacing("+", with: " ").removingPercentEncoding.map(withPlainLines)
    }

    private static func withPlainLines(_ text: String) -> String {
        text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    /// The file that was chosen in a field; nil where none was.
    func file(_ name: String) -> File? { files[name] }

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

    /// The same with a date in its three fields.
    func setting(_ name: String, to date: LocalDate) -> Form {
        let (year, month, day) = date.components
        return setting("\(name)-day", to: String(day)).setting("\(name)-month", to: String(month))
            .setting("\(name)-year", to: String(year))
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
