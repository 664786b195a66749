import Application
import Domain
import Markup

/// Who has which role, and where they are signed in.
enum UserRecordPages {
    static let all = [list, show, askAdd, add]

    /// The roles that can be given.
    static let given: [Role] = [.administrator, .finance, .trainer, .agencyLead, .observer]

    static let list = Page.show("officeUsers", .officeUsers, RecordParts.access) { visit in
        let (say, query) = (visit.say, visit.query)
        let wanted = Role(rawValue: query["role"])
        let users = try await ListUsers(visit.house)(by: visit.principal).filter { user in
            wanted.map { role in user.roles.contains { $0.role == role } } ?? true
        }
        let (page, next) = RecordParts.page(users, after: query["after"]) { String($0.person.raw) }
        let fields = Fields(visit: visit, form: query, faults: .none)
        let options = given.map { (value: $0.rawValue, text: say("role.\($0.rawValue)")) }
        let main: HTML = """
            \(RecordParts.done(visit))<h1>\(say("records.users"))</h1><p>\(say("users.lead"))</p>
            <p class="actions">\(Parts.button(say("users.add"), Path.addOfficeUser(), isPlain: true))
            <a href="\(Path.officeTokens())">\(say("records.tokens"))</a></p>
            \(RecordParts.filter(
                Path.officeUsers(),
                [fields.menu("role", say("users.role"), [("", say("programme.any"))] + options)], visit))
            \(page.isEmpty ? "<p>\(say("users.nobody"))</p>" : table(page, try await visit.agencyNames(), visit))
            \(RecordParts.more(Path.officeUsers(), keeping: ["role"], next, visit))
            """
        return .page(say("records.users"), back: Path.office(), main)
    }

    private static func table(_ users: [UserLine], _ names: AgencyWords, _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = users.map { user -> [HTML] in
            [
                RecordParts.link(user.name ?? "", Path.officeUser(String(user.person.raw))),
                HTML(text: user.email ?? ""), HTML(text: names(user.agencyCode)),
                HTML.joined(user.roles.map { role($0, names, visit) }, by: ", "),
                user.hasSecondFactor ? say("account.second_set") : unset(user, visit),
            ]
        }
        return Parts.table(
            say("users.table"),
            [
                .init(name: say("book.name")), .init(name: say("people.email")), .init(name: say("booking.agency")),
                .init(name: say("account.roles")), .init(name: say("account.second")),
            ], rows)
    }

    /// A role in words, with the agency that an agency lead speaks for.
    static func role(_ line: UserLine.RoleLine, _ names: AgencyWords, _ visit: Visit) -> HTML {
        let word = visit.say("role.\(line.role.rawValue)")
        return line.agencyCode.map { "\(word) (\(names($0)))" } ?? word
    }

    /// That there is no second step: yet, or because no role needs one.
    private static func unset(_ user: UserLine, _ visit: Visit) -> HTML {
        let isNeeded = user.roles.contains { $0.role == .administrator || $0.role == .finance }
        return visit.say(isNeeded ? "account.second_none" : "account.second_unneeded")
    }

    static let show = Page.show("officeUser", .officeUser, RecordParts.access) { visit in
        try await page(visit, .none)
    }

    /// The page of a person's roles, with what is wrong with the form for another one.
    static func page(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let (say, sheet) = (visit.say, try await RecordParts.person(visit))
        guard sheet.person.details != nil else { return .redirect(Path.officePerson(sheet.number)) }
        let names = try await visit.agencyNames()
        let user = try await ListUsers(visit.house)(sheet.email, by: visit.principal)
        let sessions = try await ListSessions(visit.house)(of: sheet.email, by: visit.principal)
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let main: HTML = """
            \(fields.summary)\(RecordParts.done(visit))
            <h1><span class="caption">\(say("users.caption"))</span>\(sheet.name)</h1>
            \(Parts.facts([
                .init(name: say("people.email"), value: HTML(text: sheet.email)),
                .init(name: say("booking.agency"), value: HTML(text: names(sheet.agencyCode))),
                .init(name: say("account.second"), value: second(user, sheet, visit)),
            ]))<p><a href="\(Path.officePerson(sheet.number))">\(say("users.person"))</a></p>
            <h2>\(say("account.roles"))</h2>\(roles(user, sheet, names, visit))
            \(user.isActive ? try await form(fields, sheet) : "<p>\(say("users.not_active"))</p>")
            <h2>\(say("users.sessions"))</h2>\(Self.sessions(sessions, sheet, visit))
            """
        return .page(HTML(text: sheet.name), back: Path.officeUsers(), status: RecordParts.status(faults), main)
    }

