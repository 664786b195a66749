import Application
import Domain
import SQLSession

extension SQLWork: WebhookWrites {
    func add(_ webhook: Webhook, secret: WebhookSecret) throws {
        try run(
            "webhook/insert", .id(webhook.id), .optional(webhook.agency), .text(webhook.address.text),
            .text(secret.text), .text(webhook.topics.words.joined(separator: ",")), .text(webhook.label),
            .instant(webhook.addedAt), actor)
    }

    func end(_ webhook: WebhookID) throws -> Bool {
        guard try first("webhook/end", .id(webhook), now) != nil else { return false }
        try run("webhook/give_up", .id(webhook), now)
        return true
    }

    func retryGivenUp(of webhook: WebhookID) throws -> Int64 {
        Int64(try rows("webhook/retry", .id(webhook), now).count)
    }

    func claimDeliveries(to webhook: WebhookID, until: Instant, limit: Int64) throws -> [ClaimedDelivery] {
        let claimed = try rows("webhook_delivery/claim", .id(webhook), now, .instant(until), .integer(limit))
        return try claimed.map { row in
            ClaimedDelivery(
                id: try row.id(0), message: try message(try one("outbox/by_id", .integer(try row.integer(1)))),
                claims: try row.integer(2), attempts: try row.integer(3), until: until)
        }.sorted { $0.id < $1.id }
    }

    func release(_ deliveries: [ClaimedDelivery]) throws {
        try runMany("webhook_delivery/release", deliveries.map { [.id($0.id), .integer($0.claims)] })
    }

    func record(_ step: DeliveryStep, _ word: String, of delivery: ClaimedDelivery) throws -> Bool {
        var (dueAt, doneAt, gaveUpAt): (Instant, Instant?, Instant?) = (intent.now, nil, nil)
        switch step {
        case .delivered: doneAt = intent.now
        case .retried(let moment): dueAt = moment
        case .gaveUp, .webhookEnded: gaveUpAt = intent.now
        }
        return try first(
            "webhook_delivery/record", .id(delivery.id), .integer(delivery.claims), .instant(dueAt), now, .text(word),
            .optional(doneAt), .optional(gaveUpAt)) != nil
    }

    private func message(_ row: Row) throws -> OutboxMessage {
        OutboxMessage(
            id: try row.integer(0), at: try row.instant(1), topic: try row.text(2), subject: try row.text(3),
            payload: try row.text(4))
    }
}

extension SQLWork: OutboxWrites {
    func messagesDue(limit: Int64) throws -> [OutboxMessage] {
        try rows("outbox/due", now, .integer(limit)).map { row in
            OutboxMessage(
                id: try row.integer(0), at: try row.instant(1), topic: try row.text(2), subject: try row.text(3),
                payload: try row.text(4), agency: try row.optionalID(5))
        }
    }

    func addDeliveries(_ deliveries: [(webhook: WebhookID, message: Int64)]) throws {
        guard !deliveries.isEmpty else { return }
        let first = try nextNumbers("webhook_delivery", count: Int64(deliveries.count))
        try runMany(
            "webhook_delivery/insert",
            zip(first..., deliveries).map { [.integer($0), .id($1.webhook), .integer($1.message), now] })
    }

    func finish(_ messages: [Int64]) throws { try runMany("outbox/finish", messages.map { [.integer($0), now] }) }

    func drop(_ messages: [Int64]) throws { try runMany("outbox/drop", messages.map { [.integer($0)] }) }

    func dropDue(limit: Int64) throws -> Int64 { Int64(try rows("outbox/drop_due", now, .integer(limit)).count) }

    func clear(_ what: Finished, until moment: Instant, limit: Int64) throws -> Int64 {
        let statement =
            switch what {
            case .deliveries: "webhook_delivery/clear"
            case .messages: "outbox/clear"
            case .keys: "idempotency/clear"
            case .reminders: "reminder/clear"
            case .askings: "sign_in/clear"
            case .sessions: "web_session/clear"
            case .counters: "rate_counter/clear"
            }
        return Int64(try rows(statement, .instant(moment), .integer(limit)).count)
    }
}
