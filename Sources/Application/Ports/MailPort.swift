public import Domain
public import Notifications

/// What a sign-in mail carries, because it is known nowhere else; erased when it is sent, or when it is of no more use.
public struct SignInSecrets: Hashable, Sendable, CustomStringConvertible {
    /// Where it goes.
    public let address: String
    /// What the link holds.
    public let token: String
    /// The code to type in.
    public let code: String
    /// From when on they are of no use.
    public let expires: Instant

    /// Takes every part.
    public init(address: String, token: String, code: String, expires: Instant) {
        self.address = address
        self.token = token
        self.code = code
        self.expires = expires
    }

    /// Not the secrets: what is described may end in a log.
    public var description: String { "sign-in secrets" }
}

/// A message to be put into the queue: what it is about, and neither text nor recipient.
public struct NewMail: Hashable, Sendable {
    /// What happened, such as `booking.placed`.
    public let topic: String
    /// To what, such as `booking:1048577`.
    public let subject: String
    /// When it happened.
    public let at: Instant
    /// The domain that the name of the message ends with.
    public let domain: String
    /// What a sign-in mail carries; nil for every other.
    public let secrets: SignInSecrets?

    /// Takes every part.
    public init(topic: String, subject: String, at: Instant, domain: String, secrets: SignInSecrets? = nil) {
        self.topic = topic
        self.subject = subject
        self.at = at
        self.domain = domain
        self.secrets = secrets
    }
}

/// A message that one sender holds until a moment: nobody else sends it while the claim lasts.
public struct ClaimedMail: Hashable, Sendable {
    /// Its id.
    public let id: MailID
    /// What it is about.
    public let mail: NewMail
    /// The name of the message, given when it was queued: the same each time it is sent, and of no other message.
    public let messageID: String
    /// How often it was claimed; a result is recorded under the latest claim only.
    public let claims: Int64
    /// How often it was tried before.
    public let attempts: Int64
    /// Until when it is held.
    public let until: Instant

    /// Takes every part.
    public init(id: MailID, mail: NewMail, messageID: String, claims: Int64, attempts: Int64, until: Instant) {
        self.id = id
        self.mail = mail
        self.messageID = messageID
        self.claims = claims
        self.attempts = attempts
        self.until = until
    }

    /// The name of a message. The moment is part of it, so that a store that was restored and counts on from the past
    /// repeats no name.
    public static func messageID(_ id: MailID, _ mail: NewMail) -> String {
        "\(id.raw).\(String(mail.at.microseconds, radix: 36))@\(mail.domain)"
    }
}

/// A message of the queue as a list shows it: what it is about, and nobody's address.
public struct MailLine: Hashable, Sendable {
    /// Its id.
    public let id: MailID
    /// When it happened.
    public let at: Instant
    /// What happened.
    public let topic: String
    /// To what, such as `booking:1048577`.
    public let subject: String
    /// How often it was tried since it was last made due by hand.
    public let attempts: Int64
    /// The last answer or failure, such as `accepted`, `550` or `timed_out`; nil before the first.
    public let lastWord: String?
    /// When that was.
    public let lastAt: Instant?
    /// Where it stands.
    public let state: DeliveryLine.State

    /// Takes every part.
    public init(
        id: MailID, at: Instant, topic: String, subject: String, attempts: Int64, lastWord: String?, lastAt: Instant?,
        state: DeliveryLine.State
    ) {
        self.id = id
        self.at = at
        self.topic = topic
        self.subject = subject
        self.attempts = attempts
        self.lastWord = lastWord
        self.lastAt = lastAt
        self.state = state
    }
}

/// In which state messages of the queue are listed.
public enum MailStanding: String, CaseIterable, Sendable {
    /// Those that are sent, or sent again, at some moment.
    case waiting
    /// Those that the mail server has taken, or that were for nobody.
    case delivered
    /// Those that a person decides on.
    case givenUp = "given_up"
}

/// A template that an administrator wrote in place of the one that ships.
public struct WrittenTemplate: Hashable, Sendable {
    /// The message.
    public let kind: MessageKind
    /// What was written.
    public let template: Template
    /// When.
    public let at: Instant
    /// By whom, as a principal's name.
    public let by: String

    /// Takes every part.
    public init(kind: MessageKind, template: Template, at: Instant, by: String) {
        self.kind = kind
        self.template = template
        self.at = at
        self.by = by
    }
}

/// Reading the queue of mail and the templates.
public protocol MailReads {
    /// The messages of the queue in a state or in all, the newest first.
    func mail(_ standing: MailStanding?, before: MailID?, limit: Int64) throws -> [MailLine]
    /// One message of the queue; nil when there is none.
    func mail(_ id: MailID) throws -> MailLine?
    /// The messages about a subject such as `booking:1048577`, the newest first, to the scope `everything` only.
    func mail(about subject: String, limit: Int64) throws -> [MailLine]
    /// What was mailed about the bookings, invitations and wishes of a person, the newest first.
    func mail(of person: PersonID, limit: Int64) throws -> [MailLine]
    /// Whom an invitation or a wish is of, and which event they are told of; nil where there is none.
    func addressee(of subject: String) throws -> (person: PersonID, event: EventID)?
    /// Whether a person wants to be mailed what is of a list, within the scope; who never said otherwise does.
    func wants(_ list: MailingList, _ person: PersonID) throws -> Bool
    /// Whether a message is to be sent now.
    func isMailDue(at now: Instant) throws -> Bool
    /// Whether a sign-in mail holds secrets that are of no more use.
    func areSecretsOver(at now: Instant) throws -> Bool
    /// The templates that were written, each as it stands.
    func writtenTemplates() throws -> [WrittenTemplate]
}

/// Changing the queue of mail and the templates.
public protocol MailWrites: MailReads {
    /// The moment at which this unit of work decides.
    var moment: Instant { get }
    /// Puts messages into the queue, due at once.
    func add(_ mails: [NewMail]) throws
    /// Claims the first so many messages that are due and that nobody holds, those that sign somebody in first.
    func claimMail(until: Instant, limit: Int64) throws -> [ClaimedMail]
    /// Gives back what was claimed and not sent.
    func release(_ mails: [ClaimedMail]) throws
    /// Records what came of sending, and erases secrets where it is over; false, and nothing recorded, where somebody
    /// else claimed it since.
    func record(_ step: MailStep, _ word: String, of mail: ClaimedMail) throws -> Bool
    /// Makes due again what was given up, one message or all of them, sign-in mails left out; says how many.
    func retryMail(_ id: MailID?) throws -> Int64
    /// Gives up sign-in mails that are of no more use, and erases their secrets; says how many.
    func eraseSecrets(at now: Instant) throws -> Int64
    /// Adds to what a person chose of a list.
    func addMailChoice(_ list: MailingList, isWanted: Bool, of person: PersonID) throws
    /// Writes a template; nil: the one that ships.
    func write(_ template: Template?, for kind: MessageKind) throws
}
