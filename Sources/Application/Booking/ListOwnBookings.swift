public import Domain

/// Lists the bookings of whoever asks, which is what a practitioner looks at most.
public struct ListOwnBookings: Sendable {
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// One's own bookings, the latest event first, at most ``ShowRecord/mostBookings``; none for whoever asks as nobody
    /// in particular.
    ///
    /// - Throws: ``StoreFault``.
    public func callAsFunction(by principal: Principal) async throws -> [PersonBooking] {
        guard case .person(let person) = principal.scope else { return [] }
        return try await house.store.read(principal.scope) {
            try $0.bookings(of: person, limit: ShowRecord.mostBookings)
        }
    }
}
