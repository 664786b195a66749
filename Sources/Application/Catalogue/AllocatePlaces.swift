public import Domain

/// For whom places of an event are kept, as people name them.
public enum AllocationGroup: Hashable, Sendable {
    /// An agency, by its code.
    case agency(String)
    /// The agencies of a sector.
    case sector(String)

    func found(_ reads: any CatalogueReads) throws -> Allocation.Group {
        switch self {
        case .agency(let code): .agency(try reads.found(agency: code).id)
        case .sector(let name): .sector(try Field.word(name, "sector"))
        }
    }
}

/// Keeps places of an event for an agency or a sector, or limits what it may take, until they are released.
public struct AllocatePlaces: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The reference of the event.
        public var reference: String
        /// For whom.
        public var group: AllocationGroup
        /// How many places are kept.
        public var reserved: Int64
        /// The most the group may take before the release; nil: no limit.
        public var cap: Int64?
        /// When the places are released, in local time; nil: never.
        public var release: LocalDateTime?
        /// The versions of the event it may be changed from.
        public var known: KnownVersion

        /// Takes every part.
        public init(
            reference: String, group: AllocationGroup, reserved: Int64, cap: Int64? = nil,
            release: LocalDateTime? = nil, known: KnownVersion = .any
        ) {
            self.known = known
            self.reference = reference
            self.group = group
            self.reserved = reserved
            self.cap = cap
            self.release = release
        }
    }

    private let house: House

    /// Allocates in this house.
    public init(_ house: House) { self.house = house }

    /// Keeps the places in place of what the group had before; the answer is who got a place because of it.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> [Promotion] {
        let releaseAt = request.release.map { house.zone.instant($0) }
        return try await change(request.reference, "allocated", request.known, by: principal) { plan, now, work in
            let allocation = Allocation(
                group: try request.group.found(work), reserved: request.reserved, cap: request.cap,
                releaseAt: releaseAt)
            return try plan.allocating(allocation, at: now)
        }
    }

    /// Keeps no more places for the group, or for any when it is nil; the answer is who got a place because of it.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func clear(
        _ reference: String, _ group: AllocationGroup?, known: KnownVersion = .any, by principal: Principal
    ) async throws -> [Promotion] {
        try await change(reference, "allocation_cleared", known, by: principal) { plan, now, work in
            try plan.clearing(try group?.found(work), at: now)
        }
    }

    private func change(
        _ reference: String, _ happened: String, _ known: KnownVersion, by principal: Principal,
        _ rule: @escaping @Sendable (Event, Instant, any UnitOfWork) throws -> Event
    ) async throws -> [Promotion] {
        try principal.mustAdminister()
        let id = try await house.eventID(reference)
        let intent = Intent(principal, at: house.now, event: id)
        let isOpen = try await house.store.write(intent) { work in
            _ = try work.lock(id)
            let plan = try work.found(plan: id)
            try known.mustBe(plan.version)
            var event = try rule(plan, intent.now, work)
            event.version += 1
            try work.save(event, happened: happened, detail: "\(event.allocations.count) groups")
            return event.status != .draft
        }
        return isOpen ? try await house.refill(id, by: principal) : []
    }
}
