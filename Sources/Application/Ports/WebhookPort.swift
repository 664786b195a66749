public import Domain

/// A message of the outbox: something that happened, to be told to whoever wants to know.
public struct OutboxMessage: Hashable, Sendable {
    /// Its number in the outbox.
    public let id: Int64
    /// When it happened.
    public let at: Instant
    /// What happened, such as `booking.placed`.
    public let topic: String
    /// To what, such as `booking:1048577`.
    public let subject: String
    /// What it led to: of a booking or a charge the state.
    public let payload: String
    /// The agency it concerns; nil for what concerns none, and where that was not asked for.
    public let agency: AgencyID?

    /// Takes every part.
    public init(id: Int64, at: Instant, topic: String, subject: String, payload: String, agency: AgencyID? = nil) {
        self.id = id
        self.at = at
        self.topic = topic
        self.subject = subject
        self.payload = payload
        self.agency = agency
    }
}

/// A receiver with what a list shows beside it.
public struct WebhookLine: Hashable, Sendable {
    /// The receiver.
    public let webhook: Webhook
    /// The code of the agency it is limited to.
    public let agencyCode: String?
    /// Who added it, as a principal's name.
    public let addedBy: String
    /// How many messages are on their way to it.
    public let waiting: Int64
    /// How many messages were given up.
    public let givenUp: Int64

    /// Takes every part.
    public init(webhook: Webhook, agencyCode: String?, addedBy: String, waiting: Int64, givenUp: Int64) {
        self.webhook = webhook
        self.agencyCode = agencyCode
        self.addedBy = addedBy
        self.waiting = waiting
        self.givenUp = givenUp
    }
}

/// One message on its way to one receiver, as a list shows it.
public struct DeliveryLine: Hashable, Sendable {
    /// Where a delivery stands.
    public enum State: Hashable, Sendable {
        /// It is sent, or sent again, at this moment or soon after.
        case waiting(until: Instant)
        /// The receiver had it at this moment.
        case delivered(at: Instant)
        /// It was given up at this moment.
        case givenUp(at: Instant)

        /// The word of the state.
        public var word: String {
            switch self {
            case .waiting: "waiting"
            case .delivered: "delivered"
            case .givenUp: "given_up"
            }
        }
    }

    /// Its id.
    public let id: DeliveryID
    /// When it happened.
    public let at: Instant
    /// What happened.
    public let topic: String
    /// How often it was sent since it was last made due by hand.
    public let attempts: Int64
    /// The last answer or failure, such as `500` or `timed_out`, and when; nil before the first.
    public let last: (word: String, at: Instant)?
    /// Where it stands.
    public let state: State

    /// Takes every part.
    public init(
        id: DeliveryID, at: Instant, topic: String, attempts: Int64, last: (word: String, at: Instant)?, state: State
    ) {
        self.id = id
        self.at = at
        self.topic = topic
        self.attempts = attempts
        self.last = last
        self.state = state
    }

    /// Compares everything.
    public static func == (a: DeliveryLine, b: DeliveryLine) -> Bool {
        a.id == b.id && a.at == b.at && a.topic == b.topic && a.attempts == b.attempts && a.state == b.state
            && a.last?.word == b.last?.word && a.last?.at == b.last?.at
    }

    /// Hashes the id.
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }

    /// The name under which the receiver knows the message: the same each time it is sent, and of no other message.
    public var messageID: String { ClaimedDelivery.messageID(id, at) }
}

/// A delivery that one sender holds until a moment: nobody else sends it while the claim lasts.
public struct ClaimedDelivery: Hashable, Sendable {
    /// Its id.
    public let id: DeliveryID
    /// What is to be told.
    public let message: OutboxMessage
    /// How often it was claimed; a result is recorded under the latest claim only.
    public let claims: Int64
    /// How often it was sent before.
    public let attempts: Int64
    /// Until when it is held.
    public let until: Instant

    /// Takes every part.
    public init(id: DeliveryID, message: OutboxMessage, claims: Int64, attempts: Int64, until: Instant) {
        self.id = id
        self.message = message
        self.claims = claims
        self.attempts = attempts
        self.until = until
    }

    /// The name under which the receiver knows the message.
    public var messageID: String { Self.messageID(id, message.at) }

    /// The moment is part of it, so that a store that was restored and counts on from the past repeats no name.
    static func messageID(_ id: DeliveryID, _ at: Instant) -> String {
        "msg_\(id.raw)_\(String(at.microseconds, radix: 36))"
    }
}

