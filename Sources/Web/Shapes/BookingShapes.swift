import Application
import Domain
import Money

/// What the API tells of bookings.
enum BookingShapes {
    /// What is said of somebody for whom a place is wanted.
    static let claim = Schema.object([
        .init("email", .email, "The person's work e-mail address."),
        .init("name", .line, "The person's name."),
        .init("agency", .shaped(.looseCode), "The code of the agency they work for."),
        .init("job_role", .remarkLine, "Their job role."),
    ])

    static func claim(_ call: Call) -> Book.Request {
        Book.Request(
            event: call.path("reference"), email: call.text("email") ?? "", name: call.text("name") ?? "",
            agency: call.text("agency") ?? "", jobRole: call.text("job_role") ?? "")
    }

    static let placed = Schema.named(
        "PlacedBooking",
        .object([
            .init("id", .bookingReference, "The booking's reference."),
            .init("event", .code, "The event's reference."),
            .init("status", .words(BookingState.Code.self), "Where the booking stands."),
            .init("position", .optional(.count), "The position on the waiting list, from 1; null when not waiting."),
        ]))

    static func placed(_ answer: Book.Answer) -> JSON {
        let event = (try? BookingReference(answer.reference))?.event ?? ""
        return .object([
            "id": .text(answer.reference), "event": .text(event), "status": .text(answer.state.rawValue),
            "position": .optional(answer.position),
        ])
    }

    static let cancellation = Schema.named(
        "Cancellation",
        .object([
            .init("id", .bookingReference, "The booking's reference."),
            .init("status", .words(BookingState.Code.self), "Where the booking stands now."),
            .init("why", .text(0...2_000), "How it was judged, as a sentence."),
            .init("charge_pence", .pence, "What it would cost the agency before relief or waiver; 0 when in time."),
            .init("promoted", .count, "How many people the waiting list moved on."),
        ]))

    static func cancellation(_ answer: Cancel.Answer) -> JSON {
        .object([
            "id": .text(answer.reference), "status": .text(answer.state.rawValue), "why": .text(answer.why),
            "charge_pence": .number(answer.cost.amount), "promoted": .number(answer.promoted),
        ])
    }

    static let move = Schema.named(
        "MovedBooking",
        .object([
            .init("booking", placed, "The new booking."),
            .init("left", .words(BookingState.Code.self), "Where the old booking stands now."),
            .init("why", .text(0...2_000), "How leaving was judged, as a sentence."),
        ]))

    static func move(_ answer: Move.Answer) -> JSON {
        .object(["booking": placed(answer.new), "left": .text(answer.old.rawValue), "why": .text(answer.why)])
    }

    static let step = Schema.named(
        "BookingStep",
        .object([
            .init("n", .count, "Its number, from 1."), .init("at", .instant, "When."),
            .init("actor", .text(1...300), "Who, by an opaque name."),
            .init("happened", .text(1...60), "What happened, in the past tense."),
            .init("status", .words(BookingState.Code.self), "Where the booking stood after it."),
            .init("why", .text(0...2_000), "Why."),
        ]))

    static let card = Schema.named(
        "Booking",
        .object([
            .init("id", .bookingReference, "The booking's reference."),
            .init("event", .code, "The event's reference."),
            .init("name", .text(0...600), "The person's name."),
            .init("agency", .text(0...60), "The code of the agency it was made for."),
            .init("status", .words(BookingState.Code.self), "Where it stands."),
            .init("outcome", .words(Outcome.self), "What attendance adds up to."),
            .init("position", .optional(.count), "The position on the waiting list, from 1; null when not waiting."),
            .init("booked_at", .instant, "When it was made."),
            .init("starts_at", .optional(.instant), "When the event starts."),
            .init("free_until", .optional(.instant), "Cancelling before this moment is free."),
            .init("late_charge_pence", .optional(.pence), "What cancelling after that costs the agency at most."),
            .init("absence_charge_pence", .optional(.pence), "What not coming costs the agency."),
            .init("overlaps", .list(.code, most: 1_000), "Other events of the person that overlap this one."),
            .init("joining", .optional(PractitionerShapes.joining), "How to join; told to who holds a place."),
            .init("history", .list(step, most: 100_000), "Every step, first to last."),
        ]))

    static func card(_ card: BookingCard) -> JSON {
        .object([
            "id": .text(card.reference), "event": .text(card.event.reference), "name": .text(card.name),
            "agency": .text(card.agency), "status": .text(card.booking.state.code.rawValue),
            "outcome": .text(card.booking.outcome.rawValue),
            "position": .optional(card.position), "booked_at": .text(card.booking.bookedAt.rfc3339),
            "starts_at": .optional(card.event.startsAt?.rfc3339),
            "free_until": .optional(card.freeUntil?.instant.rfc3339),
            "late_charge_pence": .optional(card.costs?.late.amount),
            "absence_charge_pence": .optional(card.costs?.absent.amount),
            "overlaps": .list(card.overlaps.map { .text($0) }),
            "joining": card.joining.map(PractitionerShapes.joining) ?? .null, "history": .list(card.history.map(step)),
        ])
    }

    private static func step(_ step: HistoryStep) -> JSON {
        .object([
            "n": .number(step.n), "at": .text(step.at.rfc3339), "actor": .text(step.actor),
            "happened": .text(step.happened), "status": .text(step.state), "why": .text(step.why),
        ])
    }

    static func waiting(_ entry: WaitingEntry) -> JSON {
        .object([
            "position": .number(entry.position), "id": .text(entry.reference), "name": .text(entry.name),
            "agency": .text(entry.agency), "joined_at": .text(entry.joinedAt.rfc3339),
            "standing": .text(entry.standing),
        ])
    }

    static let waiting = Schema.named(
        "Waiting",
        .object([
            .init("position", .count, "From 1, in the order in which places are given."),
            .init("id", .bookingReference, "The booking's reference."),
            .init("name", .text(0...300), "The person's name."), .init("agency", .text(0...60), "The agency's code."),
            .init("joined_at", .instant, "When they joined."),
            .init("standing", .text(1...200), "Whether a place is free for them now, and if not, why."),
        ]))
}
