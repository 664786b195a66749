import Application
import Domain
import TestSupport
import Testing

/// Who gives roles and ends them.
@Suite struct RoleTests {
    @Test(arguments: TestEngine.allCases)
    func `a user is registered once and given roles`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let add = AddUser(door.house)
            let person = AddPerson.Request(email: "new@aaa.example", name: "New One", agency: "AAA")
            let first = try await add(person, .finance, by: Door.admin)
            #expect(first.roles == [.init(role: .finance, agencyCode: nil)])
            let second = try await add(person, .agencyLead, by: Door.admin)
            #expect(second.person == first.person)
            #expect(
                second.roles == [.init(role: .agencyLead, agencyCode: "AAA"), .init(role: .finance, agencyCode: nil)])
            #expect(try await refusal { try await add(person, .finance, by: Door.admin) } == .conflict)
            #expect(try await refusal { try await add(person, .practitioner, by: Door.admin) } == .invalid)
            #expect(
                try await ListUsers(door.house)(by: Door.admin).map(\.email) == ["new@aaa.example", "lee@aaa.example"])
            #expect(try await ListUsers(door.house)("pat@aaa.example", by: Door.admin).roles == [])
            let audit = try await door.raw.rows(
                "SELECT action, detail FROM audit WHERE action LIKE 'role.%' ORDER BY id")
            #expect(audit.count == 3)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a role is given once, for an agency where it needs one`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let give = GiveRole(door.house)
            let cases: [(String, Role, String?, Refusal.Kind?)] = [
                ("pat@aaa.example", .agencyLead, nil, .invalid), ("pat@aaa.example", .agencyLead, "NONE", .notFound),
                ("pat@aaa.example", .agencyLead, "AAA", nil), ("pat@aaa.example", .agencyLead, "AAA", .conflict),
                ("pat@aaa.example", .trainer, "AAA", .invalid), ("pat@aaa.example", .trainer, nil, nil),
                ("none@aaa.example", .trainer, nil, .notFound),
            ]
            for (email, role, agency, kind) in cases {
                #expect(try await refusal { try await give(email, role, agency: agency, by: Door.admin) } == kind)
            }
            let end = EndRole(door.house)
            _ = try await end("pat@aaa.example", .agencyLead, agency: "AAA", by: Door.admin)
            do {
                let kind = try await refusal {
                    try await end("pat@aaa.example", .agencyLead, agency: "AAA", by: Door.admin)
                }
                #expect(kind == .notFound)
            }
            // What ended stays in the record, and can be given again.
            _ = try await give("pat@aaa.example", .agencyLead, agency: "AAA", by: Door.admin)
            #expect(try await door.raw.number("SELECT count(*) FROM user_role WHERE role = 'agency_lead'") == 2)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `only administrators give and end`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let finance = Principal(name: "person:1", role: .finance, scope: .everything)
            let house = door.house
            let email = "pat@aaa.example"
            let attempts: [@Sendable () async throws -> Void] = [
                { _ = try await GiveRole(house)(email, .trainer, by: finance) },
                { _ = try await EndRole(house)(email, .trainer, by: finance) },
                { _ = try await ListUsers(house)(by: finance) },
                { _ = try await ListUsers(house)(email, by: finance) },
                { _ = try await ListSessions(house)(of: email, by: finance) },
                { _ = try await EndSessionsOf(house)(email, by: finance) },
                { try await ResetSecondFactor(house)(email, by: finance) },
                {
                    _ = try await AddUser(house)(
                        .init(email: email, name: "P", agency: "AAA"), .trainer, by: finance)
                },
            ]
            for attempt in attempts {
                let kind = try await refusal(attempt)
                #expect(kind == .forbidden)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the last administrator cannot be ended, nor leave, nor can two end each other`(
        _ engine: TestEngine
    ) async throws {
        try await Door.with(engine) { door in
            let house = door.house
            let end = EndRole(house)
            #expect(try await refusal { try await end("lee@aaa.example", .administrator, by: Door.admin) } == .conflict)
            #expect(try await refusal { try await PersonLeaves(house)("lee@aaa.example", by: Door.admin) } == .conflict)
            for _ in 0..<10 {
                for email in ["lee@aaa.example", "pat@aaa.example"] {
                    _ = try await refusal { try await GiveRole(house)(email, .administrator, by: Door.admin) }
                }
                let kinds = try await withThrowingTaskGroup(of: Refusal.Kind?.self) { group in
                    for email in ["lee@aaa.example", "pat@aaa.example"] {
                        group.addTask { try await refusal { try await end(email, .administrator, by: Door.admin) } }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(Set(kinds) == [nil, .conflict])
            }
            #expect(
                try await door.raw.number(
                    "SELECT count(*) FROM user_role WHERE role = 'administrator' AND ended_at IS NULL") == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `who moves no longer speaks for the former agency`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            _ = try await AddAgency(door.house)(
                .init(code: "BBB", name: "Second Agency", sector: "school"), by: Door.admin)
            for agency in ["AAA", "BBB"] {
                _ = try await GiveRole(door.house)("pat@aaa.example", .agencyLead, agency: agency, by: Door.admin)
            }
            let session = try await door.signIn()
            _ = try await MovePerson(door.house)("pat@aaa.example", to: "BBB", by: Door.admin)
            let roles = try await door.who(session).roles
            #expect(roles.count == 2)
            #expect(
                try await ListUsers(door.house)("pat@aaa.example", by: Door.admin).roles.map(\.agencyCode) == ["BBB"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `an agency lead speaks for what their agency was merged into`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            _ = try await AddAgency(door.house)(
                .init(code: "BBB", name: "Second Agency", sector: "school"), by: Door.admin)
            _ = try await GiveRole(door.house)("pat@aaa.example", .agencyLead, agency: "AAA", by: Door.admin)
            let session = try await door.signIn()
            let merger = MergeAgency.Request(from: "AAA", into: "BBB", reason: "one trust")
            _ = try await MergeAgency(door.house)(merger, by: Door.admin)
            let who = try await door.who(session)
            let agency = try #require(who.agency)
            #expect(who.roles == [.practitioner, GivenRole(.agencyLead, agency: agency)])
            _ = try await EndRole(door.house)("pat@aaa.example", .agencyLead, agency: "BBB", by: Door.admin)
            #expect(try await door.who(session).roles == [.practitioner])
        }
    }
}
