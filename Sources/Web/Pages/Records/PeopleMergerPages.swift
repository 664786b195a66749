import Application
import Domain
import Markup

/// Two records of one person become one: the other is found, both are looked at side by side, then it is done.
enum PeopleMergerPages {
    static let all = [ask, find, check, merge]

    /// How many people of the same name are offered.
    private static let mostAlike: Int64 = 6

    static let ask = Page.show("askMergePeople", .findDoublePerson, RecordParts.access) { visit in
        try await asking(visit, .none)
    }

    private static func asking(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let (say, sheet) = (visit.say, try await RecordParts.person(visit))
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let alike = try await ListPeople(visit.house)(
            agency: nil, search: sheet.name, includingFormer: false, limit: mostAlike, by: visit.principal
        ).filter { $0.person.id != sheet.person.id }
        let names = try await visit.agencyNames()
        let items = alike.map { line -> HTML in
            let link = Path.mergeOfficePeople(sheet.number, String(line.person.id.raw))
            let details = line.person.details
            return """
                <li>\(RecordParts.link(details?.name ?? "", link)) \
                <span class="quiet">\(details?.email ?? "") · \(names(line.agencyCode))</span></li>
                """
        }
        let offered: HTML = items.isEmpty ? .none : "<h2>\(say("people.alike"))</h2><ul>\(items)</ul>"
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(sheet.name)</span>\(say("people.merge"))</h1>
            <p>\(say("people.merge_lead", .text(sheet.email)))</p>\(offered)
            <form method="post" action="\(Path.findDoublePerson(sheet.number))" novalidate>\(visit.token)
            \(fields.text("email", say("people.merge_email"), hint: say("people.merge_hint"), type: "email",
                complete: "off"))
            \(fields.send(say("form.continue")))</form>
            """
        return .page(
            say("people.merge"), back: Path.officePerson(sheet.number), status: RecordParts.status(faults), main)
    }

    static let find = Page.form("findDoublePerson", .findDoublePerson, RecordParts.access) { visit in
        let number = visit.path("id")
        var faults = FormFaults.none
        do {
            let other = try await ShowRecord(visit.house).person(visit.form["email"], by: visit.principal)
            if other.number != number { return .redirect(Path.mergeOfficePeople(number, other.number)) }
            faults.add("email", visit.say("people.merge_same"))
        } catch let refusal as Refusal where refusal.kind == .notFound {
            faults.add("email", visit.say("people.merge_unknown"))
        }
        return try await asking(visit, faults)
    }

    static let check = Page.show("checkMergePeople", .mergeOfficePeople, RecordParts.access) { visit in
        try await checking(visit, .none)
    }

    private static func checking(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let say = visit.say
        let (from, into) = (try await RecordParts.person(visit), try await RecordParts.person(visit, "other"))
        let fields = Fields(visit: visit, form: .empty, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1>\(say("people.merge_check"))</h1>
            \(sides(from, into, try await visit.agencyNames(), visit))
            <p><a href="\(Path.mergeOfficePeople(into.number, from.number))">\(say("people.merge_swap"))</a></p>
            <h2>\(say("records.what_happens"))</h2><ul>
            <li>\(say("people.merge_bookings", .number(Int64(from.bookings.count))))</li>
            <li>\(say("people.merge_address", .text(from.email)))</li><li>\(say("people.merge_kept"))</li>
            <li>\(say("people.merge_final"))</li></ul>
            <form method="post" action="\(Path.mergeOfficePeople(from.number, into.number))">\(visit.once)
            \(RecordParts.hidden("version", String(from.person.version)))
            \(RecordParts.hidden("version_into", String(into.person.version)))
            \(fields.send(say("people.merge_send"), isStop: true))</form>
            """
        return .page(
            say("people.merge_check"), back: Path.findDoublePerson(from.number), status: RecordParts.status(faults),
            main)
    }

    private static func sides(
        _ from: PersonSheet, _ into: PersonSheet, _ names: AgencyWords, _ visit: Visit
    ) -> HTML {
        let say = visit.say
        let row = { (name: HTML, value: (PersonSheet) -> HTML) -> [HTML] in [name, value(from), value(into)] }
        let text = { (value: @escaping (PersonSheet) -> String?) in
            { (sheet: PersonSheet) in RecordParts.value(value(sheet), visit) }
        }
        return Parts.table(
            say("people.merge_sides"),
            [
                .init(name: say("booking.what")), .init(name: say("people.merge_ends")),
                .init(name: say("people.merge_goes_on")),
            ],
            [
                row(say("book.name"), text { $0.name }), row(say("people.email"), text { $0.email }),
                row(say("booking.agency"), text { names($0.agencyCode) }),
                row(say("book.job_role"), text { $0.person.details?.jobRole }),
                row(say("people.staff_group"), text { $0.person.staffGroup }),
                row(say("booking.status")) { PeopleRecordPages.standing($0.person, visit) },
                row(say("people.bookings")) { HTML(text: String($0.bookings.count)) },
                row(say("people.live")) { HTML(text: String($0.bookings.filter(\.state.isLive).count)) },
            ])
    }

    static let merge = Page.form("mergePeople", .mergeOfficePeople, RecordParts.access) { visit in
        // The same form sent again finds the first record merged already.
        let (from, into) = (try await RecordParts.record(visit), try await RecordParts.record(visit, "other"))
        do {
            try await RecordParts.once {
                _ = try await MergePeople(visit.house)(
                    from.email, into: into.email, known: RecordParts.known(visit),
                    knownInto: RecordParts.known(visit, "version_into"), by: visit.principal)
            }
        } catch let refusal as Refusal {
            return try await checking(visit, FormFaults(telling: refusal))
        }
        return .redirect(Path.officePerson(into.number).with("done", "people_merged"))
    }
}
