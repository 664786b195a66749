public import Domain
public import Reports

/// Cuts the course events of a period by one dimension or two, and compares with the same dates of earlier years.
public struct ReportCut: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// What it is cut by, the outer dimension first.
        public var dimensions: [Dimension]
        /// The dates.
        public var period: CutPeriod
        /// How many earlier years it is compared with, 0 to 6.
        public var earlier: Int64
        /// Whether small counts of people are hidden, as the public version has it.
        public var isPublic: Bool

        /// Takes the dimensions and the dates; by default nothing is compared and nothing hidden.
        public init(_ dimensions: [Dimension], _ period: CutPeriod, earlier: Int64 = 0, isPublic: Bool = false) {
            self.dimensions = dimensions
            self.period = period
            self.earlier = earlier
            self.isPublic = isPublic
        }
    }

    private let house: House

    /// Reports on this house.
    public init(_ house: House) { self.house = house }

    /// Whoever may see figures sees those of everybody. An agency's lead sees those of the own agency, against those of
    /// all others together as far as they give nobody away; they may be cut by one dimension of events, or by the
    /// agency.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, of kind `invalid` for what cannot be cut so, or of kind `not_found`
    ///   when there are no events, or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> CutReport {
        let own = principal.scope.agency
        guard own != nil || principal.scope == .everything || principal.scope == .figures else {
            throw Refusal(.forbidden, "Figures are for the board, the training team and the leads of agencies.")
        }
        let cut = try cut(request, isOfAgency: own != nil, scope: principal.scope)
        let periods = try periods(request)
        let (tables, names, isDemonstration) = try await house.store.read(principal.scope) { view in
            let names = try view.cutNames()
            let tables = try periods.map { try view.table(cut, $0, names) }
            return (tables, names, try view.fact("demonstration") == "1")
        }
        // An agency without bookings is told no more than where there is nothing at all.
        let group = own.map { names.group(.number($0.raw), by: .agency) }
        guard tables.contains(where: { table in table.figures.keys.contains { group == nil || $0.first == group } })
        else {
            throw Refusal(
                .notFound, "There are no figures of course events on these dates.",
                mend: "Name another year, such as 2019/20.")
        }
        let report =
            if let group {
                CutReport(tables, of: group, isDemonstration: isDemonstration, today: house.today)
            } else {
                CutReport(tables, isMasked: request.isPublic, isDemonstration: isDemonstration, today: house.today)
            }
        guard let report else {
            throw Refusal(
                .invalid, "A table of so many cells cannot be guarded against giving people away.",
                mend: "Cut by fewer groups, such as by sector instead of agency.")
        }
        return report
    }

    private func cut(_ request: Request, isOfAgency: Bool, scope: AccessScope) throws(Refusal) -> Cut {
        var dimensions = request.dimensions
        if isOfAgency {
            dimensions.removeAll { $0 == .agency }
            if dimensions.contains(where: { $0.isOfPeople || $0 == .trainer }) || dimensions.count > 1 {
                throw Refusal(
                    .forbidden, "An agency's figures are cut by one thing about events, such as the course.")
            }
            dimensions.insert(.agency, at: 0)
        }
        guard let cut = Cut(dimensions) else {
            throw Refusal(.invalid, "A report is cut by one dimension, or by two different ones.")
        }
        if dimensions.contains(.trainer), request.isPublic || scope != .everything {
            throw Refusal(.forbidden, "Figures by trainer name people: they are for the training team alone.")
        }
        return cut
    }

    private func periods(_ request: Request) throws(Refusal) -> [CutPeriod] {
        guard (0...Int64(CutPeriod.mostEarlier)).contains(request.earlier) else {
            throw Refusal(.invalid, "A year is compared with up to \(CutPeriod.mostEarlier) earlier ones.")
        }
        return (0...request.earlier).compactMap { request.period.earlier(years: $0) }
    }
}

extension CutStore {
    /// Reads a cut of a period.
    public func table(_ cut: Cut, _ period: CutPeriod, _ names: CutNames) throws -> CutTable {
        // Sums over groups that share events are read without those groups.
        let whole =
            cut.partitions
            ? nil : try cutParts(by: cut.dimensions.map { $0.partitions ? $0 : nil }, in: period)
        return CutTable(
            cut, period, parts: try cutParts(by: cut.dimensions, in: period), whole: whole, names: names)
    }
}
