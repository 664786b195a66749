import CSQLite
import Foundation
import SQLSession

/// What SQLite's result codes mean, in one table.
enum SQLiteErrors {
    /// The failure that a database handle last reported. `allowsMessage` keeps the library's own words, which name
    /// tables and columns but, for some codes, may quote values; constraint names are always read from them.
    static func last(_ database: OpaquePointer?, statement: String?, code given: Int32? = nil) -> SQLError {
        guard let database else { return SQLError(.io, statement: statement, message: "The store cannot be opened") }
        let code = given ?? sqlite3_extended_errcode(database)
        let text = sqlite3_errmsg(database).map { String(cString: $0) } ?? ""
        let kind = kind(code, text) { ConstraintNames.find($0, in: database) }
        return SQLError(kind, statement: statement, code: "SQLITE \(code)", message: message(kind, code, text))
    }

    static func kind(_ code: Int32, _ text: String, _ constraint: (String) -> String) -> SQLError.Kind {
        switch Int(code) {
        case TURNOUT_CONSTRAINT_UNIQUE, TURNOUT_CONSTRAINT_PRIMARYKEY,
            TURNOUT_CONSTRAINT_ROWID:
            return .unique(constraint: constraint(subject(text)))
        case TURNOUT_CONSTRAINT_CHECK: return .check(constraint: subject(text))
        case TURNOUT_CONSTRAINT_FOREIGNKEY: return .foreignKey(constraint: nil)
        case TURNOUT_CONSTRAINT_NOTNULL: return .notNull(column: subject(text))
        case TURNOUT_CONSTRAINT_TRIGGER:
            return text.hasPrefix("immutable:") ? .immutable(text) : .check(constraint: text)
        case TURNOUT_CONSTRAINT_DATATYPE: return .wrongType
        case TURNOUT_BUSY_SNAPSHOT: return .serialization
        default: return primary(code & 0xFF)
        }
    }

    private static func primary(_ code: Int32) -> SQLError.Kind {
        switch code {
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        case SQLITE_FULL: .full
        case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_NOMEM, SQLITE_PROTOCOL: .io
        case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt
        case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: .readOnly
        case SQLITE_INTERRUPT: .timeout
        case SQLITE_CONSTRAINT: .check(constraint: "")
        case SQLITE_MISMATCH, SQLITE_TOOBIG: .wrongType
        case SQLITE_ERROR, SQLITE_RANGE, SQLITE_SCHEMA: .syntax
        default: .misuse
        }
    }

    private static func message(_ kind: SQLError.Kind, _ code: Int32, _ text: String) -> String {
        switch kind {
        case .unique(let name): "The row would repeat what \(name) keeps unique"
        case .check, .foreignKey, .notNull, .immutable, .syntax: text
        case .wrongType: "A value does not fit the type of its column"
        default: sqlite3_errstr(code).map { String(cString: $0) } ?? text
        }
    }

    /// What follows the colon of "UNIQUE constraint failed: booking.person, booking.event".
    private static func subject(_ text: String) -> String {
        guard let colon = text.range(of: "failed: ") else { return text }
        return String(text[colon.upperBound...])
    }
}

/// Finds the name of a unique constraint, of which SQLite tells only the columns, so that both engines report the same.
enum ConstraintNames {
    /// The name of the index over the columns in a message such as "booking.person, booking.event". What has no name of
    /// its own is called as PostgreSQL would: `table_pkey`, `table_column_key`.
    static func find(_ subject: String, in database: OpaquePointer) -> String {
        if subject.hasPrefix("index '") { return String(subject.dropFirst(7).dropLast()) }
        let parts = subject.components(separatedBy: ", ").map {
            $0.split(separator: ".", maxSplits: 1).map(String.init)
        }
        guard let table = parts.first?.first, parts.allSatisfy({ $0.count == 2 }) else { return subject }
        let columns = parts.map { $0[1] }
        let sql = """
            SELECT l.name, l.origin FROM pragma_index_list(?1) l WHERE l."unique" = 1 AND ?2 =
            (SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_index_info(l.name) ORDER BY seqno))
            ORDER BY l.origin
            """
        var pointer: OpaquePointer?
        defer { sqlite3_finalize(pointer) }
        guard sqlite3_prepare_v2(database, sql, -1, &pointer, nil) == SQLITE_OK, let pointer else { return subject }
        _ = turnout_bind_text(pointer, 1, table, UInt64(table.utf8.count))
        let list = columns.joined(separator: ",")
        _ = turnout_bind_text(pointer, 2, list, UInt64(list.utf8.count))
        // Only a rowid key has no index of its own.
        guard sqlite3_step(pointer) == SQLITE_ROW else { return "\(table)_pkey" }
        let name = sqlite3_column_text(pointer, 0).map { String(cString: $0) } ?? subject
        let origin = sqlite3_column_text(pointer, 1).map { String(cString: $0) } ?? "c"
        switch origin {
        case "pk": return "\(table)_pkey"
        case "u": return "\(table)_\(columns.joined(separator: "_"))_key"
        default: return name
        }
    }
}
