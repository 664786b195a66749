public import Domain

/// Asks those who held a place of an event that is over, and of whom nothing is recorded, whether they were there.
///
/// Nobody is marked by it: what is not evidenced becomes an absence only when the register or a person says so.
public struct AskAttendance: Sendable {
    /// Whom it would ask, or has asked.
    public struct Answer: Hashable, Sendable {
        /// How many people.
        public let count: Int64
        /// When they were asked last; nil for never.
        public let lastAskedAt: Instant?
    }

    static let happened = "attendance_asked"

    private let house: House

    /// Asks in this house.
    public init(_ house: House) { self.house = house }

    /// How many people would be asked; nobody is.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, `not_found`, `not_ready` for an event that is not over, or
    ///   `wrong_state` for one that was not held; or ``StoreFault``.
    public func preview(_ reference: String, by principal: Principal) async throws -> Answer {
        try principal.mustAdminister()
        let (id, now) = (try await house.eventID(reference), house.now)
        return try await house.store.read(principal.scope) { view in
            let event = try view.found(plan: id)
            try Self.mustBeOver(event, now)
            let asked = try view.history(event: id).last { $0.happened == Self.happened }?.at
            return Answer(count: Int64(try Self.unrecorded(id, view).count), lastAskedAt: asked)
        }
    }

    /// Asks them: a message for each.
    ///
    /// - Parameter counted: how many people were counted before; nil where nobody counted.
    /// - Throws: ``Refusal`` as ``preview(_:by:)`` does, `changed_meanwhile` for others than were counted, or
    ///   `wrong_state` where something is recorded of everybody; or ``StoreFault``.
    public func callAsFunction(
        _ reference: String, counted: Int64? = nil, by principal: Principal
    ) async throws -> Answer {
        try principal.mustAdminister()
        let id = try await house.eventID(reference)
        let intent = Intent(principal, at: house.now, event: id)
        return try await house.store.write(intent) { work in
            _ = try work.lock(id)
            var event = try work.found(plan: id)
            try Self.mustBeOver(event, intent.now)
            let bookings = try Self.unrecorded(id, work)
            let count = Int64(bookings.count)
            if let counted, counted != count {
                throw Refusal(
                    .changedMeanwhile, "Nothing is recorded of \(count) people now, and \(counted) were counted.",
                    mend: "Look at the count again.")
            }
            guard count > 0 else {
                throw Refusal(.wrongState, "Something is recorded of everybody who held a place of \(reference).")
            }
            for booking in bookings {
                try work.post(
                    "booking.\(Self.happened)", subject: "booking:\(booking.id.raw)",
                    payload: booking.state.code.rawValue)
            }
            event.version += 1
            try work.save(event, happened: Self.happened, detail: "\(count) people")
            return Answer(count: count, lastAskedAt: intent.now)
        }
    }

    private static func unrecorded(_ id: EventID, _ view: any ReadView) throws -> [Booking] {
        try view.bookings(of: id).filter { $0.state == .confirmed && $0.outcome == .notRecorded }
    }

    private static func mustBeOver(_ event: Event, _ now: Instant) throws(Refusal) {
        guard event.status != .draft, event.status != .cancelled else {
            throw Refusal(.wrongState, "\(event.reference) is \(event.status.rawValue), so nobody was there.")
        }
        guard let dates = event.dates, dates.endsAt <= now else {
            throw Refusal(.notReady, "\(event.reference) is not over yet.", mend: "Ask after its last session.")
        }
    }
}
