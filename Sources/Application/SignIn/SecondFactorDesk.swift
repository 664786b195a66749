import Domain
import Secrets

/// Checks a code for a session: counts it, and lets the session go on under another token where it is right.
struct SecondFactorDesk: Sendable {
    /// What came of a code.
    enum Verdict {
        case right, wrong
        case refused(Refusal)
    }

    let house: House
    let who: SignedIn
    let person: PersonID
    let now: Instant
    private let token: RandomToken
    private let next = RandomToken.random()

    init(_ house: House, token: String) async throws {
        guard let known = RandomToken(token), let who = try await FindSession(house)(token) else {
            throw Self.ended
        }
        self.house = house
        self.who = who
        self.token = known
        person = try who.mustBePerson()
        now = house.now
    }

    /// Every code is counted before it is looked at, and a right one clears the count: those who guess at the same time
    /// wait for each other.
    func check(_ verdict: @escaping @Sendable (any UnitOfWork) throws -> Verdict) async throws -> NewSession {
        let (desk, counting) = (self, Counting(person: person))
        let principal = GivenRole.practitioner.principal(of: person)
        return try await house.store.write(Intent(principal, at: now)) { work -> SessionStart.Outcome in
            guard try counting.take(work, desk.now) else { return .failure(counting.limit.refusal) }
            switch try verdict(work) {
            case .refused(let refusal): return .failure(refusal)
            case .wrong:
                try work.audit("second_factor.failed", subject: "person:\(desk.person.raw)", detail: "")
                return .failure(Self.wrong)
            case .right:
                // A session that ended meanwhile must not leave its code used up.
                guard try work.renew(token: desk.token.digest, as: desk.next.digest) else { throw Self.ended }
                try work.forget(counting.key)
                try work.audit(
                    "second_factor.passed", subject: "person:\(desk.person.raw)",
                    detail: "session:\(desk.who.session.raw)")
                return .success(NewSession(token: desk.next.text, endsAt: desk.who.endsAt))
            }
        }.get()
    }

    /// What is kept of a recovery code: 80 random bits need no salt.
    static func recoveryDigest(_ typed: String) -> [UInt8] { Digest.sha256(Array(typed.utf8)) }

    /// The recovery codes that are left when one is used; nil when it is none of them.
    static func recovery(_ hashes: [UInt8], without typed: String) -> [UInt8]? {
        let given = recoveryDigest(typed)
        let all = stride(from: 0, to: hashes.count, by: 32).map { Array(hashes[$0..<min($0 + 32, hashes.count)]) }
        let rest = all.filter { !Digest.equal($0, given) }
        return rest.count < all.count ? rest.flatMap { $0 } : nil
    }

    private static let ended = Refusal(.forbidden, "The session has ended.", mend: "Sign in again.")
    private static let wrong = Refusal(
        .invalid, "The code is wrong or was used already.", mend: "Type the one that the app shows now.")
}
