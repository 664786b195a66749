public import Domain

/// Lists the versions of the charging policy by the date from which they apply.
public struct ListPolicies: Sendable {
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// Every version, first first.
    public func callAsFunction(by principal: Principal) async throws -> [PolicyVersion] {
        try await house.store.read(principal.scope) { try $0.policies() }
    }
}
