public import Domain

/// The right to do the work of a name until a moment: of several services one has it.
public struct Lease: Hashable, Sendable {
    /// What for, such as `due`.
    public let name: String
    /// Rises with every new holder; a write under an older fence is refused.
    public let fence: Int64

    /// Takes the name and the fence.
    public init(name: String, fence: Int64) {
        self.name = name
        self.fence = fence
    }
}

/// Reading and taking leases.
public protocol LeaseWrites {
    /// Takes a lease that is free or the holder's own, until a moment; nil when another holds it.
    func takeLease(_ name: String, holder: String, until: Instant) throws -> Lease?
    /// The fence of a lease as it stands, locked until the transaction ends, so that nobody takes it meanwhile.
    func fence(of name: String) throws -> Int64?
}

/// Takes a lease, or keeps it.
public struct TakeLease: Sendable {
    private let house: House

    /// Takes those of this house.
    public init(_ house: House) { self.house = house }

    /// The lease; nil while another holder has it.
    public func callAsFunction(_ name: String, holder: String, until: Instant) async throws -> Lease? {
        try await house.store.write(Intent(.clockwork, at: house.now)) { work in
            try work.takeLease(name, holder: holder, until: until)
        }
    }
}

extension UnitOfWork {
    /// Makes sure, in this transaction, that nobody has taken the lease since: a runner that was paused and lost it
    /// commits nothing.
    ///
    /// - Throws: ``Refusal`` of kind `conflict`.
    func mustHold(_ lease: Lease?) throws {
        guard let lease else { return }
        guard try fence(of: lease.name) == lease.fence else {
            throw Refusal(.conflict, "Another service does this now.", mend: "Leave it to that one.")
        }
    }
}
