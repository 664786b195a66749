import Application
import Domain
import Evidence
import Invoicing
import Money

/// What the API tells of payments and of the lines of a bank's file.
enum PaymentShapes {
    private static let fields: [Schema.Property] = [
        .init("reference", .text(1...200), "The payment's reference."),
        .init("agency", .text(0...60), "The code of the agency that paid."),
        .init("received_on", .date, "The local date it was received."),
        .init("amount_pence", .pence, "What came in."), .init("allocated_pence", .pence, "What of it pays invoices."),
        .init("refunded_pence", .pence, "What of it was sent back."),
        .init("unallocated_pence", .pence, "What of it pays nothing."),
        .init("taken_back", .flag, "Whether it was taken back as entered wrongly."),
    ]

    static let line = Schema.named("PaymentLine", .object(fields))

    static func line(_ row: PaymentRow) -> JSON { .object(members(row)) }

    private static func members(_ row: PaymentRow) -> [JSON.Member] {
        [
            .init(name: "reference", value: .text(row.reference)), .init(name: "agency", value: .text(row.agency)),
            .init(name: "received_on", value: .text(row.receivedOn.description)),
            .init(name: "amount_pence", value: .number(row.amount.amount)),
            .init(name: "allocated_pence", value: .number(row.allocated.amount)),
            .init(name: "refunded_pence", value: .number(row.refunded.amount)),
            .init(name: "unallocated_pence", value: .number(row.unallocated.amount)),
            .init(name: "taken_back", value: .flag(row.isTakenBack)),
        ]
    }

    static let payment = Schema.named(
        "PaymentSheet",
        .object(
            fields + [
                .init(
                    "pays",
                    .list(
                        .object([
                            .init("invoice", .text(1...40), "The invoice's number."),
                            .init("amount_pence", .pence, "What pays it."),
                        ]), most: 100_000), "What it pays."),
                .init(
                    "returns",
                    .list(
                        .object([
                            .init("kind", .words(PaymentReturnKind.self), "All taken back, or a part sent."),
                            .init("reference", .text(1...200), "The refund's reference, or the payment's."),
                            .init("amount_pence", .pence, "How much."), .init("on", .date, "The local date."),
                            .init("reason", .text(0...400), "Why."),
                        ]), most: 10_000), "What of it was taken back or sent back."),
            ]))

    static func payment(_ answer: ShowPayment.Answer) -> JSON {
        let pays = answer.parts.map { part -> JSON in
            .object(["invoice": .text(part.invoice), "amount_pence": .number(part.amount.amount)])
        }
        let returns = answer.returns.map { back -> JSON in
            .object([
                "kind": .text(back.kind.rawValue), "reference": .text(back.reference),
                "amount_pence": .number(back.amount.amount), "on": .text(back.date.description),
                "reason": .text(back.reason),
            ])
        }
        return .object(
            members(answer.row) + [
                .init(name: "pays", value: .list(pays)), .init(name: "returns", value: .list(returns)),
            ])
    }

    static let imported = Schema.named(
        "BankFile",
        .object([
            .init(
                "new",
                .list(
                    .object([
                        .init("line", .count, "The line of the file."), .init("received_on", .date, "The day it came."),
                        .init("amount_pence", .pence, "What came in."),
                        .init("reference", .text(0...200), "What the payer wrote."),
                        .init("payer", .text(0...200), "Who paid, as the bank calls them."),
                    ]), most: 100_000), "The lines that were not taken in before."),
            .init("known", .count, "How many lines were taken in before."),
            .init("passed_over", .count, "How many lines tell of no money that came in."),
            .init("taken", .flag, "Whether the new lines are stored now."),
            .init("faults", .list(.text(0...1_000), most: 1_000), "What cannot be read; with any, nothing is taken."),
        ]))

    static func imported(_ answer: ImportBankFile.Answer) -> JSON {
        let lines = answer.new.map { line -> JSON in
            .object([
                "line": .number(Int64(line.line)), "received_on": .text(line.date.description),
                "amount_pence": .number(line.amount.amount), "reference": .text(line.reference),
                "payer": .text(line.payer),
            ])
        }
        return .object([
            "new": .list(lines), "known": .number(answer.known), "passed_over": .number(answer.passedOver),
            "taken": .flag(answer.isTaken), "faults": .list(answer.faults.faults.map { .text($0.description) }),
        ])
    }

    static let bankLine = Schema.named(
        "BankLine",
        .object([
            .init("line", .count, "The line's number."), .init("received_on", .date, "The day it came."),
            .init("amount_pence", .pence, "What came in."),
            .init("reference", .text(0...200), "What the payer wrote."),
            .init("payer", .text(0...200), "Who paid, as the bank calls them."),
            .init(
                "suggestions",
                .list(
                    .object([
                        .init("agency", .text(0...60), "The agency's code."),
                        .init("invoices", .list(.text(1...40), most: 1_000), "What it may pay; none: the oldest."),
                        .init("score", .number(1...100), "How likely it is."),
                        .init("sure", .flag, "Whether numbers and amount are just those of invoices."),
                        .init("reasons", .list(.text(0...1_000), most: 10), "Why."),
                    ]), most: 10), "What it may pay, the likeliest first."),
        ]))

    static func bankLine(_ line: MatchedLine) -> JSON {
        let suggestions = line.matches.map { match -> JSON in
            .object([
                "agency": .text(match.agencyCode), "invoices": .list(match.invoices.map { .text($0.text) }),
                "score": .number(Int64(match.score)), "sure": .flag(match.isSure),
                "reasons": .list(match.reasons.map { .text($0) }),
            ])
        }
        return .object([
            "line": .number(line.record.id), "received_on": .text(line.record.receivedOn.description),
            "amount_pence": .number(line.record.amount.amount), "reference": .text(line.record.reference),
            "payer": .text(line.record.payer), "suggestions": .list(suggestions),
        ])
    }

    static let confirmed = Schema.named(
        "BankDecision",
        .object([
            .init("line", .count, "The line's number."),
            .init("status", .word(["waiting", "recorded", "set_aside"]), "Where it stands."),
            .init("payment", .optional(payment), "The payment it was recorded as."),
        ]))

    static func confirmed(_ record: BankRecord, _ payment: JSON) -> JSON {
        let status =
            switch record.state {
            case .waiting: "waiting"
            case .recorded: "recorded"
            case .setAside: "set_aside"
            }
        return .object(["line": .number(record.id), "status": .text(status), "payment": payment])
    }
}
