public import Domain

/// One message as it is sent to one receiver.
public struct WebhookMessage: Hashable, Sendable {
    /// Where it is sent.
    public let address: WebhookAddress
    /// The name of the message, the same each time it is sent.
    public let id: String
    /// The moment of sending, which the signature covers.
    public let sentAt: Instant
    /// The document, JSON in UTF-8.
    public let body: [UInt8]
    /// What it is signed with.
    public let secret: WebhookSecret

    /// Takes every part.
    public init(address: WebhookAddress, id: String, sentAt: Instant, body: [UInt8], secret: WebhookSecret) {
        self.address = address
        self.id = id
        self.sentAt = sentAt
        self.body = body
        self.secret = secret
    }
}

/// Sends one message once: signs it as the Standard Webhooks specification says, posts it, and follows no redirect.
public protocol WebhookSender: Sendable {
    /// How long one sending takes at most, in microseconds.
    var longest: Int64 { get }
    /// What came of it; it never throws, and answers within ``longest``.
    func send(_ message: WebhookMessage) async -> WebhookAnswer
}
