/// What a connection is for.
public enum ConnectionRole: Sendable, Hashable {
    /// Reads and writes.
    case writer
    /// Reads only: the engine refuses any change.
    case reader
}

/// How a transaction sees and holds the data.
public enum TransactionScope: Sendable, Hashable {
    /// May change rows. On SQLite it takes the one writer's lock at once, on PostgreSQL it is READ COMMITTED.
    case write
    /// Reads, each statement on what is committed when it starts; SQLite gives one snapshot all the same.
    case read
    /// Reads on one snapshot for its whole duration.
    case snapshot
}

/// A session with the controls of its transaction: what an engine implements.
///
/// A connection is made, used and closed on one thread.
public protocol Connection: SQLSession {
    /// Whether the connection can no longer be used and must be replaced.
    var isBroken: Bool { get }

    /// Starts a transaction. The engine may send this with the first statement.
    func begin(_ scope: TransactionScope) throws

    /// Sends the waiting writes and the commit together, and returns once the commit is durable. Throws the error of
    /// the first write that failed, with nothing stored; `outcomeUnknown` when the commit was sent and not answered.
    func commit() throws

    /// Abandons the transaction. It does not throw: where it fails, the connection is broken and says so.
    func rollback()

    /// Marks a place to go back to. The engine may send this with the next statement. Not nested.
    func savepoint() throws

    /// Forgets the mark and keeps what was done since.
    func release() throws

    /// Goes back to the mark and forgets it.
    func rollbackToSavepoint() throws

    /// Housekeeping between transactions, after the callers were answered.
    func maintain()

    /// Closes the connection; nothing may be called afterwards.
    func close()
}

/// Makes connections of one engine to one database.
public protocol Connector: Sendable {
    /// What lanes and groups may do on this engine.
    var traits: EngineTraits { get }

    /// Opens a connection; called on the thread that will use it. Throws a clear `SQLError` without the password.
    func connect(_ role: ConnectionRole) throws -> any Connection
}

/// What lanes and groups may do on an engine.
public struct EngineTraits: Sendable, Hashable {
    /// The engine.
    public let engine: Engine
    /// How many writer lanes there may be; one where the engine has one writer.
    public let writerLanes: Int
    /// How many reader connections; 0 where the readers are the writer, as in memory.
    public let readers: Int
    /// Whether statements cost a round trip, so that the first reads of several units travel together, and so that a
    /// unit without a key, which may lock rows in any order, has a transaction of its own.
    public let hasRoundTrips: Bool

    /// The traits of an engine; counts below their minimum are raised to it.
    public init(engine: Engine, writerLanes: Int, readers: Int, hasRoundTrips: Bool) {
        self.engine = engine
        self.writerLanes = max(1, writerLanes)
        self.readers = max(0, readers)
        self.hasRoundTrips = hasRoundTrips
    }
}
