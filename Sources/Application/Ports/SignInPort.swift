public import Domain

/// A link and a code that were asked for, without either: only their hashes are kept.
public struct Asking: Hashable, Sendable {
    /// The SHA-256 of the link's token.
    public let token: [UInt8]
    /// The salt of the code.
    public let codeSalt: [UInt8]
    /// The hash of the code.
    public let codeHash: [UInt8]
    /// The e-mail address as written.
    public let address: String
    /// The SHA-256 of the asking browser's token.
    public let browser: [UInt8]
    /// For how long it is good.
    public let life: SignInLife
    /// How many codes were tried.
    public let attempts: Int64

    /// Takes every part.
    public init(
        token: [UInt8], codeSalt: [UInt8], codeHash: [UInt8], address: String, browser: [UInt8], life: SignInLife,
        attempts: Int64
    ) {
        self.token = token
        self.codeSalt = codeSalt
        self.codeHash = codeHash
        self.address = address
        self.browser = browser
        self.life = life
        self.attempts = attempts
    }
}

/// A session as it is kept.
public struct SessionRecord: Hashable, Sendable {
    /// Its id.
    public let id: SessionID
    /// For how long it lasts.
    public let life: SessionLife
    /// When it passed a second factor.
    public let secondFactorAt: Instant?
    /// The device, in its own words.
    public let label: String

    /// Takes every part.
    public init(id: SessionID, life: SessionLife, secondFactorAt: Instant?, label: String) {
        self.id = id
        self.life = life
        self.secondFactorAt = secondFactorAt
        self.label = label
    }
}

/// Whose a session is.
public enum SessionOwner: Hashable, Sendable {
    /// A person; one that was merged stands as the record it went into.
    case person(Person, hasSecondFactor: Bool)
    /// Somebody who has proven an address that nobody is registered with.
    case visitor(address: String)
}

/// A sign-in that is under way at an identity provider.
public struct FederatedAsking: Hashable, Sendable {
    /// The SHA-256 of the state that the provider gives back.
    public let state: [UInt8]
    /// The SHA-256 of the asking browser's token.
    public let browser: [UInt8]
    /// What the identity token must repeat.
    public let nonce: String
    /// What proves to the provider who asked (RFC 7636).
    public let verifier: String
    /// For how long it is good.
    public let life: SignInLife

    /// Takes every part.
    public init(state: [UInt8], browser: [UInt8], nonce: String, verifier: String, life: SignInLife) {
        self.state = state
        self.browser = browser
        self.nonce = nonce
        self.verifier = verifier
        self.life = life
    }
}

/// Reading who signs in. Everything is found by the hash of a secret only its owner has.
public protocol SignInReads {
    /// The asking of a link's hash that is not over.
    func asking(token: [UInt8]) throws -> Asking?
    /// The latest asking of a browser's hash that is not over.
    func asking(browser: [UInt8]) throws -> Asking?
    /// The session of a token's hash that has not ended, and whose it is.
    func session(token: [UInt8]) throws -> (record: SessionRecord, owner: SessionOwner)?
    /// The sessions of a person that have not ended, the latest used first.
    func sessions(of person: PersonID) throws -> [SessionRecord]
    /// Who somebody is at an identity provider.
    func person(issuer: String, subject: String) throws -> PersonID?
    /// How often something was counted in the window that lasts at a moment.
    func counted(_ key: [UInt8], at now: Instant) throws -> Int64
    /// Whether anything is over that nobody has ended, by the moment and by what lies too far ahead of it.
    func isAnySignInOver(at now: Instant, ahead: Instant) throws -> Bool
}

/// Letting people in and out.
public protocol SignInWrites: SignInReads {
    /// Keeps an asking.
    func add(_ asking: Asking) throws
    /// Counts a code that is tried; false when the asking is over or had its attempts.
    func countAttempt(_ asking: Asking) throws -> Bool
    /// Ends an asking and erases its address; false when somebody did before.
    func end(_ asking: Asking, isUsed: Bool) throws -> Bool
    /// Keeps a sign-in that begins at an identity provider.
    func add(_ asking: FederatedAsking) throws
    /// Takes out the sign-in of a state and a browser, by their hashes; nil for one that is not there.
    func takeFederated(state: [UInt8], browser: [UInt8]) throws -> FederatedAsking?
    /// Remembers who somebody is at an identity provider.
    func link(issuer: String, subject: String, to person: PersonID) throws

    /// Begins a session, for a person or for an address that is nobody's.
    func begin(
        _ session: SessionRecord, token: [UInt8], person: PersonID?, address: String?) throws
    /// Records that a session is used.
    func see(_ session: SessionID) throws
    /// Gives a session to whom its address belongs by now.
    func own(_ session: SessionID, _ person: PersonID) throws
    /// Lets a session have passed a second factor, under another token; false when it has ended.
    func renew(token: [UInt8], as other: [UInt8]) throws -> Bool
    /// Ends a session; false when it had ended.
    func end(_ session: SessionID) throws -> Bool
    /// Ends a person's sessions but one; says how many there were.
    func endSessions(of person: PersonID, but session: SessionID?) throws -> Int64
    /// Ends whatever is over at the moment, or lies too far ahead of it.
    func endSignInsOver(ahead: Instant) throws

    /// Counts one more, in a window that lasts until a moment if it begins now; says how many there are.
    func count(_ key: [UInt8], until: Instant) throws -> Int64
    /// Begins to count anew.
    func forget(_ key: [UInt8]) throws
}

/// Sending what lets people in.
public protocol SignInMailWrites {
    /// Puts a mail with a link's token and a code on its way, in the caller's transaction.
    func queueSignInMail(to address: String, link token: String, code: String, expires: Instant) throws
}
