import Application
import Domain
import Markup

/// An agency leaves the partnership, or goes into another.
enum AgencyEndPages {
    static let all = [askClose, close, askMerge, merge]

    private static func sheet(_ visit: Visit) async throws -> AgencySheet {
        try await ShowRecord(visit.house).agency(visit.path("agency"), by: visit.principal)
    }

    static let askClose = Page.show("askCloseAgency", .closeOfficeAgency, RecordParts.access) { visit in
        try await closing(visit, .none)
    }

    private static func closing(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let (say, sheet) = (visit.say, try await sheet(visit))
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(sheet.agency.name)</span>\(say("partner.close"))</h1>
            <ul><li>\(say("partner.close_books"))</li><li>\(say("partner.close_people", .number(sheet.people)))</li>
            <li>\(say("partner.close_owes"))</li></ul>
            <form method="post" action="\(Path.closeOfficeAgency(sheet.agency.code))" novalidate>\(visit.once)
            \(RecordParts.hidden("version", String(sheet.agency.version)))
            \(fields.text("reason", say("partner.reason"), hint: say("partner.reason_hint"), complete: "off"))
            \(fields.send(say("partner.close_send"), isStop: true))</form>
            """
        return .page(
            say("partner.close"), back: Path.officeAgency(sheet.agency.code), status: RecordParts.status(faults), main)
    }

    static let close = Page.form("closeAgency", .closeOfficeAgency, RecordParts.access) { visit in
        let (code, reason) = (visit.path("agency"), visit.form["reason"])
        var faults = FormFaults.none
        faults.check("reason") { () throws(Refusal) in try Field.text(reason, "reason") }
        guard faults.isEmpty else { return try await closing(visit, faults) }
        do {
            try await RecordParts.once {
                _ = try await CloseAgency(visit.house)(
                    code, reason: reason, known: RecordParts.known(visit), by: visit.principal)
            }
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await closing(visit, FormFaults(telling: refusal))
        }
        return .redirect(Path.officeAgency(code).with("done", "agency_closed"))
    }

    /// Which agency goes on is chosen first; once it is, both stand side by side.
    static let askMerge = Page.show("askMergeAgency", .mergeOfficeAgency, RecordParts.access) { visit in
        let code = visit.query["into"]
        guard !code.isEmpty else { return try await choosing(visit, .none) }
        guard code != visit.path("agency") else {
            var faults = FormFaults.none
            faults.add("into", visit.say("partner.merge_same"))
            return try await choosing(visit, faults)
        }
        return try await checking(visit, code, .none)
    }

    private static func choosing(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let (say, sheet) = (visit.say, try await sheet(visit))
        let fields = Fields(visit: visit, form: visit.query, faults: faults)
        let menu = try await RecordParts.agencies(
            fields, "into", say("partner.merge_into"), open: say("register.choose"))
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(sheet.agency.name)</span>\(say("partner.merge"))</h1>
            <p>\(say("partner.merge_lead"))</p><form action="\(Path.mergeOfficeAgency(sheet.agency.code))">\(menu)
            \(fields.send(say("form.continue")))</form>
            """
        return .page(
            say("partner.merge"), back: Path.officeAgency(sheet.agency.code), status: RecordParts.status(faults), main)
    }

    private static func checking(_ visit: Visit, _ into: String, _ faults: FormFaults) async throws -> PageReply {
        let (say, from) = (visit.say, try await sheet(visit))
        let other = try await ShowRecord(visit.house).agency(into, by: visit.principal)
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1>\(say("partner.merge_check"))</h1>\(sides(from, other, visit))
            <h2>\(say("records.what_happens"))</h2><ul>
            <li>\(say("partner.merge_people", .number(from.people), .text(other.agency.name)))</li>
            <li>\(say("partner.merge_code", .text(from.agency.code), .text(other.agency.code)))</li>
            <li>\(say("partner.merge_kept"))</li><li>\(say("people.merge_final"))</li></ul>
            <form method="post" action="\(Path.mergeOfficeAgency(from.agency.code))" novalidate>\(visit.once)
            \(RecordParts.hidden("into", other.agency.code))
            \(RecordParts.hidden("version", String(from.agency.version)))
            \(RecordParts.hidden("version_into", String(other.agency.version)))
            \(fields.text("reason", say("partner.reason"), hint: say("partner.reason_hint"), complete: "off"))
            \(fields.send(say("partner.merge_send"), isStop: true))</form>
            """
        return .page(
            say("partner.merge_check"), back: Path.mergeOfficeAgency(from.agency.code),
            status: RecordParts.status(faults), main)
    }

    private static func sides(_ from: AgencySheet, _ into: AgencySheet, _ visit: Visit) -> HTML {
        let say = visit.say
        let row = { (name: HTML, value: (AgencySheet) -> HTML) -> [HTML] in [name, value(from), value(into)] }
        return Parts.table(
            say("partner.merge_sides"),
            [
                .init(name: say("booking.what")), .init(name: say("people.merge_ends")),
                .init(name: say("people.merge_goes_on")),
            ],
            [
                row(say("book.name")) { HTML(text: $0.agency.name) },
                row(say("partner.code")) { HTML(text: $0.agency.code) },
                row(say("partner.sector")) { AgencyRecordPages.sector($0.agency.sector, visit) },
                row(say("records.people")) { HTML(text: String($0.people)) },
                row(say("booking.status")) { AgencyRecordPages.standing($0.agency, visit) },
                row(say("partner.billing_email")) { RecordParts.value($0.agency.billing.email, visit) },
            ])
    }

    static let merge = Page.form("mergeAgency", .mergeOfficeAgency, RecordParts.access) { visit in
        let form = visit.form
        var faults = FormFaults.none
        faults.check("reason") { () throws(Refusal) in try Field.text(form["reason"], "reason") }
        guard faults.isEmpty else { return try await checking(visit, form["into"], faults) }
        var request = MergeAgency.Request(from: visit.path("agency"), into: form["into"], reason: form["reason"])
        request.known = (RecordParts.known(visit), RecordParts.known(visit, "version_into"))
        do {
            let request = request
            try await RecordParts.once { _ = try await MergeAgency(visit.house)(request, by: visit.principal) }
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await checking(visit, form["into"], FormFaults(telling: refusal))
        }
        return .redirect(Path.officeAgency(form["into"]).with("done", "agencies_merged"))
    }
}
