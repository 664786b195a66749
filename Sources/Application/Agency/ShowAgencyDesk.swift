public import Domain

/// What the lead of an agency sees first: how much waits, and who goes where next.
public struct AgencyDesk: Sendable {
    /// The agency.
    public let agency: Agency
    /// How much waits.
    public let waiting: AgencyWaiting
    /// The next bookings of its people that hold a place.
    public let next: [AgencyBookingLine]
}

/// Shows the lead of an agency what waits.
public struct ShowAgencyDesk: Sendable {
    private let house: House

    /// Shows that of this house.
    public init(_ house: House) { self.house = house }

    /// What waits for the agency of whoever asks, and so many bookings that come next.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden` for whoever speaks for no agency, or ``StoreFault``.
    public func callAsFunction(next count: Int64 = 10, by principal: Principal) async throws -> AgencyDesk {
        let id = try principal.ownAgency()
        let now = house.now
        return try await house.store.read(principal.scope) { view in
            guard let agency = try view.agency(id), let waiting = try view.waiting(for: id, at: now) else {
                throw Refusal(.notFound, "There is no such agency.")
            }
            let filter = AgencyBookingFilter(state: .confirmed, limit: count)
            return AgencyDesk(agency: agency, waiting: waiting, next: try view.bookings(of: id, filter, at: now))
        }
    }

    /// The agency of whoever asks.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden` for whoever speaks for no agency, or ``StoreFault``.
    public func agency(by principal: Principal) async throws -> Agency {
        let id = try principal.ownAgency()
        return try await house.store.read(principal.scope) { view in
            guard let agency = try view.agency(id) else { throw Refusal(.notFound, "There is no such agency.") }
            return agency
        }
    }
}

extension Principal {
    /// The agency that somebody speaks for.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`.
    func ownAgency() throws(Refusal) -> AgencyID {
        if role == .agencyLead, let id = scope.agency { return id }
        throw Refusal(.forbidden, "Only the lead of an agency may see this.", mend: "Ask the lead of your agency.")
    }
}
