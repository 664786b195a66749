import Domain
import Secrets

/// Lets in who presses the button behind a mailed link. Looking at the page never uses the link up, because mail
/// programs look at links before people do: only this does.
public struct RedeemLink: Sendable {
    private let house: House

    /// Lets into this house.
    public init(_ house: House) { self.house = house }

    /// Whether a link could still be used in this browser; nothing changes.
    public func isGood(_ token: String, browser: String) async throws -> Bool {
        guard let token = RandomToken(token), let browser = RandomToken(browser) else { return false }
        let now = house.now
        let asking = try await house.store.read(.everything) { try $0.asking(token: token.digest) }
        return asking.map { !$0.life.isOver(at: now) && Digest.equal($0.browser, browser.digest) } ?? false
    }

    /// Begins a session; of many who use one link at once, one gets a session.
    ///
    /// - Parameters:
    ///   - token: the token of the link.
    ///   - browser: the token that the browser keeps.
    ///   - device: what the browser says it is, shown in the list of sessions.
    /// - Throws: ``Refusal`` of kind `wrong_state` for a link that was used or has expired, `forbidden` for another
    ///   browser and for a person who has left; or ``StoreFault``.
    public func callAsFunction(_ token: String, browser: String, device: String = "") async throws -> NewSession {
        guard let token = RandomToken(token) else { throw Self.spent }
        let browser = try BrowserToken.digest(browser)
        let start = SessionStart(device: device, at: house.now)
        return try await house.store.write(Intent(.doorkeeper, at: start.now)) { work -> SessionStart.Outcome in
            guard let asking = try work.asking(token: token.digest) else { return .failure(Self.spent) }
            guard !asking.life.isOver(at: start.now) else {
                _ = try work.end(asking, isUsed: false)
                return .failure(Self.spent)
            }
            guard Digest.equal(asking.browser, browser) else { return .failure(Self.otherBrowser) }
            guard try work.end(asking, isUsed: true) else { return .failure(Self.spent) }
            return try start.begin(asking.address, work)
        }.get()
    }

    private static let spent = Refusal(
        .wrongState, "The link was used already, or is older than \(SignInLife.minutes) minutes.",
        mend: "Ask for another one.")
    private static let otherBrowser = Refusal(
        .forbidden, "The link was asked for in another browser.",
        mend: "Open it there, or type the code of the mail there.")
}
