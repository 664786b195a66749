import Application
import Domain

/// How events are shown.
enum EventListings {
    static func events(_ lines: [EventLine], _ zone: Zone) -> Listing {
        Listing(
            columns: [
                .init("event", "Event"), .init("starts_at", "Starts"), .init("course", "Course"),
                .init("title", "Title"), .init("kind", "Kind"), .init("delivery", "Delivery"),
                .init("venue", "Venue"), .init("status", "Status"), .init("places", "Places"),
                .init("bookable", "Bookable"), .init("held", "Held"), .init("offered", "Offered"),
                .init("waiting", "Waiting"),
            ],
            rows: lines.map { line in
                let head = line.head
                return [
                    .text(head.reference), .optional(head.startsAt.map { zone.local($0).description }),
                    .text(line.courseCode), .text(line.title), .text(head.kind.rawValue), .text(line.delivery),
                    .text(line.venue), .text(line.standing), .number(head.places), .number(head.bookable),
                    .number(head.held), .number(head.offered), .number(head.waiting),
                ]
            })
    }

    static func fields(_ sheet: EventSheet) -> [(key: String, heading: String, value: Cell)] {
        let plan = sheet.plan
        return [
            ("event", "Event", .text(plan.reference)), ("course", "Course", .text(sheet.course.code)),
            ("title", "Title", .text(sheet.course.title)), ("kind", "Kind", .text(plan.kind.rawValue)),
            ("delivery", "Delivery", .text(plan.delivery)), ("venue", "Venue", .text(plan.venue)),
            ("status", "Status", .text(plan.status.rawValue)), ("reason", "Reason", .text(plan.reason)),
            ("year", "Financial year", .optional(plan.dates?.year.description)),
            ("places", "Places", .number(plan.places)), ("bookable", "Bookable", .number(plan.bookable)),
            ("minimum", "Minimum", .number(plan.minimum)),
            ("held", "Places held", .number(sheet.counts[.held])),
            ("offered", "Places offered", .number(sheet.counts[.offered])),
            ("waiting", "Waiting", .number(sheet.counts[.waiting])),
            ("needs_approval", "Bookings need approval", .flag(plan.needsApproval)),
            ("offer_hours", "An offer lasts (hours)", .number(plan.offerMinutes / 60)),
            ("priority", "Served first", .text(plan.priority.text)),
            ("free_until", "Cancelling is free until", .optional(sheet.terms?.freeUntil.limit)),
        ]
    }

    static func sessions(_ plan: Event) -> Listing {
        Listing(
            title: "Sessions (local time)",
            columns: [.init("n", "No."), .init("starts_at", "Starts"), .init("ends_at", "Ends")],
            rows: (plan.dates?.times ?? []).enumerated().map { index, time in
                [.number(Int64(index) + 1), .text(time.start.description), .text(time.end.description)]
            })
    }

    static func allocations(_ sheet: EventSheet, _ zone: Zone) -> Listing {
        Listing(
            title: "Places kept",
            columns: [
                .init("group", "For"), .init("reserved", "Places"), .init("cap", "At most"),
                .init("release_at", "Released"),
            ],
            rows: zip(sheet.groups, sheet.plan.allocations).map { name, allocation in
                [
                    .text(name), .number(allocation.reserved), allocation.cap.map { .number($0) } ?? .none,
                    .optional(allocation.releaseAt.map { zone.local($0).description }),
                ]
            })
    }

    static func counters(_ counts: Counts) -> Listing {
        Listing(
            title: "Counters", columns: [.init("counter", "Counter"), .init("count", "Count")],
            rows: Counter.allCases.map { [.text($0.rawValue.spacedOut), .number(counts[$0])] })
    }
}
