import Application
import Domain
import Markup

/// What is asked of an event: the same questions for a new one and for one that is changed.
struct EventForm {
    let visit: Visit
    let fields: Fields
    /// Whether what stays once it is published is asked too: course, kind and dates.
    let asksPlan: Bool

    init(_ visit: Visit, _ form: Form, _ faults: FormFaults, asksPlan: Bool) {
        self.visit = visit
        self.asksPlan = asksPlan
        fields = Fields(visit: visit, form: form, faults: faults)
    }

    private static let deliveries = ["face_to_face", "online", "hybrid", "e_learning"]

    /// The button that sends the form.
    func send(_ text: HTML) -> HTML { asksPlan ? SessionFields.send(text, visit) : fields.send(text) }

    /// The fields, without the form around them.
    func html() async throws -> HTML {
        let say = visit.say
        let plan: (first: HTML, last: HTML) = asksPlan ? try await planned() : (.none, .none)
        return """
            \(plan.first)
            \(fields.text("venue", say("event_form.venue"), hint: say("event_form.venue_hint"), complete: "off"))
            \(fields.menu("delivery", say("event_form.delivery"), deliveries))
            \(fields.number("places", say("event_form.places"), hint: say("event_form.places_hint")))
            \(fields.number("bookable", say("event_form.bookable"), hint: say("event_form.bookable_hint")))
            \(fields.number("minimum", say("event_form.minimum"), hint: say("event_form.minimum_hint")))
            \(fields.radios("approval", say("event_form.approval_legend"), [
                .init(value: "no", text: say("office.no"), hint: say("event_form.approval_no")),
                .init(value: "yes", text: say("office.yes"), hint: say("event_form.approval_yes")),
            ]))
            \(fields.number("offer", say("event_form.offer_hours"), hint: say("event_form.offer_hint")))
            \(fields.text("priority", say("event_form.priority"), hint: say("event_form.priority_hint"),
                complete: "off"))\(plan.last)
            """
    }

    /// The course and the kind before the other questions, the dates behind them.
    private func planned() async throws -> (first: HTML, last: HTML) {
        let say = visit.say
        let courses = try await ListCourses(visit.house)(CourseFilter(limit: 1_000), by: visit.principal)
        let kinds = EventKind.allCases.map { ($0.rawValue, say("event_kind.\($0.rawValue)")) }
        let options =
            [("", say("event_form.choose_course"))]
            + courses.map { ($0.code, "\($0.title) (\($0.code))" as HTML) }
        let first: HTML = """
            \(fields.menu("course", say("event.course"), options))\(fields.menu("kind", say("event_form.kind"), kinds))
            """
        return (first, SessionFields.show(fields))
    }

    /// The ways to hold an event that pages have words for, and the one that it has.
    private var deliveries: [(value: String, text: HTML)] {
        let own = fields.form["delivery"]
        let words = Self.deliveries + (own.isEmpty || Self.deliveries.contains(own) ? [] : [own])
        return words.map { ($0, visit.mode($0)) }
    }

    /// What is filled in for an event that exists.
    static func filled(_ plan: Event, course: String) -> Form {
        var form = Form.empty.setting("venue", to: plan.venue).setting("delivery", to: plan.delivery)
            .setting("places", to: String(plan.places)).setting("minimum", to: String(plan.minimum))
            .setting("bookable", to: String(plan.bookable))
            .setting("approval", to: plan.needsApproval ? "yes" : "no")
            .setting("offer", to: String(plan.offerMinutes / 60))
            .setting("priority", to: plan.priority.sectors.joined(separator: ", "))
            .setting("course", to: course).setting("kind", to: plan.kind.rawValue)
        form = SessionFields.fill(form, plan.dates?.times ?? [])
        return form
    }
}

/// What was filled in for an event.
struct EventAnswers {
    var course = ""
    var kind = EventKind.course
    var sessions: [SessionTime] = []
    let venue: String
    let delivery: String
    let places: Int64
    let bookable: Int64?
    let minimum: Int64
    let needsApproval: Bool
    let offerHours: Int64?
    let priority: [String]

    /// Reads the form; what cannot be is told beside its field.
    init(_ reader: inout FormReader, asksPlan: Bool) {
        let form = reader.visit.form
        if asksPlan {
            course = reader.text("course", missing: "event_form.course_missing")
            kind = EventKind(rawValue: form["kind"]) ?? .course
            sessions = SessionFields.read(&reader, isNeeded: false)
        }
        venue = form["venue"]
        delivery = reader.text("delivery", missing: "event_form.delivery_missing")
        places = reader.number("places", 1...100_000, "event_form.places") ?? 0
        bookable = reader.number("bookable", 1...100_000, "event_form.bookable", isNeeded: false)
        minimum = reader.number("minimum", 0...100_000, "event_form.minimum", isNeeded: false) ?? 0
        needsApproval = form["approval"] == "yes"
        offerHours = reader.number("offer", 1...720, "event_form.offer", isNeeded: false)
        priority = form["priority"].split(separator: ",").map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty }
    }

    /// The answers as a list of facts; the course by its title.
    func facts(_ visit: Visit, course title: String) -> [Parts.Fact] {
        let say = visit.say
        let limit = bookable.map { say("office_event.places", .number(places), .number($0)) } ?? "\(places)"
        return [
            .init(name: say("event.course"), value: "\(title) (\(course))"),
            .init(name: say("event_form.kind"), value: say("event_kind.\(kind.rawValue)")),
            .init(name: say("event.when"), value: SessionFields.list(sessions, visit)),
            .init(
                name: say("event_form.venue"), value: venue.isEmpty ? say("event_form.no_venue") : HTML(text: venue)),
            .init(name: say("event_form.delivery"), value: visit.mode(delivery)),
            .init(name: say("event_form.places"), value: limit),
            .init(name: say("event_form.minimum"), value: "\(minimum)"),
            .init(name: say("event_form.approval"), value: say(needsApproval ? "office.yes" : "office.no")),
            .init(
                name: say("event_form.offer"),
                value: offerHours.map { visit.length($0 * 60) } ?? say("event_form.offer_usual")),
            .init(
                name: say("event_form.priority"),
                value: priority.isEmpty
                    ? say("event_form.no_priority") : HTML(text: priority.joined(separator: ", "))),
        ]
    }
}
