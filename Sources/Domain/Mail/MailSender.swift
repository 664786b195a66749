/// Who mail comes from: the address, and the name that people see, as `Name <address>` or the address alone.
public struct MailSender: Hashable, Sendable {
    /// The name; empty for none.
    public let name: String
    /// The address.
    public let address: String

    /// Reads `Training <training@partnership.example>`.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    public init(parsing text: String) throws(Refusal) {
        let line = try Field.text(text, "sender")
        guard let open = line.firstIndex(of: "<") else {
            name = ""
            address = try EmailAddress(parsing: line).text
            return
        }
        let behind = line[line.index(after: open)...]
        guard behind.hasSuffix(">"), !behind.dropLast().contains("<") else {
            throw Refusal(
                .invalid, "“\(Field.shown(text))” is no sender.",
                mend: "Write it as Training team <training@partnership.example>.")
        }
        name = Field.trimmed(String(line[..<open]).replacing("\"", with: ""))
        address = try EmailAddress(parsing: String(behind.dropLast())).text
    }

    /// The sender as it is kept.
    public var text: String { name.isEmpty ? address : "\(name) <\(address)>" }

    /// What stands behind the `@`, which names of messages end with.
    public var domain: String { address.split(separator: "@").last.map(String.init) ?? "" }
}
