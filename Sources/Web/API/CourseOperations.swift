import Application
import Domain
import HTTPTypes
import Money

/// The catalogue of courses, and what each year plans of them.
enum CourseOperations {
    static let all: [Operation] = [list, show, add, change, close, reopen, programme, setTarget]

    private static let code = [Schema.Property("code", .shaped(.looseCode), "The course's code.")]
    private static let year = [
        Schema.Property("year", .shaped(.year), "The calendar year in which it starts, such as 2019.")
    ]

    static let list = Operation(
        id: "listCourses", method: .get, path: "/api/v1/courses", summary: "The courses, by code.", group: "Courses",
        access: .anyRole,
        query: [
            .init("topic", .line, "Of this topic only.", isRequired: false),
            .init("closed", .word(["true", "false"]), "Also those that are no longer run.", isRequired: false),
        ] + Paging.query,
        success: (200, Paging.shape("courses", CourseShapes.course, "The courses."))
    ) { call in
        let filter = CourseFilter(
            topic: call.query["topic"], includingClosed: call.query["closed"] == "true", limit: call.fetched,
            after: try call.position())
        let courses = try await call.house.store.read(call.principal.scope) { try $0.courses(filter) }
        return call.page("courses", courses, key: { [$0.code] }, CourseShapes.course)
    }

    static let show = Operation(
        id: "showCourse", method: .get, path: "/api/v1/courses/{code}", summary: "A course.", group: "Courses",
        access: .anyRole, pathParameters: code, success: (200, CourseShapes.course)
    ) { call in try await sheet(call, call.path("code")) }

    private static func sheet(_ call: Call, _ code: String, status: Int = 200) async throws -> Reply {
        let course = try await FindCourse(call.house)(code, by: call.principal)
        return Reply(CourseShapes.course(course), status: status)
    }

    static let add = Operation(
        id: "addCourse", method: .post, path: "/api/v1/courses", summary: "Add a course.", group: "Courses",
        access: .administrators,
        body: .object(
            [
                .init("code", .shaped(.looseCode), "Its code, which never changes."),
                .init("title", .line, "Its title."),
                .init("topic", .line, "Its topic."), .init("minutes", CourseShapes.minutes, "How long it is."),
            ] + CourseShapes.more),
        success: (201, CourseShapes.course), refusals: [409],
        again: { call, _ in try await sheet(call, call.text("code") ?? "", status: 201) }
    ) { call in
        let request = AddCourse.Request(
            code: call.text("code") ?? "", title: call.text("title") ?? "", topic: call.text("topic") ?? "",
            minutes: call.number("minutes") ?? 0, more: CourseShapes.change(call))
        let course = try await AddCourse(call.house)(request, by: call.principal)
        return Reply(CourseShapes.course(course), status: 201, location: "/api/v1/courses/\(course.code)")
    }

    static let change = Operation(
        id: "changeCourse", method: .patch, path: "/api/v1/courses/{code}",
        summary: "Change a course; what is not named stays.", group: "Courses", access: .administrators,
        pathParameters: code, isConditional: true,
        body: .object(
            [
                .init("title", .line, "Its title.", isRequired: false),
                .init("topic", .line, "Its topic.", isRequired: false),
                .init("minutes", CourseShapes.minutes, "How long it is.", isRequired: false),
            ] + CourseShapes.more),
        success: (200, CourseShapes.course), refusals: [409], again: { call, _ in try await show.handle(call) }
    ) { call in
        var change = CourseShapes.change(call)
        change.title = call.text("title")
        change.topic = call.text("topic")
        change.minutes = call.number("minutes")
        _ = try await ChangeCourse(call.house)(call.path("code"), change, known: call.known, by: call.principal)
        return try await show.handle(call)
    }

    static let close = ending("closeCourse", "closing", "End a course: no event of it is planned any more.", false)
    static let reopen = ending("reopenCourse", "reopening", "Let a closed course be planned again.", true)

    private static func ending(_ id: String, _ path: String, _ summary: String, _ isReopening: Bool) -> Operation {
        Operation(
            id: id, method: .post, path: "/api/v1/courses/{code}/\(path)", summary: summary, group: "Courses",
            access: .administrators, pathParameters: code, success: (200, CourseShapes.course), refusals: [409],
            again: { call, _ in try await show.handle(call) }
        ) { call in
            _ = try await CloseCourse(call.house)(call.path("code"), reopening: isReopening, by: call.principal)
            return try await show.handle(call)
        }
    }

    static let programme = Operation(
        id: "showProgramme", method: .get, path: "/api/v1/programmes/{year}",
        summary: "What a financial year plans of each course, and what became of it.", group: "Courses",
        access: .anyRole, pathParameters: year, success: (200, CourseShapes.programme)
    ) { call in
        guard let start = Int64(call.path("year")), let year = FinancialYear(startYear: start) else {
            throw Problem.notFound()
        }
        let lines = try await call.house.store.read(call.principal.scope) { try $0.programme(year) }
        return Reply(
            .object(["year": .text(year.description), "courses": .list(lines.map(CourseShapes.programmeLine))]))
    }

    static let setTarget = Operation(
        id: "setTarget", method: .post, path: "/api/v1/programmes/{year}/targets",
        summary: "Set how many events and places a year plans of a course.", group: "Courses",
        access: .administrators, pathParameters: year,
        body: .object([
            .init("course", .shaped(.looseCode), "The course's code."),
            .init("events", .number(0...100_000), "How many events."),
            .init("places", .number(0...10_000_000), "How many places."),
        ]),
        success: (200, CourseShapes.programme), refusals: [409],
        again: { call, _ in try await programme.handle(call) }
    ) { call in
        guard let start = Int64(call.path("year")), let year = FinancialYear(startYear: start) else {
            throw Problem.notFound()
        }
        _ = try await SetTargets(call.house)(
            call.text("course") ?? "", in: year, events: call.number("events") ?? 0,
            places: call.number("places") ?? 0, by: call.principal)
        return try await programme.handle(call)
    }
}
