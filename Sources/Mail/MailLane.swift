import Domain
import Foundation

/// A thread that hands messages over one after another, each answered when it is done.
final class MailLane: @unchecked Sendable {
    // The fields below are touched only while the condition is held.
    private let condition = NSCondition()
    private var waiting: [Job] = []
    private var isClosed = false

    private struct Job {
        let bytes: [UInt8]
        let from: String
        let to: String
        let done: CheckedContinuation<MailAnswer, Never>
    }

    init(_ server: MailServer) {
        // The thread keeps the lane until it is closed, and the connection is its own.
        let thread = Thread { [self] in
            let connection = SMTPConnection(server)
            while let job = next() {
                job.done.resume(returning: connection.send(job.bytes, from: job.from, to: job.to))
            }
        }
        thread.name = "mail"
        thread.start()
    }

    func send(_ bytes: [UInt8], from: String, to: String) async -> MailAnswer {
        await withCheckedContinuation { done in
            let isOpen = condition.withLock {
                guard !isClosed else { return false }
                waiting.append(Job(bytes: bytes, from: from, to: to, done: done))
                condition.signal()
                return true
            }
            if !isOpen { done.resume(returning: .failed(.unreachable)) }
        }
    }

    /// What waits is still sent; then the thread ends.
    func close() {
        condition.withLock {
            isClosed = true
            condition.broadcast()
        }
    }

    private func next() -> Job? {
        condition.withLock {
            while waiting.isEmpty, !isClosed { condition.wait() }
            return waiting.isEmpty ? nil : waiting.removeFirst()
        }
    }
}
