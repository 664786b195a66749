/// One row of a result, read by the position of its columns.
///
/// Every access checks: a missing column or a value of another type throws an `SQLError` of kind `wrongType` that names
/// the statement and the column, and never the value.
public struct Row: Sendable {
    /// The names that all rows of one statement share; held by reference so that a row costs one array.
    public final class Shape: Sendable {
        /// The name of the statement that answered.
        public let statement: String
        /// The names of its columns, in order.
        public let columns: [String]

        /// The shape of a statement's rows.
        public init(statement: String, columns: [String]) {
            self.statement = statement
            self.columns = columns
        }
    }

    /// The values, in the order of the columns.
    public let values: [SQLValue]
    /// What the statement and its columns are called.
    public let shape: Shape

    /// A row of a shape.
    public init(_ shape: Shape, _ values: [SQLValue]) {
        self.shape = shape
        self.values = values
    }

    /// The whole number in a column; null or another type throws.
    public func integer(_ column: Int) throws -> Int64 {
        if column >= 0, column < values.count, case .integer(let number) = values[column] { return number }
        throw mismatch(column, "a whole number")
    }

    /// The whole number in a column, or nil where it is null.
    public func optionalInteger(_ column: Int) throws -> Int64? {
        if column >= 0, column < values.count {
            if case .integer(let number) = values[column] { return number }
            if case .null = values[column] { return nil }
        }
        throw mismatch(column, "a whole number or null")
    }

    /// The text in a column; null or another type throws.
    public func text(_ column: Int) throws -> String {
        if column >= 0, column < values.count, case .text(let text) = values[column] { return text }
        throw mismatch(column, "text")
    }

    /// The text in a column, or nil where it is null.
    public func optionalText(_ column: Int) throws -> String? {
        if column >= 0, column < values.count {
            if case .text(let text) = values[column] { return text }
            if case .null = values[column] { return nil }
        }
        throw mismatch(column, "text or null")
    }

    /// The bytes in a column; null or another type throws.
    public func blob(_ column: Int) throws -> [UInt8] {
        if column >= 0, column < values.count, case .blob(let bytes) = values[column] { return bytes }
        throw mismatch(column, "bytes")
    }

    /// The bytes in a column, or nil where it is null.
    public func optionalBlob(_ column: Int) throws -> [UInt8]? {
        if column >= 0, column < values.count {
            if case .blob(let bytes) = values[column] { return bytes }
            if case .null = values[column] { return nil }
        }
        throw mismatch(column, "bytes or null")
    }

    /// The flag in a column, stored as 0 or 1; anything else throws.
    public func flag(_ column: Int) throws -> Bool {
        switch try integer(column) {
        case 0: return false
        case 1: return true
        default: throw mismatch(column, "0 or 1")
        }
    }

    private func mismatch(_ column: Int, _ wanted: String) -> SQLError {
        let name = shape.columns.indices.contains(column) ? " (\(shape.columns[column]))" : ""
        let place = "column \(column)\(name) of \(values.count)"
        return SQLError(.wrongType, statement: shape.statement, message: "\(place) is not \(wanted)")
    }
}
