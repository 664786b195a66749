public import Application
import Bootstrap
public import Domain
import Foundation
public import Store

/// The engines that every promise of the storage port is tested on.
public enum TestEngine: String, CaseIterable, Sendable, CustomStringConvertible {
    case sqlite, postgres

    /// The name.
    public var description: String { rawValue }
}

/// A store made for one test, with a house that works on it and a clock that the test sets.
public struct TestStore: Sendable {
    /// Its address, to open it once more.
    public let address: String
    /// The house.
    public let house: House
    /// The same store, for what concerns the database.
    public let store: SQLStore
    /// The house's clock.
    public let clock: TestClock
    /// The keeper of whole stores, with the same clock.
    public let keeper: Keeper
}

/// Makes stores for tests: on SQLite a file in a folder of its own, on PostgreSQL a schema of its own.
public enum StoreFactory {
    /// Where a test begins unless it says otherwise: 2019-04-01T08:00:00Z.
    public static let start = Instant(seconds: 1_554_105_600)

    /// Makes a store, runs the test on it and takes it away again.
    ///
    /// A test that needs PostgreSQL fails where `TURNOUT_TEST_POSTGRES` does not say where it is.
    public static func with<R: Sendable>(
        _ engine: TestEngine, at moment: Instant = start, _ body: (TestStore) async throws -> R
    ) async throws -> R {
        try await withAddress(engine) { address in
            let clock = TestClock(moment)
            let keeper = try Bootstrap.keeper(clock: clock)
            _ = try await keeper.initialise(address, serviceRole: nil)
            let (house, store) = try await Bootstrap.open(address, clock: clock)
            do {
                let result = try await body(
                    TestStore(address: address, house: house, store: store, clock: clock, keeper: keeper))
                await store.close()
                return result
            } catch {
                await store.close()
                throw error
            }
        }
    }

    /// The address of a store that has not been made yet, taken away after the body.
    public static func withAddress<R: Sendable>(
        _ engine: TestEngine, _ body: (String) async throws -> R
    ) async throws -> R {
        let name = "t_" + UUID().uuidString.lowercased().replacing("-", with: "")
        switch engine {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appending(path: "turnout-\(name)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            return try await body("sqlite:\(folder.appending(path: "store.db").path)")
        case .postgres:
            guard let server = ProcessInfo.processInfo.environment["TURNOUT_TEST_POSTGRES"] else {
                throw MissingServer()
            }
            return try await Turns.postgres.take {
                try await body("\(server)\(server.contains("?") ? "&" : "?")schema=\(name)")
            }
        }
    }
}

/// PostgreSQL was not started for the tests.
public struct MissingServer: Error, CustomStringConvertible {
    /// What to do.
    public var description: String {
        "TURNOUT_TEST_POSTGRES does not name a server: run the tests with `make test`, which starts one."
    }
}
