/// A conversation with a database inside one transaction: "run this statement with these values".
///
/// A session is synchronous, belongs to one thread and must not outlive the closure it was given to; a session kept
/// beyond that throws `misuse`. After any `SQLError` a session is spent: every later call throws the same error,
/// because on PostgreSQL the transaction is.
public protocol SQLSession: AnyObject {
    /// Which engine's SQL to send.
    var engine: Engine { get }

    /// Runs statements in order and returns the rows of each. All travel in one round trip, together with the writes
    /// that were waiting before them.
    func query(_ calls: [Call]) throws -> [[Row]]

    /// Runs a write whose result nobody needs. It may wait and travel with the next query, flush or commit, always in
    /// order; its error then surfaces there.
    func execute(_ call: Call) throws

    /// Runs one write for many rows of values, in order, in few round trips. Like `execute` it may wait.
    func executeMany(_ statement: Statement, _ rows: [[SQLValue]]) throws

    /// Sends the waiting writes and throws the error of the first that failed.
    func flush() throws

    /// Hands over the rows one by one as they arrive, never holding the whole result. `body` must not call the session.
    func stream(_ call: Call, _ body: (Row) throws -> Void) throws

    /// Says what this unit has changed in the rows of one of its first reads, by column, so that the next unit of the
    /// same key may be given its rows with these values instead of asking again. See `Database.write`.
    func carry(_ read: Int, _ columns: [Int: SQLValue])

    /// Runs several statements without values, for migrations. Only a session of `Database.exclusive` allows it.
    func script(_ sql: String) throws
}

extension SQLSession {
    /// Where units do not share first reads there is nothing to carry on.
    public func carry(_ read: Int, _ columns: [Int: SQLValue]) {}

    /// Runs one statement and returns its rows.
    public func query(_ call: Call) throws -> [Row] {
        try query([call]).first ?? []
    }

    /// Runs one statement and returns its first row, if it has one.
    public func first(_ call: Call) throws -> Row? {
        try query([call]).first?.first
    }
}