    private static func second(_ user: UserLine, _ sheet: PersonSheet, _ visit: Visit) -> HTML {
        let say = visit.say
        guard user.hasSecondFactor else { return unset(user, visit) }
        return """
            \(say("account.second_set")) · <a href="\(Path.resetSecondFactor(sheet.number))">\(say("users.reset"))</a>
            """
    }

    private static func roles(
        _ user: UserLine, _ sheet: PersonSheet, _ names: AgencyWords, _ visit: Visit
    ) -> HTML {
        let say = visit.say
        guard !user.roles.isEmpty else { return "<p>\(say("users.no_roles"))</p>" }
        let items = user.roles.map { line -> HTML in
            var link = Path.endOfficeRole(sheet.number).with("role", line.role.rawValue)
            if let agency = line.agencyCode { link = link.with("agency", agency) }
            return "<li>\(role(line, names, visit)) · <a href=\"\(link)\">\(say("users.end"))</a></li>"
        }
        return "<ul>\(items)</ul>"
    }

    private static func form(_ fields: Fields, _ sheet: PersonSheet) async throws -> HTML {
        let (visit, say) = (fields.visit, fields.visit.say)
        return """
            <h3>\(say("users.give"))</h3><form method="post" action="\(Path.giveOfficeRole(sheet.number))" novalidate>
            \(visit.once)\(roleMenu(fields))
            \(try await RecordParts.agencies(
                fields, "agency", say("users.lead_agency"), open: say("users.lead_agency_none")))
            <div class="actions"><button class="button button-plain">\(say("users.give"))</button></div></form>
            """
    }

    private static func roleMenu(_ fields: Fields) -> HTML {
        let say = fields.visit.say
        return fields.radios(
            "role", say("users.role"),
            given.map { role in
                .init(
                    value: role.rawValue, text: say("role.\(role.rawValue)"), hint: say("users.about_\(role.rawValue)"))
            })
    }

    private static func sessions(_ sessions: [SessionRecord], _ sheet: PersonSheet, _ visit: Visit) -> HTML {
        let say = visit.say
        guard !sessions.isEmpty else { return "<p>\(say("users.no_sessions"))</p>" }
        let rows = sessions.prefix(RecordParts.rows).map { session -> [HTML] in
            [
                DeviceWords.device(session.label, visit), HTML(text: visit.spoken(session.life.beganAt)),
                HTML(text: visit.spoken(session.life.seenAt)),
            ]
        }
        return """
            \(Parts.table(
                say("users.sessions_table"),
                [
                    .init(name: say("account.device")), .init(name: say("account.began")),
                    .init(name: say("users.seen")),
                ], Array(rows)))
            <form method="post" action="\(Path.endOfficeSessions(sheet.number))">\(visit.once)<div class="actions">
            <button class="button button-plain">\(say("users.end_sessions"))</button></div></form>
            """
    }

    static let askAdd = Page.show("askAddUser", .addOfficeUser, RecordParts.access) { visit in
        try await adding(visit, .none)
    }

    private static func adding(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let say = visit.say
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1>\(say("users.add"))</h1><p>\(say("users.add_lead"))</p>
            <form method="post" action="\(Path.addOfficeUser())" novalidate>\(visit.once)
            \(fields.text("name", say("book.name"), complete: "off"))
            \(fields.text("email", say("book.email"), type: "email", complete: "off"))
            \(try await fields.agencies("agency", hint: say("users.agency_hint")))\(roleMenu(fields))
            \(fields.send(say("users.add_send")))</form>
            """
        return .page(say("users.add"), back: Path.officeUsers(), status: RecordParts.status(faults), main)
    }

    static let add = Page.form("addUser", .addOfficeUser, RecordParts.access) { visit in
        let (form, say) = (visit.form, visit.say)
        var faults = FormFaults.none
        if form["name"].isEmpty { faults.add("name", say("people.name_missing")) }
        faults.check("email") { () throws(Refusal) in try EmailAddress(parsing: form["email"]) }
        if form["agency"].isEmpty { faults.add("agency", say("people.agency_missing")) }
        let role = Role(rawValue: form["role"])
        if role == nil { faults.add("role", say("users.role_missing")) }
        guard faults.isEmpty, let role else { return try await adding(visit, faults) }
        let person = AddPerson.Request(email: form["email"], name: form["name"], agency: form["agency"])
        do {
            try await RecordParts.once { _ = try await AddUser(visit.house)(person, role, by: visit.principal) }
        } catch let refusal as Refusal {
            return try await adding(visit, FormFaults(telling: refusal))
        }
        let sheet = try await ShowRecord(visit.house).person(form["email"], by: visit.principal)
        return .redirect(Path.officeUser(sheet.number).with("done", "user_added"))
    }
}
