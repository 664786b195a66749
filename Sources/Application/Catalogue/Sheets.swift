public import Domain

/// Everything about an agency.
public struct AgencySheet: Hashable, Sendable {
    /// The agency.
    public let agency: Agency
    /// How many people work for it now.
    public let people: Int64
    /// The code of the agency it was merged into.
    public let mergedInto: String?
    /// What happened to it.
    public let history: [RecordStep]
}

/// Everything about a person that the reader may see.
public struct PersonSheet: Hashable, Sendable {
    /// The person.
    public let person: Person
    /// The code of the agency they work for.
    public let agencyCode: String
    /// What happened, and for which agency they worked.
    public let history: [PersonStep]
    /// Their bookings, the latest event first.
    public let bookings: [PersonBooking]
}

/// Everything about an event but its bookings one by one.
public struct EventSheet: Hashable, Sendable {
    /// What is planned.
    public let plan: Event
    /// The course.
    public let course: Course
    /// The kept counters.
    public let counts: Counts
    /// For whom places are kept, by the agency's code or the sector.
    public let groups: [String]
    /// What a booking made today would cost; nil without dates or without a policy.
    public let terms: OpenTerms?
    /// What happened to it.
    public let history: [RecordStep]
}

/// Shows one thing in full, within the scope of who asks.
public struct ShowRecord: Sendable {
    /// The most bookings shown of one person.
    public static let mostBookings: Int64 = 1_000

    private let house: House

    /// Shows what this house has.
    public init(_ house: House) { self.house = house }

    /// The agency of a code.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, or ``StoreFault``.
    public func agency(_ code: String, by principal: Principal) async throws -> AgencySheet {
        try await house.store.read(principal.scope) { view in
            let agency = try view.found(agency: code)
            var into: String?
            if case .merged(let id) = agency.status { into = try view.agency(id)?.code }
            return AgencySheet(
                agency: agency, people: try view.countPeople(of: agency.id), mergedInto: into,
                history: try view.history(agency: agency.id))
        }
    }

    /// The person of an address.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, or ``StoreFault``.
    public func person(_ email: String, by principal: Principal) async throws -> PersonSheet {
        try await house.store.read(principal.scope) { try Self.sheet(try $0.found(person: email), $0) }
    }

    /// The person of an id: a record that was merged into another as it is, which no address leads to any more.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, or ``StoreFault``.
    public func person(_ id: PersonID, by principal: Principal) async throws -> PersonSheet {
        try await house.store.read(principal.scope) { view in
            guard let person = try view.person(id) else { throw Refusal(.notFound, "There is no such person.") }
            return try Self.sheet(person, view)
        }
    }

    private static func sheet(_ person: Person, _ view: any ReadView) throws -> PersonSheet {
        PersonSheet(
            person: person, agencyCode: try view.agency(person.agency)?.code ?? "",
            history: try view.history(person: person.id),
            bookings: try view.bookings(of: person.id, limit: mostBookings))
    }

    /// The event of a reference.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, or ``StoreFault``.
    public func event(_ reference: String, by principal: Principal) async throws -> EventSheet {
        let house = house
        let id = try await house.eventID(reference)
        return try await house.store.read(principal.scope) { view in
            let plan = try view.found(plan: id)
            guard let course = try view.course(plan.course) else {
                throw StoreFault(.damaged, "The course of \(plan.reference) is missing; run `turnout verify`.")
            }
            return EventSheet(
                plan: plan, course: course, counts: try view.counts(of: id), groups: try Self.groups(plan, view),
                terms: try Self.terms(plan, course, house, view), history: try view.history(event: id))
        }
    }

    private static func groups(_ plan: Event, _ view: any CatalogueReads) throws -> [String] {
        try plan.allocations.map { allocation in
            switch allocation.group {
            // An agency that may not be seen is not named.
            case .agency(let id): try view.agency(id)?.code ?? "another agency"
            case .sector(let sector): sector
            }
        }
    }

    private static func terms(
        _ plan: Event, _ course: Course, _ house: House, _ view: any ReadView
    ) throws -> OpenTerms? {
        guard let dates = plan.dates, let times = EventTimes(sessions: dates.times),
            let id = try view.policyInForce(on: house.today)
        else { return nil }
        return OpenTerms(
            try house.policies.policy(id, view), times, plan.kind, fee: course.fee,
            try house.policies.calendar(house.zone, view), house.zone)
    }
}
