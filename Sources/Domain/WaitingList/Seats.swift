/// Some places of an event kept for an agency or a sector, or a limit on what it may take, until released.
public struct Allocation: Hashable, Sendable {
    /// Whom it concerns.
    public enum Group: Hashable, Sendable {
        case agency(AgencyID)
        case sector(String)
    }

    /// Whom it concerns.
    public let group: Group
    /// Places kept for the group; others cannot take them before the release.
    public let reserved: Int64
    /// The most places the group may take before the release; nil for no limit.
    public let cap: Int64?
    /// From this moment on it has no effect; nil means that it is never released.
    public let releaseAt: Instant?

    /// Takes the group, the places kept for it, its limit and the moment of release.
    public init(group: Group, reserved: Int64, cap: Int64?, releaseAt: Instant?) {
        self.group = group
        self.reserved = reserved
        self.cap = cap
        self.releaseAt = releaseAt
    }

    func isInForce(at now: Instant) -> Bool { releaseAt.map { now < $0 } ?? true }

    func covers(_ claimant: Claimant) -> Bool {
        switch group {
        case .agency(let id): id == claimant.agency
        case .sector(let sector): sector == claimant.sector
        }
    }
}

/// Who wants a place, as far as allocations care.
public struct Claimant: Hashable, Sendable {
    /// The agency the booking is for.
    public let agency: AgencyID
    /// That agency's sector.
    public let sector: String

    /// Takes the agency and its sector.
    public init(agency: AgencyID, sector: String) {
        self.agency = agency
        self.sector = sector
    }
}

/// The seats of one event at one moment, read under the event's lock: what decides who gets a place.
public struct Seats: Hashable, Sendable {
    /// The limit that confirmed bookings and pending offers together never exceed.
    public let bookable: Int64
    /// Places held by bookings, walk-ins not counted.
    public private(set) var held: Int64
    /// Places held by pending offers.
    public private(set) var offered: Int64
    /// The event's allocations; most events have none.
    public let allocations: [Allocation]
    /// Held and offered places by agency, needed only where there are allocations.
    public private(set) var taken: [Claimant: Int64]

    /// Takes the limit, the two counters, and what allocations need.
    public init(
        bookable: Int64, held: Int64, offered: Int64, allocations: [Allocation] = [], taken: [Claimant: Int64] = [:]
    ) {
        self.bookable = bookable
        self.held = held
        self.offered = offered
        self.allocations = allocations
        self.taken = taken
    }

    /// Places nobody holds, whoever may take them; never negative.
    public var free: Int64 { max(0, bookable - held - offered) }

    /// How many places this claimant may take now: what is free, less what is kept for others, within their own limit.
    public func free(for claimant: Claimant, at now: Instant) -> Int64 {
        var free = self.free
        var limit = Int64.max
        for allocation in allocations where allocation.isInForce(at: now) {
            let used = taken.reduce(0) { allocation.covers($1.key) ? $0 + $1.value : $0 }
            if allocation.covers(claimant) {
                #if MUTANTS
                if Mutant.ignoreCap.isOn { continue }
                #endif
                if let cap = allocation.cap { limit = min(limit, cap - used) }
            } else {
                free -= max(0, allocation.reserved - used)
            }
        }
        return max(0, min(free, limit))
    }

    /// The seats after a place was taken, by a booking or by an offer.
    public mutating func take(_ claimant: Claimant, asOffer: Bool) {
        if asOffer { offered += 1 } else { held += 1 }
        taken[claimant, default: 0] += 1
    }
}
