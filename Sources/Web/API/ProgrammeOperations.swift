import Application
import Domain
import HTTPTypes
import Money

/// The programme as everybody may search it, without a token.
enum ProgrammeOperations {
    static let all: [Operation] = [browse]

    private static let offer = Schema.named(
        "Offer",
        .object([
            .init("reference", .code, "The event's reference."), .init("course", .text(1...60), "The course's code."),
            .init("title", .text(0...600), "The course's title."),
            .init("kind", .words(EventKind.self), "What kind of event."),
            .init("level", .text(0...600), "The course's level."), .init("topic", .text(0...600), "Its topic."),
            .init("staff_groups", .list(.text(0...600), most: 100), "Whom it is meant for; none: everybody."),
            .init("delivery", .text(0...60), "How it is held."), .init("venue", .text(0...600), "Where it is held."),
            .init("starts_at", .instant, "When the first session starts."),
            .init("sessions", .list(EventShapes.session, most: 1_000), "Its sessions, in local time."),
            .init("places_left", .text(1...20), "A number, or some, few or none where the host prefers words."),
            .init("waiting", .count, "People on the waiting list."),
            .init("needs_approval", .flag, "Whether bookings wait for approval."),
            .init("free_until", .optional(.instant), "Cancelling a booking made now is free before this moment."),
            .init("clause", .optional(.text(0...600)), "The same in words."),
            .init("late_charge_pence", .optional(.pence), "What cancelling after that costs an agency at most."),
            .init("absence_charge_pence", .optional(.pence), "What not coming costs an agency."),
        ]))

    private static func offer(_ offer: ProgrammePage.Offer) -> JSON {
        let (entry, event) = (offer.entry, offer.entry.event)
        let sessions = offer.sessions.map { time -> JSON in
            .object(["starts": .text(time.start.description), "ends": .text(time.end.description)])
        }
        return .object([
            "reference": .text(event.reference), "course": .text(entry.courseCode), "title": .text(entry.title),
            "kind": .text(event.kind.rawValue), "level": .text(entry.level), "topic": .text(entry.topic),
            "staff_groups": .list(entry.staffGroups.map { .text($0) }), "delivery": .text(entry.delivery),
            "venue": .text(entry.venue), "starts_at": .text(event.startsAt?.rfc3339 ?? ""),
            "sessions": .list(sessions), "places_left": .text(offer.left.text), "waiting": .number(event.waiting),
            "needs_approval": .flag(event.needsApproval),
            "free_until": .optional(offer.terms?.freeUntil.instant.rfc3339),
            "clause": .optional(offer.terms?.freeUntil.sentence),
            "late_charge_pence": .optional(offer.terms?.late.amount),
            "absence_charge_pence": .optional(offer.terms?.absent.amount),
        ])
    }

    private static let names = ["topics", "levels", "staff_groups", "deliveries", "months", "venues"]

    private static let page = Schema.object([
        .init("events", .list(offer, most: 1_000), "The events."),
        .init("total", .count, "How many fit in all."),
        .init("next", .optional(.shaped(.cursor)), "Where the next page begins; null on the last one."),
        .init(
            "choices",
            .object(
                names.map { Schema.Property($0, .list(.text(1...600), most: 100_000), "What there is to choose from.") }
            ),
            "What there is to choose from in the whole programme."),
    ])

    static let browse = Operation(
        id: "browseProgramme", method: .get, path: "/api/v1/programme",
        summary: "The events that are published and ahead, searched, filtered and sorted.", group: "Events",
        access: .open,
        query: [
            .init("text", .line, "Words of the title, the topic or the code; all must be there.", isRequired: false),
            .init("topic", .line, "Of this topic.", isRequired: false),
            .init("level", .line, "Of this level.", isRequired: false),
            .init("staff_group", .line, "Meant for this staff group, or for everybody.", isRequired: false),
            .init("delivery", .word, "Held this way.", isRequired: false),
            .init("month", .shaped(.month), "Beginning in this month.", isRequired: false),
            .init("venue", .line, "Held here.", isRequired: false),
            .init("free", .word(["true", "false"]), "Only with a place left.", isRequired: false),
            .init("sort", .words(ProgrammeFilter.Order.self), "By date unless told.", isRequired: false),
        ] + Paging.query,
        success: (200, page)
    ) { call in
        var filter = ProgrammeFilter()
        filter.text = call.query["text"] ?? ""
        filter.topic = call.query["topic"]
        filter.level = call.query["level"]
        filter.staffGroup = call.query["staff_group"]
        filter.delivery = call.query["delivery"]
        filter.month = call.query["month"]
        filter.venue = call.query["venue"]
        filter.hasPlaces = call.query["free"] == "true"
        filter.order = call.query["sort"].flatMap { ProgrammeFilter.Order(rawValue: $0) } ?? .date
        filter.after = try call.position()
        filter.limit = Int(clamping: call.limit)
        let found = try await BrowseProgramme(call.house)(filter)
        let choices = found.choices
        let lists = [
            choices.topics, choices.levels, choices.staffGroups, choices.deliveries, choices.months, choices.venues,
        ]
        let told = zip(names, lists).map { name, list in
            JSON.Member(name: name, value: .list(list.map { .text($0) }))
        }
        return Reply(
            .object([
                "events": .list(found.offers.map(offer)), "total": .number(Int64(found.total)),
                "next": .optional(found.next.map { Paging.cursor([$0]) }), "choices": .object(told),
            ]))
    }
}

extension TextShape {
    fileprivate static let month = TextShape(
        about: "a month such as 2026-11", pattern: "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])$", format: nil, most: 7
    ) { text in text.utf8.count == 7 && !text.hasPrefix("0000") && LocalDate(iso: text + "-01") != nil }
}
