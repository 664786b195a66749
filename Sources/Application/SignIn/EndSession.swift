public import Domain
import Secrets

/// Signs out.
public struct EndSession: Sendable {
    private let house: House

    /// Ends those of this house.
    public init(_ house: House) { self.house = house }

    /// Ends the session of a token; one that has ended already, or never was, is no fault.
    public func callAsFunction(_ token: String) async throws {
        guard let token = RandomToken(token) else { return }
        try await house.store.write(Intent(.doorkeeper, at: house.now)) { work in
            guard let (record, _) = try work.session(token: token.digest), try work.end(record.id) else { return }
            try work.audit("session.ended", subject: "session:\(record.id.raw)", detail: "signed out")
        }
    }

    /// Ends one of one's own sessions by its number.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` for one that is not there or somebody else's.
    public func callAsFunction(_ session: SessionID, by who: SignedIn) async throws {
        let person = try who.mustBePerson()
        let principal = GivenRole.practitioner.principal(of: person)
        try await house.store.write(Intent(principal, at: house.now)) { work in
            guard try work.sessions(of: person).contains(where: { $0.id == session }), try work.end(session) else {
                throw Refusal(.notFound, "There is no such session.", mend: "See the list of your sessions.")
            }
            try work.audit("session.ended", subject: "session:\(session.raw)", detail: "")
        }
    }
}

/// Ends every session of oneself but the one that asks.
public struct EndOtherSessions: Sendable {
    private let house: House

    /// Ends those of this house.
    public init(_ house: House) { self.house = house }

    /// Ends them and says how many there were.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden` for somebody who is no person.
    public func callAsFunction(by who: SignedIn) async throws -> Int64 {
        let person = try who.mustBePerson()
        let principal = GivenRole.practitioner.principal(of: person)
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            try work.endSessions(of: person, but: who.session, why: "others")
        }
    }
}

/// Lists sessions.
public struct ListSessions: Sendable {
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// One's own, the latest used first.
    public func callAsFunction(by who: SignedIn) async throws -> [SessionRecord] {
        guard let person = who.person else { return [] }
        return try await list(person)
    }

    /// Those of the person of an address, for administrators.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` or `forbidden`.
    public func callAsFunction(of email: String, by principal: Principal) async throws -> [SessionRecord] {
        try principal.mustAdminister()
        let person = try await house.store.read(principal.scope) { try $0.found(person: email).id }
        return try await list(person)
    }

    private func list(_ person: PersonID) async throws -> [SessionRecord] {
        let now = house.now
        return try await house.store.read(.everything) { view in
            try view.sessions(of: person).filter { !$0.life.isOver(at: now) }
        }
    }
}

/// Ends every session of somebody, for administrators.
public struct EndSessionsOf: Sendable {
    private let house: House

    /// Ends those of this house.
    public init(_ house: House) { self.house = house }

    /// Ends them and says how many there were.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` or `forbidden`.
    public func callAsFunction(_ email: String, by principal: Principal) async throws -> Int64 {
        try principal.mustAdminister()
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            try work.endSessions(of: try work.found(person: email).id, but: nil, why: "by an administrator")
        }
    }
}

extension UnitOfWork {
    /// Ends a person's sessions but one, and puts it into the audit where there were any.
    func endSessions(of person: PersonID, but session: SessionID?, why: String) throws -> Int64 {
        let count = try endSessions(of: person, but: session)
        if count > 0 { try audit("session.ended", subject: "person:\(person.raw)", detail: "\(count) \(why)") }
        return count
    }
}
