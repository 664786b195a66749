import Application
import Documents
import Domain
import HTTPTypes

/// Agencies.
enum AgencyOperations {
    static let all: [Operation] = [list, show, add, change, statement, statementFile, close, merge]

    private static let code = [Schema.Property("code", .shaped(.looseCode), "The agency's code.")]

    static let list = Operation(
        id: "listAgencies", method: .get, path: "/api/v1/agencies", summary: "Agencies by code.", group: "Agencies",
        access: .people,
        query: [
            .init("sector", .word, "Of this sector only.", isRequired: false),
            .init("former", .word(["true", "false"]), "Also those closed or merged.", isRequired: false),
        ] + Paging.query,
        success: (200, Paging.shape("agencies", AgencyShapes.line, "The agencies."))
    ) { call in
        let filter = AgencyFilter(
            sector: call.query["sector"], includingFormer: call.query["former"] == "true", limit: call.fetched,
            after: try call.position())
        let lines = try await call.house.store.read(call.principal.scope) { try $0.agencies(filter) }
        return call.page("agencies", lines, key: { [$0.agency.code] }) {
            AgencyShapes.line($0.agency, people: $0.people)
        }
    }

    static let show = Operation(
        id: "showAgency", method: .get, path: "/api/v1/agencies/{code}", summary: "An agency.", group: "Agencies",
        access: .people, pathParameters: code, success: (200, AgencyShapes.agency)
    ) { call in try await sheet(call, call.path("code")) }

    private static func sheet(_ call: Call, _ code: String, status: Int = 200) async throws -> Reply {
        let sheet = try await ShowRecord(call.house).agency(code, by: call.principal)
        return Reply(AgencyShapes.agency(sheet), status: status)
    }

    static let add = Operation(
        id: "addAgency", method: .post, path: "/api/v1/agencies", summary: "Add an agency.", group: "Agencies",
        access: .administrators,
        body: .object(
            [
                .init("code", .shaped(.looseCode), "Its code, which never changes."),
                .init("name", .line, "Its name."), .init("sector", .word, "Its sector."),
            ] + AgencyShapes.more),
        success: (201, AgencyShapes.agency), refusals: [409],
        again: { call, _ in try await sheet(call, call.text("code") ?? "", status: 201) }
    ) { call in
        let request = AddAgency.Request(
            code: call.text("code") ?? "", name: call.text("name") ?? "", sector: call.text("sector") ?? "",
            more: AgencyShapes.change(call))
        let agency = try await AddAgency(call.house)(request, by: call.principal)
        var reply = try await sheet(call, agency.code, status: 201)
        reply.location = "/api/v1/agencies/\(agency.code)"
        return reply
    }

    static let change = Operation(
        id: "changeAgency", method: .patch, path: "/api/v1/agencies/{code}",
        summary: "Change an agency; what is not named stays, an empty text takes a value away.", group: "Agencies",
        access: .administrators, pathParameters: code, isConditional: true,
        body: .object(
            [
                .init("name", .line, "Its name.", isRequired: false),
                .init("sector", .word, "Its sector.", isRequired: false),
            ] + AgencyShapes.more),
        success: (200, AgencyShapes.agency), refusals: [409], again: { call, _ in try await show.handle(call) }
    ) { call in
        var change = AgencyShapes.change(call)
        change.name = call.text("name")
        change.sector = call.text("sector")
        _ = try await ChangeAgency(call.house)(call.path("code"), change, known: call.known, by: call.principal)
        return try await show.handle(call)
    }

    static let close = Operation(
        id: "closeAgency", method: .post, path: "/api/v1/agencies/{code}/closing",
        summary: "End an agency's part in the partnership; its people and its history stay.", group: "Agencies",
        access: .administrators, pathParameters: code,
        body: .object([.init("reason", .line, "Why, for the history.")]),
        success: (200, AgencyShapes.agency), refusals: [409], again: { call, _ in try await show.handle(call) }
    ) { call in
        _ = try await CloseAgency(call.house)(
            call.path("code"), reason: call.text("reason") ?? "", by: call.principal)
        return try await show.handle(call)
    }

    static let merge = Operation(
        id: "mergeAgency", method: .post, path: "/api/v1/agencies/{code}/merger",
        summary: "Merge an agency into another, which takes over its people.", group: "Agencies",
        access: .administrators, pathParameters: code,
        body: .object([
            .init("into", .shaped(.looseCode), "The code of the agency that goes on."),
            .init("reason", .line, "Why, for the history."),
        ]),
        success: (200, AgencyShapes.agency), refusals: [409], again: { call, _ in try await show.handle(call) }
    ) { call in
        let request = MergeAgency.Request(
            from: call.path("code"), into: call.text("into") ?? "", reason: call.text("reason") ?? "")
        _ = try await MergeAgency(call.house)(request, by: call.principal)
        return try await show.handle(call)
    }

    static let statement = Operation(
        id: "drawStatement", method: .get, path: "/api/v1/agencies/{code}/statement",
        summary: "What an agency was billed and what it paid, entry by entry.", group: "Agencies", access: .payers,
        pathParameters: code,
        query: [
            .init("from", .date, "The first local date; the first posting unless told.", isRequired: false),
            .init("through", .date, "The last local date; today unless told.", isRequired: false),
        ],
        success: (200, AgencyShapes.statement)
    ) { call in
        // Whether an agency may be seen is asked first: one that may not looks as if it were not there.
        _ = try await ShowRecord(call.house).agency(call.path("code"), by: call.principal)
        let statement = try await DrawStatement(call.house)(
            call.path("code"), from: call.query["from"].flatMap { LocalDate(iso: $0) },
            through: call.query["through"].flatMap { LocalDate(iso: $0) }, by: call.principal)
        return Reply(AgencyShapes.statement(statement))
    }

    static let statementFile = Operation(
        id: "downloadStatement", method: .get, path: "/api/v1/agencies/{code}/statement/pdf",
        summary: "The same as a PDF file.", group: "Agencies", access: .payers, pathParameters: code,
        query: statement.query, success: (200, .object([])), media: Paper.mediaType, refusals: [409]
    ) { call in
        _ = try await ShowRecord(call.house).agency(call.path("code"), by: call.principal)
        return Reply(
            try await PrintStatement(call.house)(
                call.path("code"), from: call.query["from"].flatMap { LocalDate(iso: $0) },
                through: call.query["through"].flatMap { LocalDate(iso: $0) }, by: call.principal))
    }
}
