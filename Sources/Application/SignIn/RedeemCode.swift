import Domain
import Secrets

/// Lets in who types the six digits of the mail in the browser that asked.
public struct RedeemCode: Sendable {
    private let house: House

    /// Lets into this house.
    public init(_ house: House) { self.house = house }

    /// Begins a session. Five wrong codes end the asking, its link included.
    ///
    /// - Parameters:
    ///   - code: what was typed; blanks and hyphens do not count.
    ///   - browser: the token that the browser keeps.
    ///   - device: what the browser says it is, shown in the list of sessions.
    /// - Throws: ``Refusal`` of kind `invalid` for a wrong code and where nothing was asked for, `forbidden` for a
    ///   person who has left; or ``StoreFault``.
    public func callAsFunction(_ code: String, browser: String, device: String = "") async throws -> NewSession {
        let browser = try BrowserToken.digest(browser)
        let code = ShortCode.typed(code) ?? ""
        let start = SessionStart(device: device, at: house.now)
        return try await house.store.write(Intent(.doorkeeper, at: start.now)) { work -> SessionStart.Outcome in
            guard let asking = try work.asking(browser: browser) else { return .failure(Self.wrong) }
            guard !asking.life.isOver(at: start.now) else {
                _ = try work.end(asking, isUsed: false)
                return .failure(Self.wrong)
            }
            guard try work.countAttempt(asking) else { return .failure(Self.wrong) }
            guard Digest.equal(ShortCode.digest(code, salt: asking.codeSalt), asking.codeHash) else {
                if asking.attempts + 1 >= SignInLife.attempts { _ = try work.end(asking, isUsed: false) }
                return .failure(Self.wrong)
            }
            guard try work.end(asking, isUsed: true) else { return .failure(Self.wrong) }
            return try start.begin(asking.address, work)
        }.get()
    }

    private static let wrong = Refusal(
        .invalid, "The code is wrong, was used, or is older than \(SignInLife.minutes) minutes.",
        mend: "Type the six digits of the latest mail; after \(SignInLife.attempts) wrong codes ask for another mail.")
}
