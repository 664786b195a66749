import CSQLite
import Foundation
import SQLSession

/// A session over one SQLite handle.
final class SQLiteConnection: Connection {
    let engine = Engine.sqlite
    private let handle: SQLiteHandle
    private let lock: FileLock?
    private let options: SQLiteOptions
    private let role: ConnectionRole
    private var prepared: [String: SQLiteStatement] = [:]
    private var isStreaming = false
    private var inTransaction = false
    private(set) var isBroken = false

    init(_ path: String, _ role: ConnectionRole, lock: FileLock?, _ options: SQLiteOptions) throws {
        self.lock = lock
        self.options = options
        self.role = role
        handle = try SQLiteHandle(path, role, options)
        try handle.configure(inMemory: lock == nil)
    }

    func query(_ calls: [Call]) throws -> [[Row]] {
        var results: [[Row]] = []
        results.reserveCapacity(calls.count)
        for call in calls {
            var rows: [Row] = []
            try run(call) { rows.append($0) }
            results.append(rows)
        }
        return results
    }

    func execute(_ call: Call) throws { try run(call) { _ in } }

    func executeMany(_ statement: Statement, _ rows: [[SQLValue]]) throws {
        for values in rows { try run(Call(statement, values)) { _ in } }
    }

    func flush() throws {}

    func stream(_ call: Call, _ body: (Row) throws -> Void) throws {
        try run(call) { row in
            isStreaming = true
            defer { isStreaming = false }
            try body(row)
        }
    }

    func script(_ sql: String) throws {
        try check(sqlite3_exec(handle.pointer, sql, nil, nil, nil), "script")
    }

    func begin(_ scope: TransactionScope) throws {
        if role == .writer { try lock?.acquire() }
        do {
            try execute(Call(scope == .write ? Control.begin : Control.beginRead))
            inTransaction = true
        } catch {
            if role == .writer { lock?.release() }
            throw error
        }
    }

    func commit() throws {
        try execute(Call(Control.commit))
        ended()
    }

    func rollback() {
        guard inTransaction else { return }
        // An error such as a full disk may have ended the transaction already.
        if sqlite3_get_autocommit(handle.pointer) == 0 {
            do { try execute(Call(Control.rollback)) } catch { isBroken = true }
        }
        ended()
    }

    func savepoint() throws { try execute(Call(Control.savepoint)) }

    func release() throws { try execute(Call(Control.release)) }

    func rollbackToSavepoint() throws {
        try execute(Call(Control.rollbackTo))
        try execute(Call(Control.release))
    }

    /// Copies the log into the database once it is long, under the lock that keeps every other process from writing.
    func maintain() {
        guard role == .writer, let lock, handle.log.pages >= options.checkpointPages else { return }
        let mode =
            handle.log.pages >= options.checkpointPages * 8 ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE
        do {
            try lock.holding {
                sqlite3_busy_timeout(handle.pointer, 100)
                _ = sqlite3_wal_checkpoint_v2(handle.pointer, nil, mode, nil, nil)
                sqlite3_busy_timeout(handle.pointer, Int32(clamping: options.lockWait))
            }
        } catch {
            // Another process holds the lock: the next commit tries again.
        }
    }

    func close() {
        rollback()
        prepared.removeAll()
        handle.close()
    }

    private func ended() {
        inTransaction = false
        if role == .writer { lock?.release() }
    }

    private func run(_ call: Call, _ each: (Row) throws -> Void) throws {
        if isStreaming { throw SQLError(.misuse, statement: call.statement.name, message: "A stream is being read") }
        let statement = try prepare(call.statement)
        defer { statement.reset() }
        try statement.bind(call.values)
        handle.timer.start(role == .reader ? options.readTimeout : 0)
        while true {
            let result = sqlite3_step(statement.pointer)
            switch result {
            case SQLITE_ROW: try each(statement.row())
            case SQLITE_DONE: return
            default: throw SQLiteErrors.last(handle.pointer, statement: call.statement.name)
            }
        }
    }

    private func prepare(_ statement: Statement) throws -> SQLiteStatement {
        if let known = prepared[statement.name], known.statement.sql == statement.sql { return known }
        var pointer: OpaquePointer?
        var sql = statement.sql
        let result = sql.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { text in
                sqlite3_prepare_v3(
                    handle.pointer, text.baseAddress, Int32(clamping: text.count), UInt32(SQLITE_PREPARE_PERSISTENT),
                    &pointer, nil)
            }
        }
        guard result == SQLITE_OK else { throw SQLiteErrors.last(handle.pointer, statement: statement.name) }
        guard let pointer else { throw SQLError(.syntax, statement: statement.name, message: "The statement is empty") }
        let fresh = try SQLiteStatement(statement, pointer)
        // A program has a fixed number of statements; a cache that grows beyond that is being misused.
        if prepared.count >= 2_000 { prepared.removeAll() }
        prepared[statement.name] = fresh
        return fresh
    }

    private func check(_ result: Int32, _ name: String) throws {
        if result != SQLITE_OK { throw SQLiteErrors.last(handle.pointer, statement: name) }
    }
}

/// The statements that control a transaction.
private enum Control {
    static let begin = Statement(name: "begin", sql: "BEGIN IMMEDIATE")
    static let beginRead = Statement(name: "begin read", sql: "BEGIN")
    static let commit = Statement(name: "commit", sql: "COMMIT")
    static let rollback = Statement(name: "rollback", sql: "ROLLBACK")
    static let savepoint = Statement(name: "savepoint", sql: "SAVEPOINT unit")
    static let release = Statement(name: "release", sql: "RELEASE unit")
    static let rollbackTo = Statement(name: "rollback to", sql: "ROLLBACK TO unit")
}
