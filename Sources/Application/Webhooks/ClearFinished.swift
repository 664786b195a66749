import Domain

/// Takes out what is kept for a while after it is over: deliveries, messages, idempotency keys, reminders,
/// askings for a sign-in mail, sessions.
public struct ClearFinished: Sendable {
    /// For how many days it is kept.
    public static let days: Int64 = 30
    /// The most rows of one transaction.
    static let portion: Int64 = 500

    private let house: House
    private let lease: Lease?

    /// Clears this house, where a lease is given only while nobody else has taken it.
    public init(_ house: House, lease: Lease? = nil) {
        self.house = house
        self.lease = lease
    }

    /// Takes out everything that has been over for long enough, portion by portion, and says how many rows there were.
    ///
    /// - Throws: ``Refusal`` of kind `conflict` when another took the lease.
    public func callAsFunction() async throws -> Int64 {
        let moment = Instant(microseconds: house.now.microseconds - Self.days * 86_400_000_000)
        let lease = lease
        var all: Int64 = 0
        // Deliveries come first: a message is taken out when nothing of it is left.
        for what in [Finished.deliveries, .messages, .keys, .reminders, .askings, .sessions, .counters] {
            while !Task.isCancelled {
                let count = try await house.store.write(Intent(.clockwork, at: house.now)) { work in
                    try work.mustHold(lease)
                    return try work.clear(what, until: moment, limit: Self.portion)
                }
                all += count
                if count < Self.portion { break }
            }
        }
        return all
    }
}
