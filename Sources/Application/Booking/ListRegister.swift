public import Domain

/// A booking of an event as its register shows it.
public struct RegisterLine: Hashable, Sendable {
    /// The booking.
    public let booking: BookingID
    /// The booking's reference.
    public let reference: String
    /// The person's name; empty once it was erased.
    public let name: String
    /// The agency's code.
    public let agency: String
    /// Their job role when they booked.
    public let jobRole: String
    /// Where the booking stands.
    public let state: BookingState.Code
    /// How it came about.
    public let origin: BookingOrigin
    /// What attendance adds up to.
    public let outcome: Outcome

    /// Takes every part.
    public init(
        booking: BookingID, reference: String, name: String, agency: String, jobRole: String,
        state: BookingState.Code, origin: BookingOrigin, outcome: Outcome
    ) {
        self.booking = booking
        self.reference = reference
        self.name = name
        self.agency = agency
        self.jobRole = jobRole
        self.state = state
        self.origin = origin
        self.outcome = outcome
    }
}

/// Which lines of a register to list.
public struct RegisterFilter: Hashable, Sendable {
    /// In this state only.
    public var state: BookingState.Code?
    /// Behind this number only.
    public var after: Int64?
    /// How many at most.
    public var limit: Int64

    /// Takes the state, the number to go on behind, and the limit.
    public init(state: BookingState.Code? = nil, after: Int64? = nil, limit: Int64 = BookingID.ordinalLimit) {
        self.state = state
        self.after = after
        self.limit = limit
    }
}

/// Lists the bookings of an event, within the scope: everybody for its trainer, an agency's own for its lead.
public struct ListRegister: Sendable {
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// The bookings of the event of a reference, in order of arrival.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, or ``StoreFault``.
    public func callAsFunction(
        _ reference: String, _ filter: RegisterFilter = RegisterFilter(), by principal: Principal
    ) async throws -> [RegisterLine] {
        let id = try await house.eventID(reference)
        return try await house.store.read(principal.scope) { view in
            _ = try view.found(plan: id)
            try view.mustTeach(id, principal)
            return try view.register(of: id, filter)
        }
    }
}
