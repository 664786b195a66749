public import AdminCLI
import Application
import Domain
import Store
import Locking

extension Bootstrap {
    /// What the commands get at: stores are opened as they are asked for, sealed and closed when the command is over.
    public static func opening() -> Opening {
        let opened = OpenStores()
        return Opening(
            house: { address in
                let (house, store) = try await open(address)
                opened.add(store)
                return house
            },
            keeper: LateKeeper(), serve: { try await serve($0) }, mailer: { try await mailer($0) },
            close: { await opened.close() })
    }
}

/// The stores that a command has opened.
private final class OpenStores: Sendable {
    private let stores = Mutex<[SQLStore]>([])

    func add(_ store: SQLStore) { stores.withLock { $0.append(store) } }

    func close() async {
        for store in stores.withLock({ $0 }) {
            // The command has done its work; where the seal cannot be set now, the next command or `verify` sets it.
            if store.hasWritten { try? await store.seal() }
            await store.close()
        }
    }
}

/// The keeper, made when it is first needed, so that what the system lacks is told as a refusal.
private struct LateKeeper: StoreKeeper {
    func initialise(_ store: String, serviceRole: String?) async throws -> Initialisation {
        try await Bootstrap.keeper().initialise(store, serviceRole: serviceRole)
    }

    func move(from: String, to: String, progress: @escaping @Sendable (String) -> Void) async throws -> [TableSum] {
        try await Bootstrap.keeper().move(from: from, to: to, progress: progress)
    }

    func backup(
        _ store: String, to file: String, progress: @escaping @Sendable (String) -> Void
    ) async throws -> [TableSum] {
        try await Bootstrap.keeper().backup(store, to: file, progress: progress)
    }

    func restore(
        _ file: String, to store: String, progress: @escaping @Sendable (String) -> Void
    ) async throws -> [TableSum] {
        try await Bootstrap.keeper().restore(file, to: store, progress: progress)
    }

    func verify(_ store: String, progress: @escaping @Sendable (String) -> Void) async throws -> Verification {
        try await Bootstrap.keeper().verify(store, progress: progress)
    }

    func seal(_ store: String) async throws -> SealHead { try await Bootstrap.keeper().seal(store) }
}
