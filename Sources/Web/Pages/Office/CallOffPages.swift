import Application
import Domain
import Markup

/// Calling an event off: what it means for everybody, counted, before the button.
enum CallOffPages {
    static let all = [ask, callOff]

    static let ask = Page.show("askCallOff", .callOffEvent, OfficeKit.access) { visit in
        try await asking(visit, .none)
    }

    private static func asking(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let (say, reference) = (visit.say, visit.path("reference"))
        let sheet = try await ShowRecord(visit.house).event(reference, by: visit.principal)
        guard sheet.plan.status != .cancelled, sheet.plan.status != .delivered else {
            return .redirect(Path.officeEvent(reference))
        }
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let ending = ending(sheet)
        let means: HTML =
            ending == 0
            ? Parts.notice(.plain, "<p>\(say("call_off.nobody"))</p>")
            : Parts.notice(.bad, "<p>\(say("call_off.ends", .number(ending)))</p>")
                + "<p>\(say("call_off.means"))</p>"
        let about: [Parts.Fact] = [
            .init(name: say("event.course"), value: HTML(text: sheet.course.title)),
            .init(name: say("event.when"), value: visit.when(sheet.plan.dates?.times ?? [])),
        ]
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(reference)</span>\(say("call_off.title"))</h1>
            \(Parts.facts(about + counts(sheet, visit)))\(means)
            <p>\(say("call_off.instead")) <a href="\(Path.postponeEvent(reference))">\
            \(say("call_off.instead_postpone"))</a>.</p>
            <form method="post" action="\(Path.callOffEvent(reference))" novalidate>\(visit.once)
            <input type="hidden" name="ending" value="\(ending)">
            \(fields.text("reason", say("call_off.reason"), hint: say("call_off.reason_hint"), complete: "off"))
            \(fields.send(say("call_off.send", .number(ending)), isStop: true))</form>
            """
        return .page(say("call_off.title"), back: Path.officeEvent(reference), status: faults.status, main)
    }

    private static let live: [Counter] = [.held, .offered, .waiting, .requested]

    private static func ending(_ sheet: EventSheet) -> Int64 {
        // A walk-in is a live booking too; there is none before the event has begun.
        live.reduce(sheet.counts[.walkIns]) { $0 + sheet.counts[$1] }
    }

    private static func counts(_ sheet: EventSheet, _ visit: Visit) -> [Parts.Fact] {
        live.filter { sheet.counts[$0] > 0 }.map { counter in
            .init(name: visit.say("call_off.\(counter.rawValue)"), value: "\(sheet.counts[counter])")
        }
    }

    static let callOff = Page.form("callOffEvent", .callOffEvent, OfficeKit.access) { visit in
        let reference = visit.path("reference")
        var reader = FormReader(visit)
        let reason = reader.text("reason", missing: "call_off.reason_missing")
        guard reader.faults.isEmpty else { return try await asking(visit, reader.faults) }
        let event = try await visit.house.eventID(reference)
        let request = CancelEvent.Request(event: event, reason: reason, expecting: Int64(visit.form["ending"]) ?? 0)
        return try await OfficeKit.attempt(Path.officeEvent(reference).with("told", "called_off")) {
            _ = try await CancelEvent(visit.house)(request, by: visit.principal)
            return nil
        } refused: {
            try await asking(visit, $0)
        }
    }
}
