import Application
import Domain
import Money

extension MoneyShapes {
    static let yearEnd = Schema.named(
        "YearEnd",
        .object([
            .init("year", .text(7...7), "The financial year."),
            .init("agrees", .flag, "Whether everything that is tied agrees to the penny."),
            .init(
                "rows",
                .list(
                    .object([
                        .init("section", .words(YearEndRow.Section.self), "What the line belongs to."),
                        .init("item", .text(1...60), "A state, a kind of document, an account, or what is tied."),
                        .init("detail", .text(0...60), "A coded reason, a part of the year, a kind of posting."),
                        .init("by", .text(0...1_300), "Who decided, where somebody did."),
                        .init("count", .optional(.count), "How many."),
                        .init("pence", .balance, "What it comes to; balances are debits less credits."),
                        .init("other_pence", .optional(.balance), "What it comes to by the other way."),
                    ]), most: 100_000), "Line by line."),
        ]))

    static func yearEnd(_ end: YearEnd) -> JSON {
        .object([
            "year": .text(end.year.description), "agrees": .flag(end.ties.allSatisfy(\.holds)),
            "rows": .list(
                end.rows.map { row in
                    .object([
                        "section": .text(row.section.rawValue), "item": .text(row.item), "detail": .text(row.detail),
                        "by": .text(row.by), "count": row.count.map { .number($0) } ?? .null,
                        "pence": .number(row.amount.amount),
                        "other_pence": row.other.map { .number($0.amount) } ?? .null,
                    ])
                }),
        ])
    }
}
