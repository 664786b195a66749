public import Domain
public import Money

/// What moving a booking to another event would come to.
public struct MoveCheck: Hashable, Sendable {
    /// The other event.
    public let event: EventHead
    /// The title of its course.
    public let title: String
    /// Its sessions, in order.
    public let sessions: [SessionTime]
    /// How many places it has for this person.
    public let free: Int64
    /// Whether leaving the first is judged as cancelling late.
    public let isLate: Bool
    /// How leaving is judged, as one line.
    public let why: String
    /// What leaving would cost the agency, before any relief or waiver.
    public let cost: Pence
}

/// Says what moving a booking would come to, and changes nothing.
public struct CheckMove: Sendable {
    private let house: House

    /// Checks in this house.
    public init(_ house: House) { self.house = house }

    /// What moving the booking of a reference to an event would come to.
    ///
    /// - Throws: ``Refusal`` as moving would, or ``StoreFault``.
    public func callAsFunction(_ booking: String, to event: String, by principal: Principal) async throws -> MoveCheck {
        let id = try await house.bookingID(booking)
        let target = try await house.eventID(event)
        guard target != id.event else {
            throw Refusal(.conflict, "\(booking) is a booking of \(event) already.", mend: "Name another event.")
        }
        let (house, now) = (house, house.now)
        return try await house.store.read(principal.scope) { view in
            guard let from = try view.event(id.event), let to = try view.event(target) else {
                throw Refusal(.notFound, "There is no such event.")
            }
            let was = try view.existing(id, of: from)
            try from.mustNotHaveStarted(at: now)
            try to.mayBeBooked(at: now)
            guard was.state.holdsPlace else {
                throw Refusal(.wrongState, "The booking \(was.state.standing), so it cannot be moved.")
            }
            let rule = MovingRule(view: view, house: house, role: principal.role, now: now, was: was)
            let leaving = try rule.leaving(from)
            let course = try view.plan(of: target).flatMap { try view.course($0.course) }
            return MoveCheck(
                event: to, title: course?.title ?? "", sessions: try view.sessions(target),
                free: try rule.place(at: to).free, isLate: leaving.notice != nil, why: leaving.why,
                cost: leaving.cost)
        }
    }
}
