import Application
import Domain
import Money

/// What the API tells of what was recorded of a booking besides its register.
enum FactShapes {
    static let facts = Schema.named(
        "BookingFacts",
        .object([
            .init(
                "facts",
                .list(
                    .object([
                        .init("n", .count, "Its number among those of the booking, from 1."),
                        .init("kind", .words(RecordedFact.Code.self), "What kind."),
                        .init("recorded_at", .instant, "When it was recorded."),
                        .init("stands", .flag, "Whether it says that it is so: reported, completed, spent."),
                        .init("name", .optional(.text(1...600)), "What a cost was for."),
                        .init("amount_pence", .optional(.pence), "What it came to."),
                        .init("received_at", .optional(.instant), "When sickness was reported."),
                        .init("written_at", .optional(.instant), "When its follow-up in writing was seen."),
                    ]), most: 1_000_000), "What was recorded, corrections last.")
        ]))

    static func facts(_ facts: some Sequence<FactRecord>) -> JSON { .object(["facts": .list(facts.map(fact))]) }

    private static func fact(_ fact: FactRecord) -> JSON {
        var (stands, cost, report) = (false, BookingTerms.ActualCost?.none, SicknessReport?.none)
        switch fact.recorded {
        case .completion(let isCompleted): stands = isCompleted
        case .cost(let spent): (stands, cost) = (spent.amount > .zero, spent)
        case .sickness(let found): (stands, report) = (found != nil, found)
        }
        return .object([
            "n": .number(fact.n), "kind": .text(fact.recorded.code.rawValue), "recorded_at": .text(fact.at.rfc3339),
            "stands": .flag(stands), "name": .optional(cost?.text),
            "amount_pence": cost.map { .number($0.amount.amount) } ?? .null,
            "received_at": .optional(report?.receivedAt?.rfc3339), "written_at": .optional(report?.writtenAt?.rfc3339),
        ])
    }
}
