import Foundation

/// How a PostgreSQL store is reached and how long it may take.
public struct PostgresOptions: Sendable, Hashable {
    /// How many connections write keyed units of work side by side; units of one key always share one. With two, the
    /// server works while the other lane decides or waits for the disk; more make smaller groups.
    public var writerLanes: Int
    /// How many connections read.
    public var readers: Int
    /// How long one statement may run, in milliseconds; 0 is without limit.
    public var statementTimeout: Int
    /// How long a statement waits for a lock, in milliseconds.
    public var lockTimeout: Int
    /// How long making a connection may take, in seconds.
    public var connectTimeout: Int

    /// Half of this machine's cores, at least two: the server needs the others.
    public static let halfTheCores = max(2, ProcessInfo.processInfo.activeProcessorCount / 2)

    /// Options; the defaults suit a server whose database is on the same machine.
    public init(
        writerLanes: Int = PostgresOptions.halfTheCores, readers: Int = 2, statementTimeout: Int = 60_000,
        lockTimeout: Int = 5_000,
        connectTimeout: Int = 5
    ) {
        self.writerLanes = max(1, writerLanes)
        self.readers = max(1, readers)
        self.statementTimeout = max(0, statementTimeout)
        self.lockTimeout = max(0, lockTimeout)
        self.connectTimeout = max(1, connectTimeout)
    }
}