/// What a receiver is told of the subject of a message: references, and nothing that names a person.
public enum SubjectFacts: Hashable, Sendable {
    /// A booking of an event, for an agency.
    case booking(BookingReference, agency: String)
    /// A charge for a booking; a second one of the booking is numbered.
    case charge(BookingReference, n: Int64, agency: String, pence: Int64)
    /// An event and where it stands now.
    case event(String, status: String)
    /// Somebody who wanted to be told when a course runs is told of an event of it.
    case interest(course: String, event: String, agency: String)
    /// Somebody is invited to an event.
    case invitation(event: String, agency: String)
    /// Money received.
    case payment(Int64, agency: String, pence: Int64)
    /// An invoice or a credit note, and what it comes to.
    case document(String, agency: String, pence: Int64)
    /// A batch of the ledger.
    case batch(Int64, stream: String, postings: Int64)
}

/// Reading receivers and what is on its way to them.
public protocol WebhookReads {
    /// Receivers, the newest first.
    func webhooks(includingEnded: Bool) throws -> [WebhookLine]
    /// Those that are told what happens, without the figures.
    func activeWebhooks() throws -> [Webhook]
    /// A receiver; nil when there is none.
    func webhook(_ id: WebhookID) throws -> WebhookLine?
    /// What messages to a receiver are signed with.
    func secret(of webhook: WebhookID) throws -> WebhookSecret?
    /// What was sent or is to be sent to a receiver, the newest first.
    func deliveries(
        to webhook: WebhookID, givenUpOnly: Bool, before: DeliveryID?, limit: Int64
    ) throws -> [DeliveryLine]
    /// The receivers to which something is to be sent, who waits longest first.
    func webhooksDue(at now: Instant) throws -> [WebhookID]
    /// Whether a message waits to be handed on.
    func isOutboxDue(at now: Instant) throws -> Bool
    /// What may be told of a subject within an agency's scope; nil when there is nothing.
    func facts(of subject: String, payload: String, for agency: AgencyID?) throws -> SubjectFacts?
}

/// Changing receivers and what is on its way to them.
public protocol WebhookWrites: WebhookReads {
    /// Adds a receiver.
    func add(_ webhook: Webhook, secret: WebhookSecret) throws
    /// Ends a receiver and gives up what is on its way to it; says whether it was told things until then.
    func end(_ webhook: WebhookID) throws -> Bool
    /// Makes what was given up due again; says how many there were.
    func retryGivenUp(of webhook: WebhookID) throws -> Int64
    /// Claims the first so many deliveries that are due and that nobody holds.
    func claimDeliveries(to webhook: WebhookID, until: Instant, limit: Int64) throws -> [ClaimedDelivery]
    /// Gives back what was claimed and not sent.
    func release(_ deliveries: [ClaimedDelivery]) throws
    /// Records what came of sending; false, and nothing recorded, where somebody else claimed it since.
    func record(_ step: DeliveryStep, _ word: String, of delivery: ClaimedDelivery) throws -> Bool
}

/// Emptying the outbox, and taking out what is over.
public protocol OutboxWrites {
    /// The first so many messages that wait, each with the agency it concerns.
    func messagesDue(limit: Int64) throws -> [OutboxMessage]
    /// Puts messages on their way to receivers.
    func addDeliveries(_ deliveries: [(webhook: WebhookID, message: Int64)]) throws
    /// Marks messages as handed on.
    func finish(_ messages: [Int64]) throws
    /// Takes out messages that nobody wants.
    func drop(_ messages: [Int64]) throws
    /// Takes out the first so many messages that wait, where nobody wants any; says how many there were.
    func dropDue(limit: Int64) throws -> Int64
    /// Takes out a portion of what has been over since a moment; says how many rows there were.
    func clear(_ what: Finished, until moment: Instant, limit: Int64) throws -> Int64
}

/// What is kept for a while after it is over.
public enum Finished: String, CaseIterable, Sendable {
    /// Deliveries that were done or given up.
    case deliveries
    /// Messages that were handed on and are on their way to nobody.
    case messages
    /// Idempotency keys.
    case keys
    /// Reminders of events that have begun.
    case reminders
    /// Mail that was sent or given up.
    case mail
    /// Askings for a sign-in mail that are over.
    case askings
    /// Sessions that have ended.
    case sessions
    /// Windows in which something was counted.
    case counters
}
