import ArgumentParser
import Domain
import Reports

/// A cut for people and for programs.
struct CutDocument {
    private let report: CutReport
    private let keys: [String]
    /// Each line with its figures that are wanted; nil where they are hidden.
    private let lines: [(line: CutLine, measures: [Measure]?)]

    /// What a page shows unless it is told.
    private static let usual = [
        "delivered", "places", "attended", "utilisation_pooled", "utilisation_mean_of_events", "show_rate",
        "did_not_attend_rate",
    ]

    /// Takes the report, and the keys of the figures that are wanted; none for all.
    init(_ report: CutReport, keys: [String]) throws {
        self.report = report
        self.keys = keys
        let all = report.lines.map { (line: $0, measures: $0.measures) }
        lines = all.map { line, measures in
            (line, measures?.filter { keys.isEmpty || keys.contains($0.definition.key) })
        }
        let known = Set(all.flatMap { $0.measures ?? [] }.map(\.definition.key))
        if let missing = keys.first(where: { !known.contains($0) }), !known.isEmpty {
            throw ValidationError(
                "There is no figure “\(missing)” here. There are: \(known.sorted().joined(separator: ", ")).")
        }
    }

    /// The definitions of what is told, each once, in the order of the lines.
    private var definitions: [Definition] {
        var known: Set<String> = []
        return lines.flatMap { $0.measures ?? [] }.map(\.definition).filter { known.insert($0.key).inserted }
    }

    /// A row for each cell and period.
    var page: Listing {
        let shown = keys.isEmpty ? Self.usual : keys
        let names = Dictionary(uniqueKeysWithValues: definitions.map { ($0.key, $0.name) })
        let comparing = report.periods.count > 1
        var columns = report.dimensions.map { Listing.Column($0.rawValue, $0.name) }
        if comparing { columns.append(.init("period", "Period")) }
        columns += shown.map { .init($0, names[$0] ?? $0) }
        let title = report.dimensions.map { $0.name.lowercased() }.joined(separator: " and ")
        let period = report.periods.first?.description ?? ""
        return Listing(
            title: (report.isDemonstration ? "*** \(YearReport.demonstrationBanner) ***\n\n" : "")
                + "Course events of \(period) by \(title)\(report.isMasked ? ", small numbers hidden" : "")",
            columns: columns,
            rows: lines.map { line, measures in
                let texts = measures.map {
                    Dictionary($0.map { ($0.definition.key, $0.value.text) }, uniquingKeysWith: { first, _ in first })
                }
                return
                    line.groups.map { .text($0.map(name) ?? "all") }
                    + (comparing ? [.text(line.period.description)] : [])
                    + shown.map { key in .text(texts.map { $0[key] ?? "" } ?? "hidden") }
            },
            notes: report.notes + ["All figures with their definitions: --format json."])
    }

    private func name(_ group: CutGroup) -> String {
        group.code.isEmpty || group.name.hasPrefix(group.code) ? group.name : "\(group.code) \(group.name)"
    }

    /// A row for each figure; one for a cell that is hidden.
    var rows: Listing {
        Listing(
            columns: report.dimensions.flatMap {
                [Listing.Column($0.rawValue, $0.name), .init("\($0.rawValue)_name", "\($0.name), in words")]
            }
                + [
                    .init("period", "Period"), .init("hidden", "Hidden"), .init("measure", "Key"),
                    .init("name", "Figure"), .init("value", "Value"), .init("unit", "Unit"),
                    .init("numerator", "Numerator"), .init("denominator", "Denominator"),
                    .init("demonstration", "Demonstration"),
                ],
            rows: lines.flatMap { line, measures -> [[Cell]] in
                let head: [Cell] =
                    line.groups.flatMap { [Cell.text($0?.code ?? ""), .text($0?.name ?? "all")] }
                    + [.text(line.period.description), .flag(line.isHidden)]
                let end = Cell.flag(report.isDemonstration)
                guard let measures else {
                    return [head + Array(repeating: .none, count: 6) + [end]]
                }
                return measures.map { measure in
                    let value = measure.value
                    return head + [
                        .text(measure.definition.key), .text(measure.definition.name), .text(value.number.plain),
                        .text(value.unit.rawValue), .text(value.numerator.plain), .text(value.denominator.plain), end,
                    ]
                }
            })
    }

    var json: JSONValue {
        .object([
            "by": .list(report.dimensions.map { .text($0.rawValue) }),
            "periods": .list(report.periods.map { .text($0.description) }), "public": .flag(report.isMasked),
            "demonstration": .flag(report.isDemonstration), "definitions": .list(definitions.map(definition)),
            "cells": .list(lines.map(cell)), "notes": .list(report.notes.map { .text($0) }),
        ])
    }

    private func definition(_ definition: Definition) -> JSONValue {
        .object([
            "key": .text(definition.key), "name": .text(definition.name), "definition": .text(definition.sentence),
            "formula": .text(definition.formula), "numerator_is": .text(definition.numerator),
            "denominator_is": definition.denominator.map { .text($0) } ?? .null,
        ])
    }

    private func cell(_ line: CutLine, _ measures: [Measure]?) -> JSONValue {
        let told = (measures ?? []).map { measure in
            (
                measure.definition.key,
                JSONValue.object([
                    "value": measure.value.number, "unit": .text(measure.value.unit.rawValue),
                    "numerator": measure.value.numerator, "denominator": measure.value.denominator,
                    "text": .text(measure.value.text),
                ])
            )
        }
        let groups = line.groups.map { group in
            group.map { JSONValue.object(["code": .text($0.code), "name": .text($0.name)]) } ?? .null
        }
        return .object([
            "groups": .list(groups), "period": .text(line.period.description), "hidden": .flag(line.isHidden),
            "measures": .object(Dictionary(told, uniquingKeysWith: { first, _ in first })),
        ])
    }
}
