import Application
import Domain
import Logging
import ServiceLifecycle
import Synchronization
import Webhooks

/// Sends what is due to those who want to know, several receivers at a time and each by itself. Services over one
/// store share the work by their claims. When the service is to stop, what is being sent is finished, and nothing more
/// is begun.
struct SendWorker: Service {
    /// How often the store is asked whether anything is due.
    private static let pause = Duration.seconds(1)

    let send: SendDeliveries
    let sender: HTTPSender
    /// To how many receivers at a time.
    let most: Int
    let logger: Logger

    func run() async throws {
        let lanes = Lanes()
        await withDiscardingTaskGroup { group in
            while mayGoOn() {
                for id in await due() where lanes.begin(id, most: most) {
                    group.addTask {
                        await turn(id)
                        lanes.end(id)
                    }
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

    private func turn(_ id: WebhookID) async {
        do {
            let turn = try await send(id, while: mayGoOn)
            guard turn.failure != nil || turn.delivered > 0 else { return }
            logger.log(
                level: turn.isOver ? .warning : turn.failure == nil ? .debug : .info, "messages sent",
                metadata: [
                    "webhook": "\(id.raw)", "delivered": "\(turn.delivered)", "failure": "\(turn.failure ?? "")",
                ])
        } catch {
            logger.warning("messages must wait", metadata: ["webhook": "\(id.raw)", "error": "\(error)"])
        }
    }
}

/// Whether the service is neither ended nor about to end.
@Sendable private func mayGoOn() -> Bool { !Task.isCancelled && !Task.isShuttingDownGracefully }

/// The receivers that are being sent to by this service.
private final class Lanes: Sendable {
    private let busy = Mutex<Set<WebhookID>>([])

    /// Begins sending to a receiver, unless that is under way or there are as many as may be.
    func begin(_ id: WebhookID, most: Int) -> Bool {
        busy.withLock { busy in busy.count < most && busy.insert(id).inserted }
    }

    func end(_ id: WebhookID) { busy.withLock { _ = $0.remove(id) } }
}
