import Application
import Domain
import Markup

/// Changing what is planned of an event. What somebody else changed meanwhile is shown and never overwritten unseen.
enum ChangeEventPages {
    static let all = [ask, change]

    static let ask = Page.show("changeEventByPage", .changeEvent, OfficeKit.access) { visit in
        let sheet = try await ShowRecord(visit.house).event(visit.path("reference"), by: visit.principal)
        return try await asking(visit, sheet, EventForm.filled(sheet.plan, course: sheet.course.code), .none)
    }

    private static func asking(
        _ visit: Visit, _ sheet: EventSheet, _ form: Form, _ faults: FormFaults, isChanged: Bool = false
    ) async throws -> PageReply {
        let (say, plan) = (visit.say, sheet.plan)
        let isDraft = plan.status == .draft
        let questions = EventForm(visit, form, faults, asksPlan: isDraft)
        let fields = questions.fields
        let now: HTML =
            isChanged
            ? Parts.notice(.care, "<p>\(say("office.now_is"))</p>\(Parts.facts(OfficeEventParts.plan(sheet, visit)))")
            : .none
        let note: HTML = isDraft ? .none : "<p>\(say("event_form.published"))</p>"
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(OfficeWords.caption(sheet, visit))</span>\
            \(say("event_form.change"))</h1>
            \(now)\(note)
            <form method="post" action="\(Path.changeEvent(plan.reference))" novalidate>\(visit.once)
            \(fields.version(plan.version))\(try await questions.html())\(questions.send(say("event_form.save")))</form>
            """
        return .page(
            say("event_form.change"), back: Path.officeEvent(plan.reference), status: faults.status, main)
    }

    static let change = Page.form("saveEvent", .changeEvent, OfficeKit.access) { visit in
        let reference = visit.path("reference")
        let sheet = try await ShowRecord(visit.house).event(reference, by: visit.principal)
        if visit.form.has("more") { return try await asking(visit, sheet, visit.form, .none) }
        let isDraft = sheet.plan.status == .draft
        var reader = FormReader(visit)
        let answers = EventAnswers(&reader, asksPlan: isDraft)
        guard reader.faults.isEmpty else { return try await asking(visit, sheet, visit.form, reader.faults) }
        let request = request(reference, answers, isDraft, visit)
        return try await OfficeKit.attempt(Path.officeEvent(reference).with("told", "changed")) {
            let answer = try await ChangeEvent(visit.house)(request, by: visit.principal)
            let told = answer.changes.isEmpty ? "unchanged" : "changed"
            return Path.officeEvent(reference).with("told", told).with("count", String(answer.promotions.count))
        } refused: { faults in
            let now = try await ShowRecord(visit.house).event(reference, by: visit.principal)
            let isChanged = Int64(visit.form["version"]) != now.plan.version
            return try await asking(visit, now, visit.form, faults, isChanged: isChanged)
        }
    }

    private static func request(
        _ reference: String, _ answers: EventAnswers, _ isDraft: Bool, _ visit: Visit
    ) -> ChangeEvent.Request {
        var request = ChangeEvent.Request(reference)
        request.known = visit.form.known
        request.rest.venue = answers.venue
        request.rest.delivery = answers.delivery
        request.rest.places = answers.places
        request.rest.bookable = answers.bookable ?? answers.places
        request.rest.minimum = answers.minimum
        request.rest.needsApproval = answers.needsApproval
        request.offerHours = answers.offerHours
        request.priority = answers.priority
        if isDraft {
            request.rest.kind = answers.kind
            request.course = answers.course
            if !answers.sessions.isEmpty { request.sessions = answers.sessions }
        }
        return request
    }
}
