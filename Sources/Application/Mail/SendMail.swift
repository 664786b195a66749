public import Domain
public import Notifications

/// Sends what is due in the queue of mail, one message after another, until nothing is left or there is no server to be
/// had.
///
/// A message is claimed in the store, its recipient and text are looked up, it is handed over outside any transaction,
/// and the result is recorded. Whoever dies in between leaves a claim that runs out, and the message is sent again
/// under the same name: at least once, and no two services send it while a claim holds. No booking waits for any of it.
public struct SendMail: Sendable {
    /// What came of one turn.
    public struct Turn: Hashable, Sendable {
        /// How many messages the server took.
        public var sent: Int64
        /// How many messages were for nobody, or told what is no longer so.
        public var dropped: Int64
        /// How many messages were given up.
        public var givenUp: Int64
        /// Why the turn ended before everything was sent; nil when nothing is left.
        public var failure: String?

        /// Takes the counts, and why it ended early.
        public init(sent: Int64 = 0, dropped: Int64 = 0, givenUp: Int64 = 0, failure: String? = nil) {
            self.sent = sent
            self.dropped = dropped
            self.givenUp = givenUp
            self.failure = failure
        }
    }

    /// How many messages are claimed at a time.
    static let portion: Int64 = 10

    private let house: House
    private let mailer: any Mailer
    private let links: PublicLinks
    private let jitter: @Sendable () -> Int64

    /// Sends those of this house.
    ///
    /// - Parameters:
    ///   - mailer: hands them to the server.
    ///   - links: makes the addresses in them.
    ///   - jitter: gives numbers from `MailStep.jitter`.
    public init(
        _ house: House, through mailer: any Mailer, links: PublicLinks,
        jitter: @escaping @Sendable () -> Int64 = { Int64.random(in: MailStep.jitter) }
    ) {
        self.house = house
        self.mailer = mailer
        self.links = links
        self.jitter = jitter
    }

    /// Whether anything is to be sent now; costs one read. Nothing is while mail is switched off.
    public func isDue() async throws -> Bool {
        let now = house.now
        return try await house.store.read(.everything) { try $0.isMailDue(at: now) && MailSwitch($0) != nil }
    }

    /// Sends what is due.
    ///
    /// - Parameter mayGoOn: asked before each message; a service that is to stop stops between two of them.
    public func callAsFunction(
        while mayGoOn: @Sendable () -> Bool = { !Task.isCancelled }
    ) async throws -> Turn {
        var turn = Turn()
        while mayGoOn() {
            let claimed = try await claim()
            guard !claimed.isEmpty else { break }
            for (index, mail) in claimed.enumerated() {
                // A sender that was held up longer than its claim has lost it, and must not send.
                guard mayGoOn(), house.now.microseconds + mailer.longest <= mail.until.microseconds else {
                    try await release(Array(claimed[index...]))
                    return turn
                }
                guard try await send(mail, &turn) else {
                    try await release(Array(claimed[(index + 1)...]))
                    return turn
                }
            }
        }
        return turn
    }

    private func claim() async throws -> [ClaimedMail] {
        // Long enough to send all of them, were each to take as long as it may, and one more.
        let until = Instant(microseconds: house.now.microseconds + mailer.longest * (Self.portion + 1))
        return try await house.store.write(Intent(.clockwork, at: house.now)) { work in
            guard try MailSwitch(work) != nil else { return [] }
            return try work.claimMail(until: until, limit: Self.portion)
        }
    }

    private func release(_ mails: [ClaimedMail]) async throws {
        guard !mails.isEmpty else { return }
        try await house.store.write(Intent(.clockwork, at: house.now)) { try $0.release(mails) }
    }

    /// Sends one message and records what came of it; says whether to go on.
    private func send(_ claimed: ClaimedMail, _ turn: inout Turn) async throws -> Bool {
        do {
            try await PaperDesk(house: house).prepare(claimed.mail)
        } catch let refusal as Refusal where refusal.kind == .notReady {
            // Without its file an invoice is not sent; it is tried again, and others are sent meanwhile.
            return try await settle(.postponed("no_file"), claimed, &turn)
        }
        switch try await outcome(claimed) {
        case .nothing(let why):
            // A sign-in mail that expired was not sent, and says so by being given up.
            try await record(why == MailDesk.expired ? .gaveUp : .sent, why, claimed)
            turn.dropped += 1
            return true
        case .letter(let letter):
            let answer = await mailer.send(Self.named(letter, claimed))
            // Whoever is ended while sending does not know what came of it: the claim runs out, and it is sent again.
            if Task.isCancelled { return false }
            return try await settle(answer, claimed, &turn)
        }
    }

    private static func named(_ letter: Letter, _ claimed: ClaimedMail) -> Letter {
        #if MUTANTS
        if Mutant.renameMail.isOn {
            var renamed = letter
            renamed.id = "\(claimed.claims)." + letter.id
            return renamed
        }
        #endif
        return letter
    }

    private func settle(_ answer: MailAnswer, _ claimed: ClaimedMail, _ turn: inout Turn) async throws -> Bool {
        let step = Self.step(
            after: answer, MailStep.after(answer, attempts: claimed.attempts + 1, at: house.now, jitter: jitter()))
        try await record(step, answer.word, claimed)
        switch step {
        case .sent: turn.sent += 1
        case .gaveUp: turn.givenUp += 1
        case .retried: break
        }
        // What concerns one message alone keeps no other from being sent.
        guard case .failed(let failure) = answer else { return true }
        turn.failure = failure.rawValue
        return false
    }

    private static func step(after answer: MailAnswer, _ step: MailStep) -> MailStep {
        #if MUTANTS
        if Mutant.forgetMail.isOn, answer == .failed(.brokeOff) { return .sent }
        #endif
        return step
    }

    private func record(_ step: MailStep, _ word: String, _ claimed: ClaimedMail) async throws {
        _ = try await house.store.write(Intent(.clockwork, at: house.now)) { try $0.record(step, word, of: claimed) }
    }

    private func outcome(_ claimed: ClaimedMail) async throws -> MailDesk.Outcome {
        let (house, links, now) = (house, links, house.now)
        let stopping = MailTopics.lists.contains(claimed.mail.topic) ? try await house.stopCode() : nil
        return try await house.store.read(.everything) { view in
            guard let mail = try MailSwitch(view) else { return .nothing(MailDesk.outdated) }
            return try MailDesk(
                view: view, house: house, links: links, sender: mail.sender, now: now, stopping: stopping
            ).outcome(claimed)
        }
    }
}
