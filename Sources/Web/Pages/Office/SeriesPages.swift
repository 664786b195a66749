import Application
import Domain
import Markup

/// A run of events after the model of one, shown date by date before any of it is planned.
enum SeriesPages {
    static let all = [ask, check, plan]

    static let ask = Page.show("askSeries", .eventSeries, OfficeKit.access) { visit in
        var form = Form.empty.setting("count", to: "6").setting("weeks", to: "4")
            .setting("nation", to: Nation.englandAndWales.rawValue)
        if let next = try await BrowseEvents(visit.house).nextReference(by: visit.principal) {
            form = form.setting("first", to: next)
        }
        return try await asking(visit, form, .none)
    }

    private static func asking(_ visit: Visit, _ form: Form, _ faults: FormFaults) async throws -> PageReply {
        let (say, reference) = (visit.say, visit.path("reference"))
        let sheet = try await ShowRecord(visit.house).event(reference, by: visit.principal)
        let fields = Fields(visit: visit, form: form, faults: faults)
        let nations = Nation.allCases.map { ($0.rawValue, say("nation.\($0.rawValue)")) }
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(OfficeWords.caption(sheet, visit))</span>\
            \(say("series.title"))</h1>
            <p>\(say("series.lead", .text(sheet.course.title)))</p>
            <form method="post" action="\(Path.checkEventSeries(reference))" novalidate>\(visit.token)
            \(fields.text("first", say("series.first"), hint: say("series.first_hint"), width: "w10", complete: "off"))
            \(fields.date("on", say("series.on")))
            \(fields.number("count", say("series.count"), hint: say("series.count_hint")))
            \(fields.number("weeks", say("series.weeks"), hint: say("series.weeks_hint")))
            \(fields.menu("nation", say("series.nation"), nations))\(fields.send(say("series.preview")))</form>
            """
        return .page(say("series.title"), back: Path.officeEvent(reference), status: faults.status, main)
    }

    private static func read(_ visit: Visit) -> (request: AddSeries.Request, faults: FormFaults) {
        var reader = FormReader(visit)
        let request = AddSeries.Request(
            model: visit.path("reference"), first: reader.text("first", missing: "event_form.reference_missing"),
            on: reader.date("on") ?? visit.house.today,
            count: reader.number("count", 1...EventSeries.most, "series.count") ?? 1,
            everyWeeks: reader.number("weeks", 1...52, "series.weeks") ?? 1,
            nation: Nation(rawValue: visit.form["nation"]) ?? .englandAndWales)
        return (request, reader.faults)
    }

    static let check = Page.form("checkSeries", .checkEventSeries, OfficeKit.access) { visit in
        let (request, faults) = read(visit)
        guard faults.isEmpty else { return try await asking(visit, visit.form, faults) }
        do {
            return showing(visit, try await AddSeries(visit.house).preview(request, by: visit.principal))
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await asking(visit, visit.form, FormFaults(told: refusal))
        }
    }

    private static func showing(_ visit: Visit, _ answer: AddSeries.Answer) -> PageReply {
        let (say, reference) = (visit.say, visit.path("reference"))
        let rows = answer.runs.map { run -> [HTML] in
            [HTML(text: run.reference), SessionFields.list(run.sessions, visit)]
        }
        let skipped: HTML =
            answer.skipped.isEmpty
            ? .none
            : Parts.notice(
                .plain,
                "<p>\(say("series.skipped", .text(answer.skipped.map(\.spoken).joined(separator: ", "))))</p>")
        let count = Sentences.Value.number(Int64(answer.runs.count))
        let main: HTML = """
            <h1><span class="caption">\(reference)</span>\(say("series.check"))</h1>\(skipped)
            \(Parts.table(
                say("series.caption", count),
                [.init(name: say("event_form.reference")), .init(name: say("event.when"))], rows))
            <form method="post" action="\(Path.eventSeries(reference))">\(visit.once)\(visit.form.kept)
            \(fieldsSend(visit, count))</form>
            <p><a href="\(Path.eventSeries(reference))">\(say("office.change_answers"))</a></p>
            """
        return .page(say("series.check"), back: Path.eventSeries(reference), main)
    }

    private static func fieldsSend(_ visit: Visit, _ count: Sentences.Value) -> HTML {
        "<div class=\"actions\"><button class=\"button\">\(visit.say("series.send", count))</button></div>"
    }

    static let plan = Page.form("planSeriesByPage", .eventSeries, OfficeKit.access) { visit in
        let (request, faults) = read(visit)
        guard faults.isEmpty else { return try await asking(visit, visit.form, faults) }
        let done = Path.officeEvents().with("part", "draft").with("told", "series")
        return try await OfficeKit.attempt(done) {
            _ = try await AddSeries(visit.house)(request, by: visit.principal)
            return nil
        } refused: {
            try await asking(visit, visit.form, $0)
        }
    }
}
