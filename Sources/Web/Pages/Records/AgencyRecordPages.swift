import Application
import Domain
import Markup

/// The agencies of the partnership, and one of them with its terms, its leads and its mail domains.
enum AgencyRecordPages {
    static let all = [list, show]

    private static let names = ["sector", "former"]

    static let list = Page.show("officeAgencies", .officeAgencies, RecordParts.access) { visit in
        let (say, query) = (visit.say, visit.query)
        let filter = AgencyFilter(
            sector: query["sector"].isEmpty ? nil : query["sector"], includingFormer: query["former"] == "yes",
            limit: Int64(RecordParts.rows) + 1, after: query["after"].isEmpty ? nil : query["after"])
        let (lines, sectors) = try await visit.house.store.read(visit.principal.scope) {
            view -> ([AgencyLine], [String]) in
            let every = try view.agencies(AgencyFilter(includingFormer: true))
            return (try view.agencies(filter), Set(every.map(\.agency.sector)).sorted())
        }
        let page = lines.prefix(RecordParts.rows)
        let next = lines.count > page.count ? page.last?.agency.code : nil
        let main: HTML = """
            \(RecordParts.done(visit))<h1>\(say("records.agencies"))</h1>
            <p>\(Parts.button(say("partner.add"), Path.addOfficeAgency(), isPlain: true))</p>
            \(filters(sectors, visit))
            \(page.isEmpty ? "<p>\(say("partner.nobody"))</p>" : table(page, visit))
            \(RecordParts.more(Path.officeAgencies(), keeping: names, next, visit))
            """
        return .page(say("records.agencies"), back: Path.office(), main)
    }

    private static func filters(_ sectors: [String], _ visit: Visit) -> HTML {
        let say = visit.say
        let fields = Fields(visit: visit, form: visit.query, faults: .none)
        let options = sectors.map { (value: $0, text: sector($0, visit)) }
        return RecordParts.filter(
            Path.officeAgencies(),
            [
                fields.menu("sector", say("partner.sector"), [("", say("programme.any"))] + options),
                fields.boxes("former", say("people.also"), [.init(value: "yes", text: say("partner.former"))]),
            ], visit)
    }

    private static func table(_ lines: ArraySlice<AgencyLine>, _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = lines.map { line -> [HTML] in
            [
                RecordParts.link(line.agency.name, Path.officeAgency(line.agency.code)), HTML(text: line.agency.code),
                sector(line.agency.sector, visit), standing(line.agency, visit), HTML(text: String(line.people)),
            ]
        }
        return Parts.table(
            say("partner.table"),
            [
                .init(name: say("book.name")), .init(name: say("partner.code")), .init(name: say("partner.sector")),
                .init(name: say("booking.status")), .init(name: say("records.people"), isNumber: true),
            ], rows)
    }

    /// A sector is a word that administrators choose: `early_years` is shown as “Early years”.
    static func sector(_ word: String, _ visit: Visit) -> HTML {
        let key = "sector.\(word)"
        guard !visit.say.keys.contains(key) else { return visit.say("\(key)") }
        let text = word.replacing("_", with: " ")
        return HTML(text: text.prefix(1).uppercased() + text.dropFirst())
    }

    /// Where an agency stands.
    static func standing(_ agency: Agency, _ visit: Visit) -> HTML {
        switch agency.status {
        case .active: Parts.tag(visit.say("partner.active"), .good)
        case .closed: Parts.tag(visit.say("partner.closed"))
        case .merged: Parts.tag(visit.say("partner.merged"))
        }
    }

    static let show = Page.show("officeAgency", .officeAgency, RecordParts.access) { visit in
        try await page(visit, visit.form, .none)
    }

    /// The page of the agency of the path, with what is wrong with the form for its mail domains.
    static func page(_ visit: Visit, _ form: Form, _ faults: FormFaults) async throws -> PageReply {
        let (say, code) = (visit.say, visit.path("agency"))
        let sheet = try await ShowRecord(visit.house).agency(code, by: visit.principal)
        let agency = sheet.agency
        let domains = try await ListMailDomains(visit.house)(agency: agency.code, by: visit.principal)
        let fields = Fields(visit: visit, form: form, faults: faults)
        let main: HTML = """
            \(fields.summary)\(RecordParts.done(visit))
            <h1><span class="caption">\(agency.code)</span>\(agency.name)</h1>
            <p>\(standing(agency, visit))</p>\(merged(sheet, visit))\(Parts.facts(facts(sheet, visit)))
            \(actions(agency, visit))<h2>\(say("partner.billing"))</h2>\(Parts.facts(billing(agency, visit)))
            <h2>\(say("partner.leads"))</h2>\(try await leads(agency, visit))
            <h2>\(say("partner.domains"))</h2>\(MailDomainPages.part(agency, domains, fields))
            \(history(sheet, visit))
            """
        return .page(HTML(text: agency.name), back: Path.officeAgencies(), status: RecordParts.status(faults), main)
    }

