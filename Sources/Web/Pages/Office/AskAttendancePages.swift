import Application
import Domain
import Markup

/// Asking those of whom nothing is recorded whether they were there: counted first, and nobody is marked by it.
enum AskAttendancePages {
    static let all = [ask, send]

    static let ask = Page.show("askAttendance", .askAttendance, OfficeKit.access) { visit in
        try await asking(visit, .none)
    }

    private static func asking(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let (say, reference) = (visit.say, visit.path("reference"))
        let sheet = try await ShowRecord(visit.house).event(reference, by: visit.principal)
        let answer: AskAttendance.Answer
        do {
            answer = try await AskAttendance(visit.house).preview(reference, by: visit.principal)
        } catch let refusal as Refusal where refusal.kind == .notReady || refusal.kind == .wrongState {
            return .redirect(Path.officeEvent(reference))
        }
        let fields = Fields(visit: visit, form: .empty, faults: faults)
        let last = answer.lastAskedAt.map { say("ask_attendance.asked", .text(visit.spoken($0))) }
        let form: HTML = """
            <form method="post" action="\(Path.askAttendance(reference))">\(visit.once)
            <input type="hidden" name="counted" value="\(answer.count)">
            \(fields.send(say("ask_attendance.send", .number(answer.count))))</form>
            """
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(reference)</span>\(say("ask_attendance.title"))</h1>
            \(Parts.facts([
                .init(name: say("event.course"), value: HTML(text: sheet.course.title)),
                .init(name: say("event.when"), value: visit.when(sheet.plan.dates?.times ?? [])),
                .init(name: say("ask_attendance.count"), value: say(
                    "ask_attendance.count_of", .number(answer.count), .number(sheet.counts[.held]))),
                .init(name: say("ask_attendance.last"), value: last ?? say("ask_attendance.never")),
            ]))<p>\(say("ask_attendance.means"))</p>
            <p><a href="\(Path.register(reference))">\(say("event_step.register"))</a></p>
            \(answer.count == 0 ? Parts.notice(.good, "<p>\(say("ask_attendance.nobody"))</p>") : form)
            """
        return .page(
            say("ask_attendance.title"), back: Path.officeEvent(reference), status: faults.status, main)
    }

    static let send = Page.form("sendAttendanceQuery", .askAttendance, OfficeKit.access) { visit in
        let reference = visit.path("reference")
        let counted = Int64(visit.form["counted"]) ?? -1
        return try await OfficeKit.attempt(Path.officeEvent(reference).with("told", "attendance_asked")) {
            _ = try await AskAttendance(visit.house)(reference, counted: counted, by: visit.principal)
            return nil
        } refused: {
            try await asking(visit, $0)
        }
    }
}
