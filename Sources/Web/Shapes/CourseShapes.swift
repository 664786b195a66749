import Application
import Domain
import Money

/// What the API tells of courses and programmes, and takes.
enum CourseShapes {
    static let minutes = Schema.number(1...100_000)
    private static let texts = Schema.list(.line, most: 20)

    static let course = Schema.named(
        "Course",
        .object([
            .init("code", .text(1...60), "The course's code."), .init("title", .text(0...600), "Its title."),
            .init("topic", .text(0...600), "Its topic."), .init("level", .text(0...600), "Its level."),
            .init("minutes", .count, "How long it is."), .init("fee_pence", .pence, "Its list price."),
            .init("target_groups", .list(.text(0...600), most: 1_000), "The staff groups it is for."),
            .init("prerequisites", .list(.text(1...60), most: 1_000), "The codes of the courses to have done before."),
            .init("review_on", .optional(.date), "When its content is to be looked at again."),
            .init("refresher_months", .optional(.count), "After how many months it is to be done again."),
            .init("status", .words(CourseStatus.self), "Whether it is still run."),
            .init("version", .count, "How often it was changed."),
        ]))

    static func course(_ course: Course) -> JSON {
        .object([
            "code": .text(course.code), "title": .text(course.title), "topic": .text(course.topic),
            "level": .text(course.level), "minutes": .number(course.minutes), "fee_pence": .number(course.fee.amount),
            "target_groups": .list(course.targetGroups.map { .text($0) }),
            "prerequisites": .list(course.prerequisites.map { .text($0) }),
            "review_on": .optional(course.reviewOn?.description),
            "refresher_months": .optional(course.refresherMonths),
            "status": .text(course.status.rawValue), "version": .number(course.version),
        ])
    }

    /// What may be said of a course besides its title, topic and length; null takes a value away.
    static let more: [Schema.Property] = [
        .init("level", .remarkLine, "Its level.", isRequired: false),
        .init("fee_pence", .number(0...10_000_000), "Its list price.", isRequired: false),
        .init("target_groups", texts, "The staff groups it is for.", isRequired: false),
        .init(
            "prerequisites", .list(.shaped(.looseCode), most: 20), "The codes of the courses to have done before.",
            isRequired: false),
        .init("review_on", .optional(.date), "When its content is to be looked at again.", isRequired: false),
        .init(
            "refresher_months", .optional(.number(1...600)), "After how many months it is to be done again.",
            isRequired: false),
    ]

    static func change(_ call: Call) -> CourseChange {
        var change = CourseChange()
        change.level = call.text("level")
        change.fee = call.number("fee_pence").map { Pence($0) }
        change.targetGroups = call.texts("target_groups")
        change.prerequisites = call.texts("prerequisites")
        if call.has("review_on") { change.reviewOn = .some(call.date("review_on")) }
        if call.has("refresher_months") { change.refresherMonths = .some(call.number("refresher_months")) }
        return change
    }

    static let programme = Schema.named(
        "Programme",
        .object([
            .init("year", .text(7...7), "The financial year."),
            .init(
                "courses",
                .list(
                    .object([
                        .init("course", .text(1...60), "The course's code."),
                        .init("title", .text(0...600), "Its title."),
                        .init("target_events", .optional(.count), "How many events were the target."),
                        .init("target_places", .optional(.count), "How many places were the target."),
                        .init("planned", .count, "Events ever published for the year."),
                        .init("delivered", .count, "Of those, held."),
                        .init("cancelled", .count, "Of those, cancelled."),
                        .init("places", .count, "Places of the events not cancelled."),
                        .init("delivered_places", .count, "Places of the events held."),
                    ]), most: 100_000), "Course by course, by code."),
        ]))

    static func programmeLine(_ line: ProgrammeLine) -> JSON {
        .object([
            "course": .text(line.courseCode), "title": .text(line.title),
            "target_events": .optional(line.targetEvents), "target_places": .optional(line.targetPlaces),
            "planned": .number(line.planned), "delivered": .number(line.delivered),
            "cancelled": .number(line.cancelled), "places": .number(line.places),
            "delivered_places": .number(line.deliveredPlaces),
        ])
    }
}
