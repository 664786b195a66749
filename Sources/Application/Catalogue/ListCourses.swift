public import Domain

/// Lists the courses of the catalogue.
public struct ListCourses: Sendable {
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// Courses by code, as a filter asks for them.
    ///
    /// - Throws: ``StoreFault``.
    public func callAsFunction(_ filter: CourseFilter, by principal: Principal) async throws -> [Course] {
        try await house.store.read(principal.scope) { try $0.courses(filter) }
    }
}
