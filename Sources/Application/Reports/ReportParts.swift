public import Domain
import Reports

/// Lists the financial years that can be reported on.
public struct ListReportYears: Sendable {
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// The years that have events, the latest first.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or ``StoreFault``.
    public func callAsFunction(by principal: Principal) async throws -> [FinancialYear] {
        try principal.maySeeFigures()
        return try await house.store.read(principal.scope) { try $0.reportYears() }
    }
}

/// A year's figures by course.
public struct ReportCourses: Sendable {
    private let house: House

    /// Reports on this house.
    public init(_ house: House) { self.house = house }

    /// What was planned of each course, what became of it, and how its places were used, by code.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or ``StoreFault``.
    public func callAsFunction(_ year: FinancialYear, by principal: Principal) async throws -> [CourseFigures] {
        try principal.maySeeFigures()
        return try await house.store.read(principal.scope) { try $0.courseFigures(of: year) }
    }
}

/// A year by agency, with what an agency's share is a share of.
public struct AgencyReport: Hashable, Sendable {
    /// The places of all course events held.
    public let places: Int64
    /// The agencies that booked or were invoiced, by code.
    public let agencies: [AgencyFigures]
}

/// A year's figures by agency.
public struct ReportAgencies: Sendable {
    private let house: House

    /// Reports on this house.
    public init(_ house: House) { self.house = house }

    /// How the people of each agency used the course events held, and what it was invoiced, by code.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or ``StoreFault``.
    public func callAsFunction(_ year: FinancialYear, by principal: Principal) async throws -> AgencyReport {
        try principal.maySeeFigures()
        return try await house.store.read(principal.scope) { view in
            let held = try view.eventGroups(of: year).filter { $0.kind.countsAsCourse && $0.status == .delivered }
            return AgencyReport(
                places: held.reduce(0) { $0 + $1.places }, agencies: try view.agencyFigures(of: year))
        }
    }
}

extension Principal {
    /// Totals of everybody are not for an agency or a person.
    fileprivate func maySeeFigures() throws(Refusal) {
        guard scope == .everything || scope == .figures else {
            throw Refusal(.forbidden, "The year's figures are for the board and the training team.")
        }
    }
}
