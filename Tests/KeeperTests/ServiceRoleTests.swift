import Application
import Bootstrap
import Domain
import Foundation
import SQLSession
import Store
import Testing
import TestSupport

@Suite struct ServiceRoleTests {
    @Test func `the service may add to what is issued and never change it`() async throws {
        try await StoreFactory.with(.postgres) { store in
            let role = "web_" + UUID().uuidString.lowercased().replacing("-", with: "")
            let raw = try RawStore(store.address)
            try await raw.script("CREATE ROLE \(role) LOGIN")
            let result = try await store.keeper.initialise(store.address, serviceRole: role)
            #expect(result.notes.contains { $0.contains(role) })
            let service = try RawStore(store.address.replacing("user=postgres", with: "user=\(role)"))
            #expect(try await service.number("SELECT count(*) FROM invoice") == 0)
            try await service.script(
                "INSERT INTO audit (at, actor, action, subject, detail) VALUES (1, 'a', 'b', 'c', 'd')")
            try await service.script("UPDATE id_counter SET last = last")
            for statement in [
                "UPDATE audit SET detail = 'e'", "DELETE FROM audit", "TRUNCATE invoice", "DELETE FROM booking",
                "UPDATE invoice SET net = 0", "DELETE FROM schema_migration", "DROP TRIGGER audit_no_change ON audit",
                "ALTER TABLE audit DISABLE TRIGGER USER",
            ] {
                let error = await #expect(throws: SQLError.self, "\(statement)") { try await service.script(statement) }
                #expect(error?.code == "42501", "\(statement)")
            }
            await service.close()
            try await raw.script("DROP OWNED BY \(role); DROP ROLE \(role)")
            await raw.close()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `even the owner is kept from changing what is recorded`(engine: TestEngine) async throws {
        try await StoreFactory.with(engine) { store in
            let raw = try RawStore(store.address)
            try await raw.script(
                "INSERT INTO audit (at, actor, action, subject, detail) VALUES (1, 'a', 'b', 'c', 'd')")
            for statement in ["UPDATE audit SET detail = 'e'", "DELETE FROM audit"] {
                let error = await #expect(throws: SQLError.self) { try await raw.script(statement) }
                guard case .immutable? = error?.kind else {
                    Issue.record("\(statement): \(String(describing: error))")
                    continue
                }
            }
            await raw.close()
        }
    }

    @Test func `a role that does not exist is refused and one for a file too`() async throws {
        try await StoreFactory.with(.postgres) { store in
            let refusal = await #expect(throws: Refusal.self) {
                _ = try await store.keeper.initialise(store.address, serviceRole: "nobody_of_that_name")
            }
            #expect(refusal?.kind == .notFound)
        }
        try await StoreFactory.with(.sqlite) { store in
            let refusal = await #expect(throws: Refusal.self) {
                _ = try await store.keeper.initialise(store.address, serviceRole: "web")
            }
            #expect(refusal?.kind == .invalid)
        }
    }
}
