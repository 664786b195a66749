import Application
import Foundation

/// What a provider tells of itself (OpenID Connect Discovery 1.0, section 3).
struct Discovery: Decodable, Sendable {
    let issuer: String
    let authorizationEndpoint: String
    let tokenEndpoint: String
    let jwksURI: String
    let authMethods: [String]?

    private enum CodingKeys: String, CodingKey {
        case issuer
        case authorizationEndpoint = "authorization_endpoint"
        case tokenEndpoint = "token_endpoint"
        case jwksURI = "jwks_uri"
        case authMethods = "token_endpoint_auth_methods_supported"
    }

    /// Where the document of an issuer lies (section 4.1).
    static func address(of issuer: String) -> String {
        (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration"
    }

    /// Reads the document, which must name the very issuer that was asked (section 4.3), and safe addresses only.
    static func read(_ bytes: [UInt8], of issuer: String) throws(FederatedFault) -> Discovery {
        guard let found = try? JSONDecoder().decode(Discovery.self, from: Data(bytes)) else { throw .unreachable }
        guard found.issuer == issuer else { throw .wrongIssuer }
        guard [found.authorizationEndpoint, found.tokenEndpoint, found.jwksURI].allSatisfy(SafeURL.isSafe) else {
            throw .unreachable
        }
        return found
    }

    /// Whether the secret goes into the header; that is usual where nothing is said (section 3).
    var usesBasic: Bool { authMethods?.contains("client_secret_basic") ?? true }
}
