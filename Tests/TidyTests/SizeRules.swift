/// The rules about how long things may be.
enum SizeRules {
    static let mostLinesOfFile = 400
    static let mostLinesOfBody = 70
    static let mostColumns = 120

    /// A file that should be two.
    static func files(_ source: Source) -> [Fault] {
        let count = source.lines.count
        guard count > mostLinesOfFile else { return [] }
        return [Fault(source.path, "The file has \(count) lines; \(mostLinesOfFile) are the most.")]
    }

    /// A function, initialiser, subscript or property that should be several.
    static func bodies(_ source: Source) -> [Fault] {
        Bodies.of(source).filter { $0.length > mostLinesOfBody }.map { body in
            Fault(source.path, line: body.line, "The body takes \(body.length) lines; \(mostLinesOfBody) are the most.")
        }
    }

    /// A line that does not fit beside another on a screen.
    static func columns(_ source: Source) -> [Fault] {
        source.lines.enumerated().compactMap { index, line in
            // Bytes are never fewer than characters, and counting them is quick.
            guard line.utf8.count > mostColumns, line.count > mostColumns else { return nil }
            return Fault(
                source.path, line: index + 1, "The line has \(line.count) columns; \(mostColumns) are the most.")
        }
    }

    /// The middle value; the lower of the two when there is an even number, 0 when there is none.
    static func median(_ values: [Int]) -> Int {
        values.isEmpty ? 0 : values.sorted()[(values.count - 1) / 2]
    }
}
