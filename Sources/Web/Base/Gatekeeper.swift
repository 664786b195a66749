import Application
import Domain
import Locking

/// Knows who asks by the token they send, without asking the store for every request.
///
/// A token that was revoked is refused within ``memory``, because every service asks again after that time.
final class Gatekeeper: Sendable {
    /// How long an answer of the store is good for.
    static let memory = Duration.seconds(2)
    private static let most = 10_000

    private struct Known {
        let token: AccessToken?
        let until: ContinuousClock.Instant
    }

    private let house: House
    private let known = Mutex<[String: Known]>([:])

    init(_ house: House) { self.house = house }

    /// The principal of an Authorization header; nil for none that is valid.
    func principal(_ header: String?) async throws -> Principal? {
        guard let header, header.utf8.count <= 200, header.lowercased().hasPrefix("bearer ") else { return nil }
        let secret = String(header.dropFirst(7))
        let now = ContinuousClock.now
        if let known = known.withLock({ $0[secret] }), known.until > now { return principal(known.token) }
        let token = try await Authenticate(house)(secret)
        known.withLock { known in
            if known.count >= Self.most { known.removeAll() }
            known[secret] = Known(token: token, until: now + Self.memory)
        }
        return principal(token)
    }

    private func principal(_ token: AccessToken?) -> Principal? {
        token.flatMap { $0.isValid(at: house.now) ? $0.principal : nil }
    }
}
