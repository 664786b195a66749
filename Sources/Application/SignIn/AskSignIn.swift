import Domain
import Secrets

/// Sends a link and a six-digit code to whoever asks to sign in.
///
/// Both are good for ten minutes and once, and only in the browser that asked. It does the same for every address,
/// whether somebody is registered with it or not, so that nobody learns who is (OWASP ASVS 5.0, 6.3.8).
public struct AskSignIn: Sendable {
    private let house: House

    /// Asks this house.
    public init(_ house: House) { self.house = house }

    /// A token for a browser that has none yet, to be kept in a cookie.
    public static func browserToken() -> String { RandomToken.random().text }

    /// Sends the mail. Five go to an address in 15 minutes; past that nothing is sent, and nothing else is different.
    ///
    /// - Parameters:
    ///   - address: the e-mail address as written.
    ///   - browser: the token that the asking browser keeps.
    ///   - network: the address from which it asks; 20 mails go out for one in 15 minutes.
    /// - Throws: ``Refusal`` of kind `invalid` for what is no address or no token, `too_many` past the limit of the
    ///   network address; or ``StoreFault``.
    public func callAsFunction(_ address: String, browser: String, from network: String) async throws {
        let address = try EmailAddress(parsing: address)
        let browser = try BrowserToken.digest(browser)
        let (token, code, salt) = (RandomToken.random(), ShortCode.random(), RandomBytes.make(16))
        let (fromNetwork, toAddress) = (Counting(network: network), Counting(address: address))
        let intent = Intent(.doorkeeper, at: house.now)
        // Whoever is past the limit costs no write.
        guard
            try await house.store.read(.everything, { try $0.counted(fromNetwork.key, at: intent.now) })
                < fromNetwork.limit.most
        else { throw fromNetwork.limit.refusal }
        let asking = Asking(
            token: token.digest, codeSalt: salt, codeHash: ShortCode.digest(code, salt: salt), address: address.text,
            browser: browser, life: SignInLife(from: intent.now), attempts: 0)
        let isRefused = try await house.store.write(intent) { work in
            guard try fromNetwork.take(work, intent.now) else { return true }
            guard try toAddress.take(work, intent.now) else { return false }
            try work.add(asking)
            try work.queueSignInMail(
                to: address.text, link: token.text, code: code, expires: asking.life.expiresAt)
            return false
        }
        if isRefused { throw fromNetwork.limit.refusal }
    }
}

/// The token by which a browser that asked is known again.
enum BrowserToken {
    /// Its hash.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    static func digest(_ text: String) throws(Refusal) -> [UInt8] {
        if let token = RandomToken(text) { return token.digest }
        throw Refusal(
            .invalid, "The browser does not keep what this page gave it.",
            mend: "Allow cookies for this site, and begin again.")
    }
}
