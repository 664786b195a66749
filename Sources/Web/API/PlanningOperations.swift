import Application
import Domain
import HTTPTypes

/// Planning events: what the programme is made of.
enum PlanningOperations {
    static let all: [Operation] = [
        add, copy, series, allocate, clearAllocations, trainers, addTrainer, removeTrainer, postpone, cancel,
    ]

    private static let reference = [Schema.Property("reference", .code, "The event's reference.")]

    static let add = Operation(
        id: "addEvent", method: .post, path: "/api/v1/events",
        summary: "Plan an event, as a draft that nobody sees until it is published.", group: "Planning",
        access: .administrators,
        body: .object([
            .init("reference", .code, "Its reference, which never changes."),
            .init("course", .shaped(.looseCode), "The code of the course."),
            .init("places", .number(0...100_000), "The denominator of reports."),
            .init("kind", .words(EventKind.self), "What kind; a course unless told.", isRequired: false),
            .init("delivery", .word, "How it is held; face_to_face unless told.", isRequired: false),
            .init("venue", .remark, "Where it is held.", isRequired: false),
            .init("bookable", .number(0...100_000), "The limit; as many as places unless told.", isRequired: false),
            .init("minimum", .number(0...100_000), "Fewer bookings put it at risk.", isRequired: false),
            .init("sessions", EventShapes.sessions, "Its sessions in local time.", isRequired: false),
            .init("needs_approval", .flag, "Whether bookings wait for approval.", isRequired: false),
            .init("offer_hours", .number(1...720), "How long an offer lasts.", isRequired: false),
            .init("priority", EventShapes.sectors, "The sectors served first, in order.", isRequired: false),
        ]),
        success: (201, EventShapes.sheet), refusals: [409],
        again: { call, _ in try await sheet(call, call.text("reference") ?? "") }
    ) { call in
        let request = AddEvent.Request(
            reference: call.text("reference") ?? "", course: call.text("course") ?? "",
            kind: call.word("kind") ?? .course, delivery: call.text("delivery") ?? "face_to_face",
            venue: call.text("venue") ?? "", places: call.number("places") ?? 0, bookable: call.number("bookable"),
            minimum: call.number("minimum") ?? 0, sessions: try call.sessions("sessions") ?? [],
            needsApproval: call.flag("needs_approval") ?? false, offerHours: call.number("offer_hours"),
            priority: call.texts("priority") ?? [])
        let event = try await AddEvent(call.house)(request, by: call.principal)
        return try await sheet(call, event.reference)
    }

    private static func sheet(_ call: Call, _ reference: String) async throws -> Reply {
        let sheet = try await ShowRecord(call.house).event(reference, by: call.principal)
        return Reply(EventShapes.sheet(sheet), status: 201, location: "/api/v1/events/\(reference)")
    }

    static let copy = Operation(
        id: "copyEvent", method: .post, path: "/api/v1/events/{reference}/copies",
        summary: "Plan another run of an event, as a draft.", group: "Planning", access: .administrators,
        pathParameters: reference,
        body: .object([
            .init("reference", .code, "The reference of the new one."),
            .init("sessions", EventShapes.sessions, "Its sessions in local time.", isRequired: false),
            .init("first_date", .date, "The date to shift its sessions to, in their place.", isRequired: false),
        ]),
        success: (201, EventShapes.sheet), refusals: [409],
        again: { call, _ in try await sheet(call, call.text("reference") ?? "") }
    ) { call in
        if let date = call.date("first_date") {
            let event = try await CloneEvent(call.house)(
                call.path("reference"), as: call.text("reference") ?? "", on: date, by: call.principal)
            return try await sheet(call, event.reference)
        }
        let event = try await CloneEvent(call.house)(
            call.path("reference"), as: call.text("reference") ?? "", sessions: try call.sessions("sessions") ?? [],
            by: call.principal)
        return try await sheet(call, event.reference)
    }

    static let series = Operation(
        id: "planSeries", method: .post, path: "/api/v1/events/{reference}/series",
        summary: "Plan a run of events after the model of one, as drafts, bank holidays passed over; or preview it.",
        group: "Planning", access: .administrators, pathParameters: reference,
        body: .object([
            .init("first", .code, "The reference of the first; the others are counted on from it."),
            .init("first_date", .date, "The date of the first."),
            .init("count", .number(1...60), "How many events."),
            .init("every_weeks", .number(1...52), "Every so many weeks."),
            .init(
                "nation", .words(Nation.self), "Whose bank holidays; England's and Wales'.", isRequired: false),
            .init("preview", .flag, "Only say what it would be.", isRequired: false),
        ]),
        success: (200, EventShapes.series), refusals: [409],
        again: { call, _ in Reply(EventShapes.series(try await planned(call))) }
    ) { call in
        let series = AddSeries(call.house)
        let answer =
            try await call.flag("preview") == true
            ? series.preview(wanted(call), by: call.principal)
            : series(wanted(call), by: call.principal)
        return Reply(EventShapes.series(answer))
    }

