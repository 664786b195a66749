import Domain
import Money
import Foundation
import Reports

/// The year report as a page for people: figures in parts, each with its numerator and denominator.
struct YearPage {
    private let report: YearReport
    private let explains: Bool
    /// Columns kept free for the name of a figure.
    private let nameWidth: Int

    init(_ report: YearReport, explains: Bool) {
        self.report = report
        self.explains = explains
        nameWidth = report.measures.map(\.definition.name.count).max() ?? 0
    }

    var text: String {
        var lines = heading
        for section in Section.allCases {
            let measures = report.measures.filter { $0.section == section }
            guard !measures.isEmpty else { continue }
            lines += ["", section.heading] + measures.flatMap(figure)
        }
        lines += apart + invoices
        if !report.notes.isEmpty { lines += [""] + report.notes.map { "Note: \($0)" } }
        if !explains { lines += ["", "What each figure means: add --definitions."] }
        return lines.joined(separator: "\n")
    }

    private var heading: [String] {
        let title = "Training year \(report.year): \(report.isClosed ? "1 April to 31 March" : "so far")"
        var lines = [title, String(repeating: "═", count: title.count)]
        if report.isDemonstration { lines += ["", "*** \(YearReport.demonstrationBanner) ***"] }
        lines += ["", "As of \(report.generatedAt.spoken). Percentages round half up; a person counts once per event."]
        if let earlier = report.earlier { lines.append("In brackets on the right: \(earlier.year).") }
        return lines
    }

    private func figure(_ measure: Measure) -> [String] {
        let name = measure.definition.name.padded(to: nameWidth)
        var line = "  \(name)  \(measure.value.text)"
        if let before = report.earlier?.value(measure.definition.key) {
            line = line.padded(to: nameWidth + 52) + "  [\(before.short)]"
        }
        guard explains else { return [line] }
        return [line] + wrapped(measure.definition.sentence) + wrapped("= \(measure.definition.formula)")
    }

    /// A sentence below its figure, broken so that it fits a terminal.
    private func wrapped(_ sentence: String) -> [String] {
        var lines: [String] = []
        var line = "     "
        for word in sentence.split(separator: " ") {
            if line.count + word.count > 96 {
                lines.append(line)
                line = "     "
            }
            line += " \(word)"
        }
        return lines + [line]
    }

    /// What is counted apart from the courses.
    private var apart: [String] {
        let lines = report.lines.filter { $0.line != .courses && $0.planned + $0.toCome > 0 }
        guard !lines.isEmpty else { return [] }
        return ["", "Counted apart from courses"]
            + lines.map { line in
                "  \(line.line.name.padded(to: nameWidth))  \(line.delivered) held, \(line.cancelled) cancelled"
                    + (line.toCome > 0 && !report.isClosed ? ", \(line.toCome) to come" : "")
                    + "; utilisation (pooled) \(line.utilisation.text)"
            }
    }

    private var invoices: [String] {
        guard !report.invoiced.isEmpty else { return [] }
        let width = report.invoiced.map(\.code.count).max() ?? 0
        let amounts = report.invoiced.map(\.amount.text)
        let room = amounts.map(\.count).max() ?? 0
        return ["", "Invoiced by agency, for events of the year"]
            + zip(report.invoiced, amounts).map { agency, amount in
                let gap = String(repeating: " ", count: room - amount.count)
                return "  \(agency.code.padded(to: width))  \(gap)\(amount)  \(agency.name)"
            }
    }
}

extension String {
    /// With blanks behind it up to the width.
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
