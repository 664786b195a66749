/// Who somebody is, as an identity provider says and has proven.
public struct FederatedIdentity: Hashable, Sendable {
    /// The provider.
    public let issuer: String
    /// Its lasting name for the person.
    public let subject: String
    /// The e-mail address, which the provider vouches for.
    public let email: String
    /// Whether the provider asked for a second factor, and that is to count here.
    public let hasSecondFactor: Bool

    /// Takes every part.
    public init(issuer: String, subject: String, email: String, hasSecondFactor: Bool) {
        self.issuer = issuer
        self.subject = subject
        self.email = email
        self.hasSecondFactor = hasSecondFactor
    }
}

/// Why an identity provider did not say who somebody is.
public enum FederatedFault: String, Error, Hashable, Sendable {
    /// It cannot be reached, or does not answer as OpenID Connect says.
    case unreachable
    /// It refused the code: used, too old, or not its own.
    case refusedCode = "refused_code"
    /// What it sent is no identity token.
    case malformed
    /// The token is signed in a way that is not accepted, or not at all.
    case badAlgorithm = "bad_algorithm"
    /// The token is signed with a key that the provider does not publish.
    case unknownKey = "unknown_key"
    /// The signature is wrong.
    case badSignature = "bad_signature"
    /// The token comes from another provider.
    case wrongIssuer = "wrong_issuer"
    /// The token is for another program.
    case wrongAudience = "wrong_audience"
    /// The token is too old, or from the future.
    case expired
    /// The token belongs to another sign-in.
    case wrongNonce = "wrong_nonce"
    /// The provider tells no e-mail address, or does not vouch for it.
    case noEmail = "no_email"
}

/// An identity provider that people sign in at: OpenID Connect Core 1.0, authorisation code with PKCE.
public protocol IdentityProvider: Sendable {
    /// What people call it, such as “your Microsoft account”.
    var label: String { get }
    /// Where the browser is sent.
    ///
    /// - Parameters:
    ///   - state: what the provider gives back unchanged.
    ///   - nonce: what the identity token must repeat.
    ///   - challenge: what the verifier is held against (RFC 7636, S256).
    /// - Throws: ``FederatedFault``.
    func authorisationURL(state: String, nonce: String, challenge: String) async throws -> String
    /// Who came back with a code.
    ///
    /// - Throws: ``FederatedFault``.
    func identity(code: String, verifier: String, nonce: String) async throws -> FederatedIdentity
}
