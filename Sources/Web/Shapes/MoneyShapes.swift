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
            .init("to_credit_pence", .pence, "What of it is to be credited, because what it rested on was corrected."),
        ]))

    static func charge(_ row: ChargeRow) -> JSON {
        .object([
            "reference": .text(row.reference), "booking": .text("\(row.event)-\(row.charge.booking.ordinal)"),
            "event": .text(row.event), "title": .text(row.title), "agency": .text(row.agency),
            "amount_pence": .number(row.charge.amount.amount), "status": .text(row.charge.state.code.rawValue),
            "event_date": .text(row.charge.eventDate.description), "invoice": .optional(row.invoice),
            "to_credit_pence": .number(row.charge.corrections.excess.amount),
        ])
    }

    static let explained = Schema.named(
        "ExplainedCharge",
        .object([
            .init("charge", charge, "The charge."), .init("policy", .text(0...200), "The policy that gave rise to it."),
            .init("summary", .text(0...4_000), "Why, as one line."),
            .init(
                "steps",
                .list(reason, most: 1_000), "The reasoning, step by step."),
        ]))

    static func step(_ step: Explanation.Step) -> JSON {
        .object(["clause": .text(step.clause), "fact": .text(step.fact), "result": .text(step.result)])
    }

    static let assessment = Schema.named(
        "Assessment",
        .object([
            .init("events", .count, "How many events were looked at."),
            .init("assessed", .count, "How many charges came about now, reliefs and waivers included."),
            .init("assessed_pence", .pence, "What they come to."),
            .init("charged", .count, "How many of them are neither relieved nor waived."),
            .init("charged_pence", .pence, "What those come to."),
            .init("unbound", .count, "Bookings bound to no policy, of which nothing can be worked out."),
            .init("unbound_bookings", .list(.text(1...60), most: 100), "The first of their references."),
            .init("corrected", .count, "Bookings that came out otherwise than before, because of a correction."),
            .init("to_credit_pence", .balance, "What of their invoiced charges is now to be credited."),
            .init("unrecorded", .count, "Bookings that wait for their register to be completed."),
            .init(
                "undelivered_events", .list(.text(1...60), most: 100), "Events over and not recorded as held."),
        ]))

    static func assessment(_ answer: AssessCharges.Answer) -> JSON {
        .object([
            "events": .number(answer.events), "assessed": .number(answer.counts[.assessed]),
            "assessed_pence": .number(answer.counts[.assessedPence]), "charged": .number(answer.counts.charged),
            "charged_pence": .number(answer.counts.chargedPence), "unbound": .number(answer.unbound),
            "unbound_bookings": .list(answer.unboundReferences.map { .text($0) }),
            "corrected": .number(answer.corrected), "to_credit_pence": .number(answer.toCredit.amount),
            "unrecorded": .number(answer.unrecorded),
            "undelivered_events": .list(answer.undelivered.prefix(100).map { .text($0) }),
        ])
    }

    static let notification = Schema.named(
        "Notification",
        .object([
            .init(
                "notified",
                .list(
                    .object([
                        .init("charge", .text(1...60), "The charge's reference."),
                        .init("until", .date, "The last local date to answer."),
                    ]), most: 1_000_000), "The charges that agencies are told of now."),
            .init("without_response", .count, "Charges whose policy gives no time to answer."),
        ]))

    static func notification(_ answer: NotifyCharges.Answer) -> JSON {
        .object([
            "notified": .list(
                answer.notified.map { .object(["charge": .text($0.reference), "until": .text($0.until.description)]) }),
            "without_response": .number(answer.withoutResponse),
        ])
    }

    static let reasons = Schema.named(
        "Reasons",
        .object([
            .init("booking", .bookingReference, "The booking's reference."),
            .init("standing", .text(0...2_000), "How it stands, in words."),
            .init("agency", .text(0...60), "The agency's code."),
            .init("policy", .text(0...600), "The policy bound to it, with the date from which it applies."),
            .init("free_until", .optional(.text(0...2_000)), "Until when cancelling is free, as one line."),
            .init("possible_pence", .optional(.pence), "What not coming would cost."),
            .init("summary", .text(0...4_000), "Why, as one line."),
            .init("steps", .list(reason, most: 1_000), "The reasoning, step by step."),
            .init("charges", .list(charge, most: 1_000), "The charges assessed; none before the event."),
        ]))

    static func reasons(_ answer: ExplainBooking.Answer) -> JSON {
        .object([
            "booking": .text(answer.reference), "standing": .text(answer.standing), "agency": .text(answer.agency),
            "policy": .text(answer.policy), "free_until": .optional(answer.freeUntil),
            "possible_pence": .optional(answer.possible?.amount), "summary": .text(answer.explanation.summary),
            "steps": .list(answer.explanation.steps.map(step)), "charges": .list(answer.charges.map { charge($0.row) }),
        ])
    }

    private static let reason = Schema.object([
        .init("clause", .text(0...200), "The clause of the policy."),
        .init("fact", .text(0...2_000), "The fact it was applied to."),
        .init("result", .text(0...2_000), "What follows."),
    ])

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
