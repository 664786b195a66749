import Application
import Domain
import Invoicing
import SQLSession

extension SQLReads: WebhookReads {
    func webhooks(includingEnded: Bool) throws -> [WebhookLine] {
        guard scope == .everything else { return [] }
        return try rows("webhook/list", .flag(includingEnded)).map(line)
    }

    func activeWebhooks() throws -> [Webhook] {
        guard scope == .everything else { return [] }
        return try rows("webhook/active").map(webhook)
    }

    func webhook(_ id: WebhookID) throws -> WebhookLine? {
        guard scope == .everything else { return nil }
        return try first("webhook/by_id", .id(id)).map(line)
    }

    func secret(of webhook: WebhookID) throws -> WebhookSecret? {
        guard scope == .everything, let row = try first("webhook/secret", .id(webhook)) else { return nil }
        guard let secret = WebhookSecret(try row.text(0)) else { throw row.damaged(0, "a secret") }
        return secret
    }

    func deliveries(
        to webhook: WebhookID, givenUpOnly: Bool, before: DeliveryID?, limit: Int64
    ) throws -> [DeliveryLine] {
        guard scope == .everything else { return [] }
        return try rows(
            "webhook_delivery/list", .id(webhook), .integer(limit), .flag(givenUpOnly), .optional(before)
        ).map(delivery)
    }

    func webhooksDue(at now: Instant) throws -> [WebhookID] {
        try rows("webhook/due", .instant(now)).map { try $0.id(0) }
    }

    func isOutboxDue(at now: Instant) throws -> Bool { try first("outbox/is_due", .instant(now)) != nil }

    func facts(of subject: String, payload: String, for agency: AgencyID?) throws -> SubjectFacts? {
        let parts = subject.split(separator: ":")
        guard parts.count == 2, let raw = Int64(parts[1]),
            Self.subjects.contains(parts[0]),
            let row = try first("webhook/\(parts[0])", .integer(raw), .optional(agency))
        else { return nil }
        switch parts[0] {
        case "booking":
            let reference = BookingReference(event: try row.text(0), ordinal: BookingID(raw).ordinal)
            return .booking(reference, agency: try row.text(1))
        case "charge":
            let booking: BookingID = try row.id(1)
            return .charge(
                BookingReference(event: try row.text(0), ordinal: booking.ordinal), n: try row.integer(2),
                agency: try row.text(3), pence: try row.integer(4))
        case "interest":
            return .interest(course: try row.text(0), event: try row.text(1), agency: try row.text(2))
        case "invitation": return .invitation(event: try row.text(0), agency: try row.text(1))
        case "invoice":
            let number = try DocumentRows.number(row.text(0), row.integer(1), row, 1)
            return .document(number.text, agency: try row.text(2), pence: try row.integer(3))
        case "ledger_batch":
            return .batch(try row.integer(0), stream: try row.text(1), postings: try row.integer(2))
        case "event": return .event(try row.text(0), status: try row.text(1))
        default: return .payment(try row.integer(0), agency: try row.text(1), pence: try row.integer(2))
        }
    }

    private static let subjects: Set<Substring> = [
        "booking", "charge", "event", "interest", "invitation", "payment", "invoice", "ledger_batch",
    ]

    private func webhook(_ row: Row) throws -> Webhook {
        Webhook(
            id: try row.id(0), agency: try row.optionalID(1), address: WebhookAddress(stored: try row.text(2)),
            topics: TopicChoice(stored: try row.text(3).split(separator: ",").map(String.init)),
            label: try row.text(4), addedAt: try row.instant(5), endedAt: try row.optionalInstant(6))
    }

    private func line(_ row: Row) throws -> WebhookLine {
        WebhookLine(
            webhook: try webhook(row), agencyCode: try row.optionalText(7), addedBy: try row.text(8),
            waiting: try row.integer(9), givenUp: try row.integer(10))
    }

    private func delivery(_ row: Row) throws -> DeliveryLine {
        let state: DeliveryLine.State =
            if let done = try row.optionalInstant(8) {
                .delivered(at: done)
            } else if let gaveUp = try row.optionalInstant(9) {
                .givenUp(at: gaveUp)
            } else {
                .waiting(until: try row.instant(3))
            }
        let last = try row.optionalText(7).map { (word: $0, at: try row.instant(6)) }
        return DeliveryLine(
            id: try row.id(0), at: try row.instant(1), topic: try row.text(2), attempts: try row.integer(5), last: last,
            state: state)
    }
}
