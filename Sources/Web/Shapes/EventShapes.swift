import Application
import Domain
import Money

/// What the API tells of events and courses.
enum EventShapes {
    private static let basics: [Schema.Property] = [
        .init("reference", .code, "The event's reference."), .init("course", .text(1...60), "The course's code."),
        .init("title", .text(0...600), "The course's title."),
        .init("kind", .words(EventKind.self), "What kind of event."),
        .init("status", .word(EventStatus.allCases.map(\.rawValue) + ["full"]), "Where it stands."),
        .init("delivery", .text(0...60), "How it is held."), .init("venue", .text(0...600), "Where it is held."),
        .init("starts_at", .optional(.instant), "When the first session starts; null while it has no dates."),
        .init("ends_at", .optional(.instant), "When the last session ends."),
        .init("places", .count, "The denominator of reports."),
        .init("bookable", .count, "The limit that held and offered places never exceed."),
        .init("held", .count, "Places held by bookings."),
        .init("offered", .count, "Places on offer to people waiting."),
        .init("free", .count, "Places that nobody holds."), .init("waiting", .count, "People on the waiting list."),
        .init("needs_approval", .flag, "Whether bookings wait for approval."),
    ]

    static let line = Schema.named("EventLine", .object(basics))

    static func line(_ event: EventLine) -> JSON {
        let head = event.head
        return .object([
            "reference": .text(head.reference), "course": .text(event.courseCode), "title": .text(event.title),
            "kind": .text(head.kind.rawValue), "status": .text(event.standing), "delivery": .text(event.delivery),
            "venue": .text(event.venue), "starts_at": .optional(head.startsAt?.rfc3339),
            "ends_at": .optional(head.endsAt?.rfc3339), "places": .number(head.places),
            "bookable": .number(head.bookable), "held": .number(head.held), "offered": .number(head.offered),
            "free": .number(max(0, head.bookable - head.held - head.offered)), "waiting": .number(head.waiting),
            "needs_approval": .flag(head.needsApproval),
        ])
    }

    static let session = Schema.named(
        "Session",
        .object([
            .init("starts", .localTime, "The local start."), .init("ends", .localTime, "The local end."),
        ]))

    /// Sessions as they are given.
    static let sessions = Schema.list(session, most: 366)
    /// Sectors as they are given.
    static let sectors = Schema.list(.word, most: 20)

    private static let allocation = Schema.named(
        "Allocation",
        .object([
            .init("group", .text(1...60), "The agency's code or the sector; another agency's is not named."),
            .init("reserved", .count, "Places kept for the group."),
            .init("cap", .optional(.count), "The most the group may hold; null for no limit."),
            .init("release_at", .optional(.instant), "When places not taken are free for everybody."),
        ]))

    private static func allocation(_ group: String, _ allocation: Allocation) -> JSON {
        .object([
            "group": .text(group), "reserved": .number(allocation.reserved), "cap": .optional(allocation.cap),
            "release_at": .optional(allocation.releaseAt?.rfc3339),
        ])
    }

    static let sheet = Schema.named(
        "Event",
        .object(
            basics.filter { !["status"].contains($0.name) } + [
                .init("status", .words(EventStatus.self), "Where it stands."),
                .init("sessions", .list(session, most: 1_000), "Its sessions, in order, in local time."),
                .init("minimum", .count, "Fewer bookings put it at risk."),
                .init("offer_minutes", .count, "How long an offer lasts."),
                .init("priority", .list(.text(1...60), most: 100), "The sectors that the waiting list serves first."),
                .init("allocations", .list(allocation, most: 1_000), "For whom places are kept."),
                .init("reason", .text(0...600), "Why it was cancelled, where it was."),
                .init("free_until", .optional(.instant), "Cancelling a booking made today is free before this moment."),
                .init("version", .count, "How often it was changed."),
            ]))

    static func sheet(_ sheet: EventSheet) -> JSON {
        let (plan, counts) = (sheet.plan, sheet.counts)
        let held = counts[.held]
        let offered = counts[.offered]
        return .object([
            "reference": .text(plan.reference), "course": .text(sheet.course.code), "title": .text(sheet.course.title),
            "kind": .text(plan.kind.rawValue), "status": .text(plan.status.rawValue),
            "delivery": .text(plan.delivery), "venue": .text(plan.venue),
            "starts_at": .optional(plan.dates?.startsAt.rfc3339), "ends_at": .optional(plan.dates?.endsAt.rfc3339),
            "places": .number(plan.places), "bookable": .number(plan.bookable), "held": .number(held),
            "offered": .number(offered), "free": .number(max(0, plan.bookable - held - offered)),
            "waiting": .number(counts[.waiting]), "needs_approval": .flag(plan.needsApproval),
            "sessions": .list((plan.dates?.sessions ?? []).map(session)),
            "minimum": .number(plan.minimum), "offer_minutes": .number(plan.offerMinutes),
            "priority": .list(plan.priority.sectors.map { .text($0) }),
            "allocations": .list(zip(sheet.groups, plan.allocations).map(allocation)), "reason": .text(plan.reason),
            "free_until": .optional(sheet.terms?.freeUntil.instant.rfc3339), "version": .number(plan.version),
        ])
    }

    static let series = Schema.named(
        "Series",
        .object([
            .init(
                "events",
                .list(
                    .object([
                        .init("reference", .code, "Its reference."), .init("sessions", sessions, "In local time."),
                    ]), most: 60), "The events, in order."),
            .init("skipped", .list(.date, most: 1_000), "First dates passed over because of bank holidays."),
        ]))

    static func series(_ series: AddSeries.Answer) -> JSON {
        .object([
            "events": .list(
                series.runs.map { run in
                    let sessions = run.sessions.map { time -> JSON in
                        .object(["starts": .text(time.start.description), "ends": .text(time.end.description)])
                    }
                    return .object(["reference": .text(run.reference), "sessions": .list(sessions)])
                }),
            "skipped": .list(series.skipped.map { .text($0.description) }),
        ])
    }

    private static func session(_ span: SessionSpan) -> JSON {
        .object(["starts": .text(span.time.start.description), "ends": .text(span.time.end.description)])
    }
}

extension Call {
    /// Sessions in local time; nil where none are given.
    ///
    /// - Throws: ``Refusal`` that names the session whose end does not lie behind its start.
    func sessions(_ name: String) throws -> [SessionTime]? {
        guard case .list(let list)? = body[name] else { return nil }
        return try list.enumerated().map { index, value in
            guard case .text(let starts)? = value["starts"], case .text(let ends)? = value["ends"],
                let start = LocalDateTime(iso: starts), let end = LocalDateTime(iso: ends),
                let session = SessionTime(start: start, end: end)
            else {
                throw Refusal(
                    .invalid, "Session \(index + 1) does not end after its start, within a day.",
                    mend: "Correct its times.")
            }
            return session
        }
    }
}
