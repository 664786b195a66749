import Application
import Bootstrap
import Domain
import Locking
import SQLSession
import Store
import StorePostgres
import StoreSQLite
import TestSupport
import Testing

/// S8: what the store is asked when somebody asks to sign in, statement by statement.
@Suite struct StatementTests {
    @Test(arguments: TestEngine.allCases)
    func `the same statements run for an address that is known and one that is not`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            _ = try await PersonLeaves(door.house)("max@aaa.example", by: Door.admin)
            let heard = Heard()
            let database = Database(try Listening(door.store.address, heard))
            let house = House(
                store: SQLStore(database, engine: database.engine), clock: door.store.clock, zone: door.house.zone)
            var told: [[String]] = []
            // An administrator, a practitioner, one who has left, and nobody.
            for name in ["lee", "pat", "max", "nobody"] {
                heard.forget()
                try await AskSignIn(house)(
                    "\(name)@aaa.example", browser: AskSignIn.browserToken(), from: "of \(name)")
                told.append(heard.statements)
            }
            await database.close()
            #expect(told[0].count >= 4)
            #expect(told[0].contains("sign_in/insert") && told[0].contains("sign_in_mail/insert"))
            #expect(!told[0].contains { $0.hasPrefix("person") })
            for statements in told { #expect(statements == told[0]) }
            // The check can fail: what looks somebody up is heard.
            heard.forget()
            let again = Database(try Listening(door.store.address, heard))
            _ = try await SQLStore(again, engine: again.engine).read(.everything) {
                try $0.person(email: "pat@aaa.example")
            }
            await again.close()
            #expect(heard.statements == ["person/by_email"])
        }
    }
}

/// The names of statements in the order they came.
private final class Heard: Sendable {
    private let names = Mutex<[String]>([])

    var statements: [String] { names.withLock { $0 } }

    func forget() { names.withLock { $0.removeAll() } }

    func hear(_ name: String) { names.withLock { $0.append(name) } }
}

/// Makes connections that tell what runs on them.
private struct Listening: Connector {
    let inner: any Connector
    let heard: Heard

    init(_ address: String, _ heard: Heard) throws {
        self.heard = heard
        inner =
            address.hasPrefix("sqlite:")
            ? SQLiteConnector(path: String(address.dropFirst(7))) : try PostgresConnector(url: address)
    }

    var traits: EngineTraits { inner.traits }

    func connect(_ role: ConnectionRole) throws -> any Connection {
        ListeningConnection(try inner.connect(role), heard)
    }
}

private final class ListeningConnection: Connection {
    private let inner: any Connection
    private let heard: Heard

    init(_ inner: any Connection, _ heard: Heard) {
        self.inner = inner
        self.heard = heard
    }

    var engine: Engine { inner.engine }
    var isBroken: Bool { inner.isBroken }

    func query(_ calls: [Call]) throws -> [[Row]] {
        for call in calls { heard.hear(call.statement.name) }
        return try inner.query(calls)
    }

    func execute(_ call: Call) throws {
        heard.hear(call.statement.name)
        try inner.execute(call)
    }

    func executeMany(_ statement: Statement, _ rows: [[SQLValue]]) throws {
        heard.hear(statement.name)
        try inner.executeMany(statement, rows)
    }

    func stream(_ call: Call, _ body: (Row) throws -> Void) throws {
        heard.hear(call.statement.name)
        try inner.stream(call, body)
    }

    func flush() throws { try inner.flush() }
    func carry(_ read: Int, _ columns: [Int: SQLValue]) { inner.carry(read, columns) }
    func script(_ sql: String) throws { try inner.script(sql) }
    func begin(_ scope: TransactionScope) throws { try inner.begin(scope) }
    func commit() throws { try inner.commit() }
    func rollback() { inner.rollback() }
    func savepoint() throws { try inner.savepoint() }
    func release() throws { try inner.release() }
    func rollbackToSavepoint() throws { try inner.rollbackToSavepoint() }
    func maintain() { inner.maintain() }
    func close() { inner.close() }
}