    private static func merged(_ sheet: AgencySheet, _ visit: Visit) -> HTML {
        guard let into = sheet.mergedInto else { return .none }
        let link = RecordParts.link(into, Path.officeAgency(into))
        return Parts.notice(.plain, "<p>\(visit.say("partner.merged_into", .html(link)))</p>")
    }

    private static func facts(_ sheet: AgencySheet, _ visit: Visit) -> [Parts.Fact] {
        let (say, agency) = (visit.say, sheet.agency)
        let people: HTML = """
            <a href="\(Path.officePeople().with("agency", agency.code))">\
            \(say("partner.people", .number(sheet.people)))</a>
            """
        return [
            .init(name: say("partner.sector"), value: sector(agency.sector, visit)),
            .init(name: say("records.people"), value: people),
            .init(name: say("partner.ods"), value: RecordParts.value(agency.identifiers.ods?.text, visit)),
            .init(name: say("partner.urn"), value: RecordParts.value(agency.identifiers.urn?.text, visit)),
        ]
    }

    private static func billing(_ agency: Agency, _ visit: Visit) -> [Parts.Fact] {
        let (say, billing) = (visit.say, agency.billing)
        let lines = billing.address.map { "<li>\($0)</li>" as HTML }
        let frequency = say("partner.frequency_\(billing.frequency?.rawValue ?? "policy")")
        return [
            .init(
                name: say("partner.charge_exempt"),
                value: say(agency.isChargeExempt ? "partner.charge_exempt_box" : "partner.charged")),
            .init(
                name: say("partner.attend_exempt"),
                value: say(agency.isAttendExempt ? "partner.attend_exempt_box" : "partner.charged")),
            .init(name: say("partner.band"), value: RecordParts.value(agency.band, visit)),
            .init(name: say("partner.frequency"), value: frequency),
            .init(name: say("partner.order"), value: RecordParts.value(billing.purchaseOrder, visit)),
            .init(
                name: say("partner.address"),
                value: lines.isEmpty ? RecordParts.value(nil, visit) : "<ul class=\"bare\">\(lines)</ul>"),
            .init(name: say("partner.billing_email"), value: RecordParts.value(billing.email, visit)),
            .init(
                name: say("partner.electronic"),
                value: say(billing.electronic.isWanted ? "partner.electronic_yes" : "partner.electronic_no")),
            .init(
                name: say("partner.endpoint"), value: RecordParts.value(billing.electronic.address?.text, visit)),
            .init(
                name: say("partner.buyer_reference"), value: RecordParts.value(billing.electronic.reference, visit)),
            .init(name: say("partner.gln"), value: RecordParts.value(agency.identifiers.gln?.text, visit)),
            .init(name: say("partner.vat"), value: RecordParts.value(agency.identifiers.vat?.text, visit)),
        ]
    }

    private static func actions(_ agency: Agency, _ visit: Visit) -> HTML {
        let (say, code) = (visit.say, agency.code)
        guard agency.status == .active else { return .none }
        return """
            <p class="actions">\(Parts.button(say("partner.change"), Path.changeOfficeAgency(code), isPlain: true))
            <a href="\(Path.mergeOfficeAgency(code))">\(say("partner.merge"))</a>
            <a href="\(Path.closeOfficeAgency(code))">\(say("partner.close"))</a>
            <a href="\(Path.officeAudit().with("record", "agency:\(code)"))">\(say("people.audit"))</a></p>
            """
    }

    /// Whom to write to: those who speak for the agency.
    private static func leads(_ agency: Agency, _ visit: Visit) async throws -> HTML {
        let users = try await ListUsers(visit.house)(by: visit.principal).filter { user in
            user.roles.contains { $0.role == .agencyLead && $0.agencyCode == agency.code }
        }
        guard !users.isEmpty else { return "<p>\(visit.say("partner.no_leads"))</p>" }
        let items = users.prefix(RecordParts.rows).map { user -> HTML in
            let link = RecordParts.link(user.name ?? "", Path.officeUser(String(user.person.raw)))
            return "<li>\(link) <span class=\"quiet\">\(user.email ?? "")</span></li>"
        }
        return "<ul>\(items)</ul>"
    }

    private static func history(_ sheet: AgencySheet, _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = sheet.history.map { step -> [HTML] in
            [
                HTML(text: visit.spoken(step.at)), RecordParts.word("partner", "happened", step.happened, visit),
                HTML(text: step.detail),
            ]
        }
        return """
            <details><summary>\(say("partner.history"))</summary><div>\
            \(Parts.table(
                say("partner.history"),
                [.init(name: say("event.when")), .init(name: say("booking.what")), .init(name: say("records.detail"))],
                rows, isCaptionSeen: false))</div></details>
            """
    }
}
