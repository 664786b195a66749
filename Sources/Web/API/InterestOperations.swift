import Application
import Domain
import HTTPTypes

/// Who wants to be told when a course runs.
enum InterestOperations {
    static let all: [Operation] = [counts, list, own, add, withdraw]

    private static let code = [Schema.Property("code", .shaped(.looseCode), "The course's code.")]
    private static let person = Schema.object([.init("email", .email, "The person's work e-mail address.")])

    private static let interest = Schema.named(
        "Interest",
        .object([
            .init("course", .text(1...60), "The course's code."), .init("title", .text(0...600), "Its title."),
            .init("name", .text(0...600), "The person's name."), .init("email", .text(0...300), "Their address."),
            .init("agency", .text(1...60), "The code of their agency."), .init("since", .instant, "Since when."),
            .init("status", .word(["open", "told", "withdrawn"]), "Whether they wait to be told."),
            .init("told_of", .optional(.code), "The event they were told of."),
        ]))

    private static func interest(_ interest: Interest) -> JSON {
        var event: String?
        if case .told(_, let reference) = interest.state { event = reference }
        return .object([
            "course": .text(interest.courseCode), "title": .text(interest.title), "name": .text(interest.name),
            "email": .text(interest.email), "agency": .text(interest.agencyCode),
            "since": .text(interest.since.rfc3339), "status": .text(interest.state.word), "told_of": .optional(event),
        ])
    }

    private static let listed = Schema.object([.init("interests", .list(interest, most: 1_000), "The wishes.")])

    private static func reply(_ list: [Interest]) -> Reply {
        Reply(.object(["interests": .list(list.map(interest))]))
    }

    static let counts = Operation(
        id: "countInterests", method: .get, path: "/api/v1/interests",
        summary: "How many people want to be told when each course runs: demand that no booking shows.",
        group: "Courses", access: .roles([.administrator, .finance, .observer]),
        success: (
            200,
            .object([
                .init(
                    "courses",
                    .list(
                        .object([
                            .init("course", .text(1...60), "The course's code."),
                            .init("title", .text(0...600), "Its title."),
                            .init("open", .count, "How many wait to be told."),
                            .init("told", .count, "How many were told so far."),
                        ]), most: 100_000), "By code; courses that nobody asked for are left out.")
            ])
        )
    ) { call in
        let counts = try await ListInterests(call.house).counts(by: call.principal)
        let list = counts.map { count -> JSON in
            .object([
                "course": .text(count.courseCode), "title": .text(count.title), "open": .number(count.open),
                "told": .number(count.told),
            ])
        }
        return Reply(.object(["courses": .list(list)]))
    }

    static let list = Operation(
        id: "listInterests", method: .get, path: "/api/v1/courses/{code}/interests",
        summary: "Who wants to be told when a course runs, as far as the token sees people.", group: "Courses",
        access: .bookers, pathParameters: code,
        query: [
            .init("all", .word(["true", "false"]), "Also those who were told or took it back.", isRequired: false),
            .init("limit", .number(1...1_000), "At most so many; 50 unless told.", isRequired: false),
        ],
        success: (200, listed)
    ) { call in
        reply(
            try await ListInterests(call.house)(
                call.path("code"), openOnly: call.query["all"] != "true", limit: call.limit, by: call.principal))
    }

    static let own = Operation(
        id: "listInterestsOfPerson", method: .get, path: "/api/v1/people/{email}/interests",
        summary: "What a person wants to be told of, the latest first.", group: "People", access: .bookers,
        pathParameters: [.init("email", .email, "The person's work e-mail address.")], success: (200, listed)
    ) { call in reply(try await ListInterests(call.house).of(call.path("email"), by: call.principal)) }

    static let add = change("addInterest", "interests", "Let a person be told when a course runs.") { call in
        _ = try await ChangeInterest(call.house).add(
            call.text("email") ?? "", to: call.path("code"), by: call.principal)
    }

    static let withdraw = change(
        "withdrawInterest", "interests/withdrawal", "Let a person be told no more."
    ) { call in
        _ = try await ChangeInterest(call.house).withdraw(
            call.text("email") ?? "", from: call.path("code"), by: call.principal)
    }

    /// A change of one person's wish; the answer is what they want to be told of after it.
    private static func change(
        _ id: String, _ path: String, _ summary: String, _ take: @escaping @Sendable (Call) async throws -> Void
    ) -> Operation {
        let told: @Sendable (Call) async throws -> Reply = { call in
            reply(try await ListInterests(call.house).of(call.text("email") ?? "", by: call.principal))
        }
        return Operation(
            id: id, method: .post, path: "/api/v1/courses/{code}/\(path)", summary: summary, group: "Courses",
            access: .bookers, pathParameters: code, body: person, success: (200, listed), refusals: [409],
            again: { call, _ in try await told(call) }
        ) { call in
            try await take(call)
            return try await told(call)
        }
    }
}
