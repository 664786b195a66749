public import Domain

/// Adds a course to the catalogue.
public struct AddCourse: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The code: up to 40 unaccented letters, digits, `-`, `_`, `.` or `/`.
        public var code: String
        /// The title.
        public var title: String
        /// The topic, by which figures are cut.
        public var topic: String
        /// The length in minutes.
        public var minutes: Int64
        /// Everything else there is to say about it.
        public var more: CourseChange

        /// Takes the code, the title, the topic, the length in minutes and everything else.
        public init(
            code: String, title: String, topic: String, minutes: Int64, more: CourseChange = CourseChange()
        ) {
            self.code = code
            self.title = title
            self.topic = topic
            self.minutes = minutes
            self.more = more
        }
    }

    private let house: House

    /// Adds to this house.
    public init(_ house: House) { self.house = house }

    /// Adds the course.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Course {
        try principal.mustAdminister()
        let code = try Field.code(request.code, "the code of a course")
        var change = request.more
        change.title = request.title
        change.topic = request.topic
        change.minutes = request.minutes
        let everything = change
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            guard try work.course(code: code) == nil else {
                throw Refusal(.conflict, "There is already a course \(code).", mend: "Choose another code.")
            }
            let bare = Course(id: try work.nextID("course"), code: code, title: "", topic: "", minutes: 0)
            let course = try bare.changed(everything).course
            for prerequisite in course.prerequisites { _ = try work.found(course: prerequisite) }
            try work.addCourse(course)
            return course
        }
    }
}
