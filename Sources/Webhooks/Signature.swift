import Application
import Crypto
import Domain
import Foundation

/// The signature of a message, as the Standard Webhooks specification has it.
enum Signature {
    /// The headers that a receiver verifies: the name of the message, the second of sending, and the HMAC-SHA256 of
    /// both and the body.
    static func headers(_ message: WebhookMessage) -> [(name: String, value: String)] {
        let second = String(message.sentAt.seconds)
        let signed = Data("\(message.id).\(second).".utf8) + Data(message.body)
        let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: message.secret.key))
        return [
            ("webhook-id", message.id), ("webhook-timestamp", second),
            ("webhook-signature", "v1," + Data(code).base64EncodedString()),
        ]
    }
}
