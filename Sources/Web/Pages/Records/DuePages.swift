import Application
import Domain
import Markup

/// Who is to take which course, over all agencies.
enum DuePages {
    static let all = [list]

    private static let names = ["agency", "course", "by-day", "by-month", "by-year"]

    static let list = Page.show("officeDue", .officeDue, RecordParts.access) { visit in
        let (say, query) = (visit.say, visit.query)
        let chosen = { (name: String) in query[name].isEmpty ? nil : query[name] }
        var faults = FormFaults.none
        let date = RecordParts.date(query, "by", &faults, visit)
        let lines =
            faults.isEmpty
            ? try await DueList(visit.house)(
                agency: chosen("agency"), course: chosen("course"), until: date, after: after(query),
                limit: RecordParts.rows + 1, by: visit.principal) : []
        let page = lines.prefix(RecordParts.rows)
        let next = lines.count > page.count ? page.last.map(cursor) : nil
        let fields = Fields(visit: visit, form: query, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1>\(say("records.due"))</h1><p>\(say("due_list.lead"))</p>\(try await filters(fields))
            \(page.isEmpty ? "<p>\(say("due_list.nobody"))</p>" : table(page, try await visit.agencyNames(), visit))
            \(RecordParts.more(Path.officeDue(), keeping: names, next, visit))
            <p><a href="\(Path.officeInvitations())">\(say("due_list.invite"))</a></p>
            """
        return .page(say("records.due"), back: Path.office(), status: RecordParts.status(faults), main)
    }

    private static func cursor(_ line: DueLine) -> String { "\(line.person.person.raw) \(line.courseCode)" }

    private static func after(_ query: Form) -> DueList.Position? {
        let parts = query["after"].split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let person = Int64(parts[0]) else { return nil }
        return DueList.Position(person: PersonID(person), course: String(parts[1]))
    }

    private static func filters(_ fields: Fields) async throws -> HTML {
        let (visit, say) = (fields.visit, fields.visit.say)
        let courses: [Course] = try await visit.house.store.read(visit.principal.scope) {
            try $0.courses(CourseFilter())
        }
        let options = courses.map { (value: $0.code, text: HTML(text: $0.title)) }
        return RecordParts.filters(
            Path.officeDue(),
            [
                try await RecordParts.agencies(fields, "agency", say("booking.agency"), open: say("programme.any")),
                fields.menu("course", say("event.course"), [("", say("programme.any"))] + options),
                fields.date("by", say("due_list.by"), hint: say("due_list.by_hint")),
            ], visit)
    }

    private static func table(_ lines: ArraySlice<DueLine>, _ names: AgencyWords, _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = lines.map { line -> [HTML] in
            [
                RecordParts.link(line.person.name, Path.officePerson(String(line.person.person.raw))),
                HTML(text: names(line.person.agencyCode)), HTML(text: line.person.staffGroup), HTML(text: line.title),
                line.due.lastDone.map { visit.day($0) } ?? say("due_list.never"),
                line.due.on.map { visit.day($0) } ?? say("due_list.now"),
            ]
        }
        return Parts.table(
            say("due_list.table"),
            [
                .init(name: say("book.name")), .init(name: say("booking.agency")),
                .init(name: say("people.staff_group")), .init(name: say("event.course")),
                .init(name: say("due_list.last")), .init(name: say("due_list.on")),
            ], rows)
    }
}
