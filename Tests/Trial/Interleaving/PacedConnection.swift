import Foundation
import SQLSession
import Synchronization

/// Opens connections whose writing statements wait for their turn.
struct PacedConnector: Connector {
    let real: any Connector
    let client: Int
    let pacing: Pacing

    var traits: EngineTraits { real.traits }

    func connect(_ role: ConnectionRole) throws -> any Connection {
        let connection = try real.connect(role)
        return role == .writer ? PacedConnection(connection, self) : connection
    }
}

/// The scheduler of the moment, and what is known of each client's connection.
final class Pacing: Sendable {
    private struct State {
        var scheduler: Scheduler?
        var backends: [Int64] = [0, 0]
        var inTransaction = [false, false]
    }

    private let state = Mutex(State())

    var scheduler: Scheduler? {
        get { state.withLock { $0.scheduler } }
        set { state.withLock { $0.scheduler = newValue } }
    }

    func use(_ backend: Int64, by client: Int) { state.withLock { $0.backends[client] = backend } }
    func backend(of client: Int) -> Int64 { state.withLock { $0.backends[client] } }
    func mark(_ client: Int, inTransaction: Bool) { state.withLock { $0.inTransaction[client] = inTransaction } }
    func isInTransaction(_ client: Int) -> Bool { state.withLock { $0.inTransaction[client] } }
}

/// A connection each of whose statements takes effect alone, in its turn.
final class PacedConnection: Connection {
    private let real: any Connection
    private let client: Int
    private let pacing: Pacing
    private var backend: Int64 = 0

    init(_ real: any Connection, _ connector: PacedConnector) {
        self.real = real
        client = connector.client
        pacing = connector.pacing
        guard real.engine == .postgres else { return }
        let ask = Call(Statement(name: "backend", sql: "SELECT CAST(pg_backend_pid() AS BIGINT)"))
        try? real.begin(.read)
        backend = (try? real.query([ask]).first?.first?.integer(0)) ?? 0
        try? real.commit()
    }

    var engine: Engine { real.engine }
    var isBroken: Bool { real.isBroken }

    func query(_ calls: [Call]) throws -> [[Row]] {
        var rows: [[Row]] = []
        for call in calls {
            turn()
            rows += try real.query([call])
        }
        return rows
    }

    func execute(_ call: Call) throws {
        turn()
        try real.execute(call)
        try real.flush()
    }

    func executeMany(_ statement: Statement, _ rows: [[SQLValue]]) throws {
        for values in rows { try execute(Call(statement, values)) }
    }

    func flush() throws { try real.flush() }

    func stream(_ call: Call, _ body: (Row) throws -> Void) throws {
        turn()
        try real.stream(call, body)
    }

    func script(_ sql: String) throws {
        turn()
        try real.script(sql)
    }

    func begin(_ scope: TransactionScope) throws {
        // Where beginning takes the one writer's lock it is a step like any other.
        if engine == .sqlite { turn() }
        try real.begin(scope)
        pacing.mark(client, inTransaction: true)
    }

    func commit() throws {
        turn()
        defer { pacing.mark(client, inTransaction: false) }
        try real.commit()
    }

    func rollback() {
        pacing.mark(client, inTransaction: false)
        real.rollback()
    }

    func savepoint() throws { try real.savepoint() }
    func release() throws { try real.release() }
    func rollbackToSavepoint() throws { try real.rollbackToSavepoint() }
    func maintain() {}
    func close() { real.close() }

    private func turn() {
        pacing.use(backend, by: client)
        pacing.scheduler?.turn(of: client)
    }
}
