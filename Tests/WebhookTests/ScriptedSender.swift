import Application
import Domain
import Locking

/// A sender that answers as a test wants, and remembers what it was given.
final class ScriptedSender: WebhookSender {
    let longest: Int64 = 10_000_000
    private let script: @Sendable (WebhookMessage, Int) async -> WebhookAnswer
    private let messages = Mutex<[WebhookMessage]>([])

    /// - Parameter script: the answer to a message, and how many came to its host before.
    init(_ script: @escaping @Sendable (WebhookMessage, Int) async -> WebhookAnswer) { self.script = script }

    var sent: [WebhookMessage] { messages.withLock { $0 } }

    func send(_ message: WebhookMessage) async -> WebhookAnswer {
        let before = messages.withLock { messages in
            defer { messages.append(message) }
            return messages.count { $0.address.host == message.address.host }
        }
        return await script(message, before)
    }
}
