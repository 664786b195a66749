import Application
import Domain
import Markup

/// Which year a report is about, and the way between its pages.
struct ReportChooser {
    static let readers = AccessPolicy.roles([.observer, .administrator, .finance])

    /// The years there are, the latest first; nil where there are none, and so nothing to report.
    let years: [FinancialYear]
    /// The year that was chosen.
    let year: FinancialYear

    /// Reads the choice out of the query: without one the latest year that is over, or else the latest.
    ///
    /// - Throws: ``Problem`` for a year that has no events.
    init?(_ visit: Visit) async throws {
        years = try await ListReportYears(visit.house)(by: visit.principal)
        let today = visit.house.today
        guard let usual = years.first(where: { $0.lastDate < today }) ?? years.first else { return nil }
        let wanted = visit.query["year"]
        guard !wanted.isEmpty else {
            year = usual
            return
        }
        guard let found = years.first(where: { String($0.startYear) == wanted }) else { throw Problem.notFound() }
        year = found
    }

    /// A page with the head that every report has, or what is told where there is nothing to report.
    static func page(
        _ visit: Visit, _ key: String, _ path: Path, _ body: (ReportChooser) async throws -> HTML
    ) async throws -> PageReply {
        let title = visit.say("\(key)")
        guard let chooser = try await ReportChooser(visit) else {
            return .page(title, "<h1>\(title)</h1><p>\(visit.say("reports.none"))</p>")
        }
        let year = chooser.year.description
        let main: HTML = """
            <h1><span class="caption">\(visit.say("reports.year_of", .text(year)))</span>\(title)</h1>
            \(chooser.head(visit, path))\(try await body(chooser))
            """
        return .page("\(title) \(year)", main)
    }

    private func head(_ visit: Visit, _ path: Path) -> HTML {
        let say = visit.say
        let pages: [(Path, String)] = [
            (.reports, "reports.title"), (.reportCourses, "reports.courses"), (.reportAgencies, "reports.agencies"),
        ]
        let links = pages.map { other, key -> HTML in
            let here: HTML = other == path ? " aria-current=\"page\"" : ""
            return "<li><a href=\"\(link(other))\"\(here)>\(say(key))</a></li>"
        }
        let form = visit.query.setting("year", to: String(year.startYear))
        let fields = Fields(visit: visit, form: form, faults: .none)
        return """
            <nav class="tabs" aria-label="\(say("reports.pages"))"><ul>\(links)</ul></nav>
            <form class="filter" action="\(path())" data-instant><div class="row row-left">
            \(fields.menu("year", say("reports.year"), years.map { (String($0.startYear), "\($0.description)") }))
            <button class="button button-plain">\(say("reports.show"))</button></div></form>
            """
    }

    /// A page of the reports about the same year.
    func link(_ path: Path) -> Link { path().with("year", String(year.startYear)) }
}
