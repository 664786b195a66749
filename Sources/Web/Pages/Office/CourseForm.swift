import Application
import Domain
import Markup
import Money

/// What is asked of a course: the same questions for a new one and for one that is changed.
enum CourseForm {
    static func html(_ fields: Fields) -> HTML {
        let say = fields.visit.say
        return """
            \(fields.text("title", say("course_form.title"), complete: "off"))
            \(fields.text("topic", say("event.topic"), hint: say("course_form.topic_hint"), complete: "off"))
            \(fields.text("level", say("course_form.level"), width: "w10", complete: "off"))
            \(fields.number("minutes", say("course_form.minutes"), hint: say("course_form.minutes_hint")))
            \(fields.lines("groups", say("course_form.groups"), hint: say("course_form.groups_hint")))
            \(fields.lines("before", say("course_form.before"), hint: say("course_form.before_hint")))
            \(fields.number("months", say("course_form.months"), hint: say("course_form.months_hint")))
            \(fields.text("fee", say("course_form.fee"), hint: say("course_form.fee_hint"), width: "w6",
                complete: "off"))
            \(fields.date("review", say("course_form.review"), hint: say("course_form.review_hint")))
            """
    }

    /// What is filled in for a course that exists.
    static func filled(_ course: Course) -> Form {
        var form = Form.empty.setting("title", to: course.title).setting("topic", to: course.topic)
            .setting("level", to: course.level).setting("minutes", to: String(course.minutes))
            .setting("groups", to: course.targetGroups.joined(separator: "\n"))
            .setting("before", to: course.prerequisites.joined(separator: "\n"))
            .setting("months", to: course.refresherMonths.map { String($0) } ?? "")
            .setting("fee", to: course.fee == .zero ? "" : course.fee.plain)
        if let date = course.reviewOn { form = form.setting("review", to: date) }
        return form
    }

    /// Reads the form; what cannot be is told beside its field.
    static func read(_ reader: inout FormReader) -> CourseChange {
        let form = reader.visit.form
        var change = CourseChange()
        change.title = reader.text("title", missing: "course_form.title_missing")
        change.topic = reader.text("topic", missing: "course_form.topic_missing")
        change.level = form["level"]
        change.minutes = reader.number("minutes", 1...60_000, "course_form.minutes")
        change.targetGroups = lines(form["groups"])
        change.prerequisites = lines(form["before"])
        change.refresherMonths = .some(reader.number("months", 1...240, "courses.months", isNeeded: false))
        change.reviewOn = .some(reader.date("review", isNeeded: false))
        if form["fee"].isEmpty {
            change.fee = .zero
        } else if let fee = try? Pence(parsing: form["fee"]) {
            change.fee = fee
        } else {
            reader.add("fee", reader.visit.say("course_form.fee_fault"))
        }
        return change
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map { line in
            String(line.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty }
    }

    /// A course as a list of facts.
    static func facts(_ course: Course, _ visit: Visit) -> [Parts.Fact] {
        let say = visit.say
        let none = say("course_form.none")
        let groups = course.targetGroups.map { $0 == "all" ? say("event.everybody") : HTML(text: $0) }
        let before = course.prerequisites.map { "<a href=\"\(Path.officeCourse($0))\">\($0)</a>" as HTML }
        return [
            .init(name: say("event.topic"), value: HTML(text: course.topic)),
            .init(name: say("event.level"), value: course.level.isEmpty ? none : HTML(text: course.level)),
            .init(name: say("event.length"), value: visit.length(course.minutes)),
            .init(
                name: say("event.for"),
                value: groups.isEmpty ? say("event.everybody") : HTML.joined(groups, by: ", ")),
            .init(name: say("event.before"), value: before.isEmpty ? none : HTML.joined(before, by: ", ")),
            .init(
                name: say("event.refresher"),
                value: course.refresherMonths.map { say("event.refresher_months", .number($0)) } ?? none),
            .init(name: say("courses.fee"), value: course.fee == .zero ? none : HTML(text: course.fee.text)),
            .init(name: say("courses.review"), value: course.reviewOn.map { HTML(text: $0.spoken) } ?? none),
        ]
    }
}
