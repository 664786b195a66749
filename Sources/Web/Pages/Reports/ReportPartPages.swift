import Application
import Domain
import Markup
import Money
import Reports

/// The year by course and by agency.
enum ReportPartPages {
    static let all = [courses, agencies]

    private static let most = 60

    static let courses = Page.show("reportCourses", .reportCourses, ReportChooser.readers) { visit in
        if let format = visit.fileFormat, let chooser = try await ReportChooser(visit) {
            return try await ReportFiles.courses(chooser.year, visit).reply(format, visit)
        }
        return try await ReportChooser.page(visit, "reports.courses", .reportCourses) { chooser in
            let say = visit.say
            let figures = try await ReportCourses(visit.house)(chooser.year, by: visit.principal)
            let counts = try await ListInterests(visit.house).counts(by: visit.principal)
            let open = Dictionary(counts.map { ($0.courseCode, $0.open) }, uniquingKeysWith: { first, _ in first })
            let part = figures.leaf(from: visit.query["from"], of: most)
            let rows = part.items.map { line -> [HTML] in
                [
                    "<a href=\"\(Path.course(line.code))\">\(line.title)</a>",
                    HTML(text: line.target.map(grouped) ?? "–"), HTML(text: grouped(line.planned)),
                    HTML(text: grouped(line.cancelled)), HTML(text: grouped(line.delivered)),
                    share(line.attended, of: line.places), HTML(text: grouped(line.waiting)),
                    HTML(text: grouped(open[line.code] ?? 0)),
                ]
            }
            let names = ["target", "planned", "cancelled", "delivered", "pooled", "waiting", "interested"]
            return table("reports.courses_caption", "reports.course", names, rows, visit)
                + Parts.more(part.next.map { chooser.link(.reportCourses).with("from", String($0)) }, visit)
                + "<p class=\"quiet\">\(say("reports.courses_note"))</p>"
                + visit.files(chooser.link(.reportCourses))
        }
    }

    static let agencies = Page.show("reportAgencies", .reportAgencies, ReportChooser.readers) { visit in
        if let format = visit.fileFormat, let chooser = try await ReportChooser(visit) {
            return try await ReportFiles.agencies(chooser.year, visit).reply(format, visit)
        }
        return try await ReportChooser.page(visit, "reports.agencies", .reportAgencies) { chooser in
            let say = visit.say
            let report = try await ReportAgencies(visit.house)(chooser.year, by: visit.principal)
            let part = report.agencies.leaf(from: visit.query["from"], of: most)
            let rows = part.items.map { line -> [HTML] in
                [
                    HTML(text: line.name), HTML(text: grouped(line.booked)),
                    share(line.attended, of: report.places), share(line.absent, of: line.booked),
                    HTML(text: grouped(line.cancelledLate)),
                    HTML(text: line.invoiced.text),
                ]
            }
            guard !rows.isEmpty else { return "<p>\(say("reports.no_agencies"))</p>" }
            let names = ["booked", "share", "absent", "late", "invoiced"]
            return table("reports.agencies_caption", "reports.agency", names, rows, visit)
                + Parts.more(part.next.map { chooser.link(.reportAgencies).with("from", String($0)) }, visit)
                + "<p class=\"quiet\">\(say("reports.agencies_note"))</p>"
                + visit.files(chooser.link(.reportAgencies))
        }
    }

    private static func share(_ part: Int64, of whole: Int64) -> HTML {
        "<span class=\"nowrap\">\(Percentage(part, of: whole).text)</span>"
    }

    private static func table(
        _ caption: String, _ first: String, _ names: [String], _ rows: [[HTML]], _ visit: Visit
    ) -> HTML {
        let say = visit.say
        let table = Parts.table(
            say("\(caption)"),
            [.init(name: say("\(first)"))] + names.map { .init(name: say("reports.\($0)"), isNumber: true) }, rows)
        return "<div class=\"named\">\(table)</div>"
    }
}
