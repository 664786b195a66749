public import Domain

/// What course events are cut by: one dimension, or two nested ones.
public struct Cut: Hashable, Sendable {
    /// The most dimensions.
    public static let mostDimensions = 2

    /// One or two dimensions, each once, the outer first.
    public let dimensions: [Dimension]

    /// Takes the dimensions; nil for none, for more than two, and for one twice.
    public init?(_ dimensions: [Dimension]) {
        guard (1...Self.mostDimensions).contains(dimensions.count), Set(dimensions).count == dimensions.count else {
            return nil
        }
        self.dimensions = dimensions
    }

    /// Whether a dimension tells the people of one event apart.
    public var isOfPeople: Bool { dimensions.contains { $0.isOfPeople } }

    /// Whether its groups add up to the whole.
    public var partitions: Bool { dimensions.allSatisfy(\.partitions) }

    /// Whether bookings are cut by what only the record of their person tells; charges are then not cut.
    public var isOfRecords: Bool { dimensions.contains(.staffGroup) }
}

/// The dates a cut is about: an event belongs to the date of its first session.
public struct CutPeriod: Hashable, Sendable, CustomStringConvertible {
    /// The most earlier years that are compared with.
    public static let mostEarlier = 6

    /// The first date.
    public let from: LocalDate
    /// The last date.
    public let through: LocalDate

    /// Takes the first and the last date; nil when they are the wrong way round.
    public init?(from: LocalDate, through: LocalDate) {
        guard from <= through else { return nil }
        self.from = from
        self.through = through
    }

    /// A financial year.
    public init(_ year: FinancialYear) {
        from = year.firstDate
        through = year.lastDate
    }

    /// The financial year, where it is one.
    public var year: FinancialYear? {
        let year = FinancialYear(containing: from)
        return from == year.firstDate && through == year.lastDate ? year : nil
    }

    /// The same dates so many years earlier; 29 February becomes 28. Nil before year 1.
    public func earlier(years: Int64) -> CutPeriod? {
        guard let from = Self.back(from, years), let through = Self.back(through, years) else { return nil }
        return CutPeriod(from: from, through: through)
    }

    private static func back(_ date: LocalDate, _ years: Int64) -> LocalDate? {
        let (year, month, day) = date.components
        return LocalDate(year: year - years, month: month, day: day)
            ?? LocalDate(year: year - years, month: month, day: day - 1)
    }

    /// `2019/20`, or `2019-04-01 to 2019-06-30`.
    public var description: String { year?.description ?? "\(from) to \(through)" }
}
