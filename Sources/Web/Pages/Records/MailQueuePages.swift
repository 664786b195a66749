import Application
import Domain
import Markup

/// What was mailed and what waits to be: what each message is about, and what came of it. It names nobody.
enum MailQueuePages {
    static let all = [list, show, retryAll, retry]

    static let list = Page.show("officeMail", .officeMail, RecordParts.access) { visit in
        let (say, query) = (visit.say, visit.query)
        let standing = MailStanding(rawValue: query["state"])
        let lines = try await ListMail(visit.house).list(
            standing, before: Int64(query["before"]).map { MailID($0) }, limit: Int64(RecordParts.rows) + 1,
            by: visit.principal)
        let page = Array(lines.prefix(RecordParts.rows))
        let next = lines.count > page.count ? page.last.map { String($0.line.id.raw) } : nil
        let fields = Fields(visit: visit, form: query, faults: .none)
        let states = MailStanding.allCases.map { (value: $0.rawValue, text: say("post.state_\($0.rawValue)")) }
        let main: HTML = """
            \(RecordParts.done(visit))<h1>\(say("records.mail"))</h1><p>\(say("post.lead"))</p>
            \(RecordParts.filter(
                Path.officeMail(), [fields.menu("state", say("post.state"), [("", say("programme.any"))] + states)],
                visit))
            \(page.isEmpty ? "<p>\(say("post.nothing"))</p>" : table(page, visit))
            \(RecordParts.more(Path.officeMail(), keeping: ["state"], cursor: "before", next, visit))
            \(try await again(visit))
            """
        return .page(say("records.mail"), back: Path.office(), main)
    }

    /// The button that sends once more what was given up, where there is anything.
    private static func again(_ visit: Visit) async throws -> HTML {
        let (say, list) = (visit.say, ListMail(visit.house))
        guard try await !list.list(.givenUp, limit: 1, by: visit.principal).isEmpty else { return .none }
        return """
            <h2>\(say("post.state_given_up"))</h2><p>\(say("post.retry_told"))</p>
            <form method="post" action="\(Path.retryAllMail())">\(visit.once)<div class="actions">
            <button class="button button-plain">\(say("post.retry_all"))</button></div></form>
            """
    }

    /// Messages in a list.
    static func table(_ mail: [ShownMail], _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = mail.map { shown -> [HTML] in
            let line = shown.line
            return [
                "<a href=\"\(Path.officeMessage(String(line.id.raw)))\">\(topic(line.topic, visit))</a>",
                about(shown, visit), HTML(text: visit.spoken(line.at)), state(line, visit),
                line.lastWord.map { word($0, visit) } ?? .none,
            ]
        }
        return Parts.table(
            say("post.messages"),
            [
                .init(name: say("post.message")), .init(name: say("post.about")), .init(name: say("event.when")),
                .init(name: say("post.state")), .init(name: say("post.last")),
            ], rows)
    }

    /// What a message tells, by what happened.
    static func topic(_ topic: String, _ visit: Visit) -> HTML {
        RecordParts.word("post", "topic", topic.replacing(".", with: "_"), visit)
    }

    /// What a message is about: the page of the booking or the event, where it is one.
    private static func about(_ shown: ShownMail, _ visit: Visit) -> HTML {
        guard let reference = shown.reference else { return RecordParts.value(nil, visit) }
        switch shown.line.subject.prefix(while: { $0 != ":" }) {
        case "booking": return RecordParts.link(reference, Path.officeBooking(reference))
        case "event": return RecordParts.link(reference, Path.officeEvent(reference))
        default: return HTML(text: reference)
        }
    }

    /// Why a message that is done with was never sent.
    private static let unsent: Set = ["outdated", "nobody", "stopped", "expired"]

    /// Whether a message is done with and was not sent, because nobody was to have it any more.
    static func isUnsent(_ line: MailLine) -> Bool {
        guard case .delivered = line.state, let word = line.lastWord else { return false }
        return unsent.contains(word)
    }

    private static func state(_ line: MailLine, _ visit: Visit) -> HTML {
        if isUnsent(line) { return Parts.tag(visit.say("post.state_unsent")) }
        let look: Parts.Look =
            switch line.state {
            case .waiting: .info
            case .delivered: .good
            case .givenUp: .bad
            }
        return Parts.tag(visit.say("post.state_\(line.state.word)"), look)
    }

    /// What the mail server said last: a status of its own that begins with 5 is a refusal for good.
    private static func word(_ word: String, _ visit: Visit) -> HTML {
        guard Int64(word) != nil else { return RecordParts.word("post", "word", word, visit) }
        return visit.say(word.hasPrefix("5") ? "post.refused" : "post.postponed", .text(word))
    }

    static let show = Page.show("officeMessage", .officeMessage, RecordParts.access) { visit in
        try await page(visit, .none)
    }

    private static func page(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let say = visit.say
        let shown = try await ListMail(visit.house).one(MailID(try RecordParts.number(visit)), by: visit.principal)
        let line = shown.line
        let next: HTML =
            switch line.state {
            case .waiting(let until): say("post.waiting_until", .text(visit.spoken(until)))
            case .delivered(let at): say("post.delivered_at", .text(visit.spoken(at)))
            case .givenUp(let at): say("post.given_up_at", .text(visit.spoken(at)))
            }
        let fields = Fields(visit: visit, form: .empty, faults: faults)
        let main: HTML = """
            \(fields.summary)\(RecordParts.done(visit))
            <h1><span class="caption">\(say("post.caption", .number(line.id.raw)))</span>\
            \(topic(line.topic, visit))</h1><p>\(state(line, visit))</p>
            \(Parts.facts([
                .init(name: say("post.about"), value: about(shown, visit)),
                .init(name: say("post.happened"), value: HTML(text: visit.spoken(line.at))),
                .init(name: say("post.state"), value: next),
                .init(name: say("post.attempts"), value: HTML(text: String(line.attempts))),
                .init(name: say("post.last"), value: line.lastWord.map { word($0, visit) } ?? say("post.not_tried")),
                .init(
                    name: say("post.last_at"),
                    value: RecordParts.value(line.lastAt.map { visit.spoken($0) }, visit)),
            ]))<p class="quiet">\(say("post.no_text"))</p>\(button(line, visit))
            """
        return .page(topic(line.topic, visit), back: Path.officeMail(), status: RecordParts.status(faults), main)
    }

    private static func button(_ line: MailLine, _ visit: Visit) -> HTML {
        guard case .givenUp = line.state else { return .none }
        let say = visit.say
        guard line.topic != "sign_in.asked" else { return "<p>\(say("post.retry_sign_in"))</p>" }
        return """
            <p>\(say("post.retry_one_told"))</p>
            <form method="post" action="\(Path.retryMessage(String(line.id.raw)))">\(visit.once)<div class="actions">
            <button class="button">\(say("post.retry"))</button></div></form>
            """
    }

    static let retryAll = Page.form("retryAllMail", .retryAllMail, RecordParts.access) { visit in
        try await RecordParts.once { _ = try await RetryMail(visit.house)(by: visit.principal) }
        return .redirect(Path.officeMail().with("done", "mail_retried"))
    }

    static let retry = Page.form("retryMessage", .retryMessage, RecordParts.access) { visit in
        let id = MailID(try RecordParts.number(visit))
        _ = try await ListMail(visit.house).one(id, by: visit.principal)
        try await RecordParts.once { _ = try await RetryMail(visit.house)(id, by: visit.principal) }
        return .redirect(Path.officeMessage(String(id.raw)).with("done", "mail_retried"))
    }
}
