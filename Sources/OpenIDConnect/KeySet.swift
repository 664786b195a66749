import Application
import Domain
import Foundation
import JWTKit

/// The provider's signing keys, asked for when first needed and again when a token names one that is not among them.
///
/// Anybody can make up names of keys, so that asking again is bounded: once in a while, however many tokens come.
actor KeySet {
    /// How long asking again must wait, in seconds.
    static let pauseSeconds: Int64 = 30
    /// Signatures by a public key only: neither `none` nor a shared secret can be passed off as the provider's.
    private static let algorithms: Set<String> = [
        "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384",
    ]

    private let fetching: Fetching
    private let clock: any Clock
    private var keys: [String: JWK] = [:]
    private var askedAt: Int64?

    init(_ fetching: Fetching, clock: any Clock) {
        self.fetching = fetching
        self.clock = clock
    }

    /// The claims of a token whose signature is right.
    func claims(_ token: String, from url: String) async throws(FederatedFault) -> IDToken {
        let header = try Self.header(token)
        // Extensions that must be understood are none that this program understands (RFC 7515 section 4.1.11).
        guard Self.algorithms.contains(header.alg), header.crit == nil else { throw .badAlgorithm }
        var key = keys[header.name]
        if key == nil, mayAsk() {
            try await ask(url)
            key = keys[header.name]
        }
        guard let key else { throw .unknownKey }
        return try await Self.verified(token, key, header)
    }

    private func mayAsk() -> Bool {
        let now = clock.now().seconds
        // A clock that was set back must not keep it from asking.
        guard let askedAt, now >= askedAt else { return true }
        return now - askedAt >= Self.pauseSeconds
    }

    private func ask(_ url: String) async throws(FederatedFault) {
        askedAt = clock.now().seconds
        let bytes = try await fetching.get(url)
        guard let set = try? JSONDecoder().decode(Published.self, from: Data(bytes)) else { throw .unreachable }
        // Keys that are no longer published are forgotten; those of kinds not understood are passed over.
        var found: [String: JWK] = [:]
        for entry in set.keys.prefix(100) {
            guard let jwk = entry.key else { continue }
            found[jwk.keyIdentifier?.string ?? ""] = jwk
        }
        keys = found
    }

    private static func verified(
        _ token: String, _ key: JWK, _ header: Header
    ) async throws(FederatedFault) -> IDToken {
        // The key's kind and the algorithm must fit: an elliptic key checks no RSA signature.
        let kind = key.keyType.rawValue
        guard kind == (header.alg.hasPrefix("ES") ? "EC" : "RSA") else { throw .badAlgorithm }
        if let bound = key.algorithm?.rawValue, bound != header.alg { throw .badAlgorithm }
        guard let algorithm = JWK.Algorithm(rawValue: header.alg) else { throw .badAlgorithm }
        var bound = key
        bound.algorithm = algorithm
        // A provider with a single key need not name it.
        if bound.keyIdentifier == nil { bound.keyIdentifier = JWKIdentifier(string: "unnamed") }
        let keys = JWTKeyCollection()
        do {
            try await keys.add(jwk: bound, isDefault: true)
        } catch {
            throw .unknownKey
        }
        do {
            return try await keys.verify(token, as: IDToken.self)
        } catch let error as JWTError where error.errorType == .signatureVerificationFailed {
            throw .badSignature
        } catch is DecodingError {
            throw .malformed
        } catch {
            throw .badSignature
        }
    }

    private struct Header: Decodable {
        let alg: String
        let kid: String?
        let crit: [String]?

        var name: String { kid ?? "" }
    }

    private static func header(_ token: String) throws(FederatedFault) -> Header {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard token.utf8.count <= 64 << 10, parts.count == 3, let first = parts.first else { throw .malformed }
        let padded = String(first).replacing("-", with: "+").replacing("_", with: "/")
        let text = padded + String(repeating: "=", count: (4 - padded.count % 4) % 4)
        guard let data = Data(base64Encoded: text), let header = try? JSONDecoder().decode(Header.self, from: data)
        else { throw .malformed }
        return header
    }

    /// A set of keys in which one that cannot be read is nothing instead of an error.
    private struct Published: Decodable {
        let keys: [Entry]

        struct Entry: Decodable {
            let key: JWK?

            private enum Use: String, CodingKey { case use }

            init(from decoder: any Decoder) throws {
                let use = try? decoder.container(keyedBy: Use.self).decodeIfPresent(String.self, forKey: .use)
                key = use == nil || use == "sig" ? try? JWK(from: decoder) : nil
            }
        }
    }
}
