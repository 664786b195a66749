import Application
import Domain
import SQLSession
import StorePostgres
import Testing
import TestSupport

@testable import Store

@Suite struct SealerTests {
    /// Seals until so many records are: other tests run transactions of their own on the server, which are waited for.
    private func sealed(_ count: Int64, _ store: TestStore) async throws -> SealHead {
        for _ in 0..<600 {
            let head = try await store.keeper.seal(store.address)
            if head.position >= count { return head }
            try await Task.sleep(for: .milliseconds(100))
        }
        return try await store.keeper.seal(store.address)
    }

    private static let insert = "INSERT INTO audit (at, actor, action, subject, detail) VALUES "

    @Test(arguments: TestEngine.allCases)
    func `everything committed is sealed once and a new record lengthens the chain`(engine: TestEngine) async throws {
        try await StoreFactory.with(engine) { store in
            let raw = try RawStore(store.address)
            try await raw.script(Self.insert + "(1, 'a', 'b', 'c', 'd'), (2, 'e', 'f', 'g', 'h')")
            let first = try await sealed(2, store)
            #expect(first.position == 2 && first.unsealed == 0 && first.hash.count == 64)
            #expect(try await store.keeper.seal(store.address) == first)
            try await raw.script(Self.insert + "(3, 'i', 'j', 'k', 'l')")
            let second = try await sealed(3, store)
            #expect(second.position == 3 && second.hash != first.hash)
            await raw.close()
        }
    }

    @Test func `a record that a running transaction could still precede waits for it`() async throws {
        try await StoreFactory.with(.postgres) { store in
            let older = try PostgresConnector(url: store.address).connect(.writer)
            try older.begin(.write)
            // The older transaction has its number, and commits after the younger one.
            try older.script(Self.insert + "(1, 'older', 'b', 'c', 'd')")
            let raw = try RawStore(store.address)
            try await raw.script(Self.insert + "(2, 'younger', 'b', 'c', 'd')")
            let early = try await store.keeper.seal(store.address)
            #expect(early.position == 0 && early.unsealed == 1)
            try older.commit()
            older.close()
            let late = try await sealed(2, store)
            #expect(late.position == 2 && late.unsealed == 0)
            let actors = try await raw.rows(
                "SELECT a.actor FROM audit_seal s JOIN audit a ON a.id = s.audit_id ORDER BY s.position")
            #expect(actors == [["older"], ["younger"]])
            await raw.close()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `sealers that start at once make one chain`(engine: TestEngine) async throws {
        try await StoreFactory.with(engine) { store in
            let raw = try RawStore(store.address)
            let rows = (1...200).map { "(\($0), 'a', 'b', 'c', 'd')" }.joined(separator: ", ")
            try await raw.script(Self.insert + rows)
            try await withThrowingTaskGroup(of: SealHead.self) { group in
                for _ in 0..<4 { group.addTask { try await sealed(200, store) } }
                for try await head in group { #expect(head.position == 200) }
            }
            await raw.close()
        }
    }

    @Test func `the chain depends on every field and on where each ends`() throws {
        let shape = Row.Shape(statement: "audit", columns: ["id", "at", "actor", "action", "subject", "detail"])
        let fields: [SQLValue] = [1, 2, "a", "bc", "d", "e"]
        func link(_ values: [SQLValue]) throws -> [UInt8] {
            var chain = AuditChain()
            try chain.add(Row(shape, values))
            return chain.hash
        }
        let original = try link(fields)
        for index in fields.indices {
            var changed = fields
            changed[index] = index < 2 ? 9 : "z"
            #expect(try link(changed) != original)
        }
        // The same letters cut elsewhere.
        #expect(try link([1, 2, "ab", "c", "d", "e"]) != original)
    }
}
