import Application
import SQLSession

/// Closes the audit's hash chain behind everything that is committed and that nothing still running could precede.
struct Sealer {
    /// Records that are sealed with one query.
    private static let batch: Int64 = 20_000

    let session: any SQLSession
    /// Whether this transaction's own records are sealed too, because nobody else can write before it ends.
    var isAlone = false

    /// Seals what can be sealed; several sealers take turns. It must run in a long transaction of its own.
    func run() throws {
        while try step(Sealer.batch) {}
    }

    /// Seals a portion, and says whether there may be more.
    func step(_ portion: Int64) throws -> Bool {
        if session.engine == .postgres, !isAlone {
            try session.script(
                "SELECT pg_advisory_xact_lock(hashtextextended(coalesce(current_schema(), '') || ':seal', 7))")
        }
        var chain = try last()
        let records = try session.query(Call(named(isAlone ? "seal/left" : "seal/unsealed"), [.integer(portion)]))
        if records.isEmpty { return false }
        var links: [[SQLValue]] = []
        for record in records {
            try chain.add(record)
            links.append([.integer(chain.position), .integer(try record.integer(0)), .blob(chain.hash)])
        }
        try Bulk.load(TableCatalogue.table("audit_seal"), links, session)
        try session.flush()
        return records.count == Int(clamping: portion)
    }

    /// How far the chain reaches.
    func head() throws -> SealHead {
        let chain = try last()
        let behind = try session.first(Call(named("seal/behind")))?.integer(0) ?? 0
        return SealHead(
            position: chain.position, hash: chain.position == 0 ? "" : Hex.text(chain.hash), unsealed: behind)
    }

    private func last() throws -> AuditChain {
        guard let row = try session.first(Call(named("seal/head"))) else { return AuditChain() }
        return AuditChain(position: try row.integer(0), hash: try row.blob(1))
    }

    private func named(_ name: String) -> Statement { Statements.named(name, session.engine) }
}

extension Sealer {
    /// Seals a database in transactions of so many records, resting between two; costs one read where there is nothing
    /// to do.
    static func seal(_ database: Database, portion: Int64 = Sealer.batch, rest: Duration = .zero) async throws {
        let hasWork = try await database.read { session in
            try session.first(Call(Statements.named("seal/unsealed", session.engine), [.integer(1)])) != nil
        }
        guard hasWork else { return }
        while try await database.exclusive({ session in try Sealer(session: session).step(portion) }) {
            try await Task.sleep(for: rest)
        }
    }
}

extension SQLStore {
    /// Closes the audit's hash chain behind everything committed.
    ///
    /// - Throws: ``StoreFault``.
    public func seal() async throws {
        try await translating { try await Sealer.seal(self.database) }
    }

    /// The same in portions so small that those who write meanwhile hardly wait.
    ///
    /// - Throws: ``StoreFault``.
    public func sealGently() async throws {
        try await translating { try await Sealer.seal(self.database, portion: 250, rest: .milliseconds(5)) }
    }

    /// Refuses a store that has not been made, is not of this program's version, or is a backup.
    ///
    /// - Throws: ``StoreFault`` of kind `unfit`.
    public func checkVersion() async throws {
        try await translating {
            try await StoreVersion.check(self.database)
            try await self.database.read { session in try StoreVersion.refuseBackup(session) }
        }
    }

    /// Whether anything was written through it since it was opened.
    public var hasWritten: Bool { database.statistics.units > 0 }

    /// Lets what waits come to its end and closes every connection.
    public func close() async { await database.close() }
}
