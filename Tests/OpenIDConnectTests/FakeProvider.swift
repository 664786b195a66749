import Application
import CryptoExtras
import Domain
import Foundation
import JWTKit
import Locking
import OpenIDConnect
import Secrets
import TestSupport

/// The claims of a token as the provider of the tests makes it, right or wrong.
struct Claims: JWTPayload {
    var iss: String
    var sub = "subject-1"
    var aud = ["turnout"]
    var azp: String?
    var exp: Int64
    var iat: Int64
    var nonce: String?
    var email: String? = "pat@aaa.example"
    var email_verified: Bool? = true
    var preferred_username: String?
    var amr: [String]?

    func verify(using algorithm: some JWTAlgorithm) async throws {}
}

/// A small identity provider in the test's own process: discovery, keys and tokens over HTTP. What it grants is put
/// there by the test, because whoever signs in needs no page here.
final class FakeProvider: Sendable {
    private struct Grant {
        let token: String
        let challenge: String
    }

    private struct Content {
        var grants: [String: Grant] = [:]
        var keys: [[String: String]] = []
        var issuer = ""
        var usesBasic = true
        var isOpen = true
    }

    static let secret = "s3cret & more"
    static let redirect = "https://training.example/sign-in/provider"

    /// Shared by the provider and what answers for it.
    private final class Shelf: Sendable {
        private let content = Mutex(Content())

        func withLock<R: Sendable>(_ body: (inout Content) -> R) -> R { content.withLock { body(&$0) } }
    }

    private let content = Shelf()
    private let receiver: Receiver
    let signer = JWTKeyCollection()

    init() throws {
        let content = content
        receiver = try Receiver { request, _ in FakeProvider.answer(request, content) }
        let issuer = "http://127.0.0.1:\(receiver.port)/tenant"
        content.withLock { $0.issuer = issuer }
    }

    var issuer: String { content.withLock { $0.issuer } }

    /// Stops answering; a second time it does nothing, because the descriptor may be somebody else's by then.
    func close() {
        let isOpen = content.withLock { content in
            defer { content.isOpen = false }
            return content.isOpen
        }
        if isOpen { receiver.close() }
    }

    /// How often a path was asked for.
    func asked(_ path: String) -> Int { receiver.received.count { $0.target == "/tenant/\(path)" } }

    func pretend(issuer: String) { content.withLock { $0.issuer = issuer } }

    func takeSecretInForm() { content.withLock { $0.usesBasic = false } }

    /// Publishes a new elliptic key under a name, beside the others or instead of them.
    func addKey(_ name: String, alone: Bool = false) async throws {
        let key = ES256PrivateKey()
        await signer.add(ecdsa: key, kid: JWKIdentifier(string: name))
        guard let point = key.parameters else { throw FederatedFault.malformed }
        publish(
            ["kty": "EC", "crv": "P-256", "use": "sig", "kid": name, "x": Self.url(point.x), "y": Self.url(point.y)],
            alone)
    }

    /// Publishes a new RSA key, as Microsoft Entra has them.
    func addRSAKey(_ name: String) async throws {
        let key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        await signer.add(
            rsa: try Insecure.RSA.PrivateKey(backing: key), digestAlgorithm: .sha256, kid: JWKIdentifier(string: name))
        let numbers = try key.publicKey.getKeyPrimitives()
        publish(
            [
                "kty": "RSA", "use": "sig", "kid": name, "n": Base64URL.encode(Array(numbers.modulus)),
                "e": Base64URL.encode(Array(numbers.publicExponent)),
            ], false)
    }

    private func publish(_ key: [String: String], _ alone: Bool) {
        content.withLock { content in
            if alone { content.keys = [] }
            content.keys.append(key)
        }
    }

    private static func url(_ text: String) -> String {
        text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Grants a code for a sign-in that a browser was sent here with.
    func grant(_ token: String, challenge: String) -> String {
        let code = "code/\(RandomToken.random().text)+"
        content.withLock { $0.grants[code] = Grant(token: token, challenge: challenge) }
        return code
    }

    /// Signs claims with a key.
    func sign(_ claims: Claims, key: String) async throws -> String {
        try await signer.sign(claims, kid: JWKIdentifier(string: key))
    }

    private static func answer(_ request: Receiver.Request, _ content: Shelf) -> String {
        switch request.target {
        case "/tenant/.well-known/openid-configuration":
            let (issuer, usesBasic) = content.withLock { ($0.issuer, $0.usesBasic) }
            let base = "http://127.0.0.1:\(request.headers["host"]?.split(separator: ":").last ?? "")/tenant"
            return json([
                "issuer": issuer, "authorization_endpoint": "\(base)/authorise?v=2", "token_endpoint": "\(base)/token",
                "jwks_uri": "\(base)/keys",
                "token_endpoint_auth_methods_supported": [usesBasic ? "client_secret_basic" : "client_secret_post"],
            ])
        case "/tenant/keys":
            let unreadable = ["kty": "NEW", "kid": "x"]
            return json(["keys": [unreadable] + content.withLock { $0.keys }])
        case "/tenant/token": return token(request, content)
        default: return Receiver.plain(404)
        }
    }

    /// A code is good once, with the right secret, address and proof.
    private static func token(_ request: Receiver.Request, _ content: Shelf) -> String {
        let form = form(String(decoding: request.body, as: UTF8.self))
        let pair = "turnout:\(Percent.encode(secret))"
        let basic = "Basic " + Data(pair.utf8).base64EncodedString()
        let isKnown =
            content.withLock { $0.usesBasic }
            ? request.headers["authorization"] == basic
            : form["client_id"] == "turnout" && form["client_secret"] == secret
        let grant = content.withLock { $0.grants.removeValue(forKey: form["code"] ?? "") }
        guard isKnown, let grant, form["grant_type"] == "authorization_code", form["redirect_uri"] == redirect,
            CodeChallenge(verifier: form["code_verifier"] ?? "").challenge == grant.challenge
        else { return Receiver.plain(400) }
        return json(["access_token": "unused", "token_type": "Bearer", "id_token": grant.token])
    }

    private static func form(_ text: String) -> [String: String] {
        var form: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let halves = pair.split(separator: "=", maxSplits: 1).map { String($0).removingPercentEncoding ?? "" }
            form[halves.first ?? ""] = halves.count == 2 ? halves[1] : ""
        }
        return form
    }

    private static func json(_ object: [String: Any]) -> String {
        let data = (try? JSONSerialization.data(withJSONObject: object)) ?? Data()
        return "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: \(data.count)\r\n"
            + "connection: close\r\n\r\n" + String(decoding: data, as: UTF8.self)
    }
}
