import Domain

/// Sums what agencies' counters come to in months that are over, so that reports of whole years need not.
///
/// Nothing depends on when it runs: figures are the same with sums and without.
public struct SumMonths: Sendable {
    /// How many days a month must be over, so that late registers seldom meet a sum.
    public static let restDays: Int64 = 62
    /// The most months of one run.
    public static let mostMonths: Int64 = 24

    private let house: House
    private let lease: Lease?

    /// Sums those of this house, where a lease is given only while nobody else has taken it.
    public init(_ house: House, lease: Lease? = nil) {
        self.house = house
        self.lease = lease
    }

    /// Sums them, each month in a transaction of its own; where nothing is due it only reads. The answer is how many.
    ///
    /// - Throws: ``Refusal`` of kind `conflict` when another took the lease, or ``StoreFault``.
    @discardableResult
    public func callAsFunction() async throws -> Int {
        let (year, month, _) = house.today.adding(days: -Self.restDays).components
        guard let first = LocalDate(year: year, month: month, day: 1) else { return 0 }
        let due = try await house.store.read(.everything) { try $0.monthsToSum(before: first, most: Self.mostMonths) }
        for month in due {
            try await house.store.write(Intent(.clockwork, at: house.now)) { [lease] work in
                try work.mustHold(lease)
                try work.sum(month)
            }
        }
        return due.count
    }
}
