import Application
import Domain
import Foundation
import HTTPTypes
import PolicyFile

/// What an administrator sets: policies, settings and bank holidays.
enum SettingOperations {
    static let all: [Operation] = [
        policies, policy, addPolicy, settings, changeSettings, addLogo, holidays, addHoliday, removeHoliday,
    ]

    static let policies = Operation(
        id: "listPolicies", method: .get, path: "/api/v1/policies",
        summary: "The versions of the charging policy, by the date from which they apply.", group: "Settings",
        access: .anyRole,
        success: (200, .object([.init("policies", .list(SettingShapes.policyLine, most: 10_000), "The versions.")]))
    ) { call in
        let versions = try await ListPolicies(call.house)(by: call.principal)
        return Reply(.object(["policies": .list(versions.map(SettingShapes.policyLine))]))
    }

    static let policy = Operation(
        id: "showPolicy", method: .get, path: "/api/v1/policies/{from}",
        summary: "The version of the charging policy that applies from a date, as it was written.", group: "Settings",
        access: .anyRole,
        pathParameters: [.init("from", .date, "The local date from which it applies.")],
        success: (200, SettingShapes.policy)
    ) { call in try await version(call, call.path("from")) }

    private static func version(_ call: Call, _ from: String, status: Int = 200) async throws -> Reply {
        let versions = try await ListPolicies(call.house)(by: call.principal)
        guard let version = versions.first(where: { $0.from.description == from }) else { throw Problem.notFound() }
        return Reply(SettingShapes.policy(version), status: status)
    }

    static let addPolicy = Operation(
        id: "addPolicy", method: .post, path: "/api/v1/policies",
        summary: "Add a version of the charging policy; bookings bound to another stay bound to it.",
        group: "Settings", access: .administrators,
        body: .object([
            .init("from", .date, "The local date from which it applies."),
            .init("document", .text(1...200_000), "The policy, as docs/policy-format.md describes it."),
            .init("name", .line, "The name it is known by; the document's own unless told.", isRequired: false),
        ]),
        success: (201, SettingShapes.policy), refusals: [409],
        again: { call, _ in try await version(call, call.text("from") ?? "", status: 201) }
    ) { call in
        let from = call.text("from") ?? ""
        let request = AddPolicy.Request(
            name: call.text("name"), from: call.date("from") ?? call.house.today, document: call.text("document") ?? "")
        do {
            _ = try await AddPolicy(call.house)(request, by: call.principal)
        } catch let faults as PolicyFaults {
            let list = faults.faults.map { fault in
                Schema.Fault(
                    pointer: "/document",
                    reason: "line \(fault.line), column \(fault.column): \(fault.reason) \(fault.mend)")
            }
            throw Problem(
                kind: "invalid", status: 409, title: "Not acceptable as it is",
                detail: "The policy has faults, each with its line. Nothing was stored.", faults: list)
        }
        return try await version(call, from, status: 201)
    }

    static let settings = Operation(
        id: "listSettings", method: .get, path: "/api/v1/settings", summary: "Every setting as it stands.",
        group: "Settings", access: .money,
        success: (
            200, .object([.init("settings", .list(SettingShapes.setting, most: 1_000), "The settings, by name.")])
        )
    ) { call in
        let values = try await call.house.store.read(call.principal.scope) { try $0.settings() }
        return Reply(.object(["settings": .list(values.map(SettingShapes.setting))]))
    }

    static let changeSettings = Operation(
        id: "changeSettings", method: .patch, path: "/api/v1/settings",
        summary: "Set settings; their earlier values stay in the history.", group: "Settings",
        access: .administrators,
        body: .object([
            .init(
                "settings",
                .list(
                    .object([
                        .init("name", .word(Setting.allCases.map(\.rawValue)), "Its name."),
                        .init("value", .remark, "Its value."),
                    ]), most: 100), "What to set.")
        ]),
        success: (
            200, .object([.init("settings", .list(SettingShapes.setting, most: 1_000), "The settings, by name.")])
        ),
        refusals: [409], again: { call, _ in try await settings.handle(call) }
    ) { call in
        guard case .list(let list)? = call.body["settings"] else { throw Problem.invalid("There is nothing to set.") }
        let pairs = list.compactMap { entry -> ChangeSettings.Pair? in
            guard case .text(let name)? = entry["name"], case .text(let value)? = entry["value"] else { return nil }
            return ChangeSettings.Pair(name, value)
        }
        _ = try await ChangeSettings(call.house)(pairs, by: call.principal)
        return try await settings.handle(call)
    }

    static let addLogo = Operation(
        id: "addLogo", method: .post, path: "/api/v1/logos",
        summary: "Have a logo printed on invoices, credit notes and statements from now on.", group: "Settings",
        access: .administrators,
        body: .object([
            .init("png_base64", .shaped(.base64), "The PNG file, up to 200 kB, in Base64 (RFC 4648 section 4).")
        ]),
        success: (
            201, .object([.init("sha256", .text(64...64), "Its hash, as the setting seller.logo names it.")])
        ),
        refusals: [409],
        again: { call, _ in named(ChangeLogo.hash(of: try png(call))) }
    ) { call in named(try await ChangeLogo(call.house)(png(call), by: call.principal)) }

    private static func png(_ call: Call) throws -> [UInt8] {
        guard let png = Data(base64Encoded: call.text("png_base64") ?? "") else {
            throw Problem.invalid("The picture is no Base64.")
        }
        return [UInt8](png)
    }

    private static func named(_ hash: String) -> Reply { Reply(.object(["sha256": .text(hash)]), status: 201) }

    static let holidays = Operation(
        id: "listHolidays", method: .get, path: "/api/v1/holidays",
        summary: "Bank holidays, by which working days are counted.", group: "Settings", access: .anyRole,
        query: [
            .init("nation", .words(Nation.self), "Of this nation only.", isRequired: false),
            .init("year", .shaped(.year), "Of this calendar year only.", isRequired: false),
        ],
        success: (200, .object([.init("holidays", .list(SettingShapes.holiday, most: 100_000), "The bank holidays.")]))
    ) { call in
        let nation = call.query["nation"].flatMap { Nation(rawValue: $0) }
        let year = call.query["year"].flatMap { Int64($0) }
        let list = try await call.house.store.read(call.principal.scope) { try $0.holidays(nation, year: year) }
        return Reply(.object(["holidays": .list(list.map { SettingShapes.told($0) })]))
    }

    static let addHoliday = Operation(
        id: "addHoliday", method: .post, path: "/api/v1/holidays", summary: "Add a bank holiday, or rename one.",
        group: "Settings", access: .administrators, body: SettingShapes.holiday, success: (201, SettingShapes.holiday),
        refusals: [409], again: { call, _ in Reply(SettingShapes.told(try SettingShapes.read(call)), status: 201) }
    ) { call in
        let holiday = try SettingShapes.read(call)
        _ = try await ChangeHolidays(call.house).add(holiday, by: call.principal)
        return Reply(SettingShapes.told(holiday), status: 201)
    }

    static let removeHoliday = Operation(
        id: "removeHoliday", method: .post, path: "/api/v1/holidays/removal", summary: "Take a bank holiday out.",
        group: "Settings", access: .administrators, body: SettingShapes.holiday, success: (200, SettingShapes.holiday),
        refusals: [409], again: { call, _ in Reply(SettingShapes.told(try SettingShapes.read(call))) }
    ) { call in
        let holiday = try SettingShapes.read(call)
        try await ChangeHolidays(call.house).remove(holiday.nation, holiday.date, by: call.principal)
        return Reply(SettingShapes.told(holiday))
    }
}
