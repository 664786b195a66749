import Application
import Domain
import Markup

/// Registering a person, and changing what is kept of one.
enum PersonFormPages {
    static let all = [askAdd, add, askChange, change]

    static let askAdd = Page.show("askAddPerson", .addOfficePerson, RecordParts.access) { visit in
        try await adding(visit, .none)
    }

    private static func adding(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let say = visit.say
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1>\(say("people.add"))</h1>
            <form method="post" action="\(Path.addOfficePerson())" novalidate>\(visit.once)
            \(inputs(fields))\(try await fields.agencies("agency"))\(more(fields))
            \(fields.send(say("people.add_send")))</form>
            """
        return .page(say("people.add"), back: Path.officePeople(), status: RecordParts.status(faults), main)
    }

    private static func inputs(_ fields: Fields) -> HTML {
        let say = fields.visit.say
        return fields.text("name", say("book.name"), complete: "off")
            + fields.text("email", say("book.email"), type: "email", complete: "off")
    }

    private static func more(_ fields: Fields) -> HTML {
        let say = fields.visit.say
        return fields.text("job_role", say("form.optional", .html(say("book.job_role"))), complete: "off")
            + fields.text(
                "staff_group", say("form.optional", .html(say("people.staff_group"))),
                hint: say("people.staff_group_hint"), complete: "off")
            + fields.text(
                "manager", say("form.optional", .html(say("people.manager"))), hint: say("people.manager_hint"),
                type: "email", complete: "off")
    }

    private static func faults(_ visit: Visit) -> FormFaults {
        let (form, say) = (visit.form, visit.say)
        var faults = FormFaults.none
        if form["name"].isEmpty { faults.add("name", say("people.name_missing")) }
        faults.check("email") { () throws(Refusal) in try EmailAddress(parsing: form["email"]) }
        if form.has("agency"), form["agency"].isEmpty { faults.add("agency", say("people.agency_missing")) }
        if !form["manager"].isEmpty {
            faults.check("manager") { () throws(Refusal) in try EmailAddress(parsing: form["manager"]) }
        }
        return faults
    }

    static let add = Page.form("addPerson", .addOfficePerson, RecordParts.access) { visit in
        let form = visit.form
        var faults = faults(visit)
        guard faults.isEmpty else { return try await adding(visit, faults) }
        let request = AddPerson.Request(
            email: form["email"], name: form["name"], agency: form["agency"], jobRole: form["job_role"],
            staffGroup: form["staff_group"], managerEmail: form["manager"])
        do {
            try await RecordParts.once { _ = try await AddPerson(visit.house)(request, by: visit.principal) }
        } catch let refusal as Refusal where refusal.kind == .conflict {
            faults.add("email", visit.say("people.email_taken"))
            return try await adding(visit, faults)
        } catch let refusal as Refusal {
            return try await adding(visit, FormFaults(telling: refusal))
        }
        let sheet = try await ShowRecord(visit.house).person(form["email"], by: visit.principal)
        return .redirect(Path.officePerson(sheet.number).with("done", "person_added"))
    }

    static let askChange = Page.show("askChangePerson", .changeOfficePerson, RecordParts.access) { visit in
        let sheet = try await RecordParts.person(visit)
        guard let details = sheet.person.details else { return .redirect(Path.officePerson(sheet.number)) }
        let form = Form.empty.setting("name", to: details.name).setting("email", to: details.email)
            .setting("job_role", to: details.jobRole).setting("staff_group", to: sheet.person.staffGroup ?? "")
            .setting("manager", to: details.managerEmail ?? "")
        return changing(visit, sheet, form, .none)
    }

    private static func changing(
        _ visit: Visit, _ sheet: PersonSheet, _ form: Form, _ faults: FormFaults, now: HTML = .none
    ) -> PageReply {
        let say = visit.say
        let fields = Fields(visit: visit, form: form, faults: faults)
        let main: HTML = """
            \(fields.summary)\(now)<h1><span class="caption">\(sheet.name)</span>\(say("people.change"))</h1>
            <form method="post" action="\(Path.changeOfficePerson(sheet.number))" novalidate>\(visit.once)
            \(RecordParts.hidden("version", String(sheet.person.version)))\(inputs(fields))\(more(fields))
            \(fields.send(say("records.save")))</form>
            """
        return .page(
            say("people.change"), back: Path.officePerson(sheet.number), status: RecordParts.status(faults), main)
    }

    static let change = Page.form("changePerson", .changeOfficePerson, RecordParts.access) { visit in
        let (form, sheet) = (visit.form, try await RecordParts.person(visit))
        var faults = faults(visit)
        guard faults.isEmpty else { return changing(visit, sheet, form, faults) }
        var change = PersonChange()
        (change.name, change.email, change.jobRole) = (form["name"], form["email"], form["job_role"])
        (change.staffGroup, change.managerEmail) = (form["staff_group"], form["manager"])
        do {
            let wanted = change
            try await RecordParts.once {
                _ = try await ChangePerson(visit.house)(
                    sheet.email, wanted, known: RecordParts.known(visit), by: visit.principal)
            }
        } catch let refusal as Refusal where refusal.kind == .changedMeanwhile {
            return try await changedMeanwhile(visit)
        } catch let refusal as Refusal where refusal.kind == .conflict {
            faults.add("email", visit.say("people.email_taken"))
            return changing(visit, sheet, form, faults)
        } catch let refusal as Refusal {
            return changing(visit, sheet, form, FormFaults(telling: refusal))
        }
        return .redirect(Path.officePerson(sheet.number).with("done", "saved"))
    }

    /// Somebody else was quicker: what is now, above what was filled in, and nothing overwritten.
    private static func changedMeanwhile(_ visit: Visit) async throws -> PageReply {
        let (say, sheet) = (visit.say, try await RecordParts.person(visit))
        let details = sheet.person.details
        let values: [(String, String?)] = [
            ("book.name", details?.name), ("book.email", details?.email), ("book.job_role", details?.jobRole),
            ("people.staff_group", sheet.person.staffGroup), ("people.manager", details?.managerEmail),
        ]
        let facts = values.map { Parts.Fact(name: say($0.0), value: RecordParts.value($0.1, visit)) }
        var faults = FormFaults.none
        faults.add("", say("records.changed_meanwhile"))
        let now: HTML = "<h2>\(say("records.now"))</h2>\(Parts.facts(facts))"
        return changing(visit, sheet, visit.form, faults, now: now)
    }
}
