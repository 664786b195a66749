import Domain
import Foundation
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
        for key in Self.named { fields[key] = report[key].map { number($0.value) } }
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
            "unit": .text(measure.value.unit.rawValue), "value": number(measure.value),
            "text": .text(measure.value.text), "numerator": numerator(measure.value),
            "numerator_is": .text(definition.numerator), "denominator": denominator(measure.value),
            "denominator_is": definition.denominator.map { .text($0) } ?? .null,
        ]
        if let before = report.earlier?.value(definition.key) { fields["year_before"] = number(before) }
        return .object(fields)
    }

    private func line(_ line: LineFigures) -> JSONValue {
        .object([
            "line": .text(line.line.rawValue), "planned": .number(line.planned), "cancelled": .number(line.cancelled),
            "delivered": .number(line.delivered), "to_come": .number(line.toCome), "places": .number(line.places),
            "attended": .number(line.attended), "utilisation_pooled": tenths(line.utilisation.tenths),
        ])
    }

    /// A count as it is, a share in per cent with one decimal, an amount in pence.
    private func number(_ value: Value) -> JSONValue {
        switch value {
        case .count(let count): .number(count)
        case .money(let amount): .number(amount.amount)
        case .share(let share): tenths(share.tenths)
        case .mean(let mean): tenths(mean.tenths)
        }
    }

    private func numerator(_ value: Value) -> JSONValue {
        switch value {
        case .count, .money: number(value)
        case .share(let share): .number(share.numerator)
        case .mean(let mean): scaled(mean.sumInTenThousandths, decimals: 4)
        }
    }

    private func denominator(_ value: Value) -> JSONValue {
        switch value {
        case .count, .money: .null
        case .share(let share): .number(share.denominator)
        case .mean(let mean): .number(mean.events)
        }
    }

    private func tenths(_ tenths: Int64?) -> JSONValue { tenths.map { scaled($0, decimals: 1) } ?? .null }

    /// Whole pounds where they are whole, else with their pence.
    private func pounds(_ amount: Pence) -> JSONValue {
        amount.amount % 100 == 0 ? .number(amount.amount / 100) : scaled(amount.amount, decimals: 2)
    }

    private func scaled(_ number: Int64, decimals: Int) -> JSONValue {
        .decimal(
            Decimal(
                sign: number < 0 ? .minus : .plus, exponent: -decimals,
                significand: Decimal(number.magnitude)))
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
                    .text(measure.definition.key), .text(measure.definition.name), .text(plain(number(measure.value))),
                    .text(measure.value.unit.rawValue), .text(plain(numerator(measure.value))),
                    .text(plain(denominator(measure.value))), .text(measure.definition.sentence),
                    .text(measure.definition.formula), .text(report.year.description), .flag(report.isDemonstration),
                ]
            })
    }

    private func plain(_ value: JSONValue) -> String {
        switch value {
        case .number(let number): String(number)
        case .decimal(let decimal): decimal.description
        case .text, .flag, .list, .object, .null: ""
        }
    }
}
