import Application
import Domain
import Markup

/// Programs that are told what happens, and what is on its way to them.
enum WebhookPages {
    static let all = [list, askAdd, add, show, retry, askEnd, end]

    static let list = Page.show("officeWebhooks", .officeWebhooks, RecordParts.access) { visit in
        let (say, query) = (visit.say, visit.query)
        let lines = try await ShowWebhooks(visit.house)(
            includingEnded: query["ended"] == "yes", by: visit.principal)
        let (page, next) = RecordParts.page(lines, after: query["after"]) { String($0.webhook.id.raw) }
        let fields = Fields(visit: visit, form: query, faults: .none)
        let main: HTML = """
            \(RecordParts.done(visit))<h1>\(say("records.webhooks"))</h1><p>\(say("hooks.lead"))</p>
            <p>\(Parts.button(say("hooks.add"), Path.addOfficeWebhook(), isPlain: true))</p>
            \(RecordParts.filter(
                Path.officeWebhooks(),
                [fields.boxes("ended", say("people.also"), [.init(value: "yes", text: say("hooks.ended_too"))])],
                visit))
            \(page.isEmpty ? "<p>\(say("hooks.nothing"))</p>" : table(page, visit))
            \(RecordParts.more(Path.officeWebhooks(), keeping: ["ended"], next, visit))
            """
        return .page(say("records.webhooks"), back: Path.office(), main)
    }

    private static func table(_ lines: [WebhookLine], _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = lines.map { line -> [HTML] in
            let webhook = line.webhook
            return [
                RecordParts.link(webhook.address.text, Path.officeWebhook(String(webhook.id.raw))),
                RecordParts.value(webhook.label, visit), standing(webhook, visit), HTML(text: String(line.waiting)),
                HTML(text: String(line.givenUp)),
            ]
        }
        return Parts.table(
            say("hooks.table"),
            [
                .init(name: say("hooks.address")), .init(name: say("hooks.label")), .init(name: say("booking.status")),
                .init(name: say("hooks.waiting"), isNumber: true), .init(name: say("hooks.given_up"), isNumber: true),
            ], rows)
    }

    private static func standing(_ webhook: Webhook, _ visit: Visit) -> HTML {
        webhook.endedAt == nil
            ? Parts.tag(visit.say("hooks.active"), .good) : Parts.tag(visit.say("hooks.ended"))
    }

    static let askAdd = Page.show("askAddWebhook", .addOfficeWebhook, RecordParts.access) { visit in
        try await adding(visit, .none)
    }

    private static func adding(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let say = visit.say
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let topics = WebhookTopic.byKind.map {
            Fields.Option(value: "\($0.kind).*", text: say("hooks.topic_\($0.kind)"))
        }
        let main: HTML = """
            \(fields.summary)<h1>\(say("hooks.add"))</h1><p>\(say("hooks.add_lead"))</p>
            <form method="post" action="\(Path.addOfficeWebhook())" novalidate>\(visit.once)
            \(fields.text("url", say("hooks.address"), hint: say("hooks.address_hint"), complete: "off"))
            \(fields.text("label", say("form.optional", .html(say("hooks.label"))), complete: "off"))
            \(try await RecordParts.agencies(fields, "agency", say("hooks.agency"), open: say("hooks.every_agency")))
            \(fields.boxes("topic", say("hooks.topics"), hint: say("hooks.topics_hint"), topics))
            \(fields.send(say("hooks.add_send")))</form>
            """
        return .page(say("hooks.add"), back: Path.officeWebhooks(), status: RecordParts.status(faults), main)
    }

    static let add = Page.form("addWebhook", .addOfficeWebhook, RecordParts.access) { visit in
        let form = visit.form
        var faults = FormFaults.none
        if form["url"].isEmpty {
            faults.add("url", visit.say("hooks.address_missing"))
        } else {
            faults.check("url") { () throws(Refusal) in try WebhookAddress(form["url"]) }
        }
        guard faults.isEmpty else { return try await adding(visit, faults) }
        let request = AddWebhook.Request(
            url: form["url"], agency: form["agency"].isEmpty ? nil : form["agency"], topics: form.all("topic"),
            label: form["label"])
        do {
            return told(try await AddWebhook(visit.house)(request, by: visit.principal), visit)
        } catch let refusal as Refusal {
            return try await adding(visit, FormFaults(telling: refusal))
        }
    }

    /// The secret, shown in the answer to the form and nowhere else.
    private static func told(_ answer: AddWebhook.Answer, _ visit: Visit) -> PageReply {
        let (say, link) = (visit.say, Path.officeWebhook(String(answer.line.webhook.id.raw)))
        guard let secret = answer.secret else { return .redirect(link.with("done", "token_told")) }
        let main: HTML = """
            <h1>\(say("hooks.added"))</h1>\(Parts.notice(.care, "<p>\(say("hooks.told"))</p>"))
            \(Parts.facts([
                .init(name: say("hooks.secret"), value: "<code>\(secret.text)</code>"),
                .init(name: say("hooks.address"), value: HTML(text: answer.line.webhook.address.text)),
            ]))<p class="actions">\(Parts.button(say("hooks.see"), link))</p>
            """
        return .page(say("hooks.added"), main)
    }

