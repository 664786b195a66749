import Application
import Domain
import Markup

/// Access tokens, by which programs use the service: made, told once, and revoked.
enum TokenPages {
    static let all = [list, askAdd, add, askRevoke, revoke]

    static let list = Page.show("officeTokens", .officeTokens, RecordParts.access) { visit in
        let (say, query) = (visit.say, visit.query)
        let lines = try await ListTokens(visit.house)(
            includingFormer: query["former"] == "yes", by: visit.principal)
        let (page, next) = RecordParts.page(lines, after: query["after"]) { String($0.token.id.raw) }
        let fields = Fields(visit: visit, form: query, faults: .none)
        let main: HTML = """
            \(RecordParts.done(visit))<h1>\(say("records.tokens"))</h1><p>\(say("tokens.lead"))</p>
            <p>\(Parts.button(say("tokens.add"), Path.addOfficeToken(), isPlain: true))</p>
            \(RecordParts.filter(
                Path.officeTokens(),
                [fields.boxes("former", say("people.also"), [.init(value: "yes", text: say("tokens.former"))])],
                visit))
            \(page.isEmpty ? "<p>\(say("tokens.nothing"))</p>" : table(page, visit))
            \(RecordParts.more(Path.officeTokens(), keeping: ["former"], next, visit))
            """
        return .page(say("records.tokens"), back: Path.officeUsers(), main)
    }

    private static func table(_ lines: [TokenLine], _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = lines.map { line -> [HTML] in
            let token = line.token
            let end: HTML =
                token.isValid(at: visit.house.now)
                ? "<a href=\"\(Path.revokeOfficeToken(String(token.id.raw)))\">\(say("tokens.revoke"))</a>" : .none
            return [
                HTML(text: String(token.id.raw)), RecordParts.value(token.label, visit), limits(line, visit),
                standing(token, visit), HTML(text: visit.spoken(token.expiresAt)), end,
            ]
        }
        return Parts.table(
            say("tokens.table"),
            [
                .init(name: say("tokens.number")), .init(name: say("tokens.label")), .init(name: say("users.role")),
                .init(name: say("booking.status")), .init(name: say("tokens.expires")),
                .init(name: say("tokens.revoke"), isAction: true),
            ], rows)
    }

    /// The role, and the agency or the person that it is limited to.
    private static func limits(_ line: TokenLine, _ visit: Visit) -> HTML {
        let role = visit.say("role.\(line.token.role.rawValue)")
        return (line.agencyCode ?? line.email).map { "\(role) (\($0))" } ?? role
    }

    private static func standing(_ token: AccessToken, _ visit: Visit) -> HTML {
        if token.revokedAt != nil { return Parts.tag(visit.say("tokens.revoked"), .bad) }
        return token.isValid(at: visit.house.now)
            ? Parts.tag(visit.say("tokens.valid"), .good) : Parts.tag(visit.say("tokens.expired"))
    }

    static let askAdd = Page.show("askAddToken", .addOfficeToken, RecordParts.access) { visit in
        try await adding(visit, visit.form.setting("days", to: "365"), .none)
    }

    private static func adding(_ visit: Visit, _ form: Form, _ faults: FormFaults) async throws -> PageReply {
        let say = visit.say
        let fields = Fields(visit: visit, form: form, faults: faults)
        let roles = Role.allCases.map { Fields.Option(value: $0.rawValue, text: say("role.\($0.rawValue)")) }
        let main: HTML = """
            \(fields.summary)<h1>\(say("tokens.add"))</h1><p>\(say("tokens.add_lead"))</p>
            <form method="post" action="\(Path.addOfficeToken())" novalidate>\(visit.once)
            \(fields.text("label", say("tokens.label"), hint: say("tokens.label_hint"), complete: "off"))
            \(fields.radios("role", say("users.role"), roles))
            \(try await RecordParts.agencies(
                fields, "agency", say("tokens.agency"), open: say("tokens.no_agency")))
            \(fields.text("person", say("tokens.person"), hint: say("tokens.person_hint"), type: "email",
                complete: "off"))
            \(fields.text("days", say("tokens.days"), hint: say("tokens.days_hint"), width: "w4", complete: "off"))
            \(fields.send(say("tokens.add_send")))</form>
            """
        return .page(say("tokens.add"), back: Path.officeTokens(), status: RecordParts.status(faults), main)
    }

