public import Domain

/// Lists people, within the scope of who asks.
public struct ListPeople: Sendable {
    private let house: House

    /// Lists what this house has.
    public init(_ house: House) { self.house = house }

    /// People by name, of an agency's code or of all, whose name or address contains a text.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` for an agency that is not there, or ``StoreFault``.
    public func callAsFunction(
        agency code: String?, search: String?, includingFormer: Bool, limit: Int64, after: PersonID? = nil,
        by principal: Principal
    ) async throws -> [PersonLine] {
        try await house.store.read(principal.scope) { view in
            let agency = try code.map { try view.found(agency: $0).id }
            return try view.people(
                PeopleFilter(
                    agency: agency, search: search, includingFormer: includingFormer, limit: limit, after: after))
        }
    }
}

/// Finds a course.
public struct FindCourse: Sendable {
    private let house: House

    /// Finds what this house has.
    public init(_ house: House) { self.house = house }

    /// The course of a code.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, or ``StoreFault``.
    public func callAsFunction(_ code: String, by principal: Principal) async throws -> Course {
        try await house.store.read(principal.scope) { try $0.found(course: code) }
    }
}

/// Lists events, drafts only for those who see everything.
public struct ListEvents: Sendable {
    private let house: House

    /// Lists what this house has.
    public init(_ house: House) { self.house = house }

    /// Events by start, of a course's code or of all.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` for a course that is not there, or ``StoreFault``.
    public func callAsFunction(
        _ filter: EventFilter, course code: String?, by principal: Principal
    ) async throws -> [EventLine] {
        try await house.store.read(principal.scope) { view in
            var filter = filter
            if let code { filter.course = try view.found(course: code).id }
            return try view.events(filter)
        }
    }
}

/// Lists the workforce in scope.
public struct ListWorkforce: Sendable {
    private let house: House

    /// Lists what this house has.
    public init(_ house: House) { self.house = house }

    /// The workforce as last counted on or before a date, of an agency's code or of all.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` for an agency that is not there, or ``StoreFault``.
    public func callAsFunction(
        agency code: String?, asOf date: LocalDate, by principal: Principal
    ) async throws -> [WorkforceLine] {
        try await house.store.read(principal.scope) { view in
            let agency = try code.map { try view.found(agency: $0).id }
            return try view.workforce(agency: agency, asOf: date)
        }
    }
}
