import Application
import Domain
import Markup

/// The catalogue: the courses, and one of them with who waits for it.
enum OfficeCoursePages {
    static let all = [list, course, askEnd, end]

    private static let limit = 50

    static let list = Page.show("officeCourses", .officeCourses, OfficeKit.access) { visit in
        let (say, query) = (visit.say, visit.query)
        let filter = CourseFilter(
            includingClosed: query["closed"] == "yes", limit: Int64(limit) + 1,
            after: query["after"].isEmpty ? nil : query["after"])
        let courses = try await ListCourses(visit.house)(filter, by: visit.principal)
        let page = Array(courses.prefix(limit))
        let counts = try await ListInterests(visit.house).counts(by: visit.principal)
        let open = Dictionary(counts.map { ($0.courseCode, $0.open) }, uniquingKeysWith: { first, _ in first })
        var link = Path.officeCourses()
        if filter.includingClosed { link = link.with("closed", "yes") }
        let next = courses.count > limit ? page.last.map { link.with("after", $0.code) } : nil
        let fields = Fields(visit: visit, form: query, faults: .none)
        let main: HTML = """
            \(OfficeKit.told(visit))<h1>\(say("courses.title"))</h1>
            <p class="actions">\(Parts.button(say("courses.new"), Path.newCourse()))</p>
            <form class="filter" action="\(Path.officeCourses())" data-instant><div class="row">
            \(fields.boxes("closed", say("courses.which"), [.init(value: "yes", text: say("courses.closed_too"))]))
            <button class="button button-plain">\(say("programme.apply"))</button></div></form>
            \(page.isEmpty ? "<p>\(say("courses.none"))</p>" : table(page, open, visit))\(OfficeKit.more(next, visit))
            """
        return .page(say("courses.title"), back: Path.office(), main)
    }

    private static func table(_ courses: [Course], _ open: [String: Int64], _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = courses.map { course -> [HTML] in
            let closed: HTML = course.status == .closed ? " \(Parts.tag(say("courses.closed")))" : .none
            return [
                "<a href=\"\(Path.officeCourse(course.code))\">\(course.title)</a>\(closed)", HTML(text: course.code),
                HTML(text: course.level), HTML(text: course.topic), visit.length(course.minutes),
                "\(open[course.code] ?? 0)",
            ]
        }
        return Parts.table(
            say("courses.caption"),
            [
                .init(name: say("event.course")), .init(name: say("courses.code")), .init(name: say("event.level")),
                .init(name: say("event.topic")), .init(name: say("event.length")),
                .init(name: say("courses.interested"), isNumber: true),
            ], rows)
    }

    static let course = Page.show("officeCourse", .officeCourse, OfficeKit.access) { visit in
        let say = visit.say
        let course = try await FindCourse(visit.house)(visit.path("course"), by: visit.principal)
        let wishes = try await ListInterests(visit.house)(course.code, limit: 101, by: visit.principal)
        var filter = OverviewFilter()
        (filter.course, filter.limit) = (course.code, 25)
        let coming = try await BrowseEvents(visit.house)(filter, by: visit.principal)
        let events: HTML =
            coming.events.isEmpty
            ? "<p>\(say("courses.no_events"))</p>"
            : OfficeWords.table(say("courses.events_caption"), coming.events, visit)
        let isClosed = course.status == .closed
        let end = OfficeKit.action(isClosed ? "courses.reopen" : "courses.close", Path.endCourse(course.code), visit)
        let plan = isClosed ? HTML.none : OfficeKit.action("office.new_event", newEvent(course), visit)
        let main: HTML = """
            \(OfficeKit.told(visit))<h1><span class="caption">\(course.code)</span>\(course.title)</h1>
            \(isClosed ? "<p>\(Parts.tag(say("courses.closed")))</p>" : .none)
            <nav aria-label="\(say("courses.actions"))"><ul class="links">
            \(OfficeKit.action("courses.change", Path.changeCourse(course.code), visit))\(plan)\(end)</ul></nav>
            \(Parts.facts(CourseForm.facts(course, visit)))<h2>\(say("courses.events"))</h2>\(events)
            <h2>\(say("courses.wishes"))</h2>\(try await waiting(wishes, visit))
            """
        return .page(HTML(text: course.title), back: Path.officeCourses(), main)
    }

    private static func newEvent(_ course: Course) -> Link { Path.newEvent().with("course", course.code) }

    private static func waiting(_ wishes: [Interest], _ visit: Visit) async throws -> HTML {
        let (say, names) = (visit.say, try await visit.agencyNames())
        guard !wishes.isEmpty else { return "<p>\(say("courses.no_wishes"))</p>" }
        let rows = wishes.prefix(100).map { wish -> [HTML] in
            let name: HTML = wish.name.isEmpty ? say("office_bookings.erased") : HTML(text: wish.name)
            return [
                name, HTML(text: wish.email), HTML(text: names(wish.agencyCode)), HTML(text: visit.spoken(wish.since)),
            ]
        }
        let more: HTML = wishes.count > 100 ? "<p>\(say("courses.more_wishes"))</p>" : .none
        return "<p>\(say("courses.wishes_lead"))</p>"
            + Parts.table(
                say("courses.wishes_caption"),
                [
                    .init(name: say("book.name")), .init(name: say("book.email")),
                    .init(name: say("booking.agency")), .init(name: say("waiting_list.since")),
                ], Array(rows)) + more
    }

    static let askEnd = Page.show("askEndCourse", .endCourse, OfficeKit.access) { visit in
        try await asking(visit, .none)
    }

    private static func asking(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let say = visit.say
        let course = try await FindCourse(visit.house)(visit.path("course"), by: visit.principal)
        let key = course.status == .closed ? "reopen" : "close"
        let fields = Fields(visit: visit, form: .empty, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(course.title), \(course.code)</span>\
            \(say("courses.\(key)"))</h1>
            <p>\(say("courses.\(key)_means"))</p>
            <form method="post" action="\(Path.endCourse(course.code))">\(visit.once)
            <input type="hidden" name="to" value="\(key)">\(fields.send(say("courses.\(key)")))</form>
            """
        return .page(say("courses.\(key)"), back: Path.officeCourse(course.code), status: faults.status, main)
    }

    static let end = Page.form("endCourse", .endCourse, OfficeKit.access) { visit in
        let (code, isReopening) = (visit.path("course"), visit.form["to"] == "reopen")
        let told = isReopening ? "course_reopened" : "course_closed"
        return try await OfficeKit.attempt(Path.officeCourse(code).with("told", told)) {
            _ = try await CloseCourse(visit.house)(code, reopening: isReopening, by: visit.principal)
            return nil
        } refused: {
            try await asking(visit, $0)
        }
    }
}