    private static func line(_ visit: Visit) async throws -> WebhookLine {
        try await ShowWebhooks(visit.house).one(WebhookID(try RecordParts.number(visit)), by: visit.principal)
    }

    static let show = Page.show("officeWebhook", .officeWebhook, RecordParts.access) { visit in
        let (say, line) = (visit.say, try await line(visit))
        let (webhook, number) = (line.webhook, String(line.webhook.id.raw))
        let deliveries = try await ShowWebhooks(visit.house).deliveries(
            to: webhook.id, before: Int64(visit.query["before"]).map { DeliveryID($0) },
            limit: Int64(RecordParts.rows) + 1, by: visit.principal)
        let page = deliveries.prefix(RecordParts.rows)
        let next = deliveries.count > page.count ? page.last.map { String($0.id.raw) } : nil
        let main: HTML = """
            \(RecordParts.done(visit))<h1><span class="caption">\(say("hooks.caption", .number(webhook.id.raw)))</span>\
            \(webhook.address.text)</h1><p>\(standing(webhook, visit))</p>\(Parts.facts(facts(line, visit)))
            \(actions(line, visit))<h2>\(say("hooks.deliveries"))</h2>
            \(page.isEmpty ? "<p>\(say("hooks.no_deliveries"))</p>" : table(page, visit))
            \(RecordParts.more(Path.officeWebhook(number), cursor: "before", next, visit))
            """
        return .page(HTML(text: webhook.address.text), back: Path.officeWebhooks(), main)
    }

    private static func facts(_ line: WebhookLine, _ visit: Visit) -> [Parts.Fact] {
        let (say, webhook) = (visit.say, line.webhook)
        let topics = webhook.topics.words.joined(separator: ", ")
        return [
            .init(name: say("hooks.label"), value: RecordParts.value(webhook.label, visit)),
            .init(
                name: say("hooks.agency"), value: line.agencyCode.map { HTML(text: $0) } ?? say("hooks.every_agency")),
            .init(name: say("hooks.topics"), value: topics.isEmpty ? say("hooks.every_topic") : HTML(text: topics)),
            .init(name: say("hooks.since"), value: HTML(text: visit.spoken(webhook.addedAt))),
            .init(name: say("hooks.waiting"), value: HTML(text: String(line.waiting))),
            .init(name: say("hooks.given_up"), value: HTML(text: String(line.givenUp))),
        ]
    }

    private static func actions(_ line: WebhookLine, _ visit: Visit) -> HTML {
        let (say, number) = (visit.say, String(line.webhook.id.raw))
        guard line.webhook.endedAt == nil else { return .none }
        let retry: HTML =
            line.givenUp == 0
            ? .none
            : """
            <form method="post" action="\(Path.retryOfficeWebhook(number))">\(visit.once)
            <button class="button button-plain">\(say("hooks.retry"))</button></form>
            """
        return """
            <div class="actions">\(retry)<a href="\(Path.endOfficeWebhook(number))">\(say("hooks.end"))</a></div>
            """
    }

    private static func table(_ deliveries: ArraySlice<DeliveryLine>, _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = deliveries.map { delivery -> [HTML] in
            [
                HTML(text: delivery.topic), HTML(text: visit.spoken(delivery.at)),
                say("post.state_\(delivery.state.word)"),
                delivery.last.map { RecordParts.word("hooks", "word", $0.word, visit) } ?? .none,
                HTML(text: String(delivery.attempts)),
            ]
        }
        return Parts.table(
            say("hooks.deliveries_table"),
            [
                .init(name: say("booking.what")), .init(name: say("event.when")), .init(name: say("post.state")),
                .init(name: say("hooks.last")), .init(name: say("post.attempts"), isNumber: true),
            ], rows)
    }

    static let retry = Page.form("retryWebhook", .retryOfficeWebhook, RecordParts.access) { visit in
        let line = try await line(visit)
        try await RecordParts.once {
            _ = try await RetryDeliveries(visit.house)(line.webhook.id, by: visit.principal)
        }
        return .redirect(Path.officeWebhook(String(line.webhook.id.raw)).with("done", "mail_retried"))
    }

    static let askEnd = Page.show("askEndWebhook", .endOfficeWebhook, RecordParts.access) { visit in
        let (say, line) = (visit.say, try await line(visit))
        let number = String(line.webhook.id.raw)
        let lost: HTML = line.waiting == 0 ? .none : " \(say("hooks.end_lost", .number(line.waiting)))"
        let main: HTML = """
            <h1><span class="caption">\(line.webhook.address.text)</span>\(say("hooks.end_title"))</h1>
            <p>\(say("hooks.end_told"))\(lost)</p>
            <form method="post" action="\(Path.endOfficeWebhook(number))">\(visit.once)
            \(Fields(visit: visit, form: .empty, faults: .none).send(say("hooks.end_send"), isStop: true))</form>
            """
        return .page(say("hooks.end_title"), back: Path.officeWebhook(number), main)
    }

    static let end = Page.form("endWebhook", .endOfficeWebhook, RecordParts.access) { visit in
        let line = try await line(visit)
        try await RecordParts.once { _ = try await EndWebhook(visit.house)(line.webhook.id, by: visit.principal) }
        return .redirect(Path.officeWebhook(String(line.webhook.id.raw)).with("done", "webhook_ended"))
    }
}
