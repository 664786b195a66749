public import Domain

/// A month as events are kept by.
public struct SummedMonth: Hashable, Sendable {
    /// The calendar year in which its financial year starts.
    public let year: Int64
    /// The calendar month, 1 to 12.
    public let month: Int64

    /// Takes the year and the month.
    public init(year: Int64, month: Int64) {
        self.year = year
        self.month = month
    }
}

/// Reading which months are to be summed.
public protocol MonthSumReads {
    /// Months that begin before a date and have events that are over and in no sum, and months whose sum no longer
    /// stands, the earliest first.
    func monthsToSum(before date: LocalDate, most limit: Int64) throws -> [SummedMonth]
}

/// Summing months.
public protocol MonthSumWrites: MonthSumReads {
    /// Sums the counters of agencies at the course events of a month. The sum stands until one of those changes.
    func sum(_ month: SummedMonth) throws
}
