public import Domain

/// Records and withdraws what the owner of a booking needs on the day.
public struct ChangeAccessNeed: Sendable {
    private let house: House

    /// Records in this house.
    public init(_ house: House) { self.house = house }

    /// Records what is needed, in place of what was said before: by the person, or by an administrator whom they told.
    ///
    /// It belongs to this booking: whoever books another event, or moves to one, is asked anew.
    ///
    /// - Parameter shown: what stood there when it was read, empty for nothing; nil to replace whatever stands there.
    /// - Throws: ``Refusal`` of kind `invalid` without consent, `not_found`, `forbidden`, `wrong_state` for a booking
    ///   that ended, `too_late` for an event that is over, or `changed_meanwhile` where something else stands there
    ///   than was shown; or ``StoreFault``.
    public func callAsFunction(
        _ reference: String, _ text: String, hasConsented: Bool, shown: String? = nil, by principal: Principal
    ) async throws -> AccessNeed {
        try principal.maySayNeeds()
        let id = try await house.bookingID(reference)
        let intent = Intent(principal, at: house.now, event: id.event)
        let need = try AccessNeed(text, hasConsented: hasConsented, at: intent.now)
        return try await house.store.write(intent) { work in
            let event = try work.lock(id.event)
            let booking = try work.existing(id, of: event)
            guard booking.state.isLive else {
                throw Refusal(.wrongState, "The booking \(booking.state.standing), so nothing is needed for it.")
            }
            if let endsAt = event.endsAt, intent.now >= endsAt {
                throw Refusal(.tooLate, "\(event.reference) is over.")
            }
            if let shown, try work.accessNeed(of: id)?.text ?? "" != shown {
                throw Refusal(
                    .changedMeanwhile, "What is needed was changed by somebody else meanwhile.",
                    mend: "Look at what stands there now, and save again.")
            }
            try work.setAccessNeed(need, of: id)
            return need
        }
    }

    /// Withdraws what was said, whatever became of the booking; says whether there was anything.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` or `forbidden`, or ``StoreFault``.
    public func withdraw(_ reference: String, by principal: Principal) async throws -> Bool {
        try principal.maySayNeeds()
        let id = try await house.bookingID(reference)
        return try await house.store.write(Intent(principal, at: house.now, event: id.event)) { work in
            let event = try work.lock(id.event)
            _ = try work.existing(id, of: event)
            return try work.withdrawAccessNeed(of: id)
        }
    }
}

/// Shows what people need on the day: to themselves, the event's trainers and administrators.
public struct ShowAccessNeeds: Sendable {
    private let house: House

    /// Shows those of this house.
    public init(_ house: House) { self.house = house }

    /// What the owner of a booking needs; nil where nothing was said.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` or `forbidden`, or ``StoreFault``.
    public func one(_ reference: String, by principal: Principal) async throws -> AccessNeed? {
        try principal.mayBeToldNeeds()
        let id = try await house.bookingID(reference)
        return try await house.store.read(principal.scope) { view in
            guard let event = try view.event(id.event) else { throw Refusal(.notFound, "There is no such event.") }
            _ = try view.existing(id, of: event)
            return try view.accessNeed(of: id)
        }
    }

    /// What those who may still come to the event of a reference need, in order of arrival.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` or `forbidden`, or ``StoreFault``.
    public func callAsFunction(_ reference: String, by principal: Principal) async throws -> [AccessNeedLine] {
        try principal.mustRun()
        let id = try await house.eventID(reference)
        return try await house.store.read(principal.scope) { view in
            _ = try view.found(plan: id)
            try view.mustTeach(id, principal)
            return try view.accessNeeds(of: id)
        }
    }
}

/// Takes away what people needed once the event has been over for so many days, or once their booking has ended.
public struct PurgeAccessNeeds: Sendable {
    /// For how many days after the last session it is kept, unless it is set.
    public static let usualDays: Int64 = 30
    private static let portion: Int64 = 500

    private let house: House
    private let lease: Lease?

    /// Purges this house, where a lease is given only while nobody else has taken it.
    public init(_ house: House, lease: Lease? = nil) {
        self.house = house
        self.lease = lease
    }

    /// Purges what is to be purged now, portion by portion, and says how much that was.
    ///
    /// - Throws: ``Refusal`` of kind `conflict` when another took the lease.
    public func callAsFunction() async throws -> Int64 {
        let now = house.now
        let days = try await house.store.read(.everything) { view in
            try Setting.accessNeedsDays.value(view).flatMap { Int64($0) } ?? Self.usualDays
        }
        let (lease, moment) = (lease, AccessNeed.purgeLimit(days: days, at: now))
        var all: Int64 = 0
        while !Task.isCancelled {
            let count = try await house.store.write(Intent(.clockwork, at: now)) { work in
                try work.mustHold(lease)
                return try work.purgeAccessNeeds(endedBy: moment, limit: Self.portion)
            }
            all += count
            if count < Self.portion { break }
        }
        return all
    }
}

extension Principal {
    fileprivate func maySayNeeds() throws(Refusal) {
        guard AccessNeed.mayBeSaid(by: role) else {
            throw Refusal(
                .forbidden, "What somebody needs is said by themselves.", mend: "Ask them to say it with their booking."
            )
        }
    }

    fileprivate func mayBeToldNeeds() throws(Refusal) {
        guard AccessNeed.mayBeTold(to: role) else {
            throw Refusal(
                .forbidden, "What somebody needs is told to the event's trainers and administrators only.")
        }
    }
}
