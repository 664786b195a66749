/// One SQL statement with a name, by which a connection keeps it prepared.
///
/// Placeholders are `$1`, `$2` …; a placeholder may be used more than once. Make statements once and keep them: the
/// initialiser looks through the text.
public struct Statement: Sendable, Hashable {
    /// The name, unique among the statements of a program: it is shown in errors and keys the cache.
    public let name: String
    /// The text in the engine's dialect.
    public let sql: String
    /// Whether running it may change rows. A statement that begins with anything but SELECT or VALUES counts as
    /// writing unless it is a WITH that holds no INSERT, UPDATE, DELETE or MERGE.
    public let writes: Bool
    /// Whether its rows may leave their order within a group of units.
    public let travel: Travel
    /// How many of its first values are the key of what it adds to; nil when it does not add. The text then has a line
    /// `-- travels together, summed after $N`: the values behind the Nth are whole numbers that are added to a row, so
    /// calls with the same first N values may be sent as one with the sums.
    public let summedAfter: Int?
    /// Whether it may be asked for many calls at once, where statements cost round trips: the text has a line
    /// `-- asked together`. Its `VALUES ( … )` then ends with a placeholder of the host's own, the place of the call,
    /// which its last column gives back; callers neither send the one nor see the other.
    public let isAskedTogether: Bool

    /// When the rows of an insert are sent, where statements cost round trips and several units share a commit. Rows
    /// that may wait are sent many at a time. When one unit is alone, everything is sent in order.
    public enum Travel: Sendable, Hashable {
        /// In the order of the writes.
        case inOrder
        /// Before the next read of the group, with those of the units before: the text has a line
        /// `-- travels together`. A write that a write in order of the same unit follows is sent in order too.
        case together
        /// Before the commit: the text has a line `-- travels last`. For records that are only ever appended to and
        /// that nothing in a group reads, such as history, audit and outbox.
        case last
    }

    /// A statement of that name and text.
    public init(name: String, sql: String) {
        self.name = name
        self.sql = sql
        writes = Statement.mayWrite(sql)
        let lines = sql.split(separator: "\n")
        let summed = "-- travels together, summed after $"
        summedAfter = lines.first { $0.hasPrefix(summed) }.flatMap { Int($0.dropFirst(summed.count)) }
        isAskedTogether = lines.contains("-- asked together")
        let isTogether = summedAfter != nil || lines.contains("-- travels together")
        travel = lines.contains("-- travels last") ? .last : isTogether ? .together : .inOrder
    }

    /// The statement with values for its placeholders, `$1` first.
    public func callAsFunction(_ values: SQLValue...) -> Call { Call(self, values) }

    /// Two statements are the same when their name and text are.
    public static func == (one: Statement, other: Statement) -> Bool {
        one.name == other.name && one.sql == other.sql
    }

    /// Hashes the name alone: names are unique.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }

    private static func mayWrite(_ sql: String) -> Bool {
        let code = sql.split(separator: "\n").map { line in
            line.utf8.firstRange(of: "--".utf8).map { line[..<$0.lowerBound] } ?? line
        }
        let words = code.joined(separator: " ").uppercased()
            .split(whereSeparator: { !$0.isLetter && $0 != "_" })
        switch words.first {
        case "SELECT", "VALUES": return false
        case "WITH": return words.contains { ["INSERT", "UPDATE", "DELETE", "MERGE"].contains($0) }
        default: return true
        }
    }
}

/// A statement with the values for its placeholders.
public struct Call: Sendable {
    /// What to run.
    public let statement: Statement
    /// The values for `$1`, `$2` …, as many as the statement has placeholders.
    public let values: [SQLValue]

    /// A statement with its values, `$1` first.
    public init(_ statement: Statement, _ values: [SQLValue] = []) {
        self.statement = statement
        self.values = values
    }
}
