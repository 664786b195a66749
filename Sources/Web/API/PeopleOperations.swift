import Application
import Domain
import HTTPTypes

/// People, as far as the token sees them.
enum PeopleOperations {
    static let all: [Operation] = [list, show, bookings, add, change, move, leave, merge]

    private static let email = [Schema.Property("email", .email, "The person's work e-mail address.")]

    static let list = Operation(
        id: "listPeople", method: .get, path: "/api/v1/people", summary: "People by name, as far as the token sees.",
        group: "People", access: .people,
        query: [
            .init("agency", .shaped(.looseCode), "Of this agency only.", isRequired: false),
            .init("search", .line, "Whose name or address contains this.", isRequired: false),
            .init("former", .word(["true", "false"]), "Also those who left or were merged.", isRequired: false),
        ] + Paging.query,
        success: (200, Paging.shape("people", PersonShapes.person, "The people."))
    ) { call in
        let after: PersonID? = try call.position { parts in
            parts.count == 1 ? Int64(parts[0]).map { PersonID($0) } : nil
        }
        let lines = try await ListPeople(call.house)(
            agency: call.query["agency"], search: call.query["search"],
            includingFormer: call.query["former"] == "true", limit: call.fetched, after: after, by: call.principal)
        // A name is nothing for a query, which proxies write down; the id says nothing to anybody else.
        return call.page("people", lines, key: { [String($0.person.id.raw)] }) {
            PersonShapes.person($0.person, agency: $0.agencyCode)
        }
    }

    static let show = Operation(
        id: "showPerson", method: .get, path: "/api/v1/people/{email}", summary: "A person.", group: "People",
        access: .people, pathParameters: email, success: (200, PersonShapes.person)
    ) { call in try await sheet(call, call.path("email")) }

    private static func sheet(_ call: Call, _ email: String, status: Int = 200) async throws -> Reply {
        let sheet = try await ShowRecord(call.house).person(email, by: call.principal)
        return Reply(PersonShapes.person(sheet.person, agency: sheet.agencyCode), status: status)
    }

    static let bookings = Operation(
        id: "listBookingsOfPerson", method: .get, path: "/api/v1/people/{email}/bookings",
        summary: "A person's bookings, the latest event first, a thousand at most.", group: "People",
        access: .people, pathParameters: email,
        success: (200, .object([.init("bookings", .list(PersonShapes.booking, most: 1_000), "The bookings.")]))
    ) { call in
        let sheet = try await ShowRecord(call.house).person(call.path("email"), by: call.principal)
        return Reply(.object(["bookings": .list(sheet.bookings.map(PersonShapes.booking))]))
    }

    static let add = Operation(
        id: "addPerson", method: .post, path: "/api/v1/people", summary: "Register a person.", group: "People",
        access: .administrators,
        body: .object(
            [
                .init("email", .email, "The work e-mail address."), .init("name", .line, "The name."),
                .init("agency", .shaped(.looseCode), "The code of the agency they work for."),
            ] + PersonShapes.more),
        success: (201, PersonShapes.person), refusals: [409],
        again: { call, _ in try await sheet(call, call.text("email") ?? "", status: 201) }
    ) { call in
        let email = call.text("email") ?? ""
        let request = AddPerson.Request(
            email: email, name: call.text("name") ?? "", agency: call.text("agency") ?? "",
            jobRole: call.text("job_role") ?? "", staffGroup: call.text("staff_group"),
            managerEmail: call.text("manager_email"))
        _ = try await AddPerson(call.house)(request, by: call.principal)
        return try await sheet(call, email, status: 201)
    }

    static let change = Operation(
        id: "changePerson", method: .patch, path: "/api/v1/people/{email}",
        summary: "Change a person's details; what is not named stays.", group: "People", access: .administrators,
        pathParameters: email, isConditional: true,
        body: .object(
            [
                .init("email", .email, "The new e-mail address.", isRequired: false),
                .init("name", .line, "The name.", isRequired: false),
            ] + PersonShapes.more),
        success: (200, PersonShapes.person), refusals: [409],
        again: { call, _ in try await sheet(call, call.text("email") ?? call.path("email")) }
    ) { call in
        var change = PersonChange()
        change.name = call.text("name")
        change.email = call.text("email")
        change.jobRole = call.text("job_role")
        change.staffGroup = call.text("staff_group")
        if call.has("manager_email") { change.managerEmail = call.text("manager_email") ?? "" }
        _ = try await ChangePerson(call.house)(call.path("email"), change, known: call.known, by: call.principal)
        return try await sheet(call, call.text("email") ?? call.path("email"))
    }

    static let move = step(
        "movePerson", "transfer", "Let a person work for another agency; their bookings stay where they were made.",
        .object([.init("agency", .shaped(.looseCode), "The code of the new agency.")])
    ) { call in
        _ = try await MovePerson(call.house)(call.path("email"), to: call.text("agency") ?? "", by: call.principal)
    }

    static let leave = step("recordLeaving", "leaving", "Record that a person has left.", nil) { call in
        _ = try await PersonLeaves(call.house)(call.path("email"), by: call.principal)
    }

    static let merge = step(
        "mergePeople", "merger", "Merge a record into another of the same person, which takes over the bookings.",
        .object([.init("into", .email, "The e-mail address of the record that goes on.")])
    ) { call in
        _ = try await MergePeople(call.house)(call.path("email"), into: call.text("into") ?? "", by: call.principal)
    }

    /// A step of a person's record; the answer is the record after it.
    private static func step(
        _ id: String, _ path: String, _ summary: String, _ body: Schema?,
        _ take: @escaping @Sendable (Call) async throws -> Void
    ) -> Operation {
        Operation(
            id: id, method: .post, path: "/api/v1/people/{email}/\(path)", summary: summary, group: "People",
            access: .administrators, pathParameters: email, body: body, success: (200, PersonShapes.person),
            refusals: [409], again: { call, _ in try await show.handle(call) }
        ) { call in
            try await take(call)
            return try await show.handle(call)
        }
    }
}
