public import Domain

/// One line of a waiting list, with the reason for its place.
public struct WaitingEntry: Hashable, Sendable {
    /// The position, from 1.
    public let position: Int64
    /// The booking's reference.
    public let reference: String
    /// The person's name.
    public let name: String
    /// The agency's code.
    public let agency: String
    /// The order of joining.
    public let ticket: Int64
    /// The event's priority for this person.
    public let priority: Int64
    /// When they booked.
    public let joinedAt: Instant
    /// Whether a place is free for this agency now, and if not, why.
    public let standing: String
}

/// A waiting person as read from the store.
public struct WaitingRow: Hashable, Sendable {
    /// Where the person stands on the list.
    public let waiter: Waiter
    /// The person's name.
    public let name: String
    /// The agency's code.
    public let agency: String
    /// When they booked.
    public let joinedAt: Instant
    /// The position among all who wait, from 1.
    public let place: Int64

    /// Where a person stands on the list.
    public struct Position: Hashable, Sendable {
        /// The event's priority for them.
        public let priority: Int64
        /// The order of joining.
        public let ticket: Int64

        /// Takes the priority and the ticket.
        public init(priority: Int64, ticket: Int64) {
            self.priority = priority
            self.ticket = ticket
        }
    }

    /// Takes every part.
    public init(waiter: Waiter, name: String, agency: String, joinedAt: Instant, place: Int64) {
        self.place = place
        self.waiter = waiter
        self.name = name
        self.agency = agency
        self.joinedAt = joinedAt
    }
}

/// Shows the waiting list of an event in its order, with why each person is where they are.
public struct ShowWaiting: Sendable {
    private let house: House

    /// Shows those of this house.
    public init(_ house: House) { self.house = house }

    /// The waiting list of an event, or so many of it behind a place.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, or ``StoreFault``.
    public func callAsFunction(
        _ reference: String, after: WaitingRow.Position? = nil, limit: Int64 = BookingID.ordinalLimit,
        by principal: Principal
    ) async throws -> [WaitingEntry] {
        let id = try await house.eventID(reference)
        let now = house.now
        return try await house.store.read(principal.scope) { view in
            guard let event = try view.event(id), event.status != .draft || principal.scope == .everything else {
                throw Refusal(.notFound, "There is no event \(reference.prefix(60)).")
            }
            let seats = try view.seats(event)
            return try view.waitingList(id, after: after, limit: limit).map { row in
                WaitingEntry(
                    position: row.place, reference: event.reference(of: row.waiter.booking), name: row.name,
                    agency: row.agency, ticket: row.waiter.ticket, priority: row.waiter.priority,
                    joinedAt: row.joinedAt, standing: ShowWaiting.standing(row.waiter, seats, event, now))
            }
        }
    }

    private static func standing(_ waiter: Waiter, _ seats: Seats, _ event: EventHead, _ now: Instant) -> String {
        if let startsAt = event.startsAt, now >= startsAt { return "the event has started" }
        if seats.free == 0 { return "every place is taken" }
        if seats.free(for: waiter.claimant, at: now) == 0 { return "the free places are kept for others" }
        return "a place is free and is given with the next turn"
    }
}
