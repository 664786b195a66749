public import Application
import Domain
import Foundation
import Secrets

/// An identity provider by OpenID Connect Core 1.0: authorisation code with PKCE; everything else is discovered.
public actor OpenIDProvider: IdentityProvider {
    /// For how long what the provider tells of itself is taken as it was, in seconds.
    private static let discoverySeconds: Int64 = 3_600

    /// What people call it.
    public nonisolated let label: String
    private let settings: ProviderSettings
    private let clock: any Clock
    private let fetching: Fetching
    private let keys: KeySet
    private var known: (discovery: Discovery, at: Int64)?

    /// A provider that has so many seconds to answer each time.
    public init(_ settings: ProviderSettings, clock: any Clock, seconds: Int64 = 10) {
        self.settings = settings
        self.clock = clock
        label = settings.label
        fetching = Fetching(seconds: seconds)
        keys = KeySet(fetching, clock: clock)
    }

    /// Closes every connection.
    public func close() async { await fetching.close() }

    /// Where the browser is sent (section 3.1.2.1).
    public func authorisationURL(state: String, nonce: String, challenge: String) async throws -> String {
        let discovery = try await discovery()
        let query = FormText.encode([
            ("response_type", "code"), ("client_id", settings.clientID), ("redirect_uri", settings.redirect),
            ("scope", "openid email profile"), ("state", state), ("nonce", nonce), ("code_challenge", challenge),
            ("code_challenge_method", "S256"),
        ])
        let mark = discovery.authorizationEndpoint.contains("?") ? "&" : "?"
        return discovery.authorizationEndpoint + mark + query
    }

    /// Redeems the code and checks the identity token (sections 3.1.3.1 and 3.1.3.7).
    public func identity(code: String, verifier: String, nonce: String) async throws -> FederatedIdentity {
        guard (1...4_096).contains(code.utf8.count) else { throw FederatedFault.refusedCode }
        let discovery = try await discovery()
        let token = try await redeem(code, verifier, discovery)
        let claims = try await keys.claims(token, from: discovery.jwksURI)
        try claims.check(settings, nonce: nonce, now: clock.now())
        return FederatedIdentity(
            issuer: claims.iss, subject: claims.sub, email: try claims.address(settings.emailClaim),
            hasSecondFactor: settings.trustsSecondFactor && claims.amr?.contains("mfa") == true)
    }

    private func discovery() async throws(FederatedFault) -> Discovery {
        let now = clock.now().seconds
        if let known, now >= known.at, now - known.at < Self.discoverySeconds { return known.discovery }
        let bytes = try await fetching.get(Discovery.address(of: settings.issuer))
        let found = try Discovery.read(bytes, of: settings.issuer)
        known = (found, now)
        return found
    }

    private func redeem(
        _ code: String, _ verifier: String, _ discovery: Discovery
    ) async throws(FederatedFault) -> String {
        var form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", settings.redirect),
            ("code_verifier", verifier),
        ]
        var authorisation: String?
        if discovery.usesBasic {
            // Both halves are escaped as in a form before they are joined (RFC 6749 section 2.3.1).
            let pair = "\(Percent.encode(settings.clientID)):\(Percent.encode(settings.clientSecret))"
            authorisation = "Basic " + Data(pair.utf8).base64EncodedString()
        } else {
            form += [("client_id", settings.clientID), ("client_secret", settings.clientSecret)]
        }
        let answer = try await fetching.post(
            discovery.tokenEndpoint, form: form.map { (name: $0.0, value: $0.1) }, authorisation: authorisation)
        guard answer.status == 200 else { throw answer.status >= 500 ? .unreachable : .refusedCode }
        guard let tokens = try? JSONDecoder().decode(Tokens.self, from: Data(answer.body)) else { throw .malformed }
        return tokens.idToken
    }
}

/// What the provider answers for a code (section 3.1.3.3), as far as it is looked at.
private struct Tokens: Decodable {
    let idToken: String

    private enum CodingKeys: String, CodingKey {
        case idToken = "id_token"
    }
}
