import Foundation
import Locking

/// A thread of our own, because both C libraries block and Swift's pool has only as many threads as there are cores.
final class LaneThread: Sendable {
    private enum Life {
        case running([CheckedContinuation<Void, Never>])
        case ended
    }

    private let life = Mutex(Life.running([]))

    /// Starts a thread of that name that runs `body` to its end.
    func start(name: String, _ body: @escaping @Sendable () -> Void) {
        let thread = Thread {
            body()
            self.finish()
        }
        thread.name = name
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Returns when the thread has ended.
    func join() async {
        await withCheckedContinuation { waiter in
            let isOver = life.withLock { life in
                guard case .running(let waiters) = life else { return true }
                life = .running(waiters + [waiter])
                return false
            }
            if isOver { waiter.resume() }
        }
    }

    private func finish() {
        let waiters = life.withLock { life in
            guard case .running(let waiters) = life else { return [CheckedContinuation<Void, Never>]() }
            life = .ended
            return waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}
