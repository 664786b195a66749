import Application
import SQLSession

/// Whether a store is one that this program can work with. Opening never migrates.
enum StoreVersion {
    static func check(_ database: Database) async throws {
        try await database.read { session in
            let tables = try session.first(Call(Statements.named("migrate/tables", session.engine)))
            guard let tables, try tables.integer(1) > 0 else { throw notMade }
            let applied = try session.query(Call(Statements.named("migrate/applied", session.engine)))
            guard !applied.isEmpty else { throw notMade }
            let missing = try Migrations(session.engine).missing(after: applied.map(Migrations.Applied.init))
            guard missing.isEmpty else {
                let titles = missing.map { $0.title }.joined(separator: ", ")
                throw StoreFault(
                    .unfit, "The store is of an older version (it lacks \(titles)); upgrade it with `turnout init`.")
            }
        }
    }

    /// Refuses a backup where a store in use is meant: its checksums hold for the content it was written with.
    static func refuseBackup(_ session: any SQLSession) throws {
        let tables = try session.first(Call(Statements.named("migrate/tables", session.engine)))
        guard let tables, try tables.integer(1) > 0 else { return }
        let fact = Call(Statements.named("store_fact/find", session.engine), [.text("backup.made_at")])
        guard try session.first(fact) == nil else {
            throw StoreFault(
                .unfit, "This is a backup, which nothing changes; make a store of it with `turnout restore`.")
        }
    }

    static let notMade = StoreFault(.unfit, "The store has not been made yet; make it with `turnout init`.")
}
