import CSQLite
import SQLSession

/// A prepared statement with what is looked up once: where its placeholders are and what its columns are called.
final class SQLiteStatement {
    let statement: Statement
    let shape: Row.Shape
    let pointer: OpaquePointer
    /// The index that SQLite gave to `$1`, `$2` …: it numbers them by first appearance; 0 where one is not used.
    private let indexes: [Int32]

    init(_ statement: Statement, _ pointer: OpaquePointer) throws {
        self.statement = statement
        self.pointer = pointer
        let count = sqlite3_bind_parameter_count(pointer)
        var numbers: [Int: Int32] = [:]
        for index in 0..<count {
            guard let name = sqlite3_bind_parameter_name(pointer, index + 1),
                let number = Int(String(cString: name).dropFirst()), (1...999).contains(number)
            else {
                sqlite3_finalize(pointer)
                throw SQLError(.misuse, statement: statement.name, message: "A placeholder is not $1 … $999")
            }
            numbers[number] = index + 1
        }
        indexes = (0..<(numbers.keys.max() ?? 0)).map { numbers[$0 + 1] ?? 0 }
        let columns = (0..<sqlite3_column_count(pointer)).map { column in
            sqlite3_column_name(pointer, column).map { String(cString: $0) } ?? ""
        }
        shape = Row.Shape(statement: statement.name, columns: columns)
    }

    deinit { sqlite3_finalize(pointer) }

    /// Binds `$1` … to the values, which must be as many.
    func bind(_ values: [SQLValue]) throws {
        guard values.count == indexes.count else {
            let message = "\(indexes.count) values are needed and \(values.count) were given"
            throw SQLError(.misuse, statement: statement.name, message: message)
        }
        for (index, value) in zip(indexes, values) where index > 0 {
            let result = try bind(index, value)
            if result != SQLITE_OK {
                throw SQLError(.misuse, statement: statement.name, code: "\(result)", message: "A value is too large")
            }
        }
    }

    /// Makes the statement ready for its next run and lets go of what was bound.
    func reset() {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
    }

    /// The row that the statement stands on.
    func row() -> Row {
        let count = Int32(truncatingIfNeeded: shape.columns.count)
        var values: [SQLValue] = []
        values.reserveCapacity(shape.columns.count)
        for column in 0..<count { values.append(value(column)) }
        return Row(shape, values)
    }

    private func bind(_ index: Int32, _ value: SQLValue) throws -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(pointer, index)
        case .integer(let number): return sqlite3_bind_int64(pointer, index, number)
        case .blob(let bytes):
            return bytes.withUnsafeBytes { turnout_bind_blob(pointer, index, $0.baseAddress, UInt64($0.count)) }
        case .text(let text):
            var text = text
            let result = text.withUTF8 { bytes -> Int32? in
                if bytes.contains(0) { return nil }
                return bytes.withMemoryRebound(to: CChar.self) { characters in
                    // An empty string may have no address, and SQLite would take that for null.
                    guard let address = characters.baseAddress else { return turnout_bind_text(pointer, index, "", 0) }
                    return turnout_bind_text(pointer, index, address, UInt64(characters.count))
                }
            }
            if let result { return result }
            throw SQLError(.wrongType, statement: statement.name, message: "A text holds the character U+0000")
        }
    }

    private func value(_ column: Int32) -> SQLValue {
        switch sqlite3_column_type(pointer, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(pointer, column))
        case SQLITE_NULL: return .null
        case SQLITE_BLOB:
            let bytes = sqlite3_column_blob(pointer, column)
            return .blob([UInt8](UnsafeRawBufferPointer(start: bytes, count: count(column))))
        default:
            // A REAL, which no column of ours is, arrives as its text and fails where a number is asked for.
            let bytes = sqlite3_column_text(pointer, column)
            return .text(String(decoding: UnsafeBufferPointer(start: bytes, count: count(column)), as: UTF8.self))
        }
    }

    private func count(_ column: Int32) -> Int { Int(sqlite3_column_bytes(pointer, column)) }
}
