public import Domain

/// Lists the bookings that were made for the agency of its lead.
public struct ListAgencyBookings: Sendable {
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// Bookings of events to come, the next first, or past, the last first; now is the border.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden` for whoever speaks for no agency, or ``StoreFault``.
    public func callAsFunction(
        _ filter: AgencyBookingFilter, by principal: Principal
    ) async throws -> [AgencyBookingLine] {
        let id = try principal.ownAgency()
        let now = house.now
        return try await house.store.read(principal.scope) { try $0.bookings(of: id, filter, at: now) }
    }
}
