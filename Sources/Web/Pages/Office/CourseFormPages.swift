import Application
import Domain
import Markup

/// A new course, and changing one. What somebody else changed meanwhile is shown and never overwritten unseen.
enum CourseFormPages {
    static let all = [askNew, add, askChange, change]

    static let askNew = Page.show("newCourse", .newCourse, OfficeKit.access) { visit in
        newCourse(visit, .empty, .none)
    }

    private static func newCourse(_ visit: Visit, _ form: Form, _ faults: FormFaults) -> PageReply {
        let say = visit.say
        let fields = Fields(visit: visit, form: form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1>\(say("course_form.new"))</h1>
            <form method="post" action="\(Path.newCourse())" novalidate>\(visit.once)
            \(fields.text("code", say("courses.code"), hint: say("course_form.code_hint"), width: "w10",
                complete: "off"))
            \(CourseForm.html(fields))\(fields.send(say("course_form.add")))</form>
            """
        return .page(say("course_form.new"), back: Path.officeCourses(), status: faults.status, main)
    }

    static let add = Page.form("addCourseByPage", .newCourse, OfficeKit.access) { visit in
        var reader = FormReader(visit)
        let code = reader.text("code", missing: "course_form.code_missing")
        let change = CourseForm.read(&reader)
        guard reader.faults.isEmpty else { return newCourse(visit, visit.form, reader.faults) }
        let request = AddCourse.Request(
            code: code, title: change.title ?? "", topic: change.topic ?? "", minutes: change.minutes ?? 0,
            more: change)
        return try await OfficeKit.attempt(Path.officeCourse(code).with("told", "course_added")) {
            do {
                _ = try await AddCourse(visit.house)(request, by: visit.principal)
            } catch let refusal as Refusal where refusal.kind == .notFound {
                // The course is new: what is not there is one to be taken before it.
                throw Refusal(.invalid, refusal.reason)
            }
            return nil
        } refused: {
            newCourse(visit, visit.form, $0)
        }
    }

    static let askChange = Page.show("changeCourseByPage", .changeCourse, OfficeKit.access) { visit in
        let course = try await FindCourse(visit.house)(visit.path("course"), by: visit.principal)
        return changing(course, visit, CourseForm.filled(course), .none)
    }

    private static func changing(
        _ course: Course, _ visit: Visit, _ form: Form, _ faults: FormFaults, isChanged: Bool = false
    ) -> PageReply {
        let say = visit.say
        let fields = Fields(visit: visit, form: form, faults: faults)
        let title = Parts.Fact(name: say("course_form.title"), value: HTML(text: course.title))
        let now: HTML =
            isChanged
            ? Parts.notice(
                .care, "<p>\(say("office.now_is"))</p>\(Parts.facts([title] + CourseForm.facts(course, visit)))")
            : .none
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(course.code)</span>\(say("course_form.change"))</h1>\(now)
            <form method="post" action="\(Path.changeCourse(course.code))" novalidate>\(visit.once)
            \(fields.version(course.version))\(CourseForm.html(fields))\(fields.send(say("event_form.save")))</form>
            """
        return .page(
            say("course_form.change"), back: Path.officeCourse(course.code), status: faults.status, main)
    }

    static let change = Page.form("saveCourse", .changeCourse, OfficeKit.access) { visit in
        let course = try await FindCourse(visit.house)(visit.path("course"), by: visit.principal)
        var reader = FormReader(visit)
        let change = CourseForm.read(&reader)
        guard reader.faults.isEmpty else { return changing(course, visit, visit.form, reader.faults) }
        let done = Path.officeCourse(course.code)
        return try await OfficeKit.attempt(done.with("told", "course_changed")) {
            do {
                let words = try await ChangeCourse(visit.house)(
                    course.code, change, known: visit.form.known, by: visit.principal)
                return done.with("told", words.isEmpty ? "unchanged" : "course_changed")
            } catch let refusal as Refusal where refusal.kind == .notFound {
                // The course was found above: what is not there is one to be taken before it.
                throw Refusal(.invalid, refusal.reason)
            }
        } refused: { faults in
            let now = try await FindCourse(visit.house)(course.code, by: visit.principal)
            return changing(now, visit, visit.form, faults, isChanged: Int64(visit.form["version"]) != now.version)
        }
    }
}
