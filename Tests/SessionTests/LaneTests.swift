import Foundation
import SQLSession
import StoreSQLite
import Locking
import Testing

/// What a lane does when the commit itself fails, with an engine that fails on demand.
@Suite(.timeLimit(.minutes(20)))
struct LaneTests {
    private static let insert = Statement(name: "insert", sql: "INSERT INTO t (n) VALUES ($1)")
    private static let count = Statement(name: "count", sql: "SELECT count(*) FROM t")

    private func database(_ plan: Plan) async throws -> Database {
        let database = Database(FaultyConnector(plan: plan))
        try await database.exclusive { try $0.script("CREATE TABLE t (n INTEGER NOT NULL) STRICT") }
        return database
    }

    private func rows(_ database: Database) async throws -> Int64? {
        try await database.read { try $0.first(LaneTests.count())?.integer(0) }
    }

    @Test func `a group whose commit fails answers all and has stored nothing`() async throws {
        let plan = Plan()
        let database = try await database(plan)
        let gate = DispatchSemaphore(value: 0)
        let hasArrived = Mutex(false)
        // What runs alone lets nobody join, so that the five become a group of their own.
        async let holder: Void = database.exclusive { _ in
            hasArrived.withLock { $0 = true }
            gate.wait()
        }
        while !hasArrived.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
        let units = (1...5).map { number in
            Task {
                try await database.write(key: 1) {
                    try $0.execute(LaneTests.insert(.integer(number))); _ = $1
                }
            }
        }
        while database.waiting < 5 { try await Task.sleep(for: .milliseconds(1)) }
        // The first commit is that of the unit that waits, the second that of the group.
        plan.failCommits([nil, .full])
        gate.signal()
        try await holder
        for unit in units {
            let error = await #expect(throws: SQLError.self) { try await unit.value }
            #expect(error?.kind == .full)
        }
        #expect(try await rows(database) == 0)
        #expect(database.statistics.largest == 5)
        #expect(database.statistics.reruns == 0)
        await database.close()
    }

    @Test func `who comes while a transaction is open shares its commit`() async throws {
        let database = try await database(Plan())
        let before = database.statistics
        let errors = try await late(database, [1, 2, 3])
        #expect(errors.compactMap { $0 }.isEmpty)
        #expect(database.statistics.groups - before.groups == 1)
        #expect(database.statistics.units - before.units == 4)
        #expect(database.statistics.largest == 4)
        #expect(try await rows(database) == 4)
        await database.close()
    }

    @Test func `when who came late fails, the others are stored all the same`() async throws {
        let database = try await database(Plan())
        let errors = try await late(database, [1, .null, 3])
        #expect(errors.map { ($0 as? SQLError)?.kind == .notNull(column: "t.n") } == [false, true, false])
        #expect(database.statistics.reruns == 1)
        #expect(try await rows(database) == 3)
        await database.close()
    }

    @Test func `when the commit fails, who came late is told as well`() async throws {
        let plan = Plan()
        let database = try await database(plan)
        plan.failCommits([.full])
        let errors = try await late(database, [1, 2], holds: false)
        #expect(errors.map { ($0 as? SQLError)?.kind } == [.full, .full])
        #expect(try await rows(database) == 0)
        await database.close()
    }

    /// Writes a row and, while that unit still runs, lets others come with one each; returns what became of those.
    private func late(
        _ database: Database, _ values: [SQLValue], holds: Bool = true
    ) async throws -> [(any Error)?] {
        let gate = DispatchSemaphore(value: 0)
        let hasArrived = Mutex(false)
        let holder = Task {
            try await database.write(key: 1) { session, _ in
                try session.execute(LaneTests.insert(0))
                hasArrived.withLock { $0 = true }
                gate.wait()
            }
        }
        while !hasArrived.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
        var units: [Task<Void, any Error>] = []
        for value in values {
            units.append(
                Task { try await database.write(key: 2) { session, _ in try session.execute(LaneTests.insert(value)) } }
            )
            while database.waiting < units.count { try await Task.sleep(for: .milliseconds(1)) }
        }
        // It is run a second time when a neighbour fails.
        gate.signal()
        gate.signal()
        if holds { try await holder.value } else { _ = await holder.result }
        var errors: [(any Error)?] = []
        for unit in units {
            do {
                try await unit.value
                errors.append(nil)
            } catch { errors.append(error) }
        }
        return errors
    }

