import Application
import Domain
import HTTPTypes

/// The programme: what there is to book.
enum EventOperations {
    static let all: [Operation] = [list, show, change, waiting, publish, close, courses]

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
            .init("limit", .number(1...1_000), "At most so many; 50 unless told.", isRequired: false),
        ],
        success: (200, .object([.init("events", .list(EventShapes.line, most: 1_000), "The events.")]))
    ) { call in
        var filter = EventFilter(limit: call.limit)
        filter.from = call.query["from"].flatMap { LocalDate(iso: $0) }
        filter.to = call.query["to"].flatMap { LocalDate(iso: $0) }
        filter.status = call.query["status"].flatMap { EventStatus(rawValue: $0) }
        if call.query["free"] == "true" { filter.freeAt = call.house.now }
        let events = try await ListEvents(call.house)(filter, course: call.query["course"], by: call.principal)
        return Reply(.object(["events": .list(events.map(EventShapes.line))]))
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
        pathParameters: reference,
        body: .object([
            .init("places", .number(0...100_000), "The denominator of reports.", isRequired: false),
            .init("bookable", .number(0...100_000), "The limit of held and offered places.", isRequired: false),
            .init("minimum", .number(0...100_000), "Fewer bookings put it at risk.", isRequired: false),
            .init("venue", .remark, "Where it is held.", isRequired: false),
            .init("needs_approval", .flag, "Whether bookings wait for approval.", isRequired: false),
        ]),
        success: (200, EventShapes.sheet), refusals: [409], again: { call, _ in try await show.handle(call) }
    ) { call in
        var request = ChangeEvent.Request(call.path("reference"))
        request.rest.places = call.number("places")
        request.rest.bookable = call.number("bookable")
        request.rest.minimum = call.number("minimum")
        request.rest.venue = call.text("venue")
        request.rest.needsApproval = call.flag("needs_approval")
        _ = try await ChangeEvent(call.house)(request, by: call.principal)
        return try await show.handle(call)
    }

    static let waiting = Operation(
        id: "showWaitingList", method: .get, path: "/api/v1/events/{reference}/waiting-list",
        summary: "The waiting list in its order, as far as the token may see it.", group: "Events", access: .people,
        pathParameters: reference,
        success: (200, .object([.init("waiting", .list(BookingShapes.waiting, most: 1_048_576), "Who waits.")]))
    ) { call in
        let entries = try await ShowWaiting(call.house)(call.path("reference"), by: call.principal)
        return Reply(
            .object([
                "waiting": .list(
                    entries.map { entry in
                        .object([
                            "position": .number(entry.position), "id": .text(entry.reference),
                            "name": .text(entry.name), "agency": .text(entry.agency),
                            "joined_at": .text(entry.joinedAt.rfc3339),
                        ])
                    })
            ]))
    }

    static let publish = step("publishEvent", "publication", .published, "Open an event to booking.")
    static let close = step("closeEvent", "closing", .closed, "Close an event to booking.")

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

    static let courses = Operation(
        id: "listCourses", method: .get, path: "/api/v1/courses", summary: "The courses, by code.", group: "Courses",
        access: .anyRole,
        query: [.init("limit", .number(1...1_000), "At most so many; 50 unless told.", isRequired: false)],
        success: (200, .object([.init("courses", .list(EventShapes.course, most: 1_000), "The courses.")]))
    ) { call in
        let courses = try await call.house.store.read(call.principal.scope) { view in
            try view.courses(CourseFilter(limit: call.limit))
        }
        return Reply(.object(["courses": .list(courses.map(EventShapes.course))]))
    }
}
