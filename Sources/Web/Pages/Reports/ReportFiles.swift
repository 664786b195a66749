import Application
import Domain
import Money

/// The year's lists as files; a share stands there as its two numbers, so that it can be counted again.
enum ReportFiles {
    static func courses(_ year: FinancialYear, _ visit: Visit) async throws -> ListFile {
        let lines = try await ReportCourses(visit.house)(year, by: visit.principal)
        return ListFile(
            "courses", "reports.courses_caption",
            [
                "file.course_code", "reports.course", "reports.target", "reports.planned", "reports.cancelled",
                "reports.delivered", "file.attended", "file.places", "reports.waiting",
            ],
            lines.map { line in
                [
                    .text(line.code), .text(line.title), line.target.map { .number($0) } ?? .none,
                    .number(line.planned), .number(line.cancelled), .number(line.delivered), .number(line.attended),
                    .number(line.places), .number(line.waiting),
                ]
            }, visit)
    }

    static func agencies(_ year: FinancialYear, _ visit: Visit) async throws -> ListFile {
        let report = try await ReportAgencies(visit.house)(year, by: visit.principal)
        return ListFile(
            "agencies", "reports.agencies_caption",
            [
                "reports.agency", "reports.booked", "file.attended", "file.places_all", "reports.absent",
                "reports.late", "reports.invoiced",
            ],
            report.agencies.map { line in
                [
                    .text(line.name), .number(line.booked), .number(line.attended), .number(report.places),
                    .number(line.absent), .number(line.cancelledLate), .money(line.invoiced),
                ]
            }, visit)
    }
}
