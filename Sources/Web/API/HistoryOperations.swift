import Application
import Domain
import HTTPTypes

/// What happened to records, and the workforce they are counted against.
enum HistoryOperations {
    static let all: [Operation] = [event, agency, person, workforce, setWorkforce]

    static let event = history(
        "showEventHistory", "/api/v1/events/{reference}/history",
        .init("reference", .code, "The event's reference."), "Planning"
    ) { call in
        try await ShowRecord(call.house).event(call.path("reference"), by: call.principal).history
    }

    static let agency = history(
        "showAgencyHistory", "/api/v1/agencies/{code}/history",
        .init("code", .shaped(.looseCode), "The agency's code."), "Agencies"
    ) { call in
        try await ShowRecord(call.house).agency(call.path("code"), by: call.principal).history
    }

    static let person = history(
        "showPersonHistory", "/api/v1/people/{email}/history",
        .init("email", .email, "The person's work e-mail address."), "People"
    ) { call in
        try await ShowRecord(call.house).person(call.path("email"), by: call.principal).history.map(\.step)
    }

    /// The steps of a record, first to last.
    private static func history(
        _ id: String, _ path: String, _ parameter: Schema.Property, _ group: String,
        _ read: @escaping @Sendable (Call) async throws -> [RecordStep]
    ) -> Operation {
        Operation(
            id: id, method: .get, path: path, summary: "What happened to it, first to last.", group: group,
            access: .administrators, pathParameters: [parameter],
            success: (200, .object([.init("steps", .list(SettingShapes.step, most: 100_000), "Every step.")]))
        ) { call in Reply(.object(["steps": .list(try await read(call).map(SettingShapes.step))])) }
    }

    static let workforce = Operation(
        id: "listWorkforce", method: .get, path: "/api/v1/workforce",
        summary: "How many people of each staff group agencies have, as last counted.", group: "Reports",
        access: .payers,
        query: [
            .init("agency", .shaped(.looseCode), "Of this agency only.", isRequired: false),
            .init("on", .date, "As last counted on or before this date; today unless told.", isRequired: false),
        ],
        success: (200, .object([.init("workforce", .list(SettingShapes.workforce, most: 100_000), "The counts.")]))
    ) { call in
        let lines = try await ListWorkforce(call.house)(
            agency: call.query["agency"],
            asOf: call.query["on"].flatMap { LocalDate(iso: $0) } ?? call.house.today, by: call.principal)
        return Reply(.object(["workforce": .list(lines.map(SettingShapes.workforce))]))
    }

    static let setWorkforce = Operation(
        id: "setWorkforce", method: .post, path: "/api/v1/workforce",
        summary: "Set how many people of a staff group an agency had on a date.", group: "Reports",
        access: .administrators, body: SettingShapes.workforceCount, success: (200, SettingShapes.workforceCount),
        refusals: [409], again: { call, _ in Reply(SettingShapes.counted(call)) }
    ) { call in
        _ = try await SetWorkforce(call.house)(
            call.text("agency") ?? "", group: call.text("staff_group") ?? "", headcount: call.number("headcount") ?? 0,
            asOf: call.date("as_of") ?? call.house.today, by: call.principal)
        return Reply(SettingShapes.counted(call))
    }
}
