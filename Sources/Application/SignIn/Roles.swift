public import Domain

/// Gives a person a role.
public struct GiveRole: Sendable {
    private let house: House

    /// Gives in this house.
    public init(_ house: House) { self.house = house }

    /// Gives the person of an address a role, an agency lead's for the agency of a code.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, of `invalid` for a role that cannot be given so, of `conflict` for
    ///   one they have.
    public func callAsFunction(
        _ email: String, _ role: Role, agency code: String? = nil, by principal: Principal
    ) async throws -> UserLine {
        try principal.mustAdminister()
        try role.mustBeGivable(forAgency: code != nil)
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            let person = try work.found(person: email)
            try work.give(role, agency: code, to: person)
            return try work.user(person.id)
        }
    }
}

/// Ends a role of a person.
public struct EndRole: Sendable {
    private let house: House

    /// Ends in this house.
    public init(_ house: House) { self.house = house }

    /// Ends a role of the person of an address; somebody must stay who is an administrator.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, also for a role they do not have, or `conflict` for the last
    ///   administrator.
    public func callAsFunction(
        _ email: String, _ role: Role, agency code: String? = nil, by principal: Principal
    ) async throws -> UserLine {
        try principal.mustAdminister()
        try role.mustBeGivable(forAgency: code != nil)
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            let person = try work.found(person: email)
            let given = GivenRole(role, agency: try code.map { try work.found(agency: $0).id })
            try work.end(given, of: person.id, why: "")
            return try work.user(person.id)
        }
    }
}

/// Makes somebody a user: registers them where nobody has the address, and gives them a role.
public struct AddUser: Sendable {
    private let house: House

    /// Adds to this house.
    public init(_ house: House) { self.house = house }

    /// Adds the user.
    ///
    /// - Parameters:
    ///   - person: who it is; of somebody who is registered already nothing is changed.
    ///   - role: the role; an agency lead speaks for the agency of the request.
    /// - Throws: ``Refusal`` with the reason.
    public func callAsFunction(
        _ person: AddPerson.Request, _ role: Role, by principal: Principal
    ) async throws -> UserLine {
        try principal.mustAdminister()
        let code = role == .agencyLead ? person.agency : nil
        try role.mustBeGivable(forAgency: code != nil)
        let details = try person.details()
        let group = try Field.optional(person.staffGroup, "staff group")
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            let agency = try work.found(agency: person.agency)
            try agency.mustBeActive()
            var found = try work.person(email: details.email)
            if found == nil {
                let new = Person(
                    id: try work.nextID("person"), agency: agency.id, staffGroup: group, details: details)
                try work.addPerson(new)
                found = new
            }
            guard let user = found else { throw StoreFault(.defect, "The person was not added.") }
            try work.give(role, agency: code, to: user)
            return try work.user(user.id)
        }
    }
}

/// Lists those who were given roles.
public struct ListUsers: Sendable {
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// Everybody with a role that is given, by name.
    public func callAsFunction(by principal: Principal) async throws -> [UserLine] {
        try principal.mustAdminister()
        return try await house.store.read(principal.scope) { try $0.users(nil) }
    }

    /// The roles of the person of an address; none for somebody who was given none.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`.
    public func callAsFunction(_ email: String, by principal: Principal) async throws -> UserLine {
        try principal.mustAdminister()
        return try await house.store.read(principal.scope) { try $0.user(try $0.found(person: email).id) }
    }
}

extension ReadView {
    /// The roles of a person, who need not have been given any.
    func user(_ id: PersonID) throws -> UserLine {
        if let line = try users(id).first { return line }
        guard let person = try person(id) else { throw Refusal(.notFound, "There is no such person.") }
        let factor = try secondFactor(of: id)
        return UserLine(
            person: id, email: person.details?.email, name: person.details?.name,
            agencyCode: try agency(person.agency)?.code ?? "", isActive: person.status == .active, roles: [],
            hasSecondFactor: factor?.secret != nil)
    }
}

extension UnitOfWork {
    fileprivate func give(_ role: Role, agency code: String?, to person: Person) throws {
        guard person.status == .active else {
            throw Refusal(.wrongState, "The person has left.", mend: "Let them come back with `turnout person move`.")
        }
        let agency = try code.map { try found(agency: $0) }
        try agency?.mustBeActive()
        let given = GivenRole(role, agency: agency?.id)
        guard try !roles(of: person.id).contains(given) else {
            throw Refusal(.conflict, "The person has this role already.")
        }
        try give(given, to: person.id)
        try audit("role.given", subject: "person:\(person.id.raw)", detail: given.word)
    }

    fileprivate func end(_ role: GivenRole, of person: PersonID, why: String) throws {
        if role.role == .administrator {
            let others = try otherAdministrators(than: person)
            if try roles(of: person).contains(role) { try RoleRules.mustLeaveAnAdministrator(others: others) }
        }
        guard try end(role, of: person) else {
            throw Refusal(.notFound, "The person does not have this role.", mend: "See `turnout user list`.")
        }
        try audit("role.ended", subject: "person:\(person.raw)", detail: role.word + why)
    }

    /// Ends the sessions, the roles and the calendar feed of somebody who leaves; the last administrator cannot.
    func endAccess(of person: PersonID) throws {
        for role in try roles(of: person) { try end(role, of: person, why: ", left") }
        _ = try endFeed(of: person, why: "left")
        _ = try endSessions(of: person, but: nil, why: "left")
    }

    /// Ends what somebody was to an agency they no longer work for.
    func endLead(of person: PersonID, for agency: AgencyID) throws {
        for role in try roles(of: person) where role.role == .agencyLead && role.agency == agency {
            try end(role, of: person, why: ", moved")
        }
    }
}

extension GivenRole {
    /// The role as the audit tells it.
    fileprivate var word: String { agency.map { "\(role.rawValue) agency:\($0.raw)" } ?? role.rawValue }
}
