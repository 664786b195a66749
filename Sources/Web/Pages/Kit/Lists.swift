import Application
import Domain
import Markup

/// A page of a list: the rows that are shown, and where the next page begins.
struct Listed<Row> {
    let rows: [Row]
    /// The cursor of the next page; nil on the last one.
    let next: String?

    /// Takes what was read, one more than is shown where there is a next page.
    init(_ read: [Row], size: Int, key: (Row) -> [String]) {
        rows = Array(read.prefix(size))
        next = read.count > size ? rows.last.map { Paging.cursor(key($0)) } : nil
    }
}

extension Visit {
    /// How many rows a page of a list shows.
    static let listSize = 50

    /// Where the page of a list begins, from the parts of its cursor; nil for the first page.
    ///
    /// - Throws: ``Problem`` of kind `not_found` for a cursor that no page gave.
    func position<Position>(_ read: ([String]) -> Position?) throws -> Position? {
        guard !query["after"].isEmpty else { return nil }
        guard let parts = Paging.parts(query["after"]), let position = read(parts) else { throw Problem.notFound() }
        return position
    }

    /// The link to the next page of a list, with the filters that are set; nothing on the last page.
    func more(_ path: Link, keeping names: [String] = [], next: String?) -> HTML {
        guard let next else { return .none }
        var link = path
        for name in names where !query[name].isEmpty { link = link.with(name, query[name]) }
        return """
            <nav class="pages" aria-label="\(say("list.pages"))">\
            <a href="\(link.with("after", next))" rel="next">\(say("list.more"))</a></nav>
            """
    }

    /// What was done, told once above the page that it led to.
    func told(_ key: String) -> HTML {
        "<div role=\"status\">\(Parts.notice(.good, "<p>\(say(key))</p>"))</div>"
    }

    /// The financial year that the query names, or the present one.
    var year: FinancialYear {
        Int64(query["year"]).flatMap { FinancialYear(startYear: $0) } ?? FinancialYear(containing: house.today)
    }

    /// A menu of the last years and the present one, in a form that shows another.
    func yearMenu(_ fields: Fields) -> HTML {
        let now = FinancialYear(containing: house.today).startYear
        let years = (0..<6).compactMap { FinancialYear(startYear: now - $0) }
        return fields.menu(
            "year", say("list.year"), years.map { (String($0.startYear), HTML(text: $0.description)) })
    }

    /// A house for one of several things done by one form, so that each is done once however often it is sent.
    func keyedHouse(_ part: String) throws(Refusal) -> House {
        guard !form["key"].isEmpty else { return house }
        return try house.keyed("\(form["key"]).\(part)", route: "part", request: link)
    }
}
