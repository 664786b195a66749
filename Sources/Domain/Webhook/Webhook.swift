/// What a ``WebhookID`` identifies.
public enum WebhookEntity {}
/// What a ``DeliveryID`` identifies.
public enum DeliveryEntity {}
/// Identifies a receiver of messages.
public typealias WebhookID = Identifier<WebhookEntity>
/// Identifies one message on its way to one receiver.
public typealias DeliveryID = Identifier<DeliveryEntity>

/// A receiver that is told what happened, at an address of its own.
public struct Webhook: Hashable, Sendable {
    /// Its id.
    public let id: WebhookID
    /// The agency it is limited to; nil for one that is told everything.
    public let agency: AgencyID?
    /// Where messages are sent.
    public let address: WebhookAddress
    /// Which topics it wants.
    public let topics: TopicChoice
    /// What it is for, in somebody's words.
    public let label: String
    /// When it was added.
    public let addedAt: Instant
    /// When it was ended, by an administrator or by the receiver; nil while it is not.
    public let endedAt: Instant?

    /// Takes every part.
    public init(
        id: WebhookID, agency: AgencyID?, address: WebhookAddress, topics: TopicChoice, label: String,
        addedAt: Instant, endedAt: Instant? = nil
    ) {
        self.id = id
        self.agency = agency
        self.address = address
        self.topics = topics
        self.label = label
        self.addedAt = addedAt
        self.endedAt = endedAt
    }

    /// Whether a message of a topic that concerns an agency, or nobody in particular, is for this receiver.
    ///
    /// It is told what happened since it was added, whatever waited in the outbox until then.
    /// One that is limited to an agency is told what concerns that agency and nothing else: events of the programme,
    /// which may be drafts, concern no agency.
    public func wants(_ topic: String, of agency: AgencyID?, at moment: Instant) -> Bool {
        guard endedAt == nil, moment >= addedAt, topics.covers(topic) else { return false }
        return self.agency == nil || self.agency == agency
    }
}
