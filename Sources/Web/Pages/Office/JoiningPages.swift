import Application
import Domain
import Markup

/// How those who come to an event get in, written by an administrator.
enum JoiningPages {
    static let all = [ask, save]

    static let ask = Page.show("eventJoining", .eventJoining, OfficeKit.access) { visit in
        let joining = try await ShowJoining(visit.house)(visit.path("reference"), by: visit.principal)
        let form = Form.empty.setting("instructions", to: joining.instructions).setting("link", to: joining.link)
        return try await asking(visit, form, .none)
    }

    private static func asking(
        _ visit: Visit, _ form: Form, _ faults: FormFaults, now: Joining? = nil
    ) async throws -> PageReply {
        let (say, reference) = (visit.say, visit.path("reference"))
        let sheet = try await ShowRecord(visit.house).event(reference, by: visit.principal)
        let fields = Fields(visit: visit, form: form, faults: faults)
        let told = now.map { now in
            Parts.notice(
                .care, "<p>\(say("office.now_is"))</p><p>\(now.instructions)</p><p>\(now.link)</p>")
        }
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(OfficeWords.caption(sheet, visit))</span>\
            \(say("joining.title"))</h1>\(told)
            <p>\(say("joining.lead"))</p>
            <form method="post" action="\(Path.eventJoining(reference))" novalidate>\(visit.once)
            \(fields.version(sheet.plan.version))
            \(fields.lines("instructions", say("joining.instructions"), hint: say("joining.instructions_hint")))
            \(fields.text("link", say("joining.link"), hint: say("joining.link_hint"), type: "url", complete: "off"))
            \(fields.send(say("joining.send")))</form>
            """
        return .page(say("joining.title"), back: Path.officeEvent(reference), status: faults.status, main)
    }

    static let save = Page.form("saveJoining", .eventJoining, OfficeKit.access) { visit in
        let (reference, form) = (visit.path("reference"), visit.form)
        return try await OfficeKit.attempt(Path.officeEvent(reference).with("told", "joining")) {
            _ = try await ChangeJoining(visit.house)(
                reference, instructions: form["instructions"], link: form["link"], known: form.known,
                by: visit.principal)
            return nil
        } refused: { faults in
            let sheet = try await ShowRecord(visit.house).event(reference, by: visit.principal)
            let isChanged = Int64(form["version"]) != sheet.plan.version
            let now = isChanged ? try await ShowJoining(visit.house)(reference, by: visit.principal) : nil
            return try await asking(visit, form, faults, now: now)
        }
    }
}
