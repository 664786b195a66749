public import Domain
import Locking

/// A request that came before: what it did is done, and this is what was kept of its answer.
public struct Replayed: Error, Hashable, Sendable {
    /// The answer as kept; empty where the answer is read anew from what the request changed.
    public let kept: String
}

/// The store as one request with an idempotency key sees it: its first unit of work carries the key, in the unit's own
/// transaction. Units that prepare it (registering a person) and units behind it (letting a waiting list move) do not.
///
/// A request that came before is not done again: its kept answer is returned where the unit's result is one, and
/// ``Replayed`` is thrown where it is not.
public final class KeyedStore: Store {
    private let inner: any Store
    private let key: RequestKey
    private let isCarried = Mutex(false)

    /// Puts the key before a store.
    public init(_ inner: any Store, key: RequestKey) {
        self.inner = inner
        self.key = key
    }

    /// Runs a unit of work, with the key if it is the request's own.
    public func write<R: Sendable>(
        _ intent: Intent, _ work: @escaping @Sendable (any UnitOfWork) throws -> R
    ) async throws -> R {
        guard takesKey(intent) else { return try await inner.write(intent, work) }
        return try await carrying { try await self.inner.write(intent, once: self.key) { Once.fresh(try work($0)) } }
    }

    /// Runs a unit of work that has a key of its own.
    public func write<R: KeptAnswer>(
        _ intent: Intent, once: RequestKey, _ work: @escaping @Sendable (any UnitOfWork) throws -> R
    ) async throws -> R {
        try await inner.write(intent, once: once, work)
    }

    /// Runs a long unit of work alone, with the key if it is the request's own.
    public func writeAlone<R: Sendable>(
        _ intent: Intent, _ work: @escaping @Sendable (any UnitOfWork) throws -> R
    ) async throws -> R {
        guard takesKey(intent) else { return try await inner.writeAlone(intent, work) }
        return try await carrying {
            try await self.inner.writeAlone(intent, once: self.key) { Once.fresh(try work($0)) }
        }
    }

    /// Runs a long unit of work alone that has a key of its own.
    public func writeAlone<R: KeptAnswer>(
        _ intent: Intent, once: RequestKey, _ work: @escaping @Sendable (any UnitOfWork) throws -> R
    ) async throws -> R {
        try await inner.writeAlone(intent, once: once, work)
    }

    /// Reads; a key has no part in it.
    public func read<R: Sendable>(
        _ scope: AccessScope, _ work: @escaping @Sendable (any ReadView) throws -> R
    ) async throws -> R {
        try await inner.read(scope, work)
    }

    /// How far the store has come; a key has no part in it.
    public func version() async throws -> String? { try await inner.version() }

    /// A unit that was not answered, because something must be prepared first, leaves the key to the next.
    private func carrying<R>(_ write: () async throws -> Once<R>) async throws -> R {
        do {
            return try await write().result()
        } catch {
            if !(error is Refusal), !(error is Replayed) { isCarried.withLock { $0 = false } }
            throw error
        }
    }

    private func takesKey(_ intent: Intent) -> Bool {
        if intent.isPreparing { return false }
        return isCarried.withLock { carried in
            defer { carried = true }
            return !carried
        }
    }
}

/// The result of a unit of work, or what was kept of it.
private enum Once<R: Sendable>: KeptAnswer {
    case fresh(R)
    case again(String)

    var kept: String {
        switch self {
        case .fresh(let result): (result as? any KeptAnswer)?.kept ?? ""
        case .again(let kept): kept
        }
    }

    init?(kept: String) { self = .again(kept) }

    func result() throws -> R {
        switch self {
        case .fresh(let result): return result
        case .again(let kept):
            guard let type = R.self as? any KeptAnswer.Type, let answer = type.init(kept: kept) as? R else {
                throw Replayed(kept: kept)
            }
            return answer
        }
    }
}

extension House {
    /// The same house for one request with an idempotency key.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` for a key that is empty, too long or not printable.
    public func keyed(_ key: String, route: String, request: String) throws(Refusal) -> House {
        with(KeyedStore(store, key: try RequestKey(checking: key, route: route, request: request)))
    }
}
