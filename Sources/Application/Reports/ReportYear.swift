public import Domain
public import Reports

/// The year's figures for the board, from kept counters, with the year before to compare with.
public struct ReportYear: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The financial year.
        public var year: FinancialYear
        /// Whether to count people one by one however many bookings the year has.
        public var people: PeopleCount
        /// Whether to compare with the year before.
        public var comparesWithYearBefore: Bool

        /// Takes the year; by default people are counted while there are few bookings, and years are compared.
        public init(
            year: FinancialYear, people: PeopleCount = .whenShort, comparesWithYearBefore: Bool = true
        ) {
            self.year = year
            self.people = people
            self.comparesWithYearBefore = comparesWithYearBefore
        }
    }

    private let house: House

    /// Reports on this house.
    public init(_ house: House) { self.house = house }

    /// Reads the year and the one before, each on a snapshot of its own and both at the same time. The figures name
    /// nobody, so whoever may see figures sees all of them: an agency or a person asking is refused, because totals of
    /// others are not theirs to see.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or of kind `not_found` when the year has no events, or
    ///   ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> YearReport {
        guard principal.scope == .everything || principal.scope == .figures else {
            throw Refusal(.forbidden, "The year report is for the board and the training team.")
        }
        let now = house.zone.local(house.now)
        let before = request.comparesWithYearBefore ? FinancialYear(startYear: request.year.startYear - 1) : nil
        async let earlier = data(of: before, request.people, principal.scope)
        let (data, isDemonstration) = try await house.store.read(principal.scope) { view in
            (try view.data(of: request.year, people: request.people), try view.fact("demonstration") == "1")
        }
        guard !data.isEmpty else {
            throw Refusal(
                .notFound, "There are no events in the year \(request.year).",
                mend: "Import or publish some, or name another year, such as 2019/20.")
        }
        return YearReport(data, earlier: try await earlier, isDemonstration: isDemonstration, generatedAt: now)
    }

    private func data(of year: FinancialYear?, _ people: PeopleCount, _ scope: AccessScope) async throws -> YearData? {
        guard let year else { return nil }
        return try await house.store.read(scope) { try $0.data(of: year, people: people) }
    }
}
