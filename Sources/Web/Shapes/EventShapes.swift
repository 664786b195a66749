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

    static let sheet = Schema.named(
        "Event",
        .object(
            basics.filter { !["status"].contains($0.name) } + [
                .init("status", .words(EventStatus.self), "Where it stands."),
                .init("sessions", .list(session, most: 1_000), "Its sessions, in order, in local time."),
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
            "free_until": .optional(sheet.freeUntil?.instant.rfc3339), "version": .number(plan.version),
        ])
    }

    private static func session(_ span: SessionSpan) -> JSON {
        .object(["starts": .text(span.time.start.description), "ends": .text(span.time.end.description)])
    }

    static let course = Schema.named(
        "Course",
        .object([
            .init("code", .text(1...60), "The course's code."), .init("title", .text(0...600), "Its title."),
            .init("topic", .text(0...600), "Its topic."), .init("level", .text(0...600), "Its level."),
            .init("minutes", .count, "How long it is."), .init("fee_pence", .pence, "Its list price."),
            .init("status", .words(CourseStatus.self), "Whether it is still run."),
        ]))

    static func course(_ course: Course) -> JSON {
        .object([
            "code": .text(course.code), "title": .text(course.title), "topic": .text(course.topic),
            "level": .text(course.level), "minutes": .number(course.minutes), "fee_pence": .number(course.fee.amount),
            "status": .text(course.status.rawValue),
        ])
    }
}
