import Application
import Bootstrap
import Foundation
import SQLCatalog
import Testing
import TestSupport

@testable import Store

@Suite struct InterruptionTests {
    @Test(arguments: TestEngine.allCases, [1, 2, 30, 60, 95])
    func `a migration that is killed leaves nothing and runs anew`(engine: TestEngine, step: Int) async throws {
        try await StoreFactory.withAddress(engine) { address in
            await #expect(processExitsWith: .exitCode(9)) { [address = address as String, step = step as Int] in
                Interruption.arm(step)
                _ = try await Bootstrap.keeper().initialise(address, serviceRole: nil)
            }
            let raw = try RawStore(address)
            let tables =
                engine == .sqlite
                ? "SELECT count(*) FROM sqlite_master"
                : "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema()"
            #expect(try await raw.number(tables) == 0)
            await raw.close()
            let result = try await Bootstrap.keeper().initialise(address, serviceRole: nil)
            #expect(result.applied.count == SQLCatalog.migrations(engine: engine.rawValue).count)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a move that is killed leaves the source usable and the target empty`(engine: TestEngine) async throws {
        try await StoreFactory.with(engine) { store in
            _ = try await ImportRecords(store.house)(.init(open: SampleYear.open()), by: SampleYear.principal)
            try await StoreFactory.withAddress(engine) { target in
                let from = store.address
                await #expect(processExitsWith: .exitCode(9)) { [from = from as String, to = target as String] in
                    // Beyond the statements of the migrations, in the middle of the rows.
                    Interruption.arm(130)
                    _ = try await Bootstrap.keeper().move(from: from, to: to) { _ in }
                }
                #expect(try await store.keeper.verify(store.address) { _ in }.faults == [])
                let moved = try await store.keeper.move(from: store.address, to: target) { _ in }
                #expect(moved.first { $0.table == "booking" }?.rows == 4155)
            }
        }
    }
}
