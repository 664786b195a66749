import Application
import ArgumentParser
import Domain

struct WebhookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhook", abstract: "Tell other programs what happens, as it happens.",
        subcommands: [
            WebhookAddCommand.self, WebhookListCommand.self, WebhookEndCommand.self, WebhookDeliveriesCommand.self,
            WebhookRetryCommand.self,
        ])
}

struct WebhookAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a receiver; the secret its messages are signed with is shown this once.",
        discussion: """
            The address begins with https://, or with http:// for this machine itself, and its host must be among those
            of the setting webhook.hosts. Messages are signed as the Standard Webhooks specification says and name
            references only, never a person. One that is limited to an agency is told what concerns that agency.

            EXAMPLES
              turnout settings set webhook.hosts hooks.agency.example
              turnout webhook add https://hooks.agency.example/turnout --label "the booking site"
              turnout webhook add https://hooks.agency.example/in --agency AG01 --topics 'booking.*,charge.notified'
            """)

    @Argument(help: "Where messages are sent.") var url: String
    @Option(help: "The code of the agency it is limited to.") var agency: String?
    @Option(help: "The topics it wants, ',' between them, such as booking.placed or charge.*; all unless given.")
    var topics = ""
    @Option(help: "What it is for.") var label = ""
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let words = topics.split { $0 == "," || $0 == " " }.map(String.init)
        let house = try await store.house()
        let request = AddWebhook.Request(url: url, agency: agency, topics: words, label: label)
        let answer = try await AddWebhook(house)(request, by: operatorPrincipal())
        let (webhook, secret) = (answer.line.webhook, answer.secret?.text ?? "")
        try output.show(
            [
                secret, "", "This is the secret of webhook \(webhook.id.raw); it is not shown again.",
                "A running service sends to \(webhook.address.text) until `turnout webhook end \(webhook.id.raw)`.",
            ],
            [
                "secret": .text(secret), "id": .number(webhook.id.raw), "url": .text(webhook.address.text),
                "agency": .optional(answer.line.agencyCode),
                "topics": .text(webhook.topics.words.joined(separator: " ")),
            ])
    }
}

struct WebhookListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show the receivers, and how many messages are on their way to each.",
        discussion: """
            EXAMPLES
              turnout webhook list
              turnout webhook list --all --format csv
            """)

    @Flag(help: "Also those that were ended.") var all = false
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        let lines = try await ShowWebhooks(house)(includingEnded: all, by: operatorPrincipal())
        try output.show(WebhookListing.webhooks(lines, house.zone))
    }
}

struct WebhookEndCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "Tell a receiver nothing more; what was on its way is given up.",
        discussion: """
            EXAMPLE
              turnout webhook end 3
            """)

    @Argument(help: "The webhook's number, as `turnout webhook list` shows it.") var id: Int64
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        let line = try await EndWebhook(house)(WebhookID(id), by: operatorPrincipal())
        try output.show(WebhookListing.webhooks([line], house.zone))
    }
}

struct WebhookDeliveriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries", abstract: "Show what was sent to a receiver, or is to be sent, the newest first.",
        discussion: """
            EXAMPLES
              turnout webhook deliveries 3
              turnout webhook deliveries 3 --given-up --limit 1000
            """)

    @Argument(help: "The webhook's number, as `turnout webhook list` shows it.") var id: Int64
    @Flag(help: "Only what was given up.") var givenUp = false
    @Option(help: "How many at most, up to 1,000.") var limit: Int64 = 50
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        let lines = try await ShowWebhooks(house).deliveries(
            to: WebhookID(id), givenUpOnly: givenUp, limit: limit, by: operatorPrincipal())
        try output.show(WebhookListing.deliveries(lines, house.zone))
    }
}

struct WebhookRetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Send once more what was given up.",
        discussion: """
            EXAMPLE
              turnout webhook retry 3
            """)

    @Argument(help: "The webhook's number, as `turnout webhook list` shows it.") var id: Int64
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        let count = try await RetryDeliveries(house)(WebhookID(id), by: operatorPrincipal())
        let sentence = count == 0 ? "Nothing was given up." : "A running service sends \(count) messages once more."
        try output.show([sentence], ["id": .number(id), "messages": .number(count)])
    }
}

/// Webhooks and deliveries as listings.
enum WebhookListing {
    static func webhooks(_ lines: [WebhookLine], _ zone: Zone) -> Listing {
        Listing(
            columns: [
                .init("id", "Webhook"), .init("url", "Address"), .init("agency", "Agency"), .init("topics", "Topics"),
                .init("label", "What for"), .init("added", "Added"), .init("ended", "Ended"),
                .init("waiting", "Waiting"), .init("given_up", "Given up"),
            ],
            rows: lines.map { line in
                let webhook = line.webhook
                return [
                    .number(webhook.id.raw), .text(webhook.address.text), .optional(line.agencyCode),
                    .text(webhook.topics.words.isEmpty ? "all" : webhook.topics.words.joined(separator: " ")),
                    .text(webhook.label), .text(zone.date(webhook.addedAt).description),
                    .optional(webhook.endedAt.map { zone.date($0).description }), .number(line.waiting),
                    .number(line.givenUp),
                ]
            })
    }

    static func deliveries(_ lines: [DeliveryLine], _ zone: Zone) -> Listing {
        Listing(
            columns: [
                .init("message", "Message"), .init("topic", "Topic"), .init("happened", "Happened"),
                .init("status", "Status"), .init("attempts", "Attempts"), .init("last", "Last answer"),
                .init("last_at", "At"), .init("next_at", "Next"),
            ],
            rows: lines.map { line in
                let next: Instant? = if case .waiting(let until) = line.state { until } else { nil }
                let local = { (instant: Instant) in zone.local(instant).description }
                return [
                    .text(line.messageID), .text(line.topic), .text(local(line.at)), .text(line.state.word),
                    .number(line.attempts), .optional(line.last?.word), .optional(line.last.map { local($0.at) }),
                    .optional(next.map(local)),
                ]
            })
    }
}
