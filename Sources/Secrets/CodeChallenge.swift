/// Proof that whoever redeems an authorisation code is who asked for it (PKCE, RFC 7636), with the method S256.
public struct CodeChallenge: Hashable, Sendable {
    /// What is kept until the code is redeemed: 43 characters of 256 random bits (section 4.1).
    public let verifier: String

    /// A new one, from the system's generator.
    public static func random() -> CodeChallenge { CodeChallenge(verifier: RandomToken.random().text) }

    /// Takes a verifier that was kept.
    public init(verifier: String) { self.verifier = verifier }

    /// What is sent when asking: the base64url of the verifier's SHA-256 (section 4.2).
    public var challenge: String { Base64URL.encode(Digest.sha256(Array(verifier.utf8))) }
}
