import Foundation
import SQLSession
import StorePostgres
import Testing

/// What only a server can do to its clients.
@Suite(.serialized, .timeLimit(.minutes(20)))
struct PostgresTests {
    private static let insert = Statement(name: "insert", sql: "INSERT INTO t (n) VALUES ($1)")
    private static let rows = Statement(name: "rows", sql: "SELECT count(*) FROM t")
    private static let pid = Statement(name: "pid", sql: "SELECT pg_backend_pid()")
    private static let end = Statement(name: "end", sql: "SELECT pg_terminate_backend(CAST($1 AS INTEGER))")

    private func on(
        _ table: String = "CREATE TABLE t (n BIGINT PRIMARY KEY)", _ body: (Database) async throws -> Void
    ) async throws {
        let server = try await TestServer()
        let database = Database(try PostgresConnector(url: server.url))
        do {
            try await database.exclusive { try $0.script(table) }
            try await body(database)
        } catch {
            await database.close()
            await server.drop()
            throw error
        }
        await database.close()
        await server.drop()
    }

    private func count(_ database: Database) async throws -> Int64? {
        try await database.read { try $0.first(PostgresTests.rows())?.integer(0) }
    }

    @Test func `a connection that the server closed while idle is replaced unnoticed`() async throws {
        try await on { database in
            for number: Int64 in 1...5 {
                let backend = try await database.write(key: 1) { session, _ in
                    try session.execute(PostgresTests.insert(.integer(number)))
                    return try session.query(PostgresTests.pid())[0].integer(0)
                }
                _ = try await database.read { try $0.query(PostgresTests.end(.integer(backend))) }
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(try await count(database) == 5)
        }
    }

    @Test func `a unit whose connection is closed under it runs again on another`() async throws {
        try await on { database in
            let runs = Runs()
            try await database.write(key: 1) { session, _ in
                try session.execute(PostgresTests.insert(.integer(1)))
                let backend = try session.query(PostgresTests.pid())[0].integer(0)
                if runs.next() == 1 { _ = try session.query(PostgresTests.end(.integer(backend))) }
            }
            #expect(runs.count == 2)
            #expect(try await count(database) == 1)
        }
    }

    @Test func `a connection that breaks during the commit leaves the outcome unknown`() async throws {
        let table = """
            CREATE TABLE t (n BIGINT PRIMARY KEY);
            CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER t_die AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION die();
            """
        try await on(table) { database in
            let runs = Runs()
            let error = await #expect(throws: SQLError.self) {
                try await database.write(key: 1) { session, _ in
                    _ = runs.next()
                    try session.execute(PostgresTests.insert(.integer(1)))
                }
            }
            #expect(error?.kind == .outcomeUnknown)
            #expect(runs.count == 1)
            let stored = try await count(database)
            #expect(stored == 0)
        }
    }

    @Test func `a changed table does not break the statements that were prepared before`() async throws {
        try await on { database in
            let all = Statement(name: "all", sql: "SELECT * FROM t")
            try await database.write(key: 1) { session, _ in
                try session.execute(PostgresTests.insert(1))
                _ = try session.query(all())
            }
            try await database.exclusive { try $0.script("ALTER TABLE t ADD COLUMN m BIGINT NOT NULL DEFAULT 7") }
            let values = try await database.write(key: 1) { session, _ in try session.query(all())[0].values }
            #expect(values == [1, 7])
        }
    }

    @Test func `a sum is a whole number and anything else is refused by name`() async throws {
        try await on { database in
            let sums = Statement(
                name: "sums",
                sql: """
                    SELECT sum(x), -sum(x), sum(x) - sum(x), 10000::numeric, 123456789012::numeric
                    FROM (VALUES (9223372036854775807::bigint)) v (x)
                    """)
            let row = try await database.read { try $0.query(sums())[0].values }
            #expect(row == [.integer(.max), .integer(-.max), 0, 10_000, 123_456_789_012])
            for sql in ["SELECT 0.5 AS share", "SELECT 9223372036854775808 AS big", "SELECT now() AS moment"] {
                let error = await #expect(throws: SQLError.self) {
                    try await database.read { try $0.query(Statement(name: sql, sql: sql)()) }
                }
                #expect(error?.kind == .wrongType)
                #expect(error?.message.contains(String(sql.split(separator: " ")[3])) == true)
            }
        }
    }

    @Test func `neither the password nor the address is told`() async throws {
        for url in [
            "postgres://turnout:canary@127.0.0.1:1/store", "postgres://turnout:canary@[::bad/store",
            "postgres://turnout:canary@/store?host=/canary/nowhere", "canary://turnout",
        ] {
            let database = Database(try PostgresConnector(url: url))
            let error = await #expect(throws: SQLError.self) { try await database.check() }
            #expect(error?.kind == .connectionLost)
            #expect(error?.description.contains("canary") == false)
            await database.close()
        }
        #expect(throws: SQLError.self) { try PostgresConnector(url: "postgres:///x?schema=a;drop") }
    }
}

/// Counts how often work ran.
final class Runs: @unchecked Sendable {
    private let lock = NSLock()
    private var number = 0

    var count: Int { lock.withLock { number } }

    func next() -> Int {
        lock.withLock {
            number += 1
            return number
        }
    }
}
