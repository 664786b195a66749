import Application
import Domain
import Logging
import ServiceLifecycle
import Locking
import Webhooks

/// Sends what is due to those who want to know, several receivers at a time and each by itself. Services over one
/// store share the work by their claims. When the service is to stop, what is being sent is finished, and nothing more
/// is begun.
struct SendWorker: Service, CustomStringConvertible {
    /// How often the store is asked whether anything is due.
    private static let pause = Duration.seconds(1)

    let send: SendDeliveries
    let sender: HTTPSender
    /// To how many receivers at a time.
    let most: Int
    let logger: Logger

    /// What the log calls it.
    var description: String { "sending" }

    func run() async throws {
        let lanes = Lanes()
        await withDiscardingTaskGroup { group in
            while mayGoOn() {
                for id in await due() where lanes.begin(id, most: most) {
                    group.addTask { lanes.end(id, isWell: await turn(id)) }
                }
                await cancelWhenGracefulShutdown { try? await Task.sleep(for: SendWorker.pause) }
            }
        }
        await sender.close()
    }

    private func due() async -> [WebhookID] {
        do {
            return try await send.due()
        } catch {
            logger.warning("messages must wait", metadata: ["error": "\(error)"])
            return []
        }
    }

    /// Sends to a receiver until nothing is left or something fails; says whether nothing failed.
    private func turn(_ id: WebhookID) async -> Bool {
        do {
            let turn = try await send(id, while: mayGoOn)
            guard turn.failure != nil || turn.delivered > 0 else { return true }
            logger.log(
                level: turn.isOver ? .warning : turn.failure == nil ? .debug : .info, "messages sent",
                metadata: [
                    "webhook": "\(id.raw)", "delivered": "\(turn.delivered)", "failure": "\(turn.failure ?? "")",
                ])
            return turn.failure == nil
        } catch {
            logger.warning("messages must wait", metadata: ["webhook": "\(id.raw)", "error": "\(error)"])
            return false
        }
    }
}

/// Whether the service is neither ended nor about to end.
@Sendable private func mayGoOn() -> Bool { !Task.isCancelled && !Task.isShuttingDownGracefully }

/// The receivers that are being sent to by this service, and those that rest because the last message failed.
private final class Lanes: Sendable {
    private struct Content {
        var busy: Set<WebhookID> = []
        var resting: [WebhookID: (until: ContinuousClock.Instant, failures: Int)] = [:]
    }

    private let content = Mutex(Content())

    /// Begins sending to a receiver, unless that is under way, it rests, or there are as many as may be.
    func begin(_ id: WebhookID, most: Int) -> Bool {
        content.withLock { content in
            guard content.busy.count < most else { return false }
            if let rest = content.resting[id], ContinuousClock.now < rest.until { return false }
            return content.busy.insert(id).inserted
        }
    }

    /// A receiver that fails rests for 5 seconds, then for 10 and so on up to a minute, however much is due: one that
    /// is dead is asked now and then, and not once for every message.
    func end(_ id: WebhookID, isWell: Bool) {
        content.withLock { content in
            content.busy.remove(id)
            guard !isWell else {
                content.resting[id] = nil
                return
            }
            let failures = min((content.resting[id]?.failures ?? 0) + 1, 12)
            content.resting[id] = (.now + .seconds(min(60, 5 * failures)), failures)
        }
    }
}