    private static func wanted(_ call: Call) -> AddSeries.Request {
        AddSeries.Request(
            model: call.path("reference"), first: call.text("first") ?? "",
            on: call.date("first_date") ?? call.house.today,
            count: call.number("count") ?? 0, everyWeeks: call.number("every_weeks") ?? 0,
            nation: call.word("nation") ?? .englandAndWales)
    }

    private static func planned(_ call: Call) async throws -> AddSeries.Answer {
        try await AddSeries(call.house).planned(wanted(call), by: call.principal)
    }

    static let allocate = step(
        "allocatePlaces", "allocations", "Keep places for an agency or a sector until a moment.",
        .object([
            .init("agency", .shaped(.looseCode), "The agency's code; this or a sector.", isRequired: false),
            .init("sector", .word, "The sector; this or an agency.", isRequired: false),
            .init("reserved", .number(0...100_000), "How many are kept."),
            .init("cap", .optional(.number(0...100_000)), "The most the group may hold.", isRequired: false),
            .init("release", .localTime, "When they are free for everybody, in local time.", isRequired: false),
        ])
    ) { call in
        let request = AllocatePlaces.Request(
            reference: call.path("reference"), group: try group(call), reserved: call.number("reserved") ?? 0,
            cap: call.number("cap"), release: call.text("release").flatMap { LocalDateTime(iso: $0) })
        _ = try await AllocatePlaces(call.house)(request, by: call.principal)
    }

    private static func group(_ call: Call) throws -> AllocationGroup {
        switch (call.text("agency"), call.text("sector")) {
        case (let agency?, nil): return .agency(agency)
        case (nil, let sector?): return .sector(sector)
        default:
            throw Refusal(
                .invalid, "Places are kept for one group.", mend: "Name an agency or a sector, and not both.")
        }
    }

    static let clearAllocations = step(
        "clearAllocations", "allocations/clearing", "Keep places for nobody any more.", nil
    ) { call in _ = try await AllocatePlaces(call.house).clear(call.path("reference"), nil, by: call.principal) }

    static let trainers = Operation(
        id: "listTrainers", method: .get, path: "/api/v1/events/{reference}/trainers",
        summary: "Who teaches an event.", group: "Planning", access: .roles([.administrator, .trainer]),
        pathParameters: reference,
        success: (200, .object([.init("trainers", .list(PersonShapes.trainer, most: 1_000), "Its trainers, by name.")]))
    ) { call in
        let people = try await ListTrainers(call.house)(call.path("reference"), by: call.principal)
        return Reply(.object(["trainers": .list(people.map(PersonShapes.trainer))]))
    }

    private static let person = Schema.object([.init("email", .email, "The person's work e-mail address.")])

    static let addTrainer = step(
        "addTrainer", "trainers", "Let a person teach an event: they see its bookings and keep its register.", person
    ) { call in
        _ = try await ChangeTrainers(call.house).add(
            call.text("email") ?? "", to: call.path("reference"), by: call.principal)
    }

    static let removeTrainer = step(
        "removeTrainer", "trainers/removal", "Let a person teach an event no more.", person
    ) { call in
        _ = try await ChangeTrainers(call.house).remove(
            call.text("email") ?? "", from: call.path("reference"), by: call.principal)
    }

    static let postpone = step(
        "postponeEvent", "postponement",
        "Give an event new dates; everybody with a place is asked whether they follow.",
        .object([
            .init("sessions", EventShapes.sessions, "Its new sessions in local time."),
            .init("answer_by", .instant, "Until when people may answer; silence ends a booking."),
        ])
    ) { call in
        let sessions = try call.sessions("sessions") ?? []
        // The times are checked against the change of the clocks before anybody is asked about them.
        _ = try EventDates(sessions, in: call.house.zone)
        let request = PostponeEvent.Request(
            event: try await call.house.eventID(call.path("reference")), sessions: sessions,
            answerBy: call.instant("answer_by") ?? call.house.now)
        _ = try await PostponeEvent(call.house)(request, by: call.principal)
    }

    static let cancel = step(
        "cancelEvent", "cancellation", "Call an event off with its bookings; none of them is charged.",
        .object([.init("reason", .line, "Why, as shown to people.")])
    ) { call in
        let event = try await call.house.eventID(call.path("reference"))
        _ = try await CancelEvent(call.house)(
            .init(event: event, reason: call.text("reason") ?? ""), by: call.principal)
    }

    /// A step of an event; the answer is the event after it.
    private static func step(
        _ id: String, _ path: String, _ summary: String, _ body: Schema?,
        _ take: @escaping @Sendable (Call) async throws -> Void
    ) -> Operation {
        Operation(
            id: id, method: .post, path: "/api/v1/events/{reference}/\(path)", summary: summary, group: "Planning",
            access: .administrators, pathParameters: reference, body: body, success: (200, EventShapes.sheet),
            refusals: [409], again: { call, _ in try await EventOperations.show.handle(call) }
        ) { call in
            try await take(call)
            return try await EventOperations.show.handle(call)
        }
    }
}