    @Test func `a collision is tried again three times and then told`() async throws {
        let plan = Plan()
        let database = try await database(plan)
        plan.failCommits([.serialization, .deadlock, nil])
        try await database.write(key: 1) { session, _ in try session.execute(LaneTests.insert(1)) }
        #expect(try await rows(database) == 1)
        plan.failCommits([.serialization, .serialization, .serialization, nil])
        let error = await #expect(throws: SQLError.self) {
            try await database.write(key: 1) { session, _ in try session.execute(LaneTests.insert(2)) }
        }
        #expect(error?.kind == .serialization)
        plan.failCommits([])
        #expect(try await rows(database) == 1)
        await database.close()
    }

    @Test func `an unknown outcome is told and never tried again`() async throws {
        let plan = Plan()
        let database = try await database(plan)
        plan.failCommits([.outcomeUnknown])
        let runs = Mutex(0)
        let error = await #expect(throws: SQLError.self) {
            try await database.write(key: 1) { _, _ in runs.withLock { $0 += 1 } }
        }
        #expect(error?.kind == .outcomeUnknown)
        #expect(runs.withLock { $0 } == 1)
        await database.close()
    }

    @Test func `a connection that breaks before the commit is replaced and the unit run again`() async throws {
        let plan = Plan()
        let database = try await database(plan)
        plan.breakNext()
        let runs = Mutex(0)
        try await database.write(key: 1) { _, _ in runs.withLock { $0 += 1 } }
        #expect(runs.withLock { $0 } == 2)
        #expect(plan.connections == 2)
        await database.close()
    }

    @Test func `clients that come back after their answer share commits`() async throws {
        let database = try await database(Plan())
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for client in 0..<8 {
                tasks.addTask {
                    for _ in 0..<50 {
                        try await database.write(key: 1) { session, _ in
                            try session.execute(LaneTests.insert(.integer(client)))
                        }
                    }
                }
            }
            try await tasks.waitForAll()
        }
        #expect(try await rows(database) == 400)
        #expect(database.statistics.largest > 1)
        await database.close()
    }
}

/// What shall go wrong.
final class Plan: Sendable {
    private struct State {
        var commits: [SQLError.Kind?] = []
        var breaks = false
        var connections = 0
    }

    private let state = Mutex(State())

    var connections: Int { state.withLock { $0.connections } }

    func failCommits(_ kinds: [SQLError.Kind?]) { state.withLock { $0.commits = kinds } }

    func breakNext() { state.withLock { $0.breaks = true } }

    func connected() { state.withLock { $0.connections += 1 } }

    func nextCommit() -> SQLError.Kind? {
        state.withLock { $0.commits.isEmpty ? nil : $0.commits.removeFirst() }
    }

    func breaksNow() -> Bool {
        state.withLock { state in
            defer { state.breaks = false }
            return state.breaks
        }
    }
}

/// Databases in memory whose commits fail by plan.
struct FaultyConnector: Connector {
    let plan: Plan
    private let inner = SQLiteConnector(path: ":memory:")

    var traits: EngineTraits { inner.traits }

    func connect(_ role: ConnectionRole) throws -> any Connection {
        plan.connected()
        return FaultyConnection(try inner.connect(role), plan)
    }
}

/// A connection that does as it is told until the plan says otherwise.
final class FaultyConnection: Connection {
    private let inner: any Connection
    private let plan: Plan
    private(set) var isBroken = false

    init(_ inner: any Connection, _ plan: Plan) {
        self.inner = inner
        self.plan = plan
    }

    var engine: Engine { inner.engine }

    func query(_ calls: [Call]) throws -> [[Row]] { try inner.query(calls) }
    func execute(_ call: Call) throws { try inner.execute(call) }
    func executeMany(_ statement: Statement, _ rows: [[SQLValue]]) throws { try inner.executeMany(statement, rows) }
    func flush() throws { try inner.flush() }
    func stream(_ call: Call, _ body: (Row) throws -> Void) throws { try inner.stream(call, body) }
    func script(_ sql: String) throws { try inner.script(sql) }
    func begin(_ scope: TransactionScope) throws { try inner.begin(scope) }

    func commit() throws {
        if plan.breaksNow() {
            isBroken = true
            throw SQLError(.connectionLost, message: "planned")
        }
        if let kind = plan.nextCommit() { throw SQLError(kind, message: "planned") }
        try inner.commit()
    }

    func rollback() { inner.rollback() }
    func savepoint() throws { try inner.savepoint() }
    func release() throws { try inner.release() }
    func rollbackToSavepoint() throws { try inner.rollbackToSavepoint() }
    func maintain() { inner.maintain() }
    func close() { inner.close() }
}
