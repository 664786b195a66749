import Domain
import Secrets

/// Begins a session once an address was proven. Each time it is a new one under a new token, so that a token that
/// somebody else has put into a browser is worth nothing.
struct SessionStart: Sendable {
    /// The longest word of a device that is kept, in characters.
    private static let longestLabel = 120

    /// Drawn before the transaction, which may be run again.
    let token = RandomToken.random()
    let label: String
    let now: Instant

    /// - Parameter device: what the browser says it is, cut short and without control characters.
    init(device: String, at now: Instant) {
        let scalars = device.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
        label = String(String.UnicodeScalarView(scalars.prefix(Self.longestLabel)))
        self.now = now
    }

    /// Begins a session for an address.
    func begin(_ address: String, hasSecondFactor: Bool = false, _ work: any UnitOfWork) throws -> Outcome {
        try begin(try work.person(email: address), address, hasSecondFactor: hasSecondFactor, work)
    }

    /// Begins a session for a person, or for an address that is nobody's.
    func begin(
        _ person: Person?, _ address: String, hasSecondFactor: Bool, _ work: any UnitOfWork
    ) throws -> Outcome {
        guard person.map({ $0.status == .active }) ?? true else { return .failure(Self.hasLeft) }
        let life = SessionLife(
            from: now, hours: try Self.number(.sessionHours, work) ?? SessionLife.usualHours,
            idleMinutes: try Self.number(.sessionIdleMinutes, work) ?? SessionLife.usualIdleMinutes)
        let record = SessionRecord(
            id: try work.nextID("web_session"), life: life, secondFactorAt: hasSecondFactor ? now : nil, label: label)
        try work.begin(record, token: token.digest, person: person?.id, address: person == nil ? address : nil)
        try work.audit(
            "session.began", subject: person.map { "person:\($0.id.raw)" } ?? "session:\(record.id.raw)",
            detail: "session:\(record.id.raw)")
        return .success(NewSession(token: token.text, endsAt: life.endsAt))
    }

    /// What a unit of work gives that must store what it did although it refuses.
    typealias Outcome = Result<NewSession, Refusal>

    /// Told only to who has proven the address.
    static let hasLeft = Refusal(
        .forbidden, "This address can no longer sign in: its owner is recorded as having left.",
        mend: "Ask the training administrator.")

    private static func number(_ setting: Setting, _ work: any UnitOfWork) throws -> Int64? {
        try setting.value(work).flatMap { Int64($0) }
    }
}
