import SQLSession

/// Puts many rows into one table fast: where a statement costs a round trip, hundreds of rows travel in one.
enum Bulk {
    /// How many rows go with one statement. More gain little and cost memory on both sides.
    private static let batch = 500

    /// Adds rows whose values stand in the order of the table's columns.
    static func load(_ table: TableCatalogue.Table, _ rows: [[SQLValue]], _ session: any SQLSession) throws {
        guard session.engine == .postgres else { return try session.executeMany(table.insert, rows) }
        for start in stride(from: 0, to: rows.count, by: batch) {
            let part = rows[start..<min(start + batch, rows.count)]
            let arrays = table.columns.indices.map { column in SQLValue.text(array(part, column)) }
            try session.execute(Call(table.insertArrays, arrays))
        }
    }

    /// One column of the rows as an array literal of PostgreSQL.
    private static func array(_ rows: ArraySlice<[SQLValue]>, _ column: Int) -> String {
        var text: [UInt8] = [0x7B]
        for row in rows {
            if text.count > 1 { text.append(0x2C) }
            append(row.indices.contains(column) ? row[column] : .null, to: &text)
        }
        text.append(0x7D)
        return String(decoding: text, as: UTF8.self)
    }

    private static func append(_ value: SQLValue, to text: inout [UInt8]) {
        switch value {
        case .null: text += "NULL".utf8
        case .integer(let number): text += String(number).utf8
        case .blob(let bytes): text += "\"\\\\x\(Hex.text(bytes))\"".utf8
        case .text(let word):
            text.append(0x22)
            for byte in word.utf8 {
                // Within the quotation marks of an array only these two have a meaning.
                if byte == 0x22 || byte == 0x5C { text.append(0x5C) }
                text.append(byte)
            }
            text.append(0x22)
        }
    }
}
