import Application
import Domain

/// What the API tells of webhooks; a secret only where one was just made.
enum WebhookShapes {
    private static let basics: [Schema.Property] = [
        .init("id", .number(1...Int64.max), "The webhook's number."),
        .init("url", .text(1...500), "Where messages are sent."),
        .init("agency", .optional(.text(0...60)), "The code of the agency it is limited to; null for none."),
        .init("topics", .list(.text(1...60), most: 100), "The topics it wants; none stand for all."),
        .init("label", .text(0...600), "What it is for."),
        .init("added_at", .instant, "When it was added."),
        .init("ended_at", .optional(.instant), "When it was ended; null while it is not."),
        .init("waiting", .count, "How many messages are on their way to it."),
        .init("given_up", .count, "How many messages were given up."),
    ]

    static let line = Schema.named("Webhook", .object(basics))

    static func line(_ line: WebhookLine) -> JSON { .object(members(line)) }

    private static func members(_ line: WebhookLine) -> [JSON.Member] {
        let webhook = line.webhook
        return [
            .init(name: "id", value: .number(webhook.id.raw)),
            .init(name: "url", value: .text(webhook.address.text)),
            .init(name: "agency", value: .optional(line.agencyCode)),
            .init(name: "topics", value: .list(webhook.topics.words.map { .text($0) })),
            .init(name: "label", value: .text(webhook.label)),
            .init(name: "added_at", value: .text(webhook.addedAt.rfc3339)),
            .init(name: "ended_at", value: .optional(webhook.endedAt?.rfc3339)),
            .init(name: "waiting", value: .number(line.waiting)),
            .init(name: "given_up", value: .number(line.givenUp)),
        ]
    }

    static let added = Schema.named(
        "AddedWebhook",
        .object(
            basics + [
                .init(
                    "secret", .optional(.text(1...100)),
                    "What messages are signed with, told this once; null where the key came before.")
            ]))

    static func added(_ answer: AddWebhook.Answer) -> JSON {
        .object(members(answer.line) + [.init(name: "secret", value: .optional(answer.secret?.text))])
    }

    static let delivery = Schema.named(
        "Delivery",
        .object([
            .init("message", .text(1...100), "The name of the message: the header webhook-id."),
            .init("topic", .text(1...60), "What happened."), .init("happened_at", .instant, "When it happened."),
            .init("status", .word(["waiting", "delivered", "given_up"]), "Where it stands."),
            .init("attempts", .count, "How often it was sent."),
            .init("last", .optional(.text(1...40)), "The last status answered, or why there was none."),
            .init("last_at", .optional(.instant), "When that was."),
            .init("next_at", .optional(.instant), "When it is sent next; null when it is over."),
        ]))

    static func delivery(_ line: DeliveryLine) -> JSON {
        let next: Instant? = if case .waiting(let until) = line.state { until } else { nil }
        return .object([
            "message": .text(line.messageID), "topic": .text(line.topic), "happened_at": .text(line.at.rfc3339),
            "status": .text(line.state.word), "attempts": .number(line.attempts), "last": .optional(line.last?.word),
            "last_at": .optional(line.last?.at.rfc3339), "next_at": .optional(next?.rfc3339),
        ])
    }
}
