import Domain

/// An agency as everybody may know it: its code and its name.
public struct AgencyName: Hashable, Sendable {
    /// The code.
    public let code: String
    /// The name.
    public let name: String
}

/// Lists the agencies of the partnership by name, for whoever must choose one: which agencies take part is no secret.
public struct ListAgencyNames: Sendable {
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// Every active agency, by name.
    ///
    /// - Throws: ``StoreFault``.
    public func callAsFunction() async throws -> [AgencyName] { try await list(AgencyFilter()) }

    /// The same with those that were closed or merged: what was booked and billed for them is still read.
    ///
    /// - Throws: ``StoreFault``.
    public func all() async throws -> [AgencyName] { try await list(AgencyFilter(includingFormer: true)) }

    private func list(_ filter: AgencyFilter) async throws -> [AgencyName] {
        try await house.store.read(.everything) { view in
            try view.agencies(filter).map { AgencyName(code: $0.agency.code, name: $0.agency.name) }
                .sorted { ($0.name.lowercased(), $0.code) < ($1.name.lowercased(), $1.code) }
        }
    }
}
