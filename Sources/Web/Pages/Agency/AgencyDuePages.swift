import Application
import Domain
import Markup

/// Who of the agency is to take which course, with a way to book it for them.
enum AgencyDuePages {
    static let all = [list]

    static let list = Page.show("agencyDue", .agencyDue, AgencyDeskPages.leads) { visit in
        let say = visit.say
        let after: DueList.Position? = try visit.position { parts in
            guard parts.count == 2, let person = Int64(parts[0]) else { return nil }
            return .init(person: PersonID(person), course: parts[1])
        }
        let course = visit.query["course"]
        let courses = try await visit.house.store.read(visit.principal.scope) {
            try $0.courses(CourseFilter(limit: 200))
        }
        let known = courses.contains { $0.code == course } ? course : nil
        let ahead = Int64(visit.query["within"]).map { min(max(0, $0), 366) } ?? 0
        let read = try await DueList(visit.house)(
            course: known, until: visit.house.today.adding(days: ahead), after: after, limit: Visit.listSize + 1,
            by: visit.principal)
        let listed = Listed(read, size: Visit.listSize) { [String($0.person.person.raw), $0.courseCode] }
        let main: HTML = """
            <h1>\(say("due.title"))</h1><p>\(say("due.lead"))</p>\(filters(courses, visit))
            \(listed.rows.isEmpty ? "<p>\(say("due.none"))</p>" : table(listed.rows, visit))
            \(visit.more(Path.agencyDue(), keeping: ["course", "within"], next: listed.next))
            """
        return .page(say("due.title"), back: Path.agency(), main)
    }

    private static func filters(_ courses: [Course], _ visit: Visit) -> HTML {
        let say = visit.say
        let fields = Fields(visit: visit, form: visit.query, faults: .none)
        let options = courses.filter { !$0.targetGroups.isEmpty }.map { ($0.code, HTML(text: $0.title)) }
        let spans: [(String, HTML)] = [
            ("", say("due.now")), ("91", say("due.within_months", .number(3))),
            ("183", say("due.within_months", .number(6))),
        ]
        return """
            <form class="filter" action="\(Path.agencyDue())" role="search" data-instant><div class="row">
            \(fields.menu("course", say("event.course"), [("", say("programme.any"))] + options))
            \(fields.menu("within", say("due.within"), spans))
            <button class="button button-plain">\(say("programme.apply"))</button></div></form>
            """
    }

    private static func table(_ lines: [DueLine], _ visit: Visit) -> HTML {
        let say = visit.say
        return Parts.table(
            say("due.title"),
            [
                .init(name: say("book.name")), .init(name: say("event.course")), .init(name: say("due.why")),
                .init(name: say("due.do"), isAction: true),
            ],
            lines.map { line in
                let link = Path.agencyBook().with("words", line.title).with("for", line.person.email)
                let group: HTML = "<span class=\"quiet\">\(line.person.staffGroup)</span>"
                return [
                    "\(line.person.name)<br>\(group)", HTML(text: line.title), why(line.due, visit),
                    "<a href=\"\(link)\">\(say("due.book"))</a>",
                ]
            }, isCaptionSeen: false)
    }

    private static func why(_ due: Due, _ visit: Visit) -> HTML {
        switch due {
        case .neverDone: visit.say("due.never")
        case .again(let on, let done): visit.say("due.again", .text(done.spoken), .text(on.spoken))
        case .done(let done): HTML(text: done.spoken)
        }
    }
}
