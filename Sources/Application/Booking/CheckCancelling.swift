public import Domain
public import Money

/// What cancelling a booking would come to.
public struct CancellingCheck: Hashable, Sendable {
    /// Where the booking would stand; as it stands now where the notice does not count.
    public let state: BookingState.Code
    /// How it would be judged, as one line.
    public let why: String
    /// What it would cost the agency, before any relief or waiver; zero when in time.
    public let cost: Pence
    /// Whether the notice counts as cancelling.
    public let counts: Bool
}

/// Says what cancelling a booking would come to, and changes nothing.
public struct CheckCancelling: Sendable {
    private let house: House

    /// Checks in this house.
    public init(_ house: House) { self.house = house }

    /// What a cancellation would come to at this moment.
    ///
    /// - Throws: ``Refusal`` as cancelling would, or ``StoreFault``.
    public func callAsFunction(_ request: Cancel.Request, by principal: Principal) async throws -> CancellingCheck {
        let id = try await house.bookingID(request.booking)
        let received = try Notice.receivedAt(
            request.receivedAt, now: house.now, role: principal.role, evidence: request.evidence)
        let notice = Notice(receivedAt: received, channel: request.channel, by: request.giver)
        let house = house
        return try await house.store.read(principal.scope) { view in
            guard let event = try view.event(id.event) else { throw Refusal(.notFound, "There is no such event.") }
            let was = try view.existing(id, of: event)
            let rule = CancellingRule(view: view, house: house, event: event, was: was)
            return try CheckCancelling.told(try rule.ruling(notice), was, notice)
        }
    }

    private static func told(
        _ ruling: CancellingRule.Ruling, _ was: Booking, _ notice: Notice
    ) throws(Refusal) -> CancellingCheck {
        var booking = was
        let (why, cost): (String, Pence)
        switch ruling {
        case .withdrawn(let hadOffer):
            try booking.happen(.withdrew)
            (why, cost) = (CancellingDesk.withdrawing(hadOffer), .zero)
        case .newDatesDeclined:
            try booking.happen(.cancelled(.inTime))
            (why, cost) = (CancellingDesk.decliningDates, .zero)
        case .unjudged:
            try booking.cancel(.unjudged, notice: notice)
            (why, cost) = (CancellingDesk.unjudged, .zero)
        case .judged(let lateness, let reason, let price):
            try booking.cancel(lateness, notice: notice)
            (why, cost) = (reason, price)
        case .doesNotCount(let reason):
            return CancellingCheck(state: was.state.code, why: reason, cost: .zero, counts: false)
        }
        return CancellingCheck(state: booking.state.code, why: why, cost: cost, counts: true)
    }
}
