import Markup

/// What pages are put together from.
enum Parts {
    /// A list of facts: what, its value, and where it may be changed.
    static func facts(_ rows: [Fact]) -> HTML {
        let items = rows.map { row -> HTML in
            let change: HTML? = row.change.map { "<dd>\($0)</dd>" }
            return "<div><dt>\(row.name)</dt><dd>\(row.value)</dd>\(change)</div>"
        }
        return "<dl class=\"facts\">\(items)</dl>"
    }

    /// A row of a list of facts.
    struct Fact {
        let name: HTML
        let value: HTML
        var change: HTML?
    }

    /// A few words on a coloured ground; the words alone tell what it says.
    static func tag(_ text: HTML, _ look: Look = .plain) -> HTML {
        "<strong class=\"tag\(look.ending)\">\(text)</strong>"
    }

    /// How something is to be taken.
    enum Look: String {
        case plain, good, care, bad, info

        fileprivate var ending: String { self == .plain ? "" : " tag-\(rawValue)" }
    }

    /// Something that is not to be missed.
    static func notice(_ look: Look, _ inner: HTML) -> HTML {
        "<div class=\"notice notice-\(look.rawValue)\">\(inner)</div>"
    }

    /// A link that looks like a button, for what changes nothing.
    static func button(_ text: HTML, _ link: Link, isPlain: Bool = false) -> HTML {
        let look: HTML = isPlain ? "button button-plain" : "button"
        return "<a class=\"\(look)\" href=\"\(link)\">\(text)</a>"
    }

    /// A table that can be read on a narrow screen: there each row stands as a list of its own.
    ///
    /// A caption that a heading above says already is for those who hear the page only.
    static func table(
        _ caption: HTML, _ columns: [Column], _ rows: [[HTML]], isCaptionSeen: Bool = true
    ) -> HTML {
        let head = columns.map { column -> HTML in
            let look: HTML = column.isNumber ? " class=\"right\"" : ""
            if column.isAction { return "<th scope=\"col\"><span class=\"unseen\">\(column.name)</span></th>" }
            return "<th scope=\"col\"\(look)>\(column.name)</th>"
        }
        let body = rows.map { row -> HTML in
            let cells = zip(columns, row).enumerated().map { index, pair -> HTML in
                let (column, cell) = pair
                if index == 0 { return "<th scope=\"row\">\(cell)</th>" }
                if column.isAction { return "<td>\(cell)</td>" }
                let look: HTML = column.isNumber ? " class=\"right\"" : ""
                return "<td\(look) data-label=\"\(column.name)\">\(cell)</td>"
            }
            return "<tr>\(cells)</tr>"
        }
        let shown: HTML = isCaptionSeen ? "<caption>" : "<caption class=\"unseen\">"
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(caption)"><table class="stack">\
            \(shown)\(caption)</caption><thead><tr>\(head)</tr></thead><tbody>\(body)</tbody></table></div>
            """
    }

    /// A column of a table.
    struct Column {
        let name: HTML
        var isNumber = false
        /// Whether it holds what can be done with the row, which needs no name before it.
        var isAction = false
    }
}
