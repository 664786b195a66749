import Foundation
import SQLSession
import SessionConformance
import StorePostgres
import StoreSQLite
import Locking
import Testing

/// Every promise of the session seam, on every engine.
@Suite(.timeLimit(.minutes(20)))
struct EngineTests {
    @Test(arguments: Promise.all)
    func `SQLite in a file keeps the promise`(_ promise: Promise) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try await promise.check(
            Harness { wish in
                let options = SQLiteOptions(lockWait: wish.lockWait)
                return Database(SQLiteConnector(path: folder.path + "/store.db", options: options), limits: wish.limits)
            })
    }

    @Test(arguments: Promise.all.filter { !$0.needsTwoDatabases })
    func `SQLite in memory keeps the promise`(_ promise: Promise) async throws {
        try await promise.check(
            Harness { wish in Database(SQLiteConnector(path: ":memory:"), limits: wish.limits) })
    }

    // One after the other: each opens several connections, and a server has only so many.
    @Test(.serialized, arguments: Promise.all)
    func `PostgreSQL keeps the promise`(_ promise: Promise) async throws {
        let server = try await TestServer()
        let url = server.url
        do {
            try await promise.check(
                Harness { wish in
                    let options = PostgresOptions(writerLanes: 1, lockTimeout: wish.lockWait)
                    return Database(try PostgresConnector(url: url, options: options), limits: wish.limits)
                })
        } catch {
            await server.drop()
            throw error
        }
        await server.drop()
    }
}

/// A folder that is there for one test.
struct TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "session-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}

/// A schema of its own on the PostgreSQL server that `TURNOUT_TEST_POSTGRES` names.
struct TestServer {
    struct Missing: Error, CustomStringConvertible {
        let description = "TURNOUT_TEST_POSTGRES must be the address of a PostgreSQL server; `make test` starts one"
    }

    let url: String
    private let schema: String
    private let address: String

    init() async throws {
        guard let address = ProcessInfo.processInfo.environment["TURNOUT_TEST_POSTGRES"] else { throw Missing() }
        self.address = address
        let name = "session_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        schema = name
        url = address + (address.contains("?") ? "&" : "?") + "schema=" + name
        try await run("CREATE SCHEMA \(name)")
    }

    /// Runs a script outside the schema, as an administrator would.
    func run(_ sql: String) async throws {
        let database = Database(try PostgresConnector(url: address))
        do { try await database.exclusive { try $0.script(sql) } } catch {
            await database.close()
            throw error
        }
        await database.close()
    }

    func drop() async { try? await run("DROP SCHEMA \(schema) CASCADE") }
}
