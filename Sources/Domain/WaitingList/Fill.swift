/// One person on the waiting list.
public struct Waiter: Hashable, Sendable {
    /// The waiting booking.
    public let booking: BookingID
    /// The order of joining: lower comes first.
    public let ticket: Int64
    /// The event's priority for this person: lower comes first; 0 where the event sets none.
    public let priority: Int64
    /// For whom the place would be.
    public let claimant: Claimant

    /// Takes the booking, its ticket, its priority and its claimant.
    public init(booking: BookingID, ticket: Int64, priority: Int64, claimant: Claimant) {
        self.booking = booking
        self.ticket = ticket
        self.priority = priority
        self.claimant = claimant
    }

    /// Whether this person comes before the other: by priority, then by arrival.
    public func precedes(_ other: Waiter) -> Bool { (priority, ticket) < (other.priority, other.ticket) }
}

/// What the waiting list does when places are free.
public enum Fill: Hashable, Sendable {
    /// The person gets the place at once, and is told so: cancelling is still free.
    case confirm(Waiter)
    /// The place is held for the person, who must accept: the notice period has begun and the place may cost.
    case offer(Waiter, until: Instant)
}

/// The moments that decide how the waiting list moves.
public struct FillTimes: Hashable, Sendable {
    /// Now.
    public let now: Instant
    /// The first session's start: the cut-off after which nobody is promoted.
    public let startsAt: Instant
    /// The exclusive end of free cancelling under the policy in force now; nil without a policy.
    public let freeUntil: Instant?
    /// How long an offer lasts, in minutes; it never outlasts the start.
    public let offerMinutes: Int64

    /// Takes now, the start, the end of free cancelling and the length of an offer in minutes.
    public init(now: Instant, startsAt: Instant, freeUntil: Instant?, offerMinutes: Int64) {
        self.now = now
        self.startsAt = startsAt
        self.freeUntil = freeUntil
        self.offerMinutes = offerMinutes
    }

    var needsAcceptance: Bool { freeUntil.map { now >= $0 } ?? false }
    var offerUntil: Instant { min(startsAt, now.adding(minutes: offerMinutes)) }
}

/// Decides who gets the free places, in order; idempotent: with nothing free, or nobody eligible, it does nothing.
///
/// Those whom an allocation keeps out are passed over and keep their turn.
public func fill(_ seats: Seats, waiting: [Waiter], times: FillTimes) -> [Fill] {
    guard times.now < times.startsAt else { return [] }
    var seats = seats
    var fills: [Fill] = []
    for waiter in waiting.sorted(by: order) where seats.free(for: waiter.claimant, at: times.now) > 0 {
        seats.take(waiter.claimant, asOffer: times.needsAcceptance)
        fills.append(times.needsAcceptance ? .offer(waiter, until: times.offerUntil) : .confirm(waiter))
    }
    return fills
}

private func order(_ a: Waiter, _ b: Waiter) -> Bool {
    #if MUTANTS
    if Mutant.lastInFirstServed.isOn { return b.precedes(a) }
    #endif
    return a.precedes(b)
}
