import Domain
import Secrets

/// Finds out whose a session is and what it may do now.
public struct FindSession: Sendable {
    private let house: House

    /// Finds those of this house.
    public init(_ house: House) { self.house = house }

    /// Who has signed in under a token; nil where nobody has, whatever the reason.
    ///
    /// A session that is found to be over, or whose person has left, is ended for good. That it is used is recorded
    /// once a minute at most.
    public func callAsFunction(_ token: String) async throws -> SignedIn? {
        guard let token = RandomToken(token) else { return nil }
        let now = house.now
        let found = try await house.store.read(.everything) { view -> Found? in
            guard let (record, owner) = try view.session(token: token.digest) else { return nil }
            let known = try Self.owner(owner, view)
            var given: [GivenRole] = []
            if case .person(let person, _) = known { given = try view.roles(of: person.id) }
            return Found(record: record, owner: known, isNewcomer: known != owner, given: given)
        }
        guard let found else { return nil }
        guard !found.record.life.isOver(at: now), found.isActive else {
            try await end(found.record.id, now)
            return nil
        }
        try await mark(found, now)
        return SignedIn(found.record, found.owner, given: found.given)
    }

    private struct Found: Sendable {
        let record: SessionRecord
        let owner: SessionOwner
        /// Whether a visitor is found to be a person by now.
        let isNewcomer: Bool
        let given: [GivenRole]

        var isActive: Bool {
            if case .person(let person, _) = owner { person.status == .active } else { true }
        }
    }

    /// Somebody may have been registered with the address meanwhile, for example by themselves.
    private static func owner(_ owner: SessionOwner, _ view: any ReadView) throws -> SessionOwner {
        guard case .visitor(let address) = owner, let person = try view.person(email: address) else { return owner }
        let factor = try view.secondFactor(of: person.id)
        return .person(person, hasSecondFactor: factor?.secret != nil)
    }

    private func end(_ session: SessionID, _ now: Instant) async throws {
        try await house.store.write(Intent(.doorkeeper, at: now)) { work in
            if try work.end(session) { try work.audit("session.ended", subject: "session:\(session.raw)", detail: "") }
        }
    }

    private func mark(_ found: Found, _ now: Instant) async throws {
        guard found.isNewcomer || found.record.life.isToBeMarked(at: now) else { return }
        try await house.store.write(Intent(.doorkeeper, at: now)) { work in
            try work.see(found.record.id)
            if found.isNewcomer, case .person(let person, _) = found.owner {
                try work.own(found.record.id, person.id)
            }
        }
    }
}
