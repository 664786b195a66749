public import Domain
public import Money

/// A booking as shown to its owner: where it stands, and until when cancelling is free.
public struct BookingCard: Hashable, Sendable {
    /// The booking's reference.
    public let reference: String
    /// The booking.
    public let booking: Booking
    /// The code of the agency it was made for; empty where that may not be seen.
    public let agency: String
    /// The person's name; empty where it may not be seen or was erased.
    public let name: String
    /// Its event.
    public let event: EventHead
    /// The event's sessions, in order.
    public let sessions: [SessionTime]
    /// The position on the waiting list, from 1; nil when not waiting.
    public let position: Int64?
    /// Until when cancelling is free, by the policy bound or, before a place is taken, by the one in force now.
    public let freeUntil: FreeUntil?
    /// What cancelling after that costs at most, and not coming.
    public let costs: (late: Pence, absent: Pence)?
    /// Other live bookings of the person that overlap this event.
    public let overlaps: [String]
    /// How the event is joined, where the booking holds a place and the reader may be told.
    public let joining: Joining?
    /// Every step of its history.
    public let history: [HistoryStep]

    /// Compares everything but the costs, which follow from the rest.
    public static func == (a: BookingCard, b: BookingCard) -> Bool {
        a.booking == b.booking && a.event == b.event && a.sessions == b.sessions && a.position == b.position
            && a.freeUntil == b.freeUntil && a.overlaps == b.overlaps && a.joining == b.joining
            && a.history == b.history
    }

    /// Hashes the booking.
    public func hash(into hasher: inout Hasher) { hasher.combine(booking) }
}

/// Shows a booking.
public struct ShowBooking: Sendable {
    private let house: House

    /// Shows those of this house.
    public init(_ house: House) { self.house = house }

    /// The booking of a reference, within the principal's scope.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, or ``StoreFault``.
    public func callAsFunction(_ reference: String, by principal: Principal) async throws -> BookingCard {
        let id = try await house.bookingID(reference)
        let house = house
        let now = house.now
        return try await house.store.read(principal.scope) { view in
            guard let event = try view.event(id.event) else { throw Refusal(.notFound, "There is no such event.") }
            let booking = try view.existing(id, of: event)
            let isTold = Joining.mayBeTold(to: principal.role) && booking.mayJoin
            return try ShowBooking.card(
                booking, event, view, house, now, joining: isTold ? try view.joining(of: event.id) : nil)
        }
    }

    /// The card of a booking that was read, at a moment.
    static func card(
        _ booking: Booking, _ event: EventHead, _ view: any ReadView, _ house: House, _ now: Instant,
        joining: Joining? = nil
    ) throws -> BookingCard {
        let sessions = try view.sessions(event.id)
        var position: Int64?
        if case .waitlisted(let ticket) = booking.state {
            position = try view.waitersBefore(event.id, priority: booking.priority, ticket: ticket) + 1
        }
        var freeUntil: FreeUntil?
        var costs: (Pence, Pence)?
        let version = try booking.binding?.policy ?? view.policyInForce(on: house.zone.date(now))
        if booking.state.isLive, let version,
            let shown = try ShownTerms(version, booking, event, sessions, view, house)
        {
            freeUntil = shown.freeUntil
            costs = (shown.late, shown.absent)
        }
        return BookingCard(
            reference: event.reference(of: booking.id), booking: booking,
            agency: try view.agency(booking.agency)?.code ?? "",
            name: try view.person(booking.person)?.details?.name ?? "", event: event, sessions: sessions,
            position: position, freeUntil: freeUntil, costs: costs,
            overlaps: booking.state.isLive ? try view.overlaps(booking.person, with: event.id) : [],
            joining: joining, history: try view.history(booking.id))
    }
}
