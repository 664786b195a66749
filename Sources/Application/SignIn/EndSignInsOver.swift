import Domain

/// Ends askings, sessions and sign-ins at a provider that are over, and erases their addresses.
///
/// A service does this every few seconds, so that what was over once is over for good, even if the clock is set back.
public struct EndSignInsOver: Sendable {
    private let house: House
    private let lease: Lease?

    /// Ends those of this house, where a lease is given only while nobody else has taken it.
    public init(_ house: House, lease: Lease? = nil) {
        self.house = house
        self.lease = lease
    }

    /// Ends them; where nothing is over it only reads.
    ///
    /// - Throws: ``Refusal`` of kind `conflict` when another took the lease.
    public func callAsFunction() async throws {
        let (now, lease) = (house.now, lease)
        let ahead = now.adding(minutes: SignInLife.tolerance)
        guard try await house.store.read(.everything, { try $0.isAnySignInOver(at: now, ahead: ahead) }) else { return }
        try await house.store.write(Intent(.clockwork, at: now)) { work in
            try work.mustHold(lease)
            try work.endSignInsOver(ahead: ahead)
        }
    }
}
