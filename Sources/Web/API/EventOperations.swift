import Application
import Domain
import HTTPTypes

/// The programme: what there is to book.
enum EventOperations {
    static let all: [Operation] = [list, show, change, waiting, publish, close, reopen, deliver]

    private static let reference = [Schema.Property("reference", .code, "The event's reference.")]

    static let list = Operation(
        id: "listEvents", method: .get, path: "/api/v1/events", summary: "The programme, by start.", group: "Events",
        access: .anyRole,
        query: [
            .init("course", .shaped(.looseCode), "Of this course only.", isRequired: false),
            .init("from", .date, "Starting on this local date or later.", isRequired: false),
            .init("to", .date, "Starting on this local date or earlier.", isRequired: false),
            .init("status", .words(EventStatus.self), "In this status only.", isRequired: false),
            .init("free", .word(["true", "false"]), "Only those with a free place to book now.", isRequired: false),
            .init(
                "own", .word(["true", "false"]), "Only those that the trainer whose token it is teaches.",
                isRequired: false),
        ] + Paging.query,
        success: (200, Paging.shape("events", EventShapes.line, "The events."))
    ) { call in
        var filter = EventFilter(limit: call.fetched)
        filter.after = try call.position(position)
        if call.query["own"] == "true" { filter.trainer = call.principal.scope.trainer ?? PersonID(0) }
        filter.from = call.query["from"].flatMap { LocalDate(iso: $0) }
        filter.to = call.query["to"].flatMap { LocalDate(iso: $0) }
        filter.status = call.query["status"].flatMap { EventStatus(rawValue: $0) }
        if call.query["free"] == "true" { filter.freeAt = call.house.now }
        let events = try await ListEvents(call.house)(filter, course: call.query["course"], by: call.principal)
        return call.page(
            "events", events,
            key: { [$0.head.startsAt.map { String($0.microseconds) } ?? "", $0.head.reference] }, EventShapes.line)
    }

    private static func position(_ parts: [String]) -> EventFilter.Position? {
        guard parts.count == 2 else { return nil }
        guard !parts[0].isEmpty else { return .init(startsAt: nil, reference: parts[1]) }
        return Int64(parts[0]).map { .init(startsAt: Instant(microseconds: $0), reference: parts[1]) }
    }

    static let show = Operation(
        id: "showEvent", method: .get, path: "/api/v1/events/{reference}", summary: "An event in full.",
        group: "Events", access: .anyRole, pathParameters: reference, success: (200, EventShapes.sheet)
    ) { call in
        Reply(EventShapes.sheet(try await ShowRecord(call.house).event(call.path("reference"), by: call.principal)))
    }

    static let change = Operation(
        id: "changeEvent", method: .patch, path: "/api/v1/events/{reference}",
        summary: "Change an event; more room is given to those who wait.", group: "Events", access: .administrators,
        pathParameters: reference, isConditional: true,
        body: .object([
            .init("places", .number(0...100_000), "The denominator of reports.", isRequired: false),
            .init("bookable", .number(0...100_000), "The limit of held and offered places.", isRequired: false),
            .init("minimum", .number(0...100_000), "Fewer bookings put it at risk.", isRequired: false),
            .init("venue", .remark, "Where it is held.", isRequired: false),
            .init("needs_approval", .flag, "Whether bookings wait for approval.", isRequired: false),
            .init("delivery", .word, "How it is held, such as online.", isRequired: false),
            .init("course", .shaped(.looseCode), "Another course, while it is a draft.", isRequired: false),
            .init("kind", .words(EventKind.self), "Another kind, while it is a draft.", isRequired: false),
            .init("sessions", EventShapes.sessions, "Its sessions, while it is a draft.", isRequired: false),
            .init("offer_hours", .number(1...720), "How long an offer lasts.", isRequired: false),
            .init("priority", EventShapes.sectors, "The sectors served first, in order.", isRequired: false),
        ]),
        success: (200, EventShapes.sheet), refusals: [409], again: { call, _ in try await show.handle(call) }
    ) { call in
        var request = ChangeEvent.Request(call.path("reference"))
        request.rest.places = call.number("places")
        request.rest.bookable = call.number("bookable")
        request.rest.minimum = call.number("minimum")
        request.rest.venue = call.text("venue")
        request.rest.needsApproval = call.flag("needs_approval")
        request.rest.delivery = call.text("delivery")
        request.rest.kind = call.word("kind")
        request.course = call.text("course")
        request.sessions = try call.sessions("sessions")
        request.offerHours = call.number("offer_hours")
        request.priority = call.texts("priority")
        request.known = call.known
        _ = try await ChangeEvent(call.house)(request, by: call.principal)
        return try await show.handle(call)
    }

    static let waiting = Operation(
        id: "showWaitingList", method: .get, path: "/api/v1/events/{reference}/waiting-list",
        summary: "The waiting list in its order, as far as the token may see it.", group: "Events", access: .people,
        pathParameters: reference, query: Paging.query,
        success: (200, Paging.shape("waiting", BookingShapes.waiting, "Who waits."))
    ) { call in
        let after: WaitingRow.Position? = try call.position { parts in
            guard parts.count == 2, let priority = Int64(parts[0]), let ticket = Int64(parts[1]) else { return nil }
            return .init(priority: priority, ticket: ticket)
        }
        let entries = try await ShowWaiting(call.house)(
            call.path("reference"), after: after, limit: call.fetched, by: call.principal)
        return call.page(
            "waiting", entries, key: { [String($0.priority), String($0.ticket)] }, BookingShapes.waiting)
    }

    static let publish = step("publishEvent", "publication", .published, "Open an event to booking.")
    static let close = step("closeEvent", "closing", .closed, "Close an event to booking.")
    static let reopen = step("reopenEvent", "reopening", .reopened, "Open a closed event to booking again.")
    static let deliver = step("deliverEvent", "delivery", .delivered, "Record that an event was held.")

    private static func step(_ id: String, _ path: String, _ step: EventStep, _ summary: String) -> Operation {
        Operation(
            id: id, method: .post, path: "/api/v1/events/{reference}/\(path)", summary: summary, group: "Events",
            access: .administrators, pathParameters: reference, success: (200, EventShapes.sheet), refusals: [409],
            again: { call, _ in try await show.handle(call) }
        ) { call in
            _ = try await StepEvent(call.house)(call.path("reference"), step, by: call.principal)
            return try await show.handle(call)
        }
    }
}
