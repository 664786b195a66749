public import Domain

/// Lists the staff groups that people belong to, for whoever must choose among them.
public struct ListStaffGroups: Sendable {
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// The staff groups of active people within the scope of who asks, by name.
    ///
    /// - Throws: ``StoreFault``.
    public func callAsFunction(by principal: Principal) async throws -> [StaffGroupCount] {
        try await house.store.read(principal.scope) { try $0.staffGroups() }
    }
}
