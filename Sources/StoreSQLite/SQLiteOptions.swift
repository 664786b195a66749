/// How a SQLite store is opened.
public struct SQLiteOptions: Sendable, Hashable {
    /// How many read-only connections there are.
    public var readers: Int
    /// How long to wait for the lock that processes share, in milliseconds, before `busy`.
    public var lockWait: Int
    /// How long one statement of a reader may run, in milliseconds; 0 is without limit.
    public var readTimeout: Int
    /// The page cache of the writer, in mebibytes. Readers have a quarter each. More is not faster: a commit behind a
    /// split of a page walks the whole cache, and the operating system keeps the file in memory anyway.
    public var cache: Int
    /// After how many pages in the write-ahead log the writer copies them into the database.
    public var checkpointPages: Int

    /// Options; the defaults suit a server with one database.
    public init(
        readers: Int = 2, lockWait: Int = 5_000, readTimeout: Int = 60_000, cache: Int = 16,
        checkpointPages: Int = 32_000
    ) {
        self.readers = max(1, readers)
        self.lockWait = max(0, lockWait)
        self.readTimeout = max(0, readTimeout)
        self.cache = max(1, cache)
        self.checkpointPages = max(1, checkpointPages)
    }
}
