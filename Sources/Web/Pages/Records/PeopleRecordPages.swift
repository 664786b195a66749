import Application
import Domain
import Markup

/// People, found by name, address and agency.
enum PeopleRecordPages {
    static let all = [list]

    private static let names = ["search", "agency", "former"]

    static let list = Page.show("officePeople", .officePeople, RecordParts.access) { visit in
        let (say, query) = (visit.say, visit.query)
        let search = String(query["search"].prefix(200))
        let lines = try await ListPeople(visit.house)(
            agency: query["agency"].isEmpty ? nil : query["agency"], search: search.isEmpty ? nil : search,
            includingFormer: query["former"] == "yes", limit: Int64(RecordParts.rows) + 1,
            after: Int64(query["after"]).map { PersonID($0) }, by: visit.principal)
        let page = lines.prefix(RecordParts.rows)
        let next = lines.count > page.count ? page.last.map { String($0.person.id.raw) } : nil
        let main: HTML = """
            \(RecordParts.done(visit))<h1>\(say("records.people"))</h1>
            <p>\(Parts.button(say("people.add"), Path.addOfficePerson(), isPlain: true))</p>
            \(try await filters(visit))
            \(page.isEmpty ? "<p>\(say("people.nobody"))</p>" : table(page, try await visit.agencyNames(), visit))
            \(RecordParts.more(Path.officePeople(), keeping: names, next, visit))
            """
        return .page(say("records.people"), back: Path.office(), main)
    }

    private static func filters(_ visit: Visit) async throws -> HTML {
        let say = visit.say
        let fields = Fields(visit: visit, form: visit.query, faults: .none)
        return RecordParts.filter(
            Path.officePeople(),
            [
                fields.text("search", say("people.search"), type: "search"),
                try await RecordParts.agencies(fields, "agency", say("booking.agency"), open: say("programme.any")),
                fields.boxes("former", say("people.also"), [.init(value: "yes", text: say("people.former"))]),
            ], visit)
    }

    private static func table(_ lines: ArraySlice<PersonLine>, _ names: AgencyWords, _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = lines.map { line -> [HTML] in
            let (person, number) = (line.person, String(line.person.id.raw))
            let name = person.details?.name ?? number
            return [
                RecordParts.link(name, Path.officePerson(number)), HTML(text: person.details?.email ?? ""),
                HTML(text: names(line.agencyCode)), HTML(text: person.details?.jobRole ?? ""), standing(person, visit),
            ]
        }
        return Parts.table(
            say("people.table"),
            [
                .init(name: say("book.name")), .init(name: say("people.email")), .init(name: say("booking.agency")),
                .init(name: say("book.job_role")), .init(name: say("booking.status")),
            ], rows)
    }

    /// Where a person stands.
    static func standing(_ person: Person, _ visit: Visit) -> HTML {
        let say = visit.say
        if person.isToBeConfirmed { return Parts.tag(say("people.to_confirm"), .care) }
        switch person.status {
        case .active: return Parts.tag(say("people.active"), .good)
        case .left: return Parts.tag(say("people.left"))
        case .merged: return Parts.tag(say("people.merged"))
        }
    }
}
