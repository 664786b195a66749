public import Domain

/// Everything the store knows about a year that its report is made of.
public struct YearData: Hashable, Sendable {
    /// The financial year.
    public let year: FinancialYear
    /// Its events.
    public let groups: [EventGroup]
    /// The shares of its course events held, by size.
    public var shares = MeanOfShares([])
    /// What each agency was invoiced.
    public var invoiced: [AgencyInvoiced] = []
    /// What was paid and written off.
    public var settled = Settled()
    /// What its programme set out to offer.
    public var target: Target?
    /// The workforce in scope at its end.
    public var workforce: Int64?
    /// How many different people attended its course events; nil when that was not counted.
    public var peopleTrained: Int64?
    /// How often a person waited for a course and got no place of it; nil when that was not counted.
    public var unmetDemand: Int64?

    /// Takes the year and its events.
    public init(year: FinancialYear, groups: [EventGroup]) {
        self.year = year
        self.groups = groups
    }

    /// Whether there is anything to report.
    public var isEmpty: Bool { groups.isEmpty }
    /// How many bookings the year's events ever had.
    public var bookings: Int64 { groups.counts[.arrivals] }
    /// How many of the year's bookings wait.
    public var waiting: Int64 { groups.counts[.waiting] }
}

/// Whether the people of a year are counted one by one, which takes longer the more bookings there are.
public enum PeopleCount: Sendable {
    /// Only while the year has no more than ``PeopleCount/limit`` bookings.
    case whenShort
    /// However long it takes.
    case always

    /// The bookings that are walked without being asked to.
    public static let limit: Int64 = 20_000

    func covers(_ bookings: Int64) -> Bool { self == .always || bookings <= Self.limit }
}

extension ReportStore {
    /// Reads a year.
    public func data(of year: FinancialYear, people: PeopleCount = .whenShort) throws -> YearData {
        var data = YearData(year: year, groups: try eventGroups(of: year))
        guard !data.isEmpty else { return data }
        data.shares = try shares(of: year)
        data.invoiced = try invoiced(of: year)
        data.settled = try settled(of: year)
        data.target = try target(of: year)
        data.workforce = try workforceInScope(asOf: year.lastDate)
        if people.covers(data.bookings) {
            data.peopleTrained = try peopleTrained(in: year)
            data.unmetDemand = data.waiting == 0 ? 0 : try unmetDemand(in: year)
        }
        return data
    }
}
