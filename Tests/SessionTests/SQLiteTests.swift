import Foundation
import SQLSession
import StoreSQLite
import Testing

/// What only a file can be.
@Suite(.timeLimit(.minutes(20)))
struct SQLiteTests {
    private func inFolder(_ body: (String) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try await body(folder.path)
    }

    private func text(_ pragma: String, _ database: Database) async throws -> SQLValue? {
        try await database.read { try $0.first(Statement(name: pragma, sql: "PRAGMA \(pragma)")())?.values.first }
    }

    @Test func `a new store and its companions are for their owner alone`() async throws {
        try await inFolder { folder in
            let database = Database(SQLiteConnector(path: folder + "/s.db"))
            try await database.exclusive { try $0.script("CREATE TABLE t (n INTEGER) STRICT") }
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
                let found = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
                #expect(found[.posixPermissions] as? Int == 0o600, "\(name)")
            }
            await database.close()
        }
    }

    @Test func `the settings that the guarantees rest on are in force`() async throws {
        try await inFolder { folder in
            let database = Database(SQLiteConnector(path: folder + "/s.db"))
            try await database.check()
            #expect(try await text("journal_mode", database) == "wal")
            #expect(try await text("synchronous", database) == 2)
            #expect(try await text("foreign_keys", database) == 1)
            #expect(try await text("wal_autocheckpoint", database) == 0)
            #expect(try await text("trusted_schema", database) == 0)
            await database.close()
        }
    }

    @Test func `the log is copied into the store once it is long`() async throws {
        try await inFolder { folder in
            let options = SQLiteOptions(checkpointPages: 20)
            let database = Database(SQLiteConnector(path: folder + "/s.db", options: options))
            try await database.exclusive { try $0.script("CREATE TABLE t (b BLOB) STRICT") }
            let insert = Statement(name: "insert", sql: "INSERT INTO t (b) VALUES ($1)")
            for _ in 0..<200 {
                try await database.write { session, _ in
                    try session.execute(insert(.blob([UInt8](repeating: 7, count: 4_000))))
                }
            }
            await database.close()
            let log = try FileManager.default.attributesOfItem(atPath: folder + "/s.db-wal")[.size] as? Int ?? .max
            let store = try FileManager.default.attributesOfItem(atPath: folder + "/s.db")[.size] as? Int ?? 0
            // 200 rows of a page each; the log begins anew after some 20 pages of 4 kB.
            #expect(store > 700_000)
            #expect(log < 200_000)
        }
    }

    @Test func `a file that is no database is told apart`() async throws {
        try await inFolder { folder in
            try Data(repeating: 65, count: 5_000).write(to: URL(filePath: folder + "/s.db"))
            let database = Database(SQLiteConnector(path: folder + "/s.db"))
            let error = await #expect(throws: SQLError.self) { try await database.check() }
            #expect(error?.kind == .corrupt)
            await database.close()
            let missing = Database(SQLiteConnector(path: folder + "/no/such/s.db"))
            let second = await #expect(throws: SQLError.self) { try await missing.check() }
            #expect(second?.kind == .io)
            await missing.close()
        }
    }

    @Test func `a process that waits gets in between the groups of a busy one`() async throws {
        try await inFolder { folder in
            let busy = Database(SQLiteConnector(path: folder + "/s.db"))
            let other = Database(SQLiteConnector(path: folder + "/s.db"))
            let insert = Statement(name: "insert", sql: "INSERT INTO t (n) VALUES ($1)")
            try await busy.exclusive { try $0.script("CREATE TABLE t (n INTEGER) STRICT") }
            try await other.check()
            let load = (0..<8).map { client in
                Task {
                    while !Task.isCancelled {
                        try await busy.write { session, _ in try session.execute(insert(.integer(client))) }
                    }
                }
            }
            try await Task.sleep(for: .milliseconds(50))
            // Without its turn a waiter would hardly ever find the lock free, and be refused as busy in the end.
            for _ in 0..<20 { try await other.write { session, _ in try session.execute(insert(99)) } }
            let written = try await other.read { session in
                try session.first(Statement(name: "ours", sql: "SELECT count(*) FROM t WHERE n = 99")())?.integer(0)
            }
            #expect(written == 20)
            for task in load { task.cancel() }
            for task in load { try await task.value }
            await busy.close()
            await other.close()
        }
    }

    @Test func `a read that takes too long is stopped`() async throws {
        try await inFolder { folder in
            let options = SQLiteOptions(readTimeout: 50)
            let database = Database(SQLiteConnector(path: folder + "/s.db", options: options))
            try await database.check()
            let endless = Statement(
                name: "endless",
                sql: "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT max(n) FROM t")
            let error = await #expect(throws: SQLError.self) { try await database.read { try $0.query(endless()) } }
            #expect(error?.kind == .timeout)
            await database.close()
        }
    }
}
