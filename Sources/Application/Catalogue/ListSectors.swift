public import Domain

/// Lists the sectors that agencies belong to, for whoever keeps places for one.
public struct ListSectors: Sendable {
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// Every sector of an active agency, in order.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or ``StoreFault``.
    public func callAsFunction(by principal: Principal) async throws -> [String] {
        try principal.mustAdminister()
        return try await house.store.read(principal.scope) { view in
            Set(try view.agencies(AgencyFilter()).map(\.agency.sector)).subtracting([""]).sorted()
        }
    }
}