    private static func faults(_ form: Form, _ visit: Visit) -> FormFaults {
        let (say, role) = (visit.say, Role(rawValue: form["role"]))
        var faults = FormFaults.none
        if form["label"].isEmpty { faults.add("label", say("tokens.label_missing")) }
        if role == nil { faults.add("role", say("users.role_missing")) }
        if role == .agencyLead, form["agency"].isEmpty { faults.add("agency", say("tokens.agency_missing")) }
        if role == .practitioner, form["person"].isEmpty { faults.add("person", say("tokens.person_missing")) }
        if Int64(form["days"]).map({ (1...AddToken.longest).contains($0) }) != true {
            faults.add("days", say("tokens.days_fault", .number(AddToken.longest)))
        }
        return faults
    }

    static let add = Page.form("addToken", .addOfficeToken, RecordParts.access) { visit in
        let form = visit.form
        let faults = faults(form, visit)
        guard faults.isEmpty, let role = Role(rawValue: form["role"]), let days = Int64(form["days"]) else {
            return try await adding(visit, form, faults)
        }
        let request = AddToken.Request(
            role: role, agency: role == .agencyLead ? form["agency"] : nil,
            person: role == .practitioner || (role == .trainer && !form["person"].isEmpty) ? form["person"] : nil,
            label: form["label"], days: days)
        do {
            return told(try await AddToken(visit.house)(request, by: visit.principal), visit)
        } catch is Replayed {
            return .redirect(Path.officeTokens().with("done", "token_told"))
        } catch let refusal as Refusal {
            return try await adding(visit, form, FormFaults(telling: refusal))
        }
    }

    /// The secret, shown in the answer to the form and nowhere else.
    private static func told(_ answer: AddToken.Answer, _ visit: Visit) -> PageReply {
        let say = visit.say
        let main: HTML = """
            <h1>\(say("tokens.added"))</h1>\(Parts.notice(.care, "<p>\(say("tokens.told"))</p>"))
            \(Parts.facts([
                .init(name: say("tokens.secret"), value: "<code>\(answer.secret.text)</code>"),
                .init(name: say("users.role"), value: limits(answer.line, visit)),
                .init(name: say("tokens.expires"), value: HTML(text: visit.spoken(answer.line.token.expiresAt))),
            ]))<p class="actions">\(Parts.button(say("tokens.back"), Path.officeTokens()))</p>
            """
        return .page(say("tokens.added"), main)
    }

    static let askRevoke = Page.show("askRevokeToken", .revokeOfficeToken, RecordParts.access) { visit in
        let (say, number) = (visit.say, try RecordParts.number(visit))
        let lines = try await ListTokens(visit.house)(includingFormer: true, by: visit.principal)
        guard let line = lines.first(where: { $0.token.id.raw == number }) else { throw Problem.notFound() }
        let main: HTML = """
            <h1><span class="caption">\(say("tokens.caption", .number(number)))</span>\(say("tokens.revoke_title"))</h1>
            \(Parts.facts([
                .init(
                    name: say("tokens.label"),
                    value: line.token.label.isEmpty ? say("tokens.unsaid") : HTML(text: line.token.label)),
                .init(name: say("users.role"), value: limits(line, visit)),
            ]))<p>\(say("tokens.revoke_told"))</p>
            <form method="post" action="\(Path.revokeOfficeToken(String(number)))">\(visit.once)
            \(Fields(visit: visit, form: .empty, faults: .none).send(say("tokens.revoke_send"), isStop: true))</form>
            """
        return .page(say("tokens.revoke_title"), back: Path.officeTokens(), main)
    }

    static let revoke = Page.form("revokeToken", .revokeOfficeToken, RecordParts.access) { visit in
        let id = TokenID(try RecordParts.number(visit))
        try await RecordParts.once { _ = try await RevokeToken(visit.house)(id, by: visit.principal) }
        return .redirect(Path.officeTokens().with("done", "token_revoked"))
    }
}
