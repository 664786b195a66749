import Domain

/// Hands the messages of the outbox on: for every receiver that wants one, a delivery of its own, and where mail is
/// switched on, a mail for each that is to be mailed. What nobody wants is taken out at once.
public struct FanOut: Sendable {
    /// The most messages of one transaction, so that nobody who books waits for it long.
    static let portion: Int64 = 250
    /// The most deliveries of one transaction, however many receivers there are.
    static let mostDeliveries: Int64 = 1_000

    private let house: House
    private let lease: Lease?
    private let rest: Duration

    /// Hands on those of this house, where a lease is given only while nobody else has taken it, resting between two
    /// portions so that those who book come first.
    public init(_ house: House, lease: Lease? = nil, rest: Duration = .zero) {
        self.house = house
        self.lease = lease
        self.rest = rest
    }

    /// Whether anything waits; costs one read.
    public func isDue() async throws -> Bool {
        let now = house.now
        return try await house.store.read(.everything) { try $0.isOutboxDue(at: now) }
    }

    /// Hands on everything that waits, portion by portion, and says how many messages and deliveries there were.
    ///
    /// - Throws: ``Refusal`` of kind `conflict` when another took the lease: the portion under way is not stored.
    public func callAsFunction() async throws -> (messages: Int64, deliveries: Int64) {
        var all: (messages: Int64, deliveries: Int64) = (0, 0)
        while !Task.isCancelled {
            let done = try await portion()
            all.messages += done.messages
            all.deliveries += done.deliveries
            if done.messages < done.limit { break }
            try await Task.sleep(for: rest)
        }
        return all
    }

    private struct Done: Sendable {
        var limit: Int64
        var messages: Int64
        var deliveries: Int64 = 0
    }

    private func portion() async throws -> Done {
        let lease = lease
        return try await house.store.write(Intent(.clockwork, at: house.now)) { work in
            try work.mustHold(lease)
            let webhooks = try work.activeWebhooks()
            let mail = try MailSwitch(work)
            guard !webhooks.isEmpty || mail != nil else {
                return Done(limit: Self.portion, messages: try work.dropDue(limit: Self.portion))
            }
            let limit = min(Self.portion, max(1, Self.mostDeliveries / Int64(max(1, webhooks.count))))
            let messages = try work.messagesDue(limit: limit)
            let wanted = messages.flatMap { message in
                webhooks.filter { $0.wants(message.topic, of: message.agency, at: message.at) }
                    .map { ($0.id, message.id) }
            }
            try work.addDeliveries(wanted)
            // Mail keeps what it is about itself, so that a message needs not stay in the outbox for it.
            try mail.map { mail in try work.add(messages.compactMap(mail.mail)) }
            let isWanted = Set(wanted.map(\.1))
            try work.finish(messages.map(\.id).filter(isWanted.contains))
            try work.drop(messages.map(\.id).filter { !isWanted.contains($0) })
            return Done(limit: limit, messages: Int64(messages.count), deliveries: Int64(wanted.count))
        }
    }
}
