import HTTPTypes

/// The document of the API as a page that people read.
struct GuidePage {
    let operations: [Operation]

    var html: String {
        let groups = Dictionary(grouping: operations, by: \.group)
        let order = operations.map(\.group).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let sections = order.map { group in
            "<h2>\(GuidePage.escaped(group))</h2>" + (groups[group] ?? []).map(entry).joined()
        }
        return """
            <!doctype html><html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>The API of Turnout</title>
            <link rel="stylesheet" href="\(AssetPages.link("guide.css").text)">
            <link rel="icon" href="\(AssetPages.link("icon.svg").text)" type="image/svg+xml"></head>
            <body><h1>The API of Turnout</h1>
            <p>Send an access token as <code>Authorization: Bearer …</code>; <code>turnout token add</code> makes one.
            Every write takes an <code>Idempotency-Key</code>: the same key with the same request is done once.
            What is not done is told as <code>application/problem+json</code> (RFC 9457).
            For programs: <a href="/api/openapi.json">the OpenAPI 3.1 document</a>.</p>
            \(sections.joined(separator: "\n"))
            </body></html>
            """
    }

    private func entry(_ operation: Operation) -> String {
        var rows = (operation.pathParameters + operation.query).map(row)
        if case .object(let properties)? = operation.body { rows += properties.map(row) }
        let table = rows.isEmpty ? "" : "<table>\(rows.joined())</table>"
        return """
            <article id="\(operation.id)"><h3><code>\(operation.method.rawValue) \
            \(GuidePage.escaped(operation.path))</code></h3>
            <p>\(GuidePage.escaped(operation.summary)) \(operation.access?.about ?? "")\(table)</article>

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
