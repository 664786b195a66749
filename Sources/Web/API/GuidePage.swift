import HTTPTypes

/// The document of the API as pages that people read: one that names every operation, and one for each group of them,
/// so that no page grows with the whole of it.
struct GuidePage {
    let operations: [Operation]

    private static let path = "/api/guide/"

    /// The groups, in the order in which they are served.
    var groups: [String] { operations.map(\.group).reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }

    /// What a group is called in an address.
    static func name(_ group: String) -> String { group.lowercased().replacing(" ", with: "-") }

    /// Every operation in a line, by group.
    var html: String {
        let sections = groups.map { group -> String in
            let lines = operations.filter { $0.group == group }.map { operation in
                """
                <li><a href="\(Self.path)\(Self.name(group))#\(operation.id)"><code>\(Self.call(operation))</code></a> \
                \(Self.escaped(operation.summary))
                """
            }
            return "<h2>\(Self.escaped(group))</h2><ul>\(lines.joined(separator: "\n"))</ul>"
        }
        return Self.page(
            "The API of Turnout",
            """
            <p>Send an access token as <code>Authorization: Bearer …</code>; <code>turnout token add</code> makes one.
            Every write takes an <code>Idempotency-Key</code>: the same key with the same request is done once.
            What is not done is told as <code>application/problem+json</code> (RFC 9457).
            For programs: <a href="/api/openapi.json">the OpenAPI 3.1 document</a>.</p>
            \(sections.joined(separator: "\n"))
            """)
    }

    /// The operations of a group with what they take; nil where there is no such group.
    func html(group name: String) -> String? {
        guard let group = groups.first(where: { Self.name($0) == name }) else { return nil }
        let entries = operations.filter { $0.group == group }.map(entry)
        return Self.page(
            "\(group): the API of Turnout",
            "<p><a href=\"/api\">All operations</a></p>\(entries.joined(separator: "\n"))")
    }

    private static func page(_ title: String, _ body: String) -> String {
        """
        <!doctype html><html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1"><title>\(escaped(title))</title>
        <link rel="stylesheet" href="\(AssetPages.link("guide.css").text)">
        <link rel="icon" href="\(AssetPages.link("icon.svg").text)" type="image/svg+xml"></head>
        <body><h1>\(escaped(title))</h1>
        \(body)
        </body></html>
        """
    }

    private static func call(_ operation: Operation) -> String {
        "\(operation.method.rawValue) \(escaped(operation.path))"
    }

    private func entry(_ operation: Operation) -> String {
        var rows = (operation.pathParameters + operation.query).map(row)
        if case .object(let properties)? = operation.body { rows += properties.map(row) }
        let table = rows.isEmpty ? "" : "<table>\(rows.joined())</table>"
        return """
            <article id="\(operation.id)"><h2><code>\(Self.call(operation))</code></h2>
            <p>\(Self.escaped(operation.summary)) \(operation.access?.about ?? "")</p>\(table)</article>
            """
    }

    private func row(_ property: Schema.Property) -> String {
        let need = property.isRequired ? "" : " (optional)"
        // HTML ends cells and rows by itself, and there are many of them.
        return "<tr><td><code>\(property.name)</code><td>\(GuidePage.escaped(property.about))\(need)"
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
