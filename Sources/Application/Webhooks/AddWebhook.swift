public import Domain

/// Adds a receiver of what happens and tells its secret, once.
public struct AddWebhook: Sendable {
    /// The most receivers there can be at a time: each message is handed to each of them.
    public static let most = 200

    /// What is asked for.
    public struct Request: Sendable {
        /// Where messages are to be sent.
        public var url: String
        /// The code of the agency it is limited to.
        public var agency: String?
        /// The topics it wants; none stand for all.
        public var topics: [String]
        /// What it is for.
        public var label: String

        /// Takes every part.
        public init(url: String, agency: String? = nil, topics: [String] = [], label: String = "") {
            self.url = url
            self.agency = agency
            self.topics = topics
            self.label = label
        }
    }

    /// The receiver with its secret.
    public struct Answer: Sendable {
        /// The receiver.
        public let line: WebhookLine
        /// Its secret, which nobody can ask for again; nil where a request that came before is answered.
        public let secret: WebhookSecret?
    }

    private let house: House

    /// Adds to this house.
    public init(_ house: House) { self.house = house }

    /// Adds the receiver.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Answer {
        try principal.mustAdminister()
        let address = try WebhookAddress(request.url)
        let topics = try TopicChoice(request.topics)
        let label = try Field.optional(request.label, "label") ?? ""
        let secret = WebhookSecret.random()
        let intent = Intent(principal, at: house.now)
        let added = try await house.store.write(intent) { work in
            try WebhookHosts(work).mustAllow(address)
            let agency = try request.agency.map { try work.found(agency: $0) }
            try agency?.mustBeActive()
            guard try work.activeWebhooks().count < Self.most else {
                throw Refusal(.full, "There are \(Self.most) webhooks.", mend: "End one with `turnout webhook end`.")
            }
            let webhook = Webhook(
                id: try work.nextID("webhook"), agency: agency?.id, address: address, topics: topics, label: label,
                addedAt: intent.now)
            try work.add(webhook, secret: secret)
            try work.audit("webhook.added", subject: "webhook:\(webhook.id.raw)", detail: address.host)
            return Added(id: webhook.id, secret: secret)
        }
        let line = try await house.store.read(principal.scope) { try $0.found(webhook: added.id) }
        return Answer(line: line, secret: added.secret)
    }

    /// What is kept with an idempotency key: which receiver it was, and never its secret.
    private struct Added: KeptAnswer {
        let id: WebhookID
        let secret: WebhookSecret?

        var kept: String { String(id.raw) }

        init(id: WebhookID, secret: WebhookSecret?) {
            self.id = id
            self.secret = secret
        }

        init?(kept: String) {
            guard let raw = Int64(kept) else { return nil }
            self.init(id: WebhookID(raw), secret: nil)
        }
    }
}

extension WebhookReads {
    /// The receiver of an id, which must exist.
    func found(webhook id: WebhookID) throws -> WebhookLine {
        if let line = try webhook(id) { return line }
        throw Refusal(.notFound, "There is no webhook \(id.raw).", mend: "See `turnout webhook list --all`.")
    }
}
