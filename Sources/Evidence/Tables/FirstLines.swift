/// The line on which each key of a table stood first.
struct FirstLines<Key: Hashable> {
    private var lines: [Key: Int] = [:]

    /// Whether the key is new; a fault at the column when it is not.
    mutating func isFirst(_ key: Key, _ table: inout Table, column: Int) -> Bool {
        if let first = lines[key] {
            table.fault(column, "line \(first) says this already", "take one of them out")
            return false
        }
        lines[key] = table.line
        return true
    }
}
