/// Reading access tokens.
public protocol AccessReads {
    /// The token of a secret; nil when there is none.
    func token(of secret: TokenSecret) throws -> AccessToken?
    /// Every token, the newest first.
    func tokens() throws -> [TokenLine]
}

/// Giving and taking access.
public protocol AccessWrites: AccessReads {
    /// Adds a token; its secret is kept as SHA-256 only.
    func add(_ token: AccessToken, secret: TokenSecret) throws
    /// Marks a token as revoked now.
    func revoke(_ token: TokenID) throws
}
