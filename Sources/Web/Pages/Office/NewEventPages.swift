import Application
import Domain
import Markup

/// A new event: the questions, the answers to check, and then a draft that nobody else sees.
enum NewEventPages {
    static let all = [ask, again, check, add]

    static let ask = Page.show("newEvent", .newEvent, OfficeKit.access) { visit in
        var form = Form.empty.setting("course", to: visit.query["course"]).setting("approval", to: "no")
            .setting("delivery", to: "face_to_face")
        if let next = try await BrowseEvents(visit.house).nextReference(by: visit.principal) {
            form = form.setting("reference", to: next)
        }
        return try await asking(visit, form, .none)
    }

    /// The questions once more with what was answered; nothing is stored.
    static let again = Page.form("newEventAgain", .newEvent, OfficeKit.access) { visit in
        try await asking(visit, visit.form, .none)
    }

    private static func asking(_ visit: Visit, _ form: Form, _ faults: FormFaults) async throws -> PageReply {
        let say = visit.say
        let questions = EventForm(visit, form, faults, asksPlan: true)
        let fields = questions.fields
        let main: HTML = """
            \(fields.summary)<h1>\(say("event_form.new"))</h1><p>\(say("event_form.new_lead"))</p>
            <form method="post" action="\(Path.checkNewEvent())" novalidate>\(visit.token)
            \(fields.text("reference", say("event_form.reference"), hint: say("event_form.reference_hint"),
                width: "w10", complete: "off"))
            \(try await questions.html())\(questions.send(say("form.continue")))</form>
            """
        return .page(say("event_form.new"), back: Path.officeEvents(), status: faults.status, main)
    }

    static let check = Page.form("checkNewEvent", .checkNewEvent, OfficeKit.access) { visit in
        if visit.form.has("more") { return try await asking(visit, visit.form, .none) }
        return try await checking(visit, .none)
    }

    private static func read(_ visit: Visit) -> (reference: String, answers: EventAnswers, faults: FormFaults) {
        var reader = FormReader(visit)
        let reference = reader.text("reference", missing: "event_form.reference_missing")
        let answers = EventAnswers(&reader, asksPlan: true)
        return (reference, answers, reader.faults)
    }

    private static func checking(_ visit: Visit, _ refused: FormFaults) async throws -> PageReply {
        let say = visit.say
        let (reference, answers, faults) = read(visit)
        guard faults.isEmpty else { return try await asking(visit, visit.form, faults) }
        let title: String
        do {
            title = try await FindCourse(visit.house)(answers.course, by: visit.principal).title
        } catch let refusal as Refusal where refusal.kind == .notFound {
            var unknown = FormFaults.none
            unknown.add("course", say("event_form.course_missing"))
            return try await asking(visit, visit.form, unknown)
        }
        let fields = Fields(visit: visit, form: visit.form, faults: refused)
        let named = Parts.Fact(name: say("event_form.reference"), value: HTML(text: reference))
        let main: HTML = """
            \(fields.summary)<h1>\(say("book.check_title"))</h1>
            \(Parts.facts([named] + answers.facts(visit, course: title)))
            <form method="post" action="\(Path.officeEvents())">\(visit.once)\(visit.form.kept)
            \(fields.send(say("event_form.add")))</form>
            <form method="post" action="\(Path.newEvent())">\(visit.token)\(visit.form.kept)
            <div class="actions"><button class="button button-plain">\
            \(say("office.change_answers"))</button></div></form>
            """
        return .page(say("book.check_title"), back: Path.officeEvents(), status: refused.status, main)
    }

    static let add = Page.form("addEventByPage", .officeEvents, OfficeKit.access) { visit in
        let (reference, answers, faults) = read(visit)
        guard faults.isEmpty else { return try await asking(visit, visit.form, faults) }
        let request = AddEvent.Request(
            reference: reference, course: answers.course, kind: answers.kind, delivery: answers.delivery,
            venue: answers.venue, places: answers.places, bookable: answers.bookable, minimum: answers.minimum,
            sessions: answers.sessions, needsApproval: answers.needsApproval, offerHours: answers.offerHours,
            priority: answers.priority)
        return try await OfficeKit.attempt(Path.officeEvent(reference).with("told", "added")) {
            _ = try await AddEvent(visit.house)(request, by: visit.principal)
            return nil
        } refused: {
            try await checking(visit, $0)
        }
    }
}
