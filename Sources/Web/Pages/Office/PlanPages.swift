import Application
import Domain
import Markup
import Reports

/// The programme of a financial year: planned against delivered, course by course, every share with its denominator.
enum PlanPages {
    static let all = [plan, setTarget]

    static let plan = Page.show("officePlan", .officePlan, OfficeKit.access) { visit in
        try await showing(visit, year(visit.query["year"], visit), .none)
    }

    /// The year that is asked for, by the calendar year in which it starts; this year unless told.
    private static func year(_ text: String, _ visit: Visit) -> FinancialYear {
        let asked = Int64(text).flatMap { (2_000...2_200).contains($0) ? FinancialYear(startYear: $0) : nil }
        return asked ?? FinancialYear(containing: visit.house.today)
    }

    private static func showing(
        _ visit: Visit, _ year: FinancialYear, _ faults: FormFaults
    ) async throws -> PageReply {
        let say = visit.say
        let sheet = try await ShowPlan(visit.house)(year, by: visit.principal)
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let title = say("plan.title", .text(year.description))
        let years: HTML = """
            <nav class="pages" aria-label="\(say("plan.years"))">\
            <a href="\(link(year, -1))">\(say("plan.before"))</a>\
            <a href="\(link(year, 1))">\(say("plan.after"))</a></nav>
            """
        let figures: HTML =
            sheet.lines.isEmpty ? "<p>\(say("plan.none"))</p>" : totals(sheet, visit) + table(sheet, visit)
        let main: HTML = """
            \(OfficeKit.told(visit))\(fields.summary)<h1>\(title)</h1>\(years)\(figures)\(cancelled(sheet, visit))
            <h2>\(say("plan.target"))</h2>\(try await form(fields, year, visit))
            """
        return .page(title, back: Path.office(), status: faults.status, main)
    }

    private static func link(_ year: FinancialYear, _ step: Int64) -> Link {
        Path.officePlan().with("year", String(year.startYear + step))
    }

    private static func totals(_ sheet: PlanSheet, _ visit: Visit) -> HTML {
        let say = visit.say
        let delivered = sheet.total { $0.line.deliveredPlaces }
        let share = { (part: Int64, whole: Int64) in HTML(text: Percentage(part, of: whole).text) }
        let planned = sheet.total { $0.line.planned }
        return Parts.facts([
            .init(
                name: say("plan.planned"),
                value: say(
                    "plan.planned_is", .number(planned), .number(sheet.total { $0.line.delivered }),
                    .number(sheet.total { $0.line.cancelled }), .number(sheet.total { $0.line.toCome }))),
            .init(name: say("plan.delivered_share"), value: share(sheet.total { $0.line.delivered }, planned)),
            .init(name: say("plan.held_share"), value: share(sheet.total { $0.held }, delivered)),
            .init(name: say("plan.attended_share"), value: share(sheet.total { $0.attended }, delivered)),
        ]) + "<p class=\"quiet\">\(say("plan.definitions"))</p>"
    }

    private static func table(_ sheet: PlanSheet, _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = sheet.lines.map { line -> [HTML] in
            let plan = line.line
            return [
                "<a href=\"\(Path.officeCourse(plan.courseCode))\">\(plan.title)</a>",
                plan.targetEvents.map { "\($0)" } ?? "–", "\(plan.planned)", "\(plan.delivered)", "\(plan.cancelled)",
                "\(plan.toCome)", plan.targetPlaces.map { "\($0)" } ?? "–", "\(plan.places)",
                say("plan.of_places", .number(line.attended), .number(plan.deliveredPlaces)),
            ]
        }
        let numbers = [
            "target_events", "published", "delivered", "cancelled", "to_come", "target_places", "places", "attended",
        ]
        return Parts.table(
            say("plan.caption"),
            [.init(name: say("event.course"))] + numbers.map { .init(name: say("plan.\($0)"), isNumber: true) }, rows)
    }

    /// What was called off, and why.
    private static func cancelled(_ sheet: PlanSheet, _ visit: Visit) -> HTML {
        let say = visit.say
        let events = sheet.lines.flatMap(\.cancelled)
        guard !events.isEmpty else { return .none }
        let rows = events.prefix(50).map { event -> [HTML] in
            [OfficeWords.link(event, visit), OfficeWords.start(event, visit), HTML(text: event.reason)]
        }
        let table = Parts.table(
            say("plan.cancelled_caption"),
            [.init(name: say("booking.event")), .init(name: say("event.when")), .init(name: say("booking.why"))],
            Array(rows))
        return "<h2>\(say("plan.cancelled_title"))</h2>\(table)"
    }

    private static func form(_ fields: Fields, _ year: FinancialYear, _ visit: Visit) async throws -> HTML {
        let say = visit.say
        let courses = try await ListCourses(visit.house)(CourseFilter(limit: 1_000), by: visit.principal)
        let options =
            [("", say("event_form.choose_course"))] + courses.map { ($0.code, "\($0.title) (\($0.code))" as HTML) }
        return """
            <form method="post" action="\(Path.officeTarget())" novalidate>\(visit.once)
            <input type="hidden" name="year" value="\(year.startYear)">
            \(fields.menu("course", say("event.course"), options))
            \(fields.number("events", say("plan.target_events")))\(fields.number("places", say("plan.target_places")))
            \(fields.send(say("plan.set_target")))</form>
            """
    }

    static let setTarget = Page.form("setTargetByPage", .officeTarget, OfficeKit.access) { visit in
        let year = year(visit.form["year"], visit)
        var reader = FormReader(visit)
        let code = reader.text("course", missing: "event_form.course_missing")
        let events = reader.number("events", 0...100_000, "plan.target_events")
        let places = reader.number("places", 0...10_000_000, "plan.target_places")
        guard reader.faults.isEmpty, let events, let places else {
            return try await showing(visit, year, reader.faults)
        }
        return try await OfficeKit.attempt(link(year, 0).with("told", "target")) {
            _ = try await SetTargets(visit.house)(code, in: year, events: events, places: places, by: visit.principal)
            return nil
        } refused: {
            try await showing(visit, year, $0)
        }
    }
}
