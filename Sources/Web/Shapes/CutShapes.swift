import Domain
import Reports

/// What the API tells of cuts.
enum CutShapes {
    static let report = Schema.named(
        "CutReport",
        .object([
            .init(
                "by", .list(.words(Dimension.self), most: Cut.mostDimensions),
                "What it is cut by, the outer first. An agency that cuts by agency is told the whole."),
            .init("periods", .list(.text(1...40), most: CutPeriod.mostEarlier + 1), "The dates, the latest first."),
            .init("masked", .flag, "Whether small numbers are hidden."),
            .init("demonstration", .flag, "Whether the figures are invented."),
            .init("cells", .list(cell, most: 1_000_000), "Every cell and every sum, in each period that has it."),
            .init("notes", .list(.text(0...2_000), most: 100), "What to know about them."),
        ]))

    static let cell = Schema.named(
        "CutCell",
        .object([
            .init(
                "groups", .list(.optional(group), most: Cut.mostDimensions),
                "The group of each dimension; null for the sum over all."),
            .init("period", .text(1...40), "The dates."),
            .init("side", .words(CutLine.Side.self), "Whose figures: everybody's, your agency's own, or all others'."),
            .init(
                "measures", .optional(.list(MoneyShapes.measure, most: 100)),
                "Its figures; null where they are hidden because few people are in them."),
        ]))

    private static let group = Schema.object([
        .init("code", .text(0...600), "Its name for programs; empty where nothing is stated."),
        .init("name", .text(0...600), "Its name for people."),
    ])

    static func report(_ report: CutReport) -> JSON {
        .object([
            "by": .list(report.dimensions.map { .text($0.rawValue) }),
            "periods": .list(report.periods.map { .text($0.description) }), "masked": .flag(report.isMasked),
            "demonstration": .flag(report.isDemonstration), "cells": .list(report.lines.map(cell)),
            "notes": .list(report.notes.map { .text($0) }),
        ])
    }

    private static func cell(_ line: CutLine) -> JSON {
        .object([
            "groups": .list(
                line.groups.map { group in
                    group.map { .object(["code": .text($0.code), "name": .text($0.name)]) } ?? .null
                }),
            "period": .text(line.period.description), "side": .text(line.side.rawValue),
            "measures": line.measures.map { .list($0.map(MoneyShapes.measure)) } ?? .null,
        ])
    }
}
