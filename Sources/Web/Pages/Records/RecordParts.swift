import Application
import Domain
import Markup

/// What the pages of records have in common.
enum RecordParts {
    /// Who may see them.
    static let access = AccessPolicy.administrators
    /// How many rows a list has at a time.
    static let rows = 50

    /// Does what a form asks for. What the same form did before is not done again, and is answered alike.
    static func once(_ work: () async throws -> Void) async throws {
        do { try await work() } catch is Replayed { return }
    }

    /// What was done a moment ago, above the page that a form leads back to.
    static func done(_ visit: Visit) -> HTML {
        let key = "records.done_\(visit.query["done"])"
        guard visit.say.keys.contains(key) else { return .none }
        return "<div role=\"status\">\(Parts.notice(.good, "<p>\(visit.say(key))</p>"))</div>"
    }

    /// A word of the program in words of people, by its key; one that has none is shown as it is.
    static func word(_ room: String, _ what: String, _ word: String, _ visit: Visit) -> HTML {
        let key = "\(room).\(what)_\(word)"
        return visit.say.keys.contains(key) ? visit.say(key) : HTML(text: word)
    }

    /// The link to the next page of a list, with the filters as they are.
    static func more(
        _ link: Link, keeping names: [String] = [], cursor: String = "after", _ next: String?, _ visit: Visit
    ) -> HTML {
        guard let next else { return .none }
        var link = link
        for name in names { for value in visit.query.all(name) where !value.isEmpty { link = link.with(name, value) } }
        return """
            <nav class="pages" aria-label="\(visit.say("programme.pages"))">\
            <a href="\(link.with(cursor, next))" rel="next">\(visit.say("records.more"))</a></nav>
            """
    }

    /// The same for fields that take more room: they stand in a grid.
    static func filters(_ path: Link, _ fields: [HTML], _ visit: Visit) -> HTML {
        """
        <form class="filter" action="\(path)" role="search"><div class="filters">\(fields)</div>
        <div class="actions"><button class="button button-plain">\(visit.say("programme.apply"))</button>
        <a href="\(path)">\(visit.say("programme.clear"))</a></div></form>
        """
    }

    /// A form that filters a list: its fields stand beside one another, and a button applies them.
    static func filter(_ path: Link, _ fields: [HTML], _ visit: Visit) -> HTML {
        """
        <form class="filter" action="\(path)" role="search"><div class="row">\(fields)</div>
        <div class="actions"><button class="button button-plain">\(visit.say("programme.apply"))</button>
        <a href="\(path)">\(visit.say("programme.clear"))</a></div></form>
        """
    }

    /// A menu of the agencies that may be left open.
    static func agencies(_ fields: Fields, _ name: String, _ label: HTML, open: HTML) async throws -> HTML {
        let options = try await ListAgencyNames(fields.visit.house)().map {
            (value: $0.code, text: HTML(text: $0.name))
        }
        return fields.menu(name, label, [("", open)] + options)
    }

    /// The status of a form's page: what cannot be read is told beside the fields, what a rule refuses above them.
    static func status(_ faults: FormFaults) -> Int {
        faults.isEmpty ? 200 : faults.list.contains { $0.field.isEmpty } ? 409 : 422
    }

    /// A link that stands where a row's name is.
    static func link(_ text: String, _ link: Link) -> HTML { "<a href=\"\(link)\">\(text)</a>" }

    /// A value, or that there is none.
    static func value(_ text: String?, _ visit: Visit) -> HTML {
        guard let text, !text.isEmpty else { return "<span class=\"quiet\">\(visit.say("records.none"))</span>" }
        return HTML(text: text)
    }

    /// A field that nobody sees.
    static func hidden(_ name: String, _ value: String) -> HTML {
        "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
    }

    /// The date of three fields that may be left empty; what is filled in and no date is a fault.
    static func date(_ form: Form, _ name: String, _ faults: inout FormFaults, _ visit: Visit) -> LocalDate? {
        let date = form.date(name)
        let isFilled = ["day", "month", "year"].contains { !form["\(name)-\($0)"].isEmpty }
        if isFilled, date == nil { faults.add(name, visit.say("records.date_fault")) }
        return date
    }

    /// The version of a record that a form was made from.
    static func known(_ visit: Visit, _ name: String = "version") -> KnownVersion {
        KnownVersion(Int64(visit.form[name]).map { [$0] } ?? [])
    }

    /// The number of the path; a number that none can have is like one that nothing has.
    static func number(_ visit: Visit, _ name: String = "id") throws -> Int64 {
        guard let number = Int64(visit.path(name)), number > 0 else { throw Problem.notFound() }
        return number
    }

    /// The record whose number stands in the path, be it one that was merged into another.
    static func record(_ visit: Visit, _ name: String = "id") async throws -> PersonSheet {
        try await ShowRecord(visit.house).person(PersonID(try number(visit, name)), by: visit.principal)
    }

    /// The person whose number stands in the path. A merged record is looked at and never changed: its address leads to
    /// the record that goes on.
    static func person(_ visit: Visit, _ name: String = "id") async throws -> PersonSheet {
        let sheet = try await record(visit, name)
        if case .merged = sheet.person.status { throw Problem.notFound() }
        return sheet
    }

    /// The rows of a page of a list that is read as a whole, and where the next page begins.
    static func page<Row>(_ rows: [Row], after cursor: String, key: (Row) -> String) -> ([Row], next: String?) {
        let start = rows.firstIndex { key($0) == cursor }.map { $0 + 1 } ?? 0
        let page = Array(rows[start...].prefix(RecordParts.rows))
        return (page, start + page.count < rows.count ? page.last.map(key) : nil)
    }
}

extension FormFaults {
    /// Why a rule said no, and what to do about it where that is no command.
    init(telling refusal: Refusal) {
        self = .none
        add("", HTML(text: FormFaults.sentence(refusal)))
    }

    /// Adds what a type of the domain says against the value of a field.
    mutating func check<Value>(_ field: String, _ read: () throws(Refusal) -> Value) {
        do { _ = try read() } catch { add(field, HTML(text: FormFaults.sentence(error))) }
    }

    private static func sentence(_ refusal: Refusal) -> String {
        guard let mend = refusal.mend, !mend.contains("`"), !mend.contains("--") else { return refusal.reason }
        return "\(refusal.reason) \(mend)"
    }
}

extension PersonSheet {
    /// The name; the number where it was erased.
    var name: String { person.details?.name ?? String(person.id.raw) }
    /// The address; empty where it was erased.
    var email: String { person.details?.email ?? "" }
    /// The number, as paths have it.
    var number: String { String(person.id.raw) }
}
