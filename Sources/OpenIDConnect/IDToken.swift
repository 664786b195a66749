import Application
import Domain
import Foundation
import JWTKit

/// The claims of an identity token that are looked at (OpenID Connect Core 1.0, section 2).
struct IDToken: JWTPayload {
    let iss: String
    let sub: String
    let aud: [String]
    let azp: String?
    let exp: Double
    let iat: Double
    let nbf: Double?
    let nonce: String?
    let email: String?
    let emailVerified: Bool?
    let preferredUsername: String?
    let amr: [String]?

    private enum CodingKeys: String, CodingKey {
        case iss, sub, aud, azp, exp, iat, nbf, nonce, email, amr
        case emailVerified = "email_verified"
        case preferredUsername = "preferred_username"
    }

    init(from decoder: any Decoder) throws {
        let claims = try decoder.container(keyedBy: CodingKeys.self)
        iss = try claims.decode(String.self, forKey: .iss)
        sub = try claims.decode(String.self, forKey: .sub)
        // One audience may stand by itself.
        aud = try (try? claims.decode([String].self, forKey: .aud)) ?? [claims.decode(String.self, forKey: .aud)]
        azp = try claims.decodeIfPresent(String.self, forKey: .azp)
        exp = try claims.decode(Double.self, forKey: .exp)
        iat = try claims.decode(Double.self, forKey: .iat)
        nbf = try claims.decodeIfPresent(Double.self, forKey: .nbf)
        nonce = try claims.decodeIfPresent(String.self, forKey: .nonce)
        email = try claims.decodeIfPresent(String.self, forKey: .email)
        // Some providers send the word instead of the value.
        let word = try? claims.decodeIfPresent(String.self, forKey: .emailVerified)
        emailVerified = try word.map { $0 == "true" } ?? claims.decodeIfPresent(Bool.self, forKey: .emailVerified)
        preferredUsername = try claims.decodeIfPresent(String.self, forKey: .preferredUsername)
        amr = try? claims.decodeIfPresent([String].self, forKey: .amr)
    }

    func encode(to encoder: any Encoder) throws {
        throw EncodingError.invalidValue(
            sub, .init(codingPath: [], debugDescription: "This program makes no identity tokens."))
    }

    /// The claims are checked by ``check(_:nonce:now:)``, which has the clock.
    func verify(using algorithm: some JWTAlgorithm) async throws {}

    /// How far the provider's clock may be from ours, in seconds.
    private static let tolerance = 120.0
    /// The longest time between making a token and using it, in seconds.
    private static let oldest = 600.0

    /// Makes sure that the token is for this sign-in, as section 3.1.3.7 says.
    func check(_ settings: ProviderSettings, nonce wanted: String, now: Instant) throws(FederatedFault) {
        guard iss == settings.issuer else { throw .wrongIssuer }
        guard !sub.isEmpty, sub.utf8.count <= 255 else { throw .malformed }
        guard aud.contains(settings.clientID) else { throw .wrongAudience }
        // Who else the token is for must not be able to use it here (items 3 to 5).
        if let azp, azp != settings.clientID { throw .wrongAudience }
        if aud.count > 1, azp == nil { throw .wrongAudience }
        let now = Double(now.seconds)
        guard exp > now - Self.tolerance, iat < now + Self.tolerance, iat > now - Self.oldest else { throw .expired }
        if let nbf, nbf > now + Self.tolerance { throw .expired }
        guard nonce == wanted else { throw .wrongNonce }
    }

    /// The e-mail address that the provider vouches for.
    func address(_ claim: ProviderSettings.EmailClaim) throws(FederatedFault) -> String {
        switch claim {
        case .email:
            guard let email, emailVerified == true else { throw .noEmail }
            return email
        case .preferredUsername:
            guard let preferredUsername else { throw .noEmail }
            return preferredUsername
        }
    }
}
