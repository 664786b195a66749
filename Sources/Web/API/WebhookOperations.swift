import Application
import Domain
import HTTPTypes

/// Who is told what happens, and what is on its way to them.
enum WebhookOperations {
    static let all: [Operation] = [list, add, show, end, deliveries, retry]

    private static let id = [Schema.Property("id", .shaped(.recordNumber), "The webhook's number.")]

    static let list = Operation(
        id: "listWebhooks", method: .get, path: "/api/v1/webhooks", summary: "Webhooks, the newest first.",
        group: "Webhooks", access: .administrators,
        query: [.init("ended", .word(["true", "false"]), "Also those that were ended.", isRequired: false)],
        success: (200, .object([.init("webhooks", .list(WebhookShapes.line, most: 100_000), "The webhooks.")]))
    ) { call in
        let lines = try await ShowWebhooks(call.house)(
            includingEnded: call.query["ended"] == "true", by: call.principal)
        return Reply(.object(["webhooks": .list(lines.map(WebhookShapes.line))]))
    }

    static let add = Operation(
        id: "addWebhook", method: .post, path: "/api/v1/webhooks",
        summary: "Add a webhook; the answer tells its secret, this once.", group: "Webhooks", access: .administrators,
        body: .object([
            .init("url", .shaped(.key), "Where messages are sent: https, a host that the settings allow."),
            .init("agency", .optional(.shaped(.looseCode)), "Tell it of this agency only.", isRequired: false),
            .init(
                "topics", .list(.line, most: 100), "Topics such as booking.placed or charge.*; all unless told.",
                isRequired: false),
            .init("label", .remark, "What it is for.", isRequired: false),
        ]),
        success: (201, WebhookShapes.added), refusals: [409]
    ) { call in
        let request = AddWebhook.Request(
            url: call.text("url") ?? "", agency: call.text("agency"), topics: call.texts("topics") ?? [],
            label: call.text("label") ?? "")
        let answer = try await AddWebhook(call.house)(request, by: call.principal)
        return Reply(
            WebhookShapes.added(answer), status: 201, location: "/api/v1/webhooks/\(answer.line.webhook.id.raw)")
    }

    static let show = Operation(
        id: "showWebhook", method: .get, path: "/api/v1/webhooks/{id}", summary: "A webhook.", group: "Webhooks",
        access: .administrators, pathParameters: id, success: (200, WebhookShapes.line)
    ) { call in
        Reply(WebhookShapes.line(try await ShowWebhooks(call.house).one(call.webhook, by: call.principal)))
    }

    static let end = Operation(
        id: "endWebhook", method: .post, path: "/api/v1/webhooks/{id}/ending",
        summary: "End a webhook; what is on its way to it is given up.", group: "Webhooks", access: .administrators,
        pathParameters: id, success: (200, WebhookShapes.line), again: { call, _ in try await show.handle(call) }
    ) { call in
        Reply(WebhookShapes.line(try await EndWebhook(call.house)(call.webhook, by: call.principal)))
    }

    static let deliveries = Operation(
        id: "listDeliveries", method: .get, path: "/api/v1/webhooks/{id}/deliveries",
        summary: "What was sent or is to be sent, the newest first.", group: "Webhooks", access: .administrators,
        pathParameters: id,
        query: [
            .init("given_up", .word(["true", "false"]), "Only what was given up.", isRequired: false)
        ] + Paging.query,
        success: (200, Paging.shape("deliveries", WebhookShapes.delivery, "The deliveries."))
    ) { call in
        let before: DeliveryID? = try call.position { parts in
            parts.count == 1 ? Int64(parts[0]).map { DeliveryID($0) } : nil
        }
        let lines = try await ShowWebhooks(call.house).deliveries(
            to: call.webhook, givenUpOnly: call.query["given_up"] == "true", before: before, limit: call.fetched,
            by: call.principal)
        return call.page("deliveries", lines, key: { [String($0.id.raw)] }, WebhookShapes.delivery)
    }

    static let retry = Operation(
        id: "retryDeliveries", method: .post, path: "/api/v1/webhooks/{id}/retry",
        summary: "Send once more what was given up.", group: "Webhooks", access: .administrators, pathParameters: id,
        success: (200, WebhookShapes.line), refusals: [409], again: { call, _ in try await show.handle(call) }
    ) { call in
        _ = try await RetryDeliveries(call.house)(call.webhook, by: call.principal)
        return try await show.handle(call)
    }
}

extension Call {
    /// The webhook that the path names, which the router has made sure of.
    fileprivate var webhook: WebhookID { WebhookID(Int64(path("id")) ?? 0) }
}
