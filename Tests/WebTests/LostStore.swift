import Application
import Domain

/// A store that fails whatever it is asked: out of reach, or damaged.
struct LostStore: Store {
    let fault: StoreFault

    /// The same house with the store lost.
    static func house(_ house: House, clock: any Clock, _ kind: StoreFault.Kind) -> House {
        House(store: LostStore(fault: StoreFault(kind, "the test took it away")), clock: clock, zone: house.zone)
    }

    func write<R: Sendable>(
        _ intent: Intent, _ work: @escaping @Sendable (any UnitOfWork) throws -> R
    ) async throws -> R { throw fault }

    func write<R: KeptAnswer>(
        _ intent: Intent, once: RequestKey, _ work: @escaping @Sendable (any UnitOfWork) throws -> R
    ) async throws -> R { throw fault }

    func writeAlone<R: Sendable>(
        _ intent: Intent, _ work: @escaping @Sendable (any UnitOfWork) throws -> R
    ) async throws -> R { throw fault }

    func writeAlone<R: KeptAnswer>(
        _ intent: Intent, once: RequestKey, _ work: @escaping @Sendable (any UnitOfWork) throws -> R
    ) async throws -> R { throw fault }

    func read<R: Sendable>(
        _ scope: AccessScope, _ work: @escaping @Sendable (any ReadView) throws -> R
    ) async throws -> R { throw fault }

    func version() async throws -> String? { throw fault }
}
