public import Domain

/// Merges the two records of one person: the bookings of the first become the second's, and the first's address stands
/// for the second from now on.
public struct MergePeople: Sendable {
    /// What came of it.
    public struct Answer: Hashable, Sendable {
        /// The record that ended.
        public let from: PersonID
        /// The record that goes on.
        public let into: PersonID
        /// How many bookings it took over.
        public let bookings: Int
    }

    private let house: House

    /// Merges in this house.
    public init(_ house: House) { self.house = house }

    /// Merges the record of one address into that of another, where both still are as they were looked at.
    ///
    /// - Throws: ``Refusal`` with the reason, of kind `already_booked` naming the event when both have a live booking
    ///   of it; or ``StoreFault``.
    public func callAsFunction(
        _ email: String, into other: String, known: KnownVersion = .any, knownInto: KnownVersion = .any,
        by principal: Principal
    ) async throws -> Answer {
        try principal.mustAdminister()
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            var from = try work.found(person: email)
            var into = try work.found(person: other)
            guard from.id != into.id else {
                throw Refusal(.invalid, "Both addresses belong to one record already.", mend: "Name two records.")
            }
            try known.mustBe(from.version)
            try knownInto.mustBe(into.version)
            let bookings = try work.lockedBookings(of: from.id)
            try Self.mustNotClash(bookings, try work.bookingStates(of: into.id), work)
            for booking in bookings {
                try work.repoint(booking.id, to: into.id, why: "two records of one person were merged")
            }
            try work.redirect(from.id, to: into.id)
            // Somebody who is known by one of the two records is known.
            into.isToBeConfirmed = into.isToBeConfirmed && from.isToBeConfirmed
            from.isToBeConfirmed = false
            from.status = .merged(into: into.id)
            from.version += 1
            into.version += 1
            try work.save(from, happened: "merged", detail: "into person:\(into.id.raw)")
            try work.save(into, happened: "took_over", detail: "person:\(from.id.raw)")
            return Answer(from: from.id, into: into.id, bookings: bookings.count)
        }
    }

    private typealias States = [(id: BookingID, state: BookingState.Code)]

    private static func mustNotClash(_ ours: States, _ theirs: States, _ work: any UnitOfWork) throws {
        let live = Set(theirs.filter(\.state.isLive).map(\.id.event))
        guard let clash = ours.first(where: { $0.state.isLive && live.contains($0.id.event) }) else { return }
        let reference = try work.event(clash.id.event)?.reference ?? ""
        throw Refusal(
            .alreadyBooked, "Both records have a live booking of \(reference).",
            mend: "Cancel one of the two bookings, then merge.")
    }
}

extension UnitOfWork {
    /// The person's bookings, their events locked in ascending order; a booking made on another event in between has
    /// to be looked at again.
    func lockedBookings(of person: PersonID) throws -> [(id: BookingID, state: BookingState.Code)] {
        let events = Set(try bookingStates(of: person).map(\.id.event)).sorted()
        for event in events { _ = try lock(event) }
        let bookings = try bookingStates(of: person)
        guard Set(bookings.map(\.id.event)).isSubset(of: events) else {
            throw StoreFault(.unavailable, "The person was being booked meanwhile; nothing was stored. Try again.")
        }
        return bookings
    }
}
