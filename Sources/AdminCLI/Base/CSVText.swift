import Evidence

/// CSV for programs: RFC 4180, with cells that a spreadsheet would take for a formula made harmless.
enum CSVText {
    static func write(header: [String], rows: [[String]]) -> String {
        var writer = CSVWriter()
        writer.write(header)
        for row in rows { writer.write(row) }
        return String(decoding: writer.take(), as: UTF8.self)
    }
}
