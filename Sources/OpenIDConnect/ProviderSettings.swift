public import Domain

/// What is known of the identity provider that people sign in at.
public struct ProviderSettings: Sendable {
    /// The claim that holds the e-mail address.
    public enum EmailClaim: String, CaseIterable, Sendable {
        /// `email`, which counts only where `email_verified` is true (OpenID Connect Core 1.0, section 5.1).
        case email
        /// `preferred_username`, as Microsoft Entra tells the work address; only for a provider whose administrators
        /// alone give names, because no claim vouches for it.
        case preferredUsername = "preferred_username"
    }

    /// The issuer, from which everything else is discovered, such as
    /// `https://login.microsoftonline.com/TENANT/v2.0`.
    public let issuer: String
    /// The name under which this program is registered there.
    public let clientID: String
    /// What it proves itself with.
    public let clientSecret: String
    /// Where the provider sends people back to.
    public let redirect: String
    /// The claim that holds the e-mail address.
    public let emailClaim: EmailClaim
    /// What people call the provider.
    public let label: String
    /// Whether a second factor of the provider's (`amr` contains `mfa`, RFC 8176) counts here.
    public let trustsSecondFactor: Bool

    /// Takes every part.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` for an issuer that is not `https://`, or `http://` to this machine
    ///   itself, and for one with a query or a fragment.
    public init(
        issuer: String, clientID: String, clientSecret: String, redirect: String, emailClaim: EmailClaim,
        label: String, trustsSecondFactor: Bool
    ) throws(Refusal) {
        guard SafeURL.isSafe(issuer), !issuer.contains("?"), !issuer.contains("#") else {
            throw Refusal(
                .invalid, "“\(Field.shown(issuer))” cannot be an issuer.",
                mend: "Write its https:// address as the provider tells it.")
        }
        self.issuer = issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.redirect = redirect
        self.emailClaim = emailClaim
        self.label = label
        self.trustsSecondFactor = trustsSecondFactor
    }
}

/// Addresses that secrets may be sent to.
enum SafeURL {
    private static let local = ["127.0.0.1", "localhost", "[::1]"]

    /// Whether it is https, or http to this machine itself, without a user name.
    static func isSafe(_ text: String) -> Bool {
        guard text.utf8.count <= 2_000, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), !text.contains("\\")
        else { return false }
        let parts = text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[1].isEmpty, !parts[2].isEmpty, !parts[2].contains("@") else { return false }
        switch parts[0].lowercased() {
        case "https:": return true
        case "http:":
            let host = parts[2].hasPrefix("[") ? parts[2].prefix { $0 != "]" } + "]" : parts[2].prefix { $0 != ":" }
            return local.contains(host.lowercased())
        default: return false
        }
    }
}
