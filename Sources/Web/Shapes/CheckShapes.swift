import Application
import Domain
import Money

/// What the API tells of a booking before it is made.
enum CheckShapes {
    static let check = Schema.named(
        "BookingCheck",
        .object([
            .init("event", .code, "The event's reference."), .init("title", .text(0...600), "The course's title."),
            .init("may_book", .flag, "Whether booking would be taken."),
            .init(
                "leads_to", .word(["place", "waiting", "approval", "confirmation"]), "What booking leads to now."),
            .init("left", .optional(.count), "Places left for the agency, where one is given at once."),
            .init("position", .optional(.count), "The position on the waiting list, where it leads there."),
            .init("policy", .optional(.text(0...600)), "The policy that the booking would be bound to."),
            .init("clause", .optional(.text(0...600)), "Until when cancelling is free, in words."),
            .init("free_until", .optional(.instant), "Cancelling before this moment is free."),
            .init("late_charge_pence", .optional(.pence), "What cancelling after that costs the agency at most."),
            .init("absence_charge_pence", .optional(.pence), "What not coming costs the agency."),
            .init("fee_pence", .optional(.pence), "What attending costs the agency."),
            .init("overlaps", .list(.code, most: 1_000), "Other events of the person that overlap this one."),
            .init("booked", .optional(.bookingReference), "The booking that the person has already."),
            .init("hindrance", .optional(.text(0...600)), "Why the policy does not let them book."),
        ]))

    static func check(_ check: BookingCheck) -> JSON {
        var (left, position): (Int64?, Int64?)
        switch check.expectation {
        case .place(let number): left = number
        case .waiting(let number): position = number
        case .approval, .confirmation: break
        }
        return .object([
            "event": .text(check.event.reference), "title": .text(check.title), "may_book": .flag(check.mayBook),
            "leads_to": .text(check.expectation.word), "left": .optional(left), "position": .optional(position),
            "policy": .optional(check.terms?.policy), "clause": .optional(check.terms?.freeUntil.sentence),
            "free_until": .optional(check.terms?.freeUntil.instant.rfc3339),
            "late_charge_pence": .optional(check.terms?.late.amount),
            "absence_charge_pence": .optional(check.terms?.absent.amount),
            "fee_pence": .optional(check.terms?.attending.amount),
            "overlaps": .list(check.overlaps.map { .text($0) }), "booked": .optional(check.booked),
            "hindrance": .optional(check.hindrance?.description),
        ])
    }
}
