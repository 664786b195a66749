import Application
import Bootstrap
import Domain
import Foundation
import SQLSession
import Store
import TestSupport

/// R21: making a store killed before every statement of its migrations: nothing of it may be left, and it runs anew.
enum MigrationTrial {
    /// More statements than all migrations have.
    private static let bound = 2_000

    static func run(_ arguments: Arguments) async throws -> Report {
        let stride = max(1, try arguments.number("every", otherwise: 1))
        var report = Report()
        var kills = 0
        var step = 1
        while step < bound {
            let chosen = step
            let (isOver, fault) = try await StoreFactory.withAddress(arguments.engine) { address in
                try await killed(address, before: chosen)
            }
            if let fault { report.fault("killed before statement \(chosen): \(fault)") }
            if isOver || report.faults.count > 3 { break }
            kills += 1
            step += stride
        }
        report.note("kills", kills)
        report.note("every", stride)
        return report
    }

    /// The part of a child: makes the store.
    static func part(_ arguments: Arguments) async throws -> Report {
        guard let store = arguments.text("store") else { throw Misuse("Which store?") }
        Report.done("\(try await Bootstrap.keeper().initialise(store, serviceRole: nil).applied.count) migrations")
    }

    private static func killed(_ address: String, before step: Int) async throws -> (isOver: Bool, fault: String?) {
        let end = try Child(["init", "--store", address, "--kill-before", String(step)]).wait()
        if end.status == 0 { return (true, nil) }
        guard end.status == 9 else { return (true, "it ended with \(end.status): \(end.text)") }
        let raw = try RawStore(address)
        let tables = try await raw.number(
            raw.engine == .sqlite
                ? "SELECT count(*) FROM sqlite_master"
                : "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema()")
        await raw.close()
        if tables > 0 { return (false, "\(tables) tables were left of it") }
        let keeper = try Bootstrap.keeper()
        guard try await keeper.initialise(address, serviceRole: nil).applied.count > 0 else {
            return (false, "it does not run anew")
        }
        return (false, try await keeper.verify(address, progress: { _ in }).faults.first)
    }
}
