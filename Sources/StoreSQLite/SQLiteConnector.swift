public import SQLSession
import CSQLite

/// Opens connections to one SQLite file, or to a database in memory that lives as long as its one connection.
public struct SQLiteConnector: Connector {
    private let path: String
    private let options: SQLiteOptions

    /// A connector for a file. `:memory:` is a database in memory, whose reader is its writer.
    public init(path: String, options: SQLiteOptions = SQLiteOptions()) {
        self.path = path
        self.options = options
    }

    /// One writer, several readers, no round trips.
    public var traits: EngineTraits {
        EngineTraits(
            engine: .sqlite, writerLanes: 1, readers: isInMemory ? 0 : options.readers, hasRoundTrips: false)
    }

    /// Opens a connection, waiting for the lock that processes share.
    public func connect(_ role: ConnectionRole) throws -> any Connection {
        SQLiteLibrary.prepare()
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw SQLError(.misuse, message: "The path of the store is empty or holds a NUL")
        }
        if isInMemory { return try SQLiteConnection(path, role, lock: nil, options) }
        let lock = try FileLock(path: path + ".lock", wait: options.lockWait)
        if role == .writer { try FileLock.createPrivately(path) }
        return try lock.holding { try SQLiteConnection(path, role, lock: lock, options) }
    }

    private var isInMemory: Bool { path == ":memory:" }
}

/// Settings of the whole library, made once before the first connection.
enum SQLiteLibrary {
    private static let prepared: Void = {
        // Statement journals in memory: a savepoint must not cost a file. No statistics: they take a global lock.
        _ = turnout_config_int(SQLITE_CONFIG_STMTJRNL_SPILL, -1)
        _ = turnout_config_int(SQLITE_CONFIG_MEMSTATUS, 0)
        _ = turnout_config_int(SQLITE_CONFIG_URI, 0)
    }()

    static func prepare() { prepared }
}
