public import Domain

/// Sends what is due to one receiver, one message after another, until nothing is left or one fails.
///
/// Every receiver is sent to by itself, so that a slow or dead one holds up nobody else. A delivery is claimed in the
/// store, sent outside any transaction, and its result recorded: whoever dies in between leaves a claim that runs out,
/// and the message is sent again under the same name.
public struct SendDeliveries: Sendable {
    /// What came of one turn.
    public struct Turn: Hashable, Sendable {
        /// How many messages the receiver took.
        public var delivered: Int64 = 0
        /// The answer that ended the turn; nil when everything was sent.
        public var failure: String?
        /// Whether a message was given up, or the receiver ended.
        public var isOver = false
    }

    /// How many deliveries are claimed at a time.
    static let portion: Int64 = 10

    private let house: House
    private let sender: any WebhookSender
    private let jitter: @Sendable () -> Int64

    /// Sends those of this house.
    ///
    /// - Parameter jitter: gives numbers from `DeliveryStep.jitter`.
    public init(
        _ house: House, through sender: any WebhookSender,
        jitter: @escaping @Sendable () -> Int64 = { Int64.random(in: DeliveryStep.jitter) }
    ) {
        self.house = house
        self.sender = sender
        self.jitter = jitter
    }

    /// The receivers to which something is to be sent now.
    public func due() async throws -> [WebhookID] {
        let now = house.now
        return try await house.store.read(.everything) { try $0.webhooksDue(at: now) }
    }

    /// Sends to one receiver.
    ///
    /// - Parameter mayGoOn: asked before each sending; a service that is to stop stops between two of them.
    public func callAsFunction(
        _ id: WebhookID, while mayGoOn: @Sendable () -> Bool = { !Task.isCancelled }
    ) async throws -> Turn {
        var turn = Turn()
        while mayGoOn() {
            let claimed = try await claim(id)
            guard !claimed.isEmpty else { break }
            for (index, delivery) in claimed.enumerated() {
                // A sender that was held up longer than its claim has lost it, and must not send.
                guard mayGoOn(), house.now.microseconds + sender.longest <= delivery.until.microseconds else {
                    try await release(Array(claimed[index...]))
                    return turn
                }
                guard try await send(delivery, to: id, &turn) else {
                    try await release(Array(claimed[(index + 1)...]))
                    return turn
                }
            }
        }
        return turn
    }

    private func claim(_ id: WebhookID) async throws -> [ClaimedDelivery] {
        // Long enough to send all of them, were each to take as long as it may, and one more.
        let until = Instant(microseconds: house.now.microseconds + sender.longest * (Self.portion + 1))
        return try await house.store.write(Intent(.clockwork, at: house.now)) { work in
            try work.claimDeliveries(to: id, until: until, limit: Self.portion)
        }
    }

    private func release(_ deliveries: [ClaimedDelivery]) async throws {
        guard !deliveries.isEmpty else { return }
        try await house.store.write(Intent(.clockwork, at: house.now)) { try $0.release(deliveries) }
    }

    /// Sends one message and records what came of it; says whether to go on.
    private func send(_ delivery: ClaimedDelivery, to id: WebhookID, _ turn: inout Turn) async throws -> Bool {
        let answer = try await answer(delivery, id)
        // Whoever is ended while sending does not know what came of it: the claim runs out, and it is sent again.
        if Task.isCancelled { return false }
        let jitter = jitter()
        let intent = Intent(.clockwork, at: house.now)
        let step =
            answer.map {
                DeliveryStep.after($0, attempts: delivery.attempts + 1, at: intent.now, jitter: jitter)
            } ?? .delivered
        let word = answer?.word ?? "nothing_to_tell"
        try await house.store.write(intent) { work in
            guard try work.record(step, word, of: delivery), step == .webhookEnded, try work.end(id) else { return }
            try work.audit("webhook.ended", subject: "webhook:\(id.raw)", detail: "the receiver answered 410")
        }
        if step == .delivered {
            turn.delivered += 1
            return true
        }
        turn.failure = word
        turn.isOver = step == .gaveUp || step == .webhookEnded
        return false
    }

    /// What the receiver answers; nil where its scope leaves nothing to tell it.
    private func answer(_ delivery: ClaimedDelivery, _ id: WebhookID) async throws -> WebhookAnswer? {
        let message = delivery.message
        let found = try await house.store.read(.everything) { view -> Found? in
            guard let webhook = try view.webhook(id)?.webhook, let secret = try view.secret(of: id),
                let facts = try view.facts(of: message.subject, payload: message.payload, for: webhook.agency)
            else { return nil }
            let isAllowed = try WebhookHosts(view).allow(webhook.address)
            return Found(address: webhook.address, secret: secret, facts: facts, isAllowed: isAllowed)
        }
        guard let found else { return nil }
        guard found.isAllowed else { return .failed(.hostNotAllowed) }
        return await sender.send(
            WebhookMessage(
                address: found.address, id: delivery.messageID, sentAt: house.now,
                body: try MessageBody(message, found.facts).bytes(), secret: found.secret))
    }

    private struct Found: Sendable {
        let address: WebhookAddress
        let secret: WebhookSecret
        let facts: SubjectFacts
        let isAllowed: Bool
    }
}
