public import Domain

/// What a financial year plans of a course, and what became of it, event by event where it was called off.
public struct PlanLine: Hashable, Sendable {
    /// The targets, the events and their places.
    public let line: ProgrammeLine
    /// How many attended the events that were held, walk-ins included.
    public let attended: Int64
    /// How many held a place of them.
    public let held: Int64
    /// The events that were called off, each with its reason, by start.
    public let cancelled: [EventOverview]
}

/// The programme of a financial year, planned against delivered.
public struct PlanSheet: Hashable, Sendable {
    /// The year.
    public let year: FinancialYear
    /// Course by course, by code.
    public let lines: [PlanLine]

    /// What a count adds up to over the courses, which partition the events.
    public func total(_ count: (PlanLine) -> Int64) -> Int64 { lines.reduce(0) { $0 + count($1) } }
}

/// Shows what a year planned and what was delivered of it.
public struct ShowPlan: Sendable {
    private let house: House

    /// Shows that of this house.
    public init(_ house: House) { self.house = house }

    /// The programme of a year; a year without targets and events has no lines.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or ``StoreFault``.
    public func callAsFunction(_ year: FinancialYear, by principal: Principal) async throws -> PlanSheet {
        try principal.mustAdminister()
        return try await house.store.read(principal.scope) { view in
            let events = try view.overviews(from: year.firstDate, to: year.lastDate)
                .sorted {
                    ($0.firstDate ?? year.lastDate, $0.head.reference) < (
                        $1.firstDate ?? year.lastDate, $1.head.reference
                    )
                }
            let byCourse = Dictionary(grouping: events, by: \.courseCode)
            return PlanSheet(
                year: year,
                lines: try view.programme(year).map { line in
                    let events = byCourse[line.courseCode] ?? []
                    let delivered = events.filter { $0.head.status == .delivered }
                    return PlanLine(
                        line: line, attended: delivered.reduce(0) { $0 + $1.counts[.attended] },
                        held: delivered.reduce(0) { $0 + $1.counts[.held] },
                        cancelled: events.filter { $0.head.status == .cancelled })
                })
        }
    }
}
