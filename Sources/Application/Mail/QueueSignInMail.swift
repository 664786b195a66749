public import Domain

extension UnitOfWork {
    /// Puts a sign-in mail into the queue, in the caller's transaction: it is sent if and only if that commits.
    ///
    /// The address and the secrets lie in the queue until the mail is sent, or until they expire; then they are erased.
    /// It is queued whether or not mail is switched on, so that asking does the same for everybody and always.
    public func queueSignInMail(
        to address: String, link token: String, code: String, expires: Instant
    ) throws {
        let domain = try MailSwitch(self)?.sender.domain ?? "turnout.invalid"
        let secrets = SignInSecrets(address: address, token: token, code: code, expires: expires)
        try add([NewMail(topic: MailTopics.signIn, subject: "sign_in", at: moment, domain: domain, secrets: secrets)])
    }
}

/// Erases the secrets of sign-in mails that are of no more use, sent or not.
public struct EraseSignInSecrets: Sendable {
    private let house: House
    private let lease: Lease?

    /// Erases in this house, where a lease is given only while nobody else has taken it.
    public init(_ house: House, lease: Lease? = nil) {
        self.house = house
        self.lease = lease
    }

    /// Whether there is anything to erase; costs one read.
    public func isDue() async throws -> Bool {
        let now = house.now
        return try await house.store.read(.everything) { try $0.areSecretsOver(at: now) }
    }

    /// Erases what expired, and says how many mails that were.
    ///
    /// - Throws: ``Refusal`` of kind `conflict` when another took the lease.
    public func callAsFunction() async throws -> Int64 {
        let (intent, lease) = (Intent(.clockwork, at: house.now), lease)
        return try await house.store.write(intent) { work in
            try work.mustHold(lease)
            return try work.eraseSecrets(at: intent.now)
        }
    }
}
