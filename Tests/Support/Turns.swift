import Locking

/// Lets so many tests at a time work on PostgreSQL: each has connections of its own, of which a server has only so
/// many. A test that takes a second store keeps its turn.
final class Turns: Sendable {
    /// The turns at the server of this run.
    static let postgres = Turns(80)

    @TaskLocal private static var hasTurn = false

    private struct State {
        var left: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    private init(_ most: Int) { state = Mutex(State(left: most)) }

    /// Waits for a turn and takes it for as long as the body runs.
    func take<R: Sendable>(_ body: () async throws -> R) async throws -> R {
        if Turns.hasTurn { return try await body() }
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.left == 0 else {
                    state.left -= 1
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
        defer { pass() }
        return try await Turns.$hasTurn.withValue(true) { try await body() }
    }

    /// Gives the turn to whoever has waited for longest.
    private func pass() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.left += 1
            return nil
        }
        next?.resume()
    }
}
