import Domain
import Money
import Reports

/// The year report for programs: the figures by name, and every measure with its definition.
struct YearDocument {
    private let report: YearReport

    init(_ report: YearReport) { self.report = report }

    /// The measures that stand at the top level by their own key, as plain numbers.
    private static let named = [
        "planned", "cancelled", "delivered", "to_come", "places", "attended", "utilisation_pooled",
        "utilisation_mean_of_events", "did_not_attend", "left_early", "walk_ins", "substitutions", "bookings",
        "conference_delegates", "assessed", "exempt", "relieved", "waived", "charged", "unmet_demand",
    ]

    var json: JSONValue {
        var fields: [String: JSONValue] = [
            "year": .text(report.year.description), "closed": .flag(report.isClosed),
            "demonstration": .flag(report.isDemonstration), "generated_at": .text(report.generatedAt.description),
            "invoiced_pounds": pounds(report.invoicedTotal), "invoices_by_agency": invoices,
            "measures": .list(report.measures.map(measure)), "lines": .list(report.lines.map(line)),
            "notes": .list(report.notes.map { .text($0) }),
        ]
        if report.isDemonstration { fields["demonstration_notice"] = .text(YearReport.demonstrationBanner) }
        if let earlier = report.earlier { fields["year_before"] = .text(earlier.year.description) }
        for key in Self.named { fields[key] = report[key].map { $0.value.number } }
        return .object(fields)
    }

    private var invoices: JSONValue {
        .object(
            Dictionary(report.invoiced.map { ($0.code, pounds($0.amount)) }, uniquingKeysWith: { first, _ in first }))
    }

    private func measure(_ measure: Measure) -> JSONValue {
        let definition = measure.definition
        var fields: [String: JSONValue] = [
            "key": .text(definition.key), "name": .text(definition.name), "section": .text(measure.section.rawValue),
            "definition": .text(definition.sentence), "formula": .text(definition.formula),
            "unit": .text(measure.value.unit.rawValue), "value": measure.value.number,
            "text": .text(measure.value.text), "numerator": measure.value.numerator,
            "numerator_is": .text(definition.numerator), "denominator": measure.value.denominator,
            "denominator_is": definition.denominator.map { .text($0) } ?? .null,
        ]
        if let before = report.earlier?.value(definition.key) { fields["year_before"] = before.number }
        return .object(fields)
    }

    private func line(_ line: LineFigures) -> JSONValue {
        .object([
            "line": .text(line.line.rawValue), "planned": .number(line.planned), "cancelled": .number(line.cancelled),
            "delivered": .number(line.delivered), "to_come": .number(line.toCome), "places": .number(line.places),
            "attended": .number(line.attended), "utilisation_pooled": .tenths(line.utilisation.tenths),
        ])
    }

    /// Whole pounds where they are whole, else with their pence.
    private func pounds(_ amount: Pence) -> JSONValue {
        amount.amount % 100 == 0 ? .number(amount.amount / 100) : .scaled(amount.amount, decimals: 2)
    }

    /// One row for each measure.
    var rows: Listing {
        Listing(
            columns: [
                "key", "name", "value", "unit", "numerator", "denominator", "definition", "formula", "year",
                "demonstration",
            ].map { .init($0, $0) },
            rows: report.measures.map { measure in
                [
                    .text(measure.definition.key), .text(measure.definition.name), .text(measure.value.number.plain),
                    .text(measure.value.unit.rawValue), .text(measure.value.numerator.plain),
                    .text(measure.value.denominator.plain), .text(measure.definition.sentence),
                    .text(measure.definition.formula), .text(report.year.description), .flag(report.isDemonstration),
                ]
            })
    }
}
