import CSQLite
import Foundation

/// The plain program: one booking row and one counter a transaction, straight to the engine, with the same durability.
struct PlainSQLite {
    let path: String
    let events: Int64

    struct Failure: Error { let code: Int32 }

    /// Bookings a second over the given time, by one client: the engine has one writer.
    func run(seconds: Double) throws -> Double {
        var handle: OpaquePointer?
        try check(sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil))
        defer { sqlite3_close_v2(handle) }
        for sql in [
            "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
            "CREATE TABLE IF NOT EXISTS event (id INTEGER PRIMARY KEY, held INTEGER NOT NULL) STRICT",
            "CREATE TABLE IF NOT EXISTS booking (id INTEGER PRIMARY KEY, event_id INT, person_id INT, at INT)",
            """
            INSERT OR IGNORE INTO event
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(events))
            SELECT i, 0 FROM n
            """,
        ] {
            try check(sqlite3_exec(handle, sql, nil, nil, nil))
        }
        let begin = try prepare(handle, "BEGIN IMMEDIATE")
        let insert = try prepare(handle, "INSERT INTO booking (event_id, person_id, at) VALUES (?, ?, ?)")
        let count = try prepare(handle, "UPDATE event SET held = held + 1 WHERE id = ?")
        let commit = try prepare(handle, "COMMIT")
        defer { for statement in [begin, insert, count, commit] { sqlite3_finalize(statement) } }
        let end = Date().addingTimeInterval(seconds)
        let start = Date()
        var done: Int64 = 0
        while Date() < end {
            let event = done % events + 1
            try step(begin)
            sqlite3_bind_int64(insert, 1, event)
            sqlite3_bind_int64(insert, 2, done)
            sqlite3_bind_int64(insert, 3, done)
            try step(insert)
            sqlite3_bind_int64(count, 1, event)
            try step(count)
            try step(commit)
            done += 1
        }
        return Double(done) / Date().timeIntervalSince(start)
    }

    private func prepare(_ handle: OpaquePointer?, _ sql: String) throws -> OpaquePointer? {
        var statement: OpaquePointer?
        try check(sqlite3_prepare_v2(handle, sql, -1, &statement, nil))
        return statement
    }

    private func step(_ statement: OpaquePointer?) throws {
        let code = sqlite3_step(statement)
        guard code == SQLITE_DONE || code == SQLITE_ROW else { throw Failure(code: code) }
        try check(sqlite3_reset(statement))
    }

    private func check(_ code: Int32) throws {
        guard code == SQLITE_OK else { throw Failure(code: code) }
    }
}
