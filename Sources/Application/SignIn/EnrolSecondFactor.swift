import Domain
import Secrets

/// Gives oneself a second factor: an authenticator app that shows a code of six digits (TOTP, RFC 6238).
public struct EnrolSecondFactor: Sendable {
    /// How many recovery codes there are.
    public static let recoveryCodes = 10

    /// What the app is to be told.
    public struct Proposal: Hashable, Sendable {
        /// The secret in base32, to be typed.
        public let secret: String
        /// The `otpauth://` address, to be shown as a QR code.
        public let address: String
    }

    /// What came of it.
    public struct Answer: Hashable, Sendable {
        /// The session under its new token; it may use every role of the person.
        public let session: NewSession
        /// Codes for the day the app is lost: each is good once, and they are told this once.
        public let recoveryCodes: [String]
    }

    private let house: House

    /// Enrols in this house.
    public init(_ house: House) { self.house = house }

    /// Proposes a new secret, which counts once its first code has come. Until then an earlier one stays in force.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden` for somebody who is no person, and for a session that has not passed
    ///   the second factor which the person has.
    public func begin(by who: SignedIn) async throws -> Proposal {
        let person = try who.mustBePerson()
        guard !who.hasSecondFactor || who.secondFactorAt != nil else { throw Self.unproven }
        let code = OneTimePassword.random()
        let issuer = try await house.store.write(Intent(Self.principal(person), at: house.now)) { work in
            try work.propose(code.secret, for: person)
            try work.audit("second_factor.proposed", subject: "person:\(person.raw)", detail: "")
            return try Setting.sellerName.value(work) ?? "Turnout"
        }
        return Proposal(
            secret: Base32.encode(code.secret), address: code.address(issuer: issuer, account: who.address))
    }

    /// Puts the proposed secret into force by its first code.
    ///
    /// - Parameters:
    ///   - code: what the app shows.
    ///   - token: the session's token, which is replaced.
    /// - Throws: ``Refusal`` of kind `invalid` for a wrong code, `too_many` after five of them in ten minutes,
    ///   `wrong_state` where nothing was proposed, `forbidden` where the session has ended.
    public func confirm(_ code: String, token: String) async throws -> Answer {
        let desk = try await SecondFactorDesk(house, token: token)
        guard !desk.who.hasSecondFactor || desk.who.secondFactorAt != nil else { throw Self.unproven }
        let typed = ShortCode.typed(code) ?? ""
        let codes = (0..<Self.recoveryCodes).map { _ in ShortCode.recovery() }
        let hashes = codes.flatMap { SecondFactorDesk.recoveryDigest(ShortCode.typed($0) ?? "") }
        let session = try await desk.check { work in
            guard let pending = try work.secondFactor(of: desk.person)?.pending else {
                return .refused(Refusal(.wrongState, "No second factor was proposed.", mend: "Begin again."))
            }
            let password = OneTimePassword(secret: pending)
            guard let step = password.step(of: typed, seconds: desk.now.seconds, after: nil) else { return .wrong }
            guard try work.confirm(pending, of: desk.person, step: step, recovery: hashes) else { return .wrong }
            try work.audit("second_factor.confirmed", subject: "person:\(desk.person.raw)", detail: "")
            return .right
        }
        return Answer(session: session, recoveryCodes: codes)
    }

    private static let unproven = Refusal(
        .forbidden, "The second factor there is must be shown before it is replaced.", mend: "Type its code first.")

    private static func principal(_ person: PersonID) -> Principal { GivenRole.practitioner.principal(of: person) }
}
