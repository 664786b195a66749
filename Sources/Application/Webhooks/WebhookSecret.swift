public import Foundation

/// What messages to a receiver are signed with: `whsec_` and the Base64 of 256 random bits, as the Standard Webhooks
/// specification writes it.
public struct WebhookSecret: Hashable, Sendable, CustomStringConvertible {
    /// The secret as it is shown once.
    public let text: String
    /// The key itself.
    public let key: Data

    /// A new one, from the system's generator.
    public static func random() -> WebhookSecret {
        var generator = SystemRandomNumberGenerator()
        let key = Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
        return WebhookSecret(text: "whsec_" + key.base64EncodedString(), key: key)
    }

    /// Reads a secret; nil for what cannot be one.
    public init?(_ text: String) {
        guard text.hasPrefix("whsec_"), let key = Data(base64Encoded: String(text.dropFirst(6))),
            (24...64).contains(key.count)
        else { return nil }
        self.init(text: text, key: key)
    }

    private init(text: String, key: Data) {
        self.text = text
        self.key = key
    }

    /// Not the secret: what is described may end in a log.
    public var description: String { "whsec_…" }
}
