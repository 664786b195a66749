import Application
import Domain
import Markup

/// Who registered themselves with an address that tells no agency: confirmed, put right, or declined.
enum RegistrationPages {
    static let all = [list, show, confirm, decline]

    static let list = Page.show("officeRegistrations", .officeRegistrations, RecordParts.access) { visit in
        let say = visit.say
        let lines = try await ListRegistrations(visit.house)(
            after: Int64(visit.query["after"]).map { PersonID($0) }, limit: Int64(RecordParts.rows) + 1,
            by: visit.principal)
        let page = lines.prefix(RecordParts.rows)
        let next = lines.count > page.count ? page.last.map { String($0.line.person.id.raw) } : nil
        let names = try await visit.agencyNames()
        let rows = page.map { registration -> [HTML] in
            let person = registration.line.person
            let link = Path.officeRegistration(String(person.id.raw))
            return [
                RecordParts.link(person.details?.name ?? "", link), HTML(text: person.details?.email ?? ""),
                HTML(text: names(registration.line.agencyCode)), HTML(text: visit.spoken(registration.since)),
                HTML(text: String(registration.requests)),
            ]
        }
        let table = Parts.table(
            say("confirm.table"),
            [
                .init(name: say("book.name")), .init(name: say("people.email")), .init(name: say("confirm.chosen")),
                .init(name: say("confirm.since")), .init(name: say("confirm.requests"), isNumber: true),
            ], rows)
        let main: HTML = """
            \(RecordParts.done(visit))<h1>\(say("records.registrations"))</h1><p>\(say("confirm.lead"))</p>
            \(rows.isEmpty ? "<p>\(say("confirm.nobody"))</p>" : table)
            \(RecordParts.more(Path.officeRegistrations(), next, visit))
            """
        return .page(say("records.registrations"), back: Path.office(), main)
    }

    static let show = Page.show("officeRegistration", .officeRegistration, RecordParts.access) { visit in
        try await page(visit, .none)
    }

    private static func page(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let (say, sheet) = (visit.say, try await RecordParts.person(visit))
        guard sheet.person.isToBeConfirmed || !faults.isEmpty else {
            return .redirect(Path.officePerson(sheet.number))
        }
        let form =
            visit.form.has("agency")
            ? visit.form
            : Form.empty.setting("agency", to: sheet.agencyCode)
                .setting("staff_group", to: sheet.person.staffGroup ?? "")
        let fields = Fields(visit: visit, form: form, faults: faults)
        let names = try await visit.agencyNames()
        let version = RecordParts.hidden("version", String(sheet.person.version))
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(say("confirm.caption"))</span>\(sheet.name)</h1>
            \(Parts.facts(facts(sheet, names, visit)))\(alike(try await doubles(sheet, visit), names, visit))
            <h2>\(say("confirm.confirm"))</h2><p>\(say("confirm.confirm_told"))</p>
            <form method="post" action="\(Path.officeRegistration(sheet.number))" novalidate>\(visit.once)\(version)
            \(try await fields.agencies("agency", hint: say("confirm.agency_hint")))
            \(fields.text("staff_group", say("form.optional", .html(say("people.staff_group"))), complete: "off"))
            \(fields.send(say("confirm.send")))</form>
            <h2>\(say("confirm.decline"))</h2><p>\(say("confirm.decline_told"))</p>
            <form method="post" action="\(Path.declineRegistration(sheet.number))">\(visit.once)\(version)
            \(fields.send(say("confirm.decline_send"), isStop: true))</form>
            """
        return .page(
            HTML(text: sheet.name), back: Path.officeRegistrations(), status: RecordParts.status(faults), main)
    }

    private static func facts(_ sheet: PersonSheet, _ names: AgencyWords, _ visit: Visit) -> [Parts.Fact] {
        let say = visit.say
        let requests = sheet.bookings.filter { $0.state == .requested }.prefix(RecordParts.rows)
        let items = requests.map { "<li>\($0.reference) \($0.title), \($0.date?.spoken ?? "")</li>" as HTML }
        return [
            .init(name: say("people.email"), value: RecordParts.value(sheet.email, visit)),
            .init(name: say("confirm.chosen"), value: HTML(text: names(sheet.agencyCode))),
            .init(name: say("book.job_role"), value: RecordParts.value(sheet.person.details?.jobRole, visit)),
            .init(
                name: say("confirm.since"),
                value: HTML(text: sheet.history.first.map { visit.spoken($0.step.at) } ?? "")),
            .init(
                name: say("confirm.requests"),
                value: items.isEmpty ? RecordParts.value(nil, visit) : "<ul class=\"bare\">\(items)</ul>"),
        ]
    }

    /// People of the same name: somebody with a new address is no new person.
    private static func doubles(_ sheet: PersonSheet, _ visit: Visit) async throws -> [PersonLine] {
        try await ListPeople(visit.house)(
            agency: nil, search: sheet.name, includingFormer: false, limit: 6, by: visit.principal
        ).filter { $0.person.id != sheet.person.id }
    }

    private static func alike(_ lines: [PersonLine], _ names: AgencyWords, _ visit: Visit) -> HTML {
        guard !lines.isEmpty else { return .none }
        let items = lines.map { line -> HTML in
            let link = RecordParts.link(
                line.person.details?.name ?? "", Path.officePerson(String(line.person.id.raw)))
            return "<li>\(link) \(line.person.details?.email ?? "") · \(names(line.agencyCode))</li>"
        }
        return Parts.notice(.care, "<p>\(visit.say("confirm.alike"))</p><ul>\(items)</ul>")
    }

    static let confirm = Page.form("confirmRegistration", .officeRegistration, RecordParts.access) { visit in
        let (form, sheet) = (visit.form, try await RecordParts.person(visit))
        var faults = FormFaults.none
        guard !form["agency"].isEmpty else {
            faults.add("agency", visit.say("people.agency_missing"))
            return try await page(visit, faults)
        }
        do {
            try await RecordParts.once {
                _ = try await ConfirmPerson(visit.house)(
                    sheet.email, agency: form["agency"], staffGroup: form["staff_group"],
                    known: RecordParts.known(visit), by: visit.principal)
            }
        } catch let refusal as Refusal {
            return try await page(visit, FormFaults(telling: refusal))
        }
        return .redirect(Path.officeRegistrations().with("done", "confirmed"))
    }

    static let decline = Page.form("declineRegistration", .declineRegistration, RecordParts.access) { visit in
        let sheet = try await RecordParts.person(visit)
        do {
            try await RecordParts.once {
                _ = try await ConfirmPerson(visit.house).decline(
                    sheet.email, known: RecordParts.known(visit), by: visit.principal)
            }
        } catch let refusal as Refusal {
            return try await page(visit, FormFaults(telling: refusal))
        }
        return .redirect(Path.officeRegistrations().with("done", "declined"))
    }
}
