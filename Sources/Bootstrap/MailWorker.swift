import Application
import Logging
import Mail
import ServiceLifecycle

/// Sends the mail that is due, one message after another. Services over one store share the work by their claims. When
/// the service is to stop, the message under way is finished, and no other is begun.
struct MailWorker: Service, CustomStringConvertible {
    /// How often the store is asked whether anything is due.
    private static let pause = Duration.seconds(1)
    /// How long it rests after the first failure; five times as long after the fifth and so on, up to a minute.
    private static let rest = Duration.seconds(5)

    let send: SendMail
    let mailer: SMTPMailer
    let logger: Logger

    /// What the log calls it.
    var description: String { "mail" }

    func run() async throws {
        var failures = 0
        while mayGoOn() {
            failures = await turn() ? 0 : min(failures + 1, 12)
            let pause = failures == 0 ? Self.pause : Self.rest * failures
            await cancelWhenGracefulShutdown { try? await Task.sleep(for: pause) }
        }
        mailer.close()
    }

    /// Sends until nothing is left or the server cannot be had; says whether it could.
    private func turn() async -> Bool {
        do {
            guard try await send.isDue() else { return true }
            let turn = try await send(while: mayGoOn)
            guard turn != SendMail.Turn() else { return true }
            logger.log(
                level: turn.failure != nil || turn.givenUp > 0 ? .warning : .debug, "mail sent",
                metadata: [
                    "sent": "\(turn.sent)", "dropped": "\(turn.dropped)", "given_up": "\(turn.givenUp)",
                    "failure": "\(turn.failure ?? "")",
                ])
            return turn.failure == nil
        } catch {
            logger.warning("mail must wait", metadata: ["error": "\(error)"])
            return false
        }
    }
}

/// Whether the service is neither ended nor about to end.
@Sendable private func mayGoOn() -> Bool { !Task.isCancelled && !Task.isShuttingDownGracefully }

extension MailWorker {
    /// What sends mail, where a server is named, and what erases the secrets of sign-in mails in any case.
    static func all(_ house: House, _ post: ServiceSettings.Post?, _ logger: Logger) -> [any Service] {
        let erasing = LeasedWorker(
            house: house, name: "sign-in secrets", seconds: 30, logger: logger,
            isDue: { try await EraseSignInSecrets(house).isDue() },
            work: { lease in _ = try await EraseSignInSecrets(house, lease: lease)() })
        guard let post else { return [erasing] }
        let mailer = SMTPMailer(post.server)
        let send = SendMail(house, through: mailer, links: post.links)
        return [erasing, MailWorker(send: send, mailer: mailer, logger: logger)]
    }
}
