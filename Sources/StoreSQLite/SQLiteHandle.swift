import CSQLite
import Foundation
import SQLSession

/// The C handle with what its callbacks refer to.
final class SQLiteHandle {
    /// How long the write-ahead log is, told by the library after each commit.
    final class Log { var pages = 0 }

    /// When the statement that runs must end.
    final class Timer {
        fileprivate var deadline: UInt64 = 0

        /// Starts the clock of a statement; 0 milliseconds is without limit.
        func start(_ milliseconds: Int) {
            deadline = milliseconds == 0 ? 0 : DispatchTime.now().uptimeNanoseconds &+ UInt64(milliseconds) &* 1_000_000
        }
    }

    let pointer: OpaquePointer
    let log = Log()
    let timer = Timer()
    private let role: ConnectionRole
    private let options: SQLiteOptions
    private var isOpen = true

    init(_ path: String, _ role: ConnectionRole, _ options: SQLiteOptions) throws {
        self.role = role
        self.options = options
        let access = role == .writer ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY
        var opened: OpaquePointer?
        let result = sqlite3_open_v2(path, &opened, access | SQLITE_OPEN_NOMUTEX, nil)
        guard result == SQLITE_OK, let opened else {
            let error = SQLiteErrors.last(opened, statement: "open")
            sqlite3_close_v2(opened)
            throw error
        }
        pointer = opened
        sqlite3_extended_result_codes(pointer, 1)
        sqlite3_busy_timeout(pointer, Int32(clamping: options.lockWait))
    }

    deinit { close() }

    func close() {
        if isOpen { sqlite3_close_v2(pointer) }
        isOpen = false
    }

    /// Sets what the guarantees rest on, and reads back what SQLite would otherwise ignore in silence.
    func configure(inMemory: Bool) throws {
        set(SQLITE_DBCONFIG_DQS_DML, 0)
        set(SQLITE_DBCONFIG_DQS_DDL, 0)
        set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        set(SQLITE_DBCONFIG_DEFENSIVE, 1)
        set(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        let cache = (role == .writer ? options.cache : max(1, options.cache / 4)) * 1_024
        _ = try pragma("cache_size = -\(cache)")
        _ = try pragma("temp_store = MEMORY")
        _ = try pragma("mmap_size = 0")
        _ = try pragma("foreign_keys = ON")
        if role == .reader { _ = try pragma("query_only = ON") }
        // A new store has small pages: a booking touches a few rows on many pages, and the log copies whole pages.
        if role == .writer { _ = try pragma("page_size = 2048") }
        if !inMemory, role == .writer { try require("journal_mode = WAL", "journal_mode", "wal") }
        // The library's own checkpoints would run before the answer, and on readers outside the lock.
        _ = try pragma("wal_autocheckpoint = 0")
        _ = try pragma("synchronous = FULL")
        try require("synchronous = FULL", "synchronous", "2")
        try require("foreign_keys = ON", "foreign_keys", "1")
        hook()
    }

    private func hook() {
        // The handle owns both objects and closes before they go.
        let log = Unmanaged.passUnretained(log).toOpaque()
        _ = sqlite3_wal_hook(
            pointer,
            { context, _, _, pages in
                if let context { Unmanaged<Log>.fromOpaque(context).takeUnretainedValue().pages = Int(pages) }
                return SQLITE_OK
            }, log)
        guard role == .reader, options.readTimeout > 0 else { return }
        let timer = Unmanaged.passUnretained(timer).toOpaque()
        sqlite3_progress_handler(
            pointer, 20_000,
            { context in
                guard let context else { return 0 }
                let deadline = Unmanaged<Timer>.fromOpaque(context).takeUnretainedValue().deadline
                return deadline != 0 && DispatchTime.now().uptimeNanoseconds > deadline ? 1 : 0
            }, timer)
    }

    private func set(_ option: Int32, _ value: Int32) { _ = turnout_db_config(pointer, option, value) }

    private func require(_ setting: String, _ name: String, _ wanted: String) throws {
        _ = try pragma(setting)
        let found = try pragma(name) ?? "nothing"
        if found.lowercased() != wanted {
            throw SQLError(
                .misuse, message: "SQLite refuses \(setting) (it says \(found)), so nothing would be durable")
        }
    }

    private func pragma(_ text: String) throws -> String? {
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        guard sqlite3_prepare_v2(pointer, "PRAGMA " + text, -1, &statement, nil) == SQLITE_OK else {
            throw SQLiteErrors.last(pointer, statement: "open")
        }
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return sqlite3_column_text(statement, 0).map { String(cString: $0) }
        case SQLITE_DONE: return nil
        default: throw SQLiteErrors.last(pointer, statement: "open")
        }
    }
}
