/// What a database refused or could not do.
///
/// The message is written for logs: it names the statement, the constraint and the engine's code, and never a value, a
/// password or a line of data.
public struct SQLError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The failures that callers tell apart, whatever the engine calls them.
    public enum Kind: Sendable, Hashable {
        /// A unique constraint or index refused the row.
        case unique(constraint: String)
        /// A named check refused the row.
        case check(constraint: String)
        /// A row it refers to is missing, or a row still refers to it. SQLite gives no name.
        case foreignKey(constraint: String?)
        /// A column that must have a value had none.
        case notNull(column: String)
        /// One of our own triggers guards an issued document or an append-only record; the text says which.
        case immutable(String)
        /// Two transactions could not be put in order; run again.
        case serialization
        /// Two transactions waited for each other; run again.
        case deadlock
        /// A lock or a place in the queue did not come free in time.
        case busy
        /// The disk or a quota is full.
        case full
        /// The disk failed to read, write or sync.
        case io
        /// The file is damaged or is no database.
        case corrupt
        /// The database or this connection may not write.
        case readOnly
        /// The connection could not be made or broke before the commit was sent: nothing was stored.
        case connectionLost
        /// The commit was sent and no answer came: it may or may not have been stored.
        case outcomeUnknown
        /// The statement ran longer than allowed.
        case timeout
        /// The store was written by a newer program.
        case newerStore
        /// A value was not of the type that the column or the reader expects.
        case wrongType
        /// The statement does not parse or names something that does not exist.
        case syntax
        /// The session was used in a way that it does not allow.
        case misuse
    }

    /// What happened.
    public let kind: Kind
    /// The name of the statement at fault, where one is known.
    public let statement: String?
    /// The engine's own code: an SQLSTATE, or an extended result code of SQLite. Empty for our own refusals.
    public let code: String
    /// A sentence for the log, without values.
    public let message: String

    /// A failure of a kind.
    public init(_ kind: Kind, statement: String? = nil, code: String = "", message: String) {
        self.kind = kind
        self.statement = statement
        self.code = code
        self.message = message
    }

    /// The message with the statement and the code.
    public var description: String {
        let place = statement.map { " in \($0)" } ?? ""
        return code.isEmpty ? "\(message)\(place)" : "\(message)\(place) [\(code)]"
    }

    /// Whether the same work may be tried again at once, because nothing was stored and the cause was a collision.
    public var isRetryable: Bool {
        switch kind {
        case .serialization, .deadlock, .connectionLost: true
        case .unique, .check, .foreignKey, .notNull, .immutable, .busy, .full, .io, .corrupt, .readOnly,
            .outcomeUnknown, .timeout, .newerStore, .wrongType, .syntax, .misuse:
            false
        }
    }

    /// Whether the data were refused rather than the database unable: the same work would be refused again.
    public var isRefusal: Bool {
        switch kind {
        case .unique, .check, .foreignKey, .notNull, .immutable: true
        case .serialization, .deadlock, .connectionLost, .busy, .full, .io, .corrupt, .readOnly, .outcomeUnknown,
            .timeout, .newerStore, .wrongType, .syntax, .misuse:
            false
        }
    }

    /// Whether one unit's statement is to blame, so that its neighbours in a group deserve a run of their own.
    var blamesOneUnit: Bool {
        switch kind {
        case .unique, .check, .foreignKey, .notNull, .immutable, .serialization, .deadlock, .wrongType, .syntax,
            .misuse:
            true
        case .connectionLost, .busy, .full, .io, .corrupt, .readOnly, .outcomeUnknown, .timeout, .newerStore:
            false
        }
    }

    /// The same failure, said to have happened in a statement unless one is known already.
    public func inStatement(_ name: String) -> SQLError {
        SQLError(kind, statement: statement ?? name, code: code, message: message)
    }
}
