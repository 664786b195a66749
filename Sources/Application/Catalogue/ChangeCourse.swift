public import Domain

/// Changes what is kept of a course.
public struct ChangeCourse: Sendable {
    private let house: House

    /// Changes in this house.
    public init(_ house: House) { self.house = house }

    /// Changes the course of a code; the answer is what changed, by the names of the fields.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(
        _ code: String, _ change: CourseChange, known: KnownVersion = .any, by principal: Principal
    ) async throws -> [String] {
        try principal.mustAdminister()
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            let found = try work.found(course: code)
            try known.mustBe(found.version)
            var (course, words) = try found.changed(change)
            guard !words.isEmpty else { return [] }
            if change.prerequisites != nil {
                for prerequisite in course.prerequisites { _ = try work.found(course: prerequisite) }
            }
            course.version += 1
            try work.save(course, happened: "changed", detail: words.joined(separator: ", "))
            return words
        }
    }
}

/// Takes a course out of the offer, or back into it: events that exist stay.
public struct CloseCourse: Sendable {
    private let house: House

    /// Closes in this house.
    public init(_ house: House) { self.house = house }

    /// Closes the course of a code, or opens it again.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(
        _ code: String, reopening: Bool = false, by principal: Principal
    ) async throws -> Course {
        try principal.mustAdminister()
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            var course = try work.found(course: code)
            let status: CourseStatus = reopening ? .active : .closed
            guard course.status != status else {
                throw Refusal(.wrongState, "The course \(code) is \(status.rawValue) already.")
            }
            course.status = status
            course.version += 1
            try work.save(course, happened: reopening ? "reopened" : "closed", detail: course.code)
            return course
        }
    }
}
