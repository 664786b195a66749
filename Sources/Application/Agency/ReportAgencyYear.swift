public import Domain

/// Reports to an agency how its people attended in a year, and what empty places cost it.
public struct ReportAgencyYear: Sendable {
    private let house: House

    /// Reports on this house.
    public init(_ house: House) { self.house = house }

    /// What came of the bookings of events held in a financial year, by course.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden` for whoever speaks for no agency, or ``StoreFault``.
    public func callAsFunction(_ year: FinancialYear, by principal: Principal) async throws -> [AgencyCourseLine] {
        let id = try principal.ownAgency()
        return try await house.store.read(principal.scope) { try $0.courses(of: id, in: year) }
    }
}
