public import Domain

/// A person's second factor as it is kept.
public struct SecondFactor: Hashable, Sendable {
    /// The record it belongs to: the person's, or one that was merged into theirs.
    public let owner: PersonID
    /// The secret in force; nil until a first code has come.
    public let secret: [UInt8]?
    /// A new secret that waits for its first code.
    public let pending: [UInt8]?
    /// The last step that was used.
    public let lastStep: Int64?
    /// The hashes of the recovery codes that are left, 32 bytes each, one behind the other.
    public let recovery: [UInt8]

    /// Takes every part.
    public init(owner: PersonID, secret: [UInt8]?, pending: [UInt8]?, lastStep: Int64?, recovery: [UInt8]) {
        self.owner = owner
        self.secret = secret
        self.pending = pending
        self.lastStep = lastStep
        self.recovery = recovery
    }
}

/// Reading second factors.
public protocol SecondFactorReads {
    /// A person's second factor.
    func secondFactor(of person: PersonID) throws -> SecondFactor?
}

/// Changing second factors.
public protocol SecondFactorWrites: SecondFactorReads {
    /// Keeps a new secret until its first code has come.
    func propose(_ secret: [UInt8], for person: PersonID) throws
    /// Puts the pending secret into force; false when it is no longer pending.
    func confirm(_ pending: [UInt8], of person: PersonID, step: Int64, recovery: [UInt8]) throws -> Bool
    /// Uses a step; false when it or a later one was used.
    func use(step: Int64, of person: PersonID) throws -> Bool
    /// Leaves these recovery codes of those; false when they are others by now.
    func use(recovery: [UInt8], leaving rest: [UInt8], of person: PersonID) throws -> Bool
    /// Takes a person's second factor away; false when there was none.
    func removeSecondFactor(of person: PersonID) throws -> Bool
}

/// A person with the roles they were given.
public struct UserLine: Hashable, Sendable {
    /// A role with the code of the agency it is for.
    public struct RoleLine: Hashable, Sendable {
        /// The role.
        public let role: Role
        /// The code of the agency an agency lead speaks for.
        public let agencyCode: String?

        /// Takes the role and the agency's code.
        public init(role: Role, agencyCode: String?) {
            self.role = role
            self.agencyCode = agencyCode
        }
    }

    /// The person.
    public let person: PersonID
    /// The e-mail address; nil when it was erased.
    public let email: String?
    /// The name.
    public let name: String?
    /// The code of the agency they work for.
    public let agencyCode: String
    /// Whether they work for it now: who has left can do nothing.
    public let isActive: Bool
    /// The roles that were given.
    public var roles: [RoleLine]
    /// Whether they have a second factor.
    public let hasSecondFactor: Bool

    /// Takes every part.
    public init(
        person: PersonID, email: String?, name: String?, agencyCode: String, isActive: Bool, roles: [RoleLine],
        hasSecondFactor: Bool
    ) {
        self.person = person
        self.email = email
        self.name = name
        self.agencyCode = agencyCode
        self.isActive = isActive
        self.roles = roles
        self.hasSecondFactor = hasSecondFactor
    }
}

/// Reading who has which role.
public protocol UserReads {
    /// The roles a person was given.
    func roles(of person: PersonID) throws -> [GivenRole]
    /// Those who were given roles, by name; nil stands for all.
    func users(_ person: PersonID?) throws -> [UserLine]
}

/// Giving roles and taking them.
public protocol UserWrites: UserReads {
    /// Gives a person a role.
    func give(_ role: GivenRole, to person: PersonID) throws
    /// Ends a role of a person; false when they do not have it.
    func end(_ role: GivenRole, of person: PersonID) throws -> Bool
    /// How many active people besides one are administrators; nobody else changes that until the transaction ends.
    func otherAdministrators(than person: PersonID) throws -> Int64
}
