import Application
import Domain
import Invoicing
import Money
import Reports

/// What the API tells of charges, documents and figures.
enum MoneyShapes {
    static let charge = Schema.named(
        "Charge",
        .object([
            .init("reference", .shaped(.chargeReference), "The charge's reference."),
            .init("booking", .bookingReference, "The booking's reference."),
            .init("event", .code, "The event's reference."), .init("title", .text(0...600), "The course's title."),
            .init("agency", .text(0...60), "The agency's code."),
            .init("amount_pence", .pence, "The amount before relief and without VAT."),
            .init("status", .words(ChargeState.Code.self), "Where it stands."),
            .init("event_date", .date, "The local date of the event's first session."),
            .init("invoice", .optional(.text(1...40)), "The number of its invoice; null while it is on none."),
        ]))

    static func charge(_ row: ChargeRow) -> JSON {
        .object([
            "reference": .text(row.reference), "booking": .text("\(row.event)-\(row.charge.booking.ordinal)"),
            "event": .text(row.event), "title": .text(row.title), "agency": .text(row.agency),
            "amount_pence": .number(row.charge.amount.amount), "status": .text(row.charge.state.code.rawValue),
            "event_date": .text(row.charge.eventDate.description), "invoice": .optional(row.invoice),
        ])
    }

    static let explained = Schema.named(
        "ExplainedCharge",
        .object([
            .init("charge", charge, "The charge."), .init("policy", .text(0...200), "The policy that gave rise to it."),
            .init("summary", .text(0...4_000), "Why, as one line."),
            .init(
                "steps",
                .list(
                    .object([
                        .init("clause", .text(0...200), "The clause of the policy."),
                        .init("fact", .text(0...2_000), "The fact it was applied to."),
                        .init("result", .text(0...2_000), "What follows."),
                    ]), most: 1_000), "The reasoning, step by step."),
        ]))

    static func step(_ step: Explanation.Step) -> JSON {
        .object(["clause": .text(step.clause), "fact": .text(step.fact), "result": .text(step.result)])
    }

    static let document = Schema.named(
        "Document",
        .object([
            .init("number", .text(1...40), "The document's number."),
            .init("kind", .word(["invoice", "credit_note"]), "What kind of document."),
            .init("agency", .text(0...60), "The code of the agency billed."),
            .init("corrects", .optional(.text(1...40)), "The invoice a credit note corrects."),
            .init("issue_date", .date, "The local date of issue."), .init("due_date", .date, "The last day to pay."),
            .init("net_pence", .pence, "Without VAT."), .init("vat_pence", .pence, "The VAT."),
            .init("outstanding_pence", .pence, "What is still to pay; 0 for a credit note."),
        ]))

    static func document(_ row: DocumentRow) -> JSON {
        .object([
            "number": .text(row.number.text), "kind": .text(row.kind == .invoice ? "invoice" : "credit_note"),
            "agency": .text(row.agency), "corrects": .optional(row.corrects?.text),
            "issue_date": .text(row.issueDate.description), "due_date": .text(row.dueDate.description),
            "net_pence": .number(row.net.amount), "vat_pence": .number(row.vat.amount),
            "outstanding_pence": .number(row.outstanding.amount),
        ])
    }

    static let measure = Schema.named(
        "Measure",
        .object([
            .init("key", .text(1...80), "Its name for programs."),
            .init("name", .text(1...200), "Its name for people."),
            .init("section", .text(1...40), "Which part of the report it belongs to."),
            .init("definition", .text(1...2_000), "What it counts."), .init("formula", .text(0...2_000), "How."),
            .init("unit", .words(Unit.self), "Its unit."),
            .init("text", .text(0...200), "The figure as people read it."),
            .init("numerator", .optional(.number(Int64.min...Int64.max)), "Of a share."),
            .init("denominator", .optional(.number(Int64.min...Int64.max)), "Of a share."),
        ]))

    static func measure(_ measure: Measure) -> JSON {
        let definition = measure.definition
        let share: Percentage? = if case .share(let share) = measure.value { share } else { nil }
        return .object([
            "key": .text(definition.key), "name": .text(definition.name), "section": .text(measure.section.rawValue),
            "definition": .text(definition.sentence), "formula": .text(definition.formula),
            "unit": .text(measure.value.unit.rawValue), "text": .text(measure.value.text),
            "numerator": .optional(share?.numerator), "denominator": .optional(share?.denominator),
        ])
    }

    static let year = Schema.named(
        "YearReport",
        .object([
            .init("year", .text(7...7), "The financial year."), .init("closed", .flag, "Whether it is over."),
            .init("demonstration", .flag, "Whether the figures are invented."),
            .init("measures", .list(measure, most: 1_000), "Every figure with its definition."),
            .init("notes", .list(.text(0...2_000), most: 100), "What to know about them."),
        ]))

    static func year(_ report: YearReport) -> JSON {
        .object([
            "year": .text(report.year.description), "closed": .flag(report.isClosed),
            "demonstration": .flag(report.isDemonstration), "measures": .list(report.measures.map(measure)),
            "notes": .list(report.notes.map { .text($0) }),
        ])
    }
}
