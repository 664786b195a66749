import Application
import Domain
import HTTPTypes

/// Who may do what when signed in, and where they are.
enum UserOperations {
    static let all: [Operation] = [list, add, show, give, end, sessions, endSessions, reset]

    private static let email = [Schema.Property("email", .email, "The person's work e-mail address.")]
    private static let role: [Schema.Property] = [
        .init("role", .word(UserShapes.given), "The role."),
        .init(
            "agency", .optional(.shaped(.looseCode)), "The code of the agency that an agency lead speaks for.",
            isRequired: false),
    ]

    static let list = Operation(
        id: "listUsers", method: .get, path: "/api/v1/users", summary: "Everybody who was given a role, by name.",
        group: "Users", access: .administrators,
        success: (200, .object([.init("users", .list(UserShapes.user, most: 100_000), "The users.")]))
    ) { call in
        let users = try await ListUsers(call.house)(by: call.principal)
        return Reply(.object(["users": .list(users.map(UserShapes.user))]))
    }

    static let add = Operation(
        id: "addUser", method: .post, path: "/api/v1/users",
        summary: "Register a person, unless they are, and give them a role; an agency lead's is for their agency.",
        group: "Users", access: .administrators,
        body: .object([
            .init("email", .email, "The work e-mail address."), .init("name", .line, "The name."),
            .init("agency", .shaped(.looseCode), "The code of the agency they work for."), role[0],
        ]),
        success: (201, UserShapes.user), refusals: [409],
        again: { call, _ in try await one(call, call.text("email") ?? "", status: 201) }
    ) { call in
        let person = AddPerson.Request(
            email: call.text("email") ?? "", name: call.text("name") ?? "", agency: call.text("agency") ?? "")
        let line = try await AddUser(call.house)(person, call.word("role") ?? .observer, by: call.principal)
        return Reply(UserShapes.user(line), status: 201)
    }

    static let show = Operation(
        id: "showUser", method: .get, path: "/api/v1/users/{email}", summary: "The roles a person was given.",
        group: "Users", access: .administrators, pathParameters: email, success: (200, UserShapes.user)
    ) { call in try await one(call, call.path("email")) }

    private static func one(_ call: Call, _ email: String, status: Int = 200) async throws -> Reply {
        Reply(UserShapes.user(try await ListUsers(call.house)(email, by: call.principal)), status: status)
    }

    static let give = step("giveRole", "roles", "Give a person a role.", role) { call in
        _ = try await GiveRole(call.house)(
            call.path("email"), call.word("role") ?? .observer, agency: call.text("agency"), by: call.principal)
    }

    static let end = step(
        "endRole", "roles/ending", "End a role of a person; the last administrator's cannot be ended.", role
    ) { call in
        _ = try await EndRole(call.house)(
            call.path("email"), call.word("role") ?? .observer, agency: call.text("agency"), by: call.principal)
    }

    static let reset = step(
        "resetSecondFactor", "second-factor/reset",
        "Take away the second factor of a person who has lost it, and end their sessions.", nil
    ) { call in
        try await ResetSecondFactor(call.house)(call.path("email"), by: call.principal)
    }

    static let sessions = Operation(
        id: "listSessionsOfUser", method: .get, path: "/api/v1/users/{email}/sessions",
        summary: "Where a person is signed in, the latest used first.", group: "Users", access: .administrators,
        pathParameters: email,
        success: (200, .object([.init("sessions", .list(UserShapes.session, most: 100_000), "The sessions.")]))
    ) { call in
        let sessions = try await ListSessions(call.house)(of: call.path("email"), by: call.principal)
        return Reply(.object(["sessions": .list(sessions.map(UserShapes.session))]))
    }

    static let endSessions = step("endSessionsOfUser", "sessions/ending", "Sign a person out everywhere.", nil) {
        call in
        _ = try await EndSessionsOf(call.house)(call.path("email"), by: call.principal)
    }

    /// A step of a user; the answer is the user after it.
    private static func step(
        _ id: String, _ path: String, _ summary: String, _ body: [Schema.Property]?,
        _ take: @escaping @Sendable (Call) async throws -> Void
    ) -> Operation {
        Operation(
            id: id, method: .post, path: "/api/v1/users/{email}/\(path)", summary: summary, group: "Users",
            access: .administrators, pathParameters: email, body: body.map { .object($0) },
            success: (200, UserShapes.user), refusals: [409], again: { call, _ in try await show.handle(call) }
        ) { call in
            try await take(call)
            return try await show.handle(call)
        }
    }
}
