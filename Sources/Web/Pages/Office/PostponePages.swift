import Application
import Domain
import Markup

/// New dates for a published event: everybody with a place is asked whether they follow, and that is told first.
enum PostponePages {
    static let all = [ask, again, postpone]

    static let ask = Page.show("askPostponing", .postponeEvent, OfficeKit.access) { visit in
        try await asking(visit, Form.empty.setting("answer-at", to: "17:00"), .none)
    }

    /// The dates once more with what was filled in; nothing is stored.
    static let again = Page.form("askPostponingAgain", .checkPostponing, OfficeKit.access) { visit in
        if visit.form.has("more") || visit.form.has("again") { return try await asking(visit, visit.form, .none) }
        return try await checking(visit, .none)
    }

    private static func asking(_ visit: Visit, _ form: Form, _ faults: FormFaults) async throws -> PageReply {
        let (say, reference) = (visit.say, visit.path("reference"))
        let sheet = try await ShowRecord(visit.house).event(reference, by: visit.principal)
        let fields = Fields(visit: visit, form: form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(reference)</span>\(say("postpone.title"))</h1>
            <p>\(say("postpone.lead"))</p>
            \(Parts.facts([
                .init(name: say("event.course"), value: HTML(text: sheet.course.title)),
                .init(name: say("postpone.old"), value: SessionFields.list(sheet.plan.dates?.times ?? [], visit)),
            ]))
            <form method="post" action="\(Path.checkPostponing(reference))" novalidate>\(visit.token)
            \(fields.moment("answer", say("postpone.answer"), hint: say("postpone.answer_hint")))
            \(SessionFields.show(fields))\(SessionFields.send(say("form.continue"), visit))</form>
            """
        return .page(say("postpone.title"), back: Path.officeEvent(reference), status: faults.status, main)
    }

    private static func read(_ visit: Visit) -> (sessions: [SessionTime], answerBy: LocalDateTime?, FormFaults) {
        var reader = FormReader(visit)
        let sessions = SessionFields.read(&reader, isNeeded: true)
        let answerBy = reader.moment("answer")
        return (sessions, answerBy, reader.faults)
    }

    private static func checking(_ visit: Visit, _ refused: FormFaults) async throws -> PageReply {
        let (say, reference) = (visit.say, visit.path("reference"))
        let (sessions, answerBy, faults) = read(visit)
        guard faults.isEmpty, let answerBy else { return try await asking(visit, visit.form, faults) }
        let sheet = try await ShowRecord(visit.house).event(reference, by: visit.principal)
        let fields = Fields(visit: visit, form: .empty, faults: refused)
        let (asked, waiting) = (sheet.counts[.held], sheet.counts[.waiting])
        let stay: HTML = waiting == 0 ? .none : "<p>\(say("postpone.stay", .number(waiting)))</p>"
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(reference)</span>\(say("postpone.check"))</h1>
            \(Parts.facts([
                .init(name: say("event.course"), value: HTML(text: sheet.course.title)),
                .init(name: say("postpone.old"), value: SessionFields.list(sheet.plan.dates?.times ?? [], visit)),
                .init(name: say("postpone.new"), value: SessionFields.list(sessions, visit)),
                .init(name: say("postpone.answer"), value: HTML(text: answerBy.spoken)),
            ]))
            \(Parts.notice(.care, "<p>\(say("postpone.asked", .number(asked)))</p>"))
            \(stay)
            <form method="post" action="\(Path.postponeEvent(reference))">\(visit.once)\(visit.form.kept)
            <input type="hidden" name="asked" value="\(asked)">\(fields.version(sheet.plan.version))
            \(fields.send(say("postpone.send", .number(asked))))</form>
            <form method="post" action="\(Path.checkPostponing(reference))">\(visit.token)\(visit.form.kept)
            <div class="actions"><button class="button button-plain" name="again" value="yes">\
            \(say("office.change_answers"))</button></div></form>
            """
        return .page(say("postpone.check"), back: Path.officeEvent(reference), status: refused.status, main)
    }

    static let postpone = Page.form("postponeEventByPage", .postponeEvent, OfficeKit.access) { visit in
        let reference = visit.path("reference")
        let (sessions, answerBy, faults) = read(visit)
        guard faults.isEmpty, let answerBy else { return try await asking(visit, visit.form, faults) }
        let event = try await visit.house.eventID(reference)
        return try await OfficeKit.attempt(Path.officeEvent(reference).with("told", "postponed")) {
            // The times are checked against the change of the clocks before anybody is asked about them.
            _ = try EventDates(sessions, in: visit.house.zone)
            let request = PostponeEvent.Request(
                event: event, sessions: sessions, answerBy: visit.house.zone.instant(answerBy),
                expecting: Int64(visit.form["asked"]) ?? 0, known: visit.form.known)
            _ = try await PostponeEvent(visit.house)(request, by: visit.principal)
            return nil
        } refused: {
            try await checking(visit, $0)
        }
    }
}
