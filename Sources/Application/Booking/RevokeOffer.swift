public import Domain

/// Takes an offer back: the person goes to the end of the list, and the place goes to the next.
public struct RevokeOffer: Sendable {
    private let house: House

    /// Revokes in this house.
    public init(_ house: House) { self.house = house }

    /// Takes the pending offer of a booking back.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(_ reference: String, why: String, by principal: Principal) async throws -> [Promotion] {
        let id = try await house.bookingID(reference)
        let intent = Intent(principal, at: house.now, event: id.event)
        let reason = try PersonText.line(why, "reason", atLeast: 1)
        let house = house
        return try await house.store.write(intent) { work in
            let event = try work.lock(id.event)
            let was = try work.existing(id, of: event)
            var booking = was
            try booking.happen(.offerRevoked(ticket: event.tickets + 1))
            try work.save(booking, was: was, event: event, happened: "offer_revoked", why: reason)
            try work.endOffer(id, as: .revoked, at: intent.now)
            return try WaitingLine(work: work, house: house, now: intent.now).fill(event.id)
                .map { Promotion($0, event) }
        }
    }
}
