import Application
import Bootstrap
import SQLCatalog
import SQLSession
import Testing
import TestSupport

@testable import Store

@Suite struct MigratorTests {
    @Test(arguments: TestEngine.allCases)
    func `a store is made once and making it again changes nothing`(engine: TestEngine) async throws {
        try await StoreFactory.withAddress(engine) { address in
            let keeper = try Bootstrap.keeper()
            let first = try await keeper.initialise(address, serviceRole: nil)
            #expect(first.applied.count == SQLCatalog.migrations(engine: engine.rawValue).count)
            #expect(first.applied.first == "0001 settings_and_numbers")
            let raw = try RawStore(address)
            let holidays = try await raw.number("SELECT count(*) FROM bank_holiday")
            #expect(holidays > 500)
            let second = try await keeper.initialise(address, serviceRole: nil)
            #expect(second.applied.isEmpty)
            #expect(try await raw.number("SELECT count(*) FROM bank_holiday") == holidays)
            await raw.close()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a store that was not made is refused and not made by opening it`(engine: TestEngine) async throws {
        try await StoreFactory.withAddress(engine) { address in
            let fault = await #expect(throws: StoreFault.self) { _ = try await Bootstrap.open(address) }
            #expect(fault?.reason.contains("turnout init") == true)
            let again = await #expect(throws: StoreFault.self) { _ = try await Bootstrap.open(address) }
            #expect(again?.kind == .unfit)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a newer store is refused by every way in`(engine: TestEngine) async throws {
        try await StoreFactory.with(engine) { store in
            let raw = try RawStore(store.address)
            try await raw.script("INSERT INTO schema_migration VALUES (9999, 'later', 'x', 1)")
            await raw.close()
            for way in [
                { _ = try await store.keeper.initialise(store.address, serviceRole: nil) },
                { _ = try await Bootstrap.open(store.address) },
                { _ = try await store.keeper.verify(store.address) { _ in } },
            ] {
                let fault = await #expect(throws: StoreFault.self) { try await way() }
                #expect(fault?.kind == .unfit)
                #expect(fault?.reason.contains("newer Turnout") == true)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a store made by another migration of the same number is refused`(engine: TestEngine) async throws {
        try await StoreFactory.with(engine) { store in
            let raw = try RawStore(store.address)
            try await raw.script("UPDATE schema_migration SET checksum = 'other' WHERE number = 3")
            await raw.close()
            let fault = await #expect(throws: StoreFault.self) { _ = try await Bootstrap.open(store.address) }
            #expect(fault?.reason.contains("0003 courses_and_events") == true)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `an older store says which command upgrades it`(engine: TestEngine) async throws {
        try await StoreFactory.with(engine) { store in
            let raw = try RawStore(store.address)
            try await raw.script("DELETE FROM schema_migration WHERE number >= 10")
            await raw.close()
            let fault = await #expect(throws: StoreFault.self) { _ = try await Bootstrap.open(store.address) }
            #expect(fault?.reason.contains("0010 service") == true)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `tables of somebody else are left alone`(engine: TestEngine) async throws {
        try await StoreFactory.with(engine) { store in
            let raw = try RawStore(store.address)
            try await raw.script("DROP TABLE schema_migration")
            await raw.close()
            let fault = await #expect(throws: StoreFault.self) {
                _ = try await store.keeper.initialise(store.address, serviceRole: nil)
            }
            #expect(fault?.reason.contains("not Turnout's") == true)
        }
    }

    @Test func `a migration is divided into its statements`() {
        let sql = """
            -- What it does; with a semicolon.
            CREATE TABLE a (b TEXT DEFAULT 'x;y');

            -- Next.
            CREATE TRIGGER t BEFORE UPDATE ON a BEGIN SELECT RAISE(ABORT, 'no; never'); SELECT 1; END;
            CREATE FUNCTION f() RETURNS trigger AS $$
            BEGIN; RAISE; END $$;
            SELECT 1
            """
        let steps = ScriptSteps(sql).steps
        #expect(steps.count == 4)
        #expect(steps[0] == "CREATE TABLE a (b TEXT DEFAULT 'x;y');")
        #expect(steps[1].hasSuffix("SELECT 1; END;"))
        #expect(steps[2].hasPrefix("CREATE FUNCTION") && steps[2].hasSuffix("END $$;"))
        #expect(steps[3] == "SELECT 1")
    }

    @Test func `the statements of a migration make up all of it`() {
        for engine in ["sqlite", "postgres"] {
            for migration in SQLCatalog.migrations(engine: engine) {
                let words = { (text: String) in
                    text.split(separator: "\n").filter { !$0.hasPrefix("--") }.joined(separator: " ")
                        .split(whereSeparator: \.isWhitespace)
                }
                let steps = ScriptSteps(migration.sql).steps
                #expect(words(steps.joined(separator: "\n")) == words(migration.sql))
                #expect(steps.count > 0)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the catalogue of tables has every table and column of the schema`(engine: TestEngine) async throws {
        try await StoreFactory.with(engine) { store in
            let raw = try RawStore(store.address)
            let sql =
                engine == .sqlite
                ? "SELECT m.name || '.' || p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p"
                    + " WHERE m.type = 'table'"
                : "SELECT CAST(table_name || '.' || column_name AS TEXT) FROM information_schema.columns"
                    + " WHERE table_schema = current_schema()"
            var stored = Set(try await raw.rows(sql).map { $0[0] })
            await raw.close()
            // What a store says of itself is not moved: each has its own migrations and transactions.
            let own = ["number", "name", "checksum", "applied_at"].map { "schema_migration.\($0)" } + ["audit.xid"]
            stored.subtract(own.map { .text($0) })
            let known = TableCatalogue.all.flatMap { table in table.columns.map { "\(table.name).\($0.name)" } }
            #expect(stored == Set(known.map { .text($0) }))
        }
    }
}
