public import Domain

/// Who got what when a waiting list moved.
public struct Promotion: Hashable, Sendable {
    /// The booking's reference.
    public let reference: String
    /// Until when a place is offered; nil when the place was given at once.
    public let offeredUntil: Instant?

    /// Takes the reference and, for an offer, its end.
    public init(reference: String, offeredUntil: Instant?) {
        self.reference = reference
        self.offeredUntil = offeredUntil
    }

    init(_ fill: Fill, _ event: EventHead) {
        switch fill {
        case .confirm(let waiter): self.init(reference: event.reference(of: waiter.booking), offeredUntil: nil)
        case .offer(let waiter, let until):
            self.init(reference: event.reference(of: waiter.booking), offeredUntil: until)
        }
    }
}

extension House {
    /// Ends what ran out of time at an event and gives its free places to those who wait.
    @discardableResult
    public func refill(
        _ event: EventID, under lease: Lease? = nil, by principal: Principal
    ) async throws -> [Promotion] {
        let house = self
        let intent = Intent(principal, at: now, event: event)
        return try await store.write(intent) { work in
            try work.mustHold(lease)
            let line = WaitingLine(work: work, house: house, now: intent.now)
            let head = try work.lock(event)
            _ = try line.expire(head)
            return try line.fill(event).map { Promotion($0, head) }
        }
    }
}

/// Does what falls due by time: offers expire, silence ends, requests lapse, released places are given.
public struct SweepDue: Sendable {
    private let house: House
    private let lease: Lease?

    /// Sweeps this house, where a lease is given only while nobody else has taken it.
    public init(_ house: House, lease: Lease? = nil) {
        self.house = house
        self.lease = lease
    }

    /// Sweeps up to so many events and returns who was promoted; an event swept before has nothing to do.
    public func callAsFunction(limit: Int64 = 1000) async throws -> [Promotion] {
        let moment = house.now
        let due = try await house.store.read(.everything) { try $0.eventsDue(at: moment, limit: limit) }
        var promotions: [Promotion] = []
        for event in due { promotions += try await house.refill(event, under: lease, by: .clockwork) }
        return promotions
    }
}
