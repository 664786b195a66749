import Application
import Domain
import HTTPTypes

/// Whom courses are for: who is to take what, and who is invited.
enum InvitationOperations {
    static let all: [Operation] = [invite, due]

    private static let invited = Schema.named(
        "Invited",
        .object([
            .init("count", .count, "How many people."),
            .init(
                "agencies",
                .list(
                    .object([
                        .init("agency", .text(1...60), "The agency's code."), .init("count", .count, "How many."),
                    ]), most: 100_000), "By code."),
        ]))

    private static func invited(_ answer: Invite.Answer) -> JSON {
        .object([
            "count": .number(answer.count),
            "agencies": .list(
                answer.byAgency.map { .object(["agency": .text($0.agency), "count": .number($0.count)]) }),
        ])
    }

    static let invite = Operation(
        id: "invitePeople", method: .post, path: "/api/v1/events/{reference}/invitations",
        summary: "Invite those of staff groups or agencies who need the course and have not booked; or count them.",
        group: "Planning", access: .administrators,
        pathParameters: [.init("reference", .code, "The event's reference.")],
        body: .object([
            .init("staff_groups", .list(.line, most: 20), "The staff groups; all unless told.", isRequired: false),
            .init(
                "agencies", .list(.shaped(.looseCode), most: 100), "The agencies' codes; all unless told.",
                isRequired: false),
            .init("preview", .flag, "Only count them.", isRequired: false),
        ]),
        success: (200, invited), refusals: [409]
    ) { call in
        let request = Invite.Request(
            event: call.path("reference"), staffGroups: call.texts("staff_groups") ?? [],
            agencies: call.texts("agencies") ?? [])
        let invite = Invite(call.house)
        let answer =
            try await call.flag("preview") == true
            ? invite.preview(request, by: call.principal) : invite(request, by: call.principal)
        return Reply(invited(answer))
    }

    private static let line = Schema.named(
        "DueLine",
        .object([
            .init("email", .text(0...300), "The person's address."), .init("name", .text(0...600), "Their name."),
            .init("agency", .text(1...60), "The code of their agency."),
            .init("staff_group", .text(0...600), "Their staff group."),
            .init("course", .text(1...60), "The code of the course."), .init("title", .text(0...600), "Its title."),
            .init("last_done", .optional(.date), "When they took it last; null where they never did."),
            .init("due_on", .optional(.date), "From when on they are to take it again."),
        ]))

    private static func line(_ line: DueLine) -> JSON {
        .object([
            "email": .text(line.person.email), "name": .text(line.person.name),
            "agency": .text(line.person.agencyCode), "staff_group": .text(line.person.staffGroup),
            "course": .text(line.courseCode), "title": .text(line.title),
            "last_done": .optional(line.due.lastDone?.description), "due_on": .optional(line.due.on?.description),
        ])
    }

    static let due = Operation(
        id: "listDue", method: .get, path: "/api/v1/due",
        summary: "Who is to take which course, by staff group and refresher period, as far as the token sees.",
        group: "People", access: .leads,
        query: [
            .init("agency", .shaped(.looseCode), "Of this agency only.", isRequired: false),
            .init("course", .shaped(.looseCode), "This course only.", isRequired: false),
            .init("by", .date, "Due by this local date; today unless told.", isRequired: false),
        ] + Paging.query,
        success: (200, Paging.shape("due", line, "By agency, name and course."))
    ) { call in
        let after: DueList.Position? = try call.position { parts in
            guard parts.count == 2, let person = Int64(parts[0]) else { return nil }
            return .init(person: PersonID(person), course: parts[1])
        }
        let lines = try await DueList(call.house)(
            agency: call.query["agency"], course: call.query["course"],
            until: call.query["by"].flatMap { LocalDate(iso: $0) }, after: after, limit: Int(clamping: call.fetched),
            by: call.principal)
        return call.page("due", lines, key: { [String($0.person.person.raw), $0.courseCode] }, line)
    }
}
