import Application
import Domain
import Markup

/// Another run of an event: the same course, places, allocations and trainers on another date.
enum CopyEventPages {
    static let all = [ask, copy]

    static let ask = Page.show("askCopy", .copyEvent, OfficeKit.access) { visit in
        var form = Form.empty
        if let next = try await BrowseEvents(visit.house).nextReference(by: visit.principal) {
            form = form.setting("new", to: next)
        }
        return try await asking(visit, form, .none)
    }

    private static func asking(_ visit: Visit, _ form: Form, _ faults: FormFaults) async throws -> PageReply {
        let (say, reference) = (visit.say, visit.path("reference"))
        let sheet = try await ShowRecord(visit.house).event(reference, by: visit.principal)
        let fields = Fields(visit: visit, form: form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(reference)</span>\(say("copy.title"))</h1>
            <p>\(say("copy.lead"))</p>
            \(Parts.facts([
                .init(name: say("event.course"), value: HTML(text: sheet.course.title)),
                .init(name: say("event.when"), value: SessionFields.list(sheet.plan.dates?.times ?? [], visit)),
            ]))
            <form method="post" action="\(Path.copyEvent(reference))" novalidate>\(visit.once)
            \(fields.text("new", say("event_form.reference"), hint: say("event_form.reference_hint"), width: "w10",
                complete: "off"))
            \(fields.date("on", say("copy.on"), hint: say("copy.on_hint")))\(fields.send(say("copy.send")))</form>
            """
        return .page(say("copy.title"), back: Path.officeEvent(reference), status: faults.status, main)
    }

    static let copy = Page.form("copyEventByPage", .copyEvent, OfficeKit.access) { visit in
        let reference = visit.path("reference")
        var reader = FormReader(visit)
        let new = reader.text("new", missing: "event_form.reference_missing")
        let date = reader.date("on", isNeeded: false)
        guard reader.faults.isEmpty else { return try await asking(visit, visit.form, reader.faults) }
        return try await OfficeKit.attempt(Path.officeEvent(new).with("told", "added")) {
            let clone = CloneEvent(visit.house)
            if let date {
                _ = try await clone(reference, as: new, on: date, by: visit.principal)
            } else {
                _ = try await clone(reference, as: new, sessions: [], by: visit.principal)
            }
            return nil
        } refused: {
            try await asking(visit, visit.form, $0)
        }
    }
}
