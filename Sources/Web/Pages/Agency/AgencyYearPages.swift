import Application
import Domain
import Markup
import Money
import Reports

/// How the agency's people attended in a year, and what empty places cost it.
enum AgencyYearPages {
    static let all = [show]

    /// How many courses a page shows.
    private static let coursesShown = 60

    static let show = Page.show("agencyYear", .agencyYear, AgencyDeskPages.leads) { visit in
        let (say, year) = (visit.say, visit.year)
        let lines = try await ReportAgencyYear(visit.house)(year, by: visit.principal)
            .sorted { ($0.title, $0.courseCode) < ($1.title, $1.courseCode) }
        let fields = Fields(
            visit: visit, form: Form.empty.setting("year", to: String(year.startYear)), faults: .none)
        let after = visit.query["after"]
        let start = lines.firstIndex { $0.courseCode == after }.map { $0 + 1 } ?? 0
        let shown = Array(lines[start...].prefix(coursesShown))
        let next = start + shown.count < lines.count ? shown.last?.courseCode : nil
        let body: HTML =
            lines.isEmpty
            ? "<p>\(say("agency_year.none", .text(year.description)))</p>"
            : """
            \(summary(lines, visit))\(attendance(shown, visit))\(cost(shown, visit))
            \(visit.more(Path.agencyYear(), keeping: ["year"], next: next))
            """
        let main: HTML = """
            <h1><span class="caption">\(year.description)</span>\(say("agency_year.title"))</h1>
            <form action="\(Path.agencyYear())" data-instant><div class="row">\(visit.yearMenu(fields))
            <button class="button button-plain">\(say("list.show"))</button></div></form>
            \(body)<p class="quiet">\(say("agency_year.counted"))</p>
            """
        return .page(say("agency_year.title"), back: Path.agency(), main)
    }

    private static func sum(_ lines: [AgencyCourseLine], _ part: (AgencyCourseLine) -> Int64) -> Int64 {
        lines.reduce(0) { $0 + part($1) }
    }

    private static func summary(_ lines: [AgencyCourseLine], _ visit: Visit) -> HTML {
        let say = visit.say
        let held = sum(lines, \.held)
        let cost = sum(lines, \.cost.amount)
        return Parts.facts([
            .init(name: say("agency_year.events"), value: "\(grouped(sum(lines, \.events)))"),
            .init(
                name: say("agency_year.attended"),
                value: HTML(text: Percentage(sum(lines, \.attendedOfHeld), of: held).text)),
            .init(name: say("agency_year.absent"), value: HTML(text: Percentage(sum(lines, \.absent), of: held).text)),
            .init(
                name: say("agency_year.excused"), value: HTML(text: Percentage(sum(lines, \.excused), of: held).text)),
            .init(name: say("agency_year.walk_ins"), value: "\(grouped(sum(lines, \.walkIns)))"),
            .init(name: say("agency_year.cancelled_late"), value: "\(grouped(sum(lines, \.cancelledLate)))"),
            .init(name: say("agency_year.cancelled_in_time"), value: "\(grouped(sum(lines, \.cancelledInTime)))"),
            .init(name: say("agency_year.cost"), value: HTML(text: Pence(cost).text)),
            .init(name: say("agency_year.relieved"), value: HTML(text: Pence(sum(lines, \.relieved.amount)).text)),
            .init(name: say("agency_year.waived"), value: HTML(text: Pence(sum(lines, \.waived.amount)).text)),
            .init(name: say("agency_year.charged"), value: HTML(text: Pence(sum(lines, \.charged.amount)).text)),
        ])
    }

    private static func share(_ part: Int64, _ line: AgencyCourseLine) -> HTML {
        "<span class=\"nowrap\">\(Percentage(part, of: line.held).text)</span>"
    }

    private static func attendance(_ lines: [AgencyCourseLine], _ visit: Visit) -> HTML {
        let say = visit.say
        return Parts.table(
            say("agency_year.attendance_caption"),
            [
                .init(name: say("event.course")), .init(name: say("agency_year.events"), isNumber: true),
                .init(name: say("agency_year.attended"), isNumber: true),
                .init(name: say("agency_year.absent"), isNumber: true),
                .init(name: say("agency_year.excused"), isNumber: true),
                .init(name: say("agency_year.walk_ins"), isNumber: true),
                .init(name: say("agency_year.cancelled_late"), isNumber: true),
            ],
            lines.map { line in
                [
                    HTML(text: line.title), HTML(text: grouped(line.events)),
                    share(line.attendedOfHeld, line), share(line.absent, line), share(line.excused, line),
                    HTML(text: grouped(line.walkIns)),
                    HTML(text: grouped(line.cancelledLate)),
                ]
            })
    }

    private static func cost(_ lines: [AgencyCourseLine], _ visit: Visit) -> HTML {
        let say = visit.say
        let costly = lines.filter { $0.cost > .zero }
        guard !costly.isEmpty else { return "<p>\(say("agency_year.no_cost"))</p>" }
        return Parts.table(
            say("agency_year.cost_caption"),
            [
                .init(name: say("event.course")), .init(name: say("agency_year.cost"), isNumber: true),
                .init(name: say("agency_year.relieved"), isNumber: true),
                .init(name: say("agency_year.waived"), isNumber: true),
                .init(name: say("agency_year.charged"), isNumber: true),
            ],
            costly.map { line in
                [
                    HTML(text: line.title), HTML(text: line.cost.text), HTML(text: line.relieved.text),
                    HTML(text: line.waived.text), HTML(text: line.charged.text),
                ]
            })
    }
}
