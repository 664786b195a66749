/// A database with its writer lanes and its readers: the one object that the repositories' unit of work is built on.
///
/// Work is given as a synchronous closure that runs on a thread of the database, so that no transaction spans an
/// `await` and neither C library blocks Swift's own threads.
public final class Database: Sendable {
    private let connector: any Connector
    private let limits: Limits
    private let lanes: [WriterLane]
    private let routing: Routing
    private let unkeyed: WriterLane
    private let aside: WriterLane
    private let readers: ReaderPool?
    private let watcher: Watcher?
    private let counters: Counters

    /// A database reached through a connector. Connections are made when first needed; `check` makes one at once.
    public init(_ connector: any Connector, limits: Limits = Limits()) {
        let counters = Counters()
        let traits = connector.traits
        let lanes = (0..<traits.writerLanes).map { WriterLane("writer \($0)", connector, limits, counters) }
        self.connector = connector
        self.limits = limits
        self.counters = counters
        self.lanes = lanes
        routing = Routing(lanes: lanes.count)
        // What runs alone would cut groups short, and a long transaction would hold up a lane: where there can be more
        // than one writing connection, each of the two has its own.
        unkeyed = traits.hasRoundTrips ? WriterLane("writer alone", connector, limits, counters) : lanes[0]
        aside = traits.hasRoundTrips ? WriterLane("exclusive", connector, limits, counters) : lanes[0]
        readers = traits.readers > 0 ? ReaderPool(connector, limits) : nil
        watcher = traits.readers > 0 ? Watcher(connector, limits) : nil
    }

    /// Which engine's SQL to send.
    public var engine: Engine { connector.traits.engine }

    /// What the writer lanes have done so far.
    public var statistics: Statistics { counters.snapshot }

    /// How many units of work wait for a lane at this moment.
    public var waiting: Int {
        let own = lanes.reduce(0) { $0 + $1.mailbox.backlog }
        return connector.traits.hasRoundTrips ? own + unkeyed.mailbox.backlog + aside.mailbox.backlog : own
    }

    /// Connects, so that a wrong address, password or file is known before the first request.
    public func check() async throws {
        try await write { _, _ in }
    }

    /// Runs a unit of work in a transaction that it may share with others, and returns after that is durably committed.
    ///
    /// - `key`: what the unit locks, such as its event. Units of one key run in the order they came and share commits;
    ///   units of a group run in ascending order of key, which is the one lock order. Without a key, a unit may lock
    ///   anything and, where statements cost round trips, has a transaction of its own.
    /// - `prefetch`: the unit's first reads, its row lock first. They travel together with those of other units, so
    ///   they may depend only on rows that the key guards. Their rows are given to `work` in the same order.
    /// - `carries`: units of one key that carry share one round trip for their first reads. Such a unit calls
    ///   `carry` for every column of those rows that its writes have changed; the next gets its own rows with these
    ///   values. One that writes and carries nothing makes the next ask again. What else its first reads depend on,
    ///   such as the person's own booking or a request's key, must be guarded by a unique constraint, which then
    ///   sends the group back to run unit by unit. What `onRefusal` writes must not change those rows at all.
    /// - `work`: must be re-runnable, because it runs again after a collision or when a neighbour fails: decide and
    ///   write through the session, and touch nothing else. When it throws, its writes are undone and the error is
    ///   rethrown to this caller alone. Writes given to `execute` wait until the next query or the end of the unit;
    ///   what the database says against them then fails the unit as `SQLError`.
    /// - `onRefusal`: runs after such a failure in the same transaction, and what it writes is kept. It runs for errors
    ///   of the work's own and for an `SQLError` that refuses data, not for one that says the database is unable.
    public func write<R: Sendable>(
        key: Int64? = nil, prefetch: [Call] = [], carries: Bool = false,
        work: @escaping @Sendable (any SQLSession, [[Row]]) throws -> R,
        onRefusal: (@Sendable (any SQLSession, any Error) throws -> Void)? = nil
    ) async throws -> R {
        let way = key.map { routing.enter($0) }
        defer { if let key { routing.leave(key) } }
        let lane = way.map { lanes[$0] } ?? unkeyed
        return try await withUnsafeThrowingContinuation { caller in
            let unit = UnitOf(
                key: key, prefetch: prefetch, carries: carries, work: work, onRefusal: onRefusal, caller: caller)
            if let refused = lane.mailbox.put(unit) { unit.fail(refused) }
        }
    }

    /// Runs reads on a read-only connection. With `snapshot` all of them see the same moment; without, each statement
    /// may see what was committed before it (on SQLite they see the same moment in either case).
    public func read<R: Sendable>(
        snapshot: Bool = false, _ work: @escaping @Sendable (any SQLSession) throws -> R
    ) async throws -> R {
        guard let readers else { return try await readOnWriter(work) }
        return try await withUnsafeThrowingContinuation { (caller: UnsafeContinuation<R, any Error>) in
            let read = ReaderPool.Read(
                run: { connection in
                    caller.resume(with: Result { try Database.read(connection, snapshot, work) })
                },
                fail: { caller.resume(throwing: $0) })
            if let refused = readers.mailbox.put(read) { caller.resume(throwing: refused) }
        }
    }

    /// How far the database has come, as a mark: two that are equal were made while nothing was committed in between,
    /// by this process or another. Those who ask at one time share one answer, which was asked for behind all of them;
    /// nil where there is one connection only, which cannot tell what it has done itself.
    ///
    /// - `call`: the engine's own question, the same each time.
    public func version(_ call: Call) async throws -> String? {
        guard let watcher else { return nil }
        return try await withUnsafeThrowingContinuation { (caller: UnsafeContinuation<String, any Error>) in
            if let refused = watcher.mailbox.put(.init(call: call, caller: caller)) { caller.resume(throwing: refused) }
        }
    }

    /// Runs one long transaction alone: an import, a migration, a move. Commits at the end, rolls back when `work`
    /// throws. Like every unit it must be re-runnable. Only here may a session run scripts.
    public func exclusive<R: Sendable>(_ work: @escaping @Sendable (any SQLSession) throws -> R) async throws -> R {
        let lane = aside
        return try await withUnsafeThrowingContinuation { caller in
            let unit = UnitOf(
                key: nil, prefetch: [], isExclusive: true, work: { session, _ in try work(session) }, onRefusal: nil,
                caller: caller)
            if let refused = lane.mailbox.put(unit) { unit.fail(refused) }
        }
    }

    /// Refuses new work, lets what waits come to its end and closes every connection.
    public func close() async {
        for lane in lanes { await lane.close() }
        await unkeyed.close()
        await aside.close()
        await readers?.close()
        await watcher?.close()
    }

    private func readOnWriter<R: Sendable>(
        _ work: @escaping @Sendable (any SQLSession) throws -> R
    ) async throws -> R {
        try await write { session, _ in try work(ReadOnlySession(session)) }
    }

    private static func read<R>(
        _ connection: any Connection, _ snapshot: Bool, _ work: (any SQLSession) throws -> R
    ) throws -> R {
        do {
            try connection.begin(snapshot ? .snapshot : .read)
            let result = try work(connection)
            try connection.commit()
            return result
        } catch {
            connection.rollback()
            throw error
        }
    }
}
