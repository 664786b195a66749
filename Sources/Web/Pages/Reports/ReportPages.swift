import Application
import Domain
import Markup
import Reports

/// The year's report: every figure with what it is a share of, what it means, and the year before.
enum ReportPages {
    static let all = [year]

    static let year = Page.show("reports", .reports, ReportChooser.readers) { visit in
        try await ReportChooser.page(visit, "reports.title", .reports) { chooser in
            let report = try await ReportYear(visit.house)(.init(year: chooser.year), by: visit.principal)
            let sections = Section.allCases.map { section($0, report, visit) }
            return "\(notes(report, visit))\(first(report, visit))\(lines(report, visit))\(sections)"
        }
    }

    /// What a reader must know before the figures.
    private static func notes(_ report: YearReport, _ visit: Visit) -> HTML {
        let say = visit.say
        let unmarked = report.isClosed ? report.lines.reduce(0) { $0 + $1.toCome } : 0
        var notes: [HTML] = []
        if !report.isClosed { notes.append(say("reports.open")) }
        if unmarked > 0 { notes.append(say("reports.unmarked", .number(unmarked))) }
        if report["cancelled_unjudged_rate"] != nil { notes.append(say("reports.unjudged")) }
        if report["people_trained"] == nil, report["reach"] == nil { notes.append(say("reports.not_counted")) }
        guard !notes.isEmpty else { return .none }
        return Parts.notice(.care, HTML(notes.map { "<p>\($0)</p>" }))
    }

    /// The figures that are asked for first; of utilisation both, for the one is not the other.
    private static func first(_ report: YearReport, _ visit: Visit) -> HTML {
        let keys = [
            "planned", "cancelled", "delivered", "attended", "utilisation_pooled", "utilisation_mean_of_events",
        ]
        let facts = keys.compactMap { report[$0] }.map { measure -> Parts.Fact in
            let value: HTML = """
                <strong>\(measure.value.text)</strong><br><span class="quiet">\(measure.definition.sentence)</span>
                """
            return .init(name: HTML(text: measure.definition.name), value: value)
        }
        return "<h2>\(visit.say("reports.first"))</h2>\(Parts.facts(facts))<p>\(visit.say("reports.two"))</p>"
    }

    private static func lines(_ report: YearReport, _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = report.lines.map { line -> [HTML] in
            [HTML(text: line.line.name)]
                + [line.planned, line.cancelled, line.delivered, line.places, line.attended]
                .map { HTML(text: grouped($0)) } + [HTML(text: line.utilisation.text)]
        }
        return Parts.table(
            say("reports.lines"),
            [.init(name: say("reports.line"))]
                + ["planned", "cancelled", "delivered", "places", "attended", "utilisation"].map {
                    .init(name: say("reports.\($0)"), isNumber: true)
                }, rows)
    }

    private static func section(_ section: Section, _ report: YearReport, _ visit: Visit) -> HTML {
        let say = visit.say
        let measures = report.measures.filter { $0.section == section }
        guard !measures.isEmpty else { return .none }
        let rows = measures.map { measure -> [HTML] in
            let row = [HTML(text: measure.definition.name), HTML(text: measure.value.text)]
            guard let earlier = report.earlier else { return row }
            return row + [HTML(text: earlier.value(measure.definition.key)?.text ?? "–")]
        }
        let columns: [Parts.Column] =
            [
                .init(name: say("reports.figure")), .init(name: HTML(text: report.year.description), isNumber: true),
            ] + (report.earlier.map { [.init(name: HTML(text: $0.year.description), isNumber: true)] } ?? [])
        let meanings = measures.map { measure -> HTML in
            let it = measure.definition
            return "<div><dt>\(it.name)</dt><dd>\(it.sentence) <span class=\"quiet\">\(it.formula)</span></dd></div>"
        }
        return """
            <h2>\(section.heading)</h2>
            <div class="said">\(Parts.table(HTML(text: section.heading), columns, rows))</div>
            <details><summary>\(say("reports.meanings"))</summary><div>\
            <dl class="facts">\(meanings)</dl></div></details>
            """
    }
}
