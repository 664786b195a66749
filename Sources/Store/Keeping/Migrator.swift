import Application
import Crypto
import Domain
import Foundation
import SQLCatalog
import SQLSession

/// Brings a store's schema to this program's version: everything that is to be applied, in one transaction.
struct Migrator {
    let session: any SQLSession
    let schema: String?
    let now: Instant

    /// Applies what is missing and returns the names of what was applied now, such as `0005 bookings`.
    ///
    /// It must run inside a long transaction of its own. Whoever comes second waits for the first and finds nothing
    /// left to do.
    func run() throws -> [String] {
        try prepare()
        let tables = try read("migrate/tables")
        if try tables.integer(0) > 0, try tables.integer(1) == 0 {
            throw StoreFault(
                .unfit,
                "There are tables already that are not Turnout's; name an empty database, or a schema of its own.")
        }
        try session.execute(Call(named("migrate/history_table")))
        let missing = try Migrations(session.engine).missing(after: applied())
        for migration in missing { try apply(migration) }
        try shipHolidays()
        return missing.map { $0.title }
    }

    /// One at a time: where processes share no file lock, a lock of the database's own keeps them apart.
    private func prepare() throws {
        guard session.engine == .postgres else { return }
        let lock =
            "SET LOCAL lock_timeout = '60s'; SELECT pg_advisory_xact_lock(hashtextextended('\(schema ?? "")', 7))"
        try session.script(lock)
        guard let schema else { return }
        let found = try session.first(Call(named("migrate/has_schema"), [.text(schema)]))?.integer(0) ?? 0
        if found == 0 { try session.script("CREATE SCHEMA \"\(schema)\"") }
    }

    private func applied() throws -> [Migrations.Applied] {
        try session.query(Call(named("migrate/applied"))).map(Migrations.Applied.init)
    }

    private func apply(_ migration: Migrations.Step) throws {
        for (index, statement) in migration.statements.enumerated() {
            Interruption.step()
            do {
                try session.script(statement)
            } catch let error as SQLError {
                throw error.inStatement("migration \(migration.title), statement \(index + 1)")
            }
            #if MUTANTS
            if Mutant.migrateUnprotected.isOn { try session.script("COMMIT; BEGIN") }
            #endif
        }
        Interruption.step()
        try session.execute(
            Call(
                named("migrate/record"),
                [.integer(migration.number), .text(migration.name), .text(migration.checksum), .instant(now)]))
    }

    /// An empty table of bank holidays is filled with those the program knows; one that is kept is left alone.
    private func shipHolidays() throws {
        guard try read("migrate/holidays").integer(0) == 0 else { return }
        let rows = ShippedHolidays.entries.map { entry -> [SQLValue] in
            [.text(entry.nation.rawValue), .date(entry.date), .text(entry.name)]
        }
        try Bulk.load(TableCatalogue.table("bank_holiday"), rows, session)
        try session.execute(Call(named("store_fact/set"), [.text("bank_holiday_revision"), .text("1")]))
    }

    private func named(_ name: String) -> Statement { Statements.named(name, session.engine) }

    private func read(_ name: String) throws -> Row {
        guard let row = try session.first(Call(named(name))) else {
            throw StoreFault(.damaged, "The store gave no row for \(name).")
        }
        return row
    }
}

/// The migrations of an engine, and what a store's own list of them says.
struct Migrations {
    /// A migration as the program has it.
    struct Step {
        let number: Int
        let name: String
        let checksum: String
        let statements: [String]

        /// `0005 bookings`.
        var title: String { Migrations.title(Int64(number), name) }
    }

    /// A migration as the store recorded it.
    struct Applied {
        let number: Int64
        let name: String
        let checksum: String

        init(_ row: Row) throws {
            number = try row.integer(0)
            name = try row.text(1)
            checksum = try row.text(2)
        }
    }

    let engine: Engine

    init(_ engine: Engine) { self.engine = engine }

    /// What is still to be applied.
    ///
    /// - Throws: ``StoreFault`` of kind `unfit` for a newer store, and for one made by other migrations than these.
    func missing(after applied: [Applied]) throws -> [Step] {
        let known = SQLCatalog.migrations(engine: engine.name)
        if let newer = applied.first(where: { $0.number > Int64(known.count) }) {
            throw StoreFault(
                .unfit,
                "The store was made by a newer Turnout: it has migration \(Migrations.title(newer.number, newer.name)),"
                    + " and this program ends with \(known.count). Use that version, or a store of this one.")
        }
        for (migration, record) in zip(known, applied) {
            guard Int64(migration.number) == record.number, Migrations.checksum(migration.sql) == record.checksum else {
                throw StoreFault(
                    .unfit,
                    "The store was made with another migration \(Migrations.title(record.number, record.name)) than"
                        + " this program has; use the program it was made with.")
            }
        }
        return known.dropFirst(applied.count).map { migration in
            Step(
                number: migration.number, name: migration.name, checksum: Migrations.checksum(migration.sql),
                statements: ScriptSteps(migration.sql).steps)
        }
    }

    static func title(_ number: Int64, _ name: String) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + " " + name
    }

    static func checksum(_ sql: String) -> String { Hex.text(SHA256.hash(data: Data(sql.utf8))) }
}

/// Bytes as hexadecimal text.
enum Hex {
    private static let digits = Array("0123456789abcdef".utf8)

    static func text(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
