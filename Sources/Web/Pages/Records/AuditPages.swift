import Application
import Domain
import Markup

/// Who did what, when.
enum AuditPages {
    static let all = [list]

    private static let names = [
        "record", "actor", "from-day", "from-month", "from-year", "to-day", "to-month", "to-year",
    ]

    static let list = Page.show("officeAudit", .officeAudit, RecordParts.access) { visit in
        let (say, query) = (visit.say, visit.query)
        var filter = AuditFilter(limit: Int64(RecordParts.rows) + 1)
        if !query["record"].isEmpty { filter.record = whole(query["record"]) }
        if !query["actor"].isEmpty { filter.actor = whole(query["actor"]) }
        var faults = FormFaults.none
        filter.from = RecordParts.date(query, "from", &faults, visit)
        filter.to = RecordParts.date(query, "to", &faults, visit)
        filter.before = Int64(query["before"])
        var lines: [AuditLine] = []
        if faults.isEmpty {
            do {
                lines = try await ListAudit(visit.house)(filter, by: visit.principal)
            } catch let refusal as Refusal where refusal.kind == .notFound || refusal.kind == .invalid {
                faults.add("record", say("audit.unknown"))
            }
        }
        let page = lines.prefix(RecordParts.rows)
        let next = lines.count > page.count ? page.last.map { String($0.id) } : nil
        let fields = Fields(visit: visit, form: query, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1>\(say("records.audit"))</h1><p>\(say("audit.lead"))</p>\(filters(fields))
            \(page.isEmpty ? "<p>\(say("audit.nothing"))</p>" : table(page, visit))
            \(RecordParts.more(Path.officeAudit(), keeping: names, cursor: "before", next, visit))
            """
        return .page(say("records.audit"), back: Path.office(), status: RecordParts.status(faults), main)
    }

    /// A record as the list knows it: an address is a person's, and what reads as a booking's reference is a booking's.
    private static func whole(_ text: String) -> String {
        let text = String(text.prefix(300))
        if text.contains(":") { return text }
        if text.contains("@") { return "person:\(text)" }
        let tail = text.split(separator: "-").last ?? ""
        return text.contains("-") && Int64(tail) != nil ? "booking:\(text)" : text
    }

    private static func filters(_ fields: Fields) -> HTML {
        let say = fields.visit.say
        return RecordParts.filters(
            Path.officeAudit(),
            [
                fields.text("record", say("audit.record"), hint: say("audit.record_hint"), complete: "off"),
                fields.text("actor", say("audit.actor"), hint: say("audit.actor_hint"), complete: "off"),
                fields.date("from", say("audit.from")), fields.date("to", say("audit.to")),
            ], fields.visit)
    }

    private static func table(_ lines: ArraySlice<AuditLine>, _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = lines.map { line -> [HTML] in
            [
                HTML(text: visit.spoken(line.at)), AuditWords.who(line, visit), AuditWords.what(line, visit),
                AuditWords.subject(line, visit), AuditWords.detail(line, visit),
            ]
        }
        return Parts.table(
            say("audit.table"),
            [
                .init(name: say("event.when")), .init(name: say("audit.who")), .init(name: say("booking.what")),
                .init(name: say("audit.to_what")), .init(name: say("records.detail")),
            ], rows)
    }
}
