public import Domain
public import Reports

/// The storage port: every read has a scope, every write is one transaction that says who, and for which event.
///
/// A closure given to the store runs to its end without waiting for anything else, may be run again when transactions
/// collide, and must therefore do nothing but read, decide and save.
public protocol Store: Sendable {
    /// Runs one unit of work; when it throws, nothing of it is stored.
    ///
    /// - Throws: ``Refusal`` as thrown by the work, or ``StoreFault``.
    func write<R: Sendable>(
        _ intent: Intent, _ work: @escaping @Sendable (any UnitOfWork) throws -> R
    ) async throws -> R

    /// As `write`, answering a request that was sent before with the answer it had then.
    ///
    /// - Throws: ``Refusal`` as thrown by the work now or then, of kind `key_reused` when the key came with another
    ///   request, or ``StoreFault``.
    func write<R: KeptAnswer>(
        _ intent: Intent, once: RequestKey, _ work: @escaping @Sendable (any UnitOfWork) throws -> R
    ) async throws -> R

    /// Runs one long unit of work alone: an import, a year's assessment, an invoice run.
    func writeAlone<R: Sendable>(
        _ intent: Intent, _ work: @escaping @Sendable (any UnitOfWork) throws -> R
    ) async throws -> R

    /// As `writeAlone`, answering a request that was sent before with the answer it had then. A refusal is not kept:
    /// nothing was stored, and the rules are asked again.
    func writeAlone<R: KeptAnswer>(
        _ intent: Intent, once: RequestKey, _ work: @escaping @Sendable (any UnitOfWork) throws -> R
    ) async throws -> R

    /// Reads, seeing no more than the scope allows, on one snapshot.
    func read<R: Sendable>(
        _ scope: AccessScope, _ work: @escaping @Sendable (any ReadView) throws -> R
    ) async throws -> R

    /// How far the store has come, as a mark: two that are equal were made while nothing was committed in between, by
    /// this service or another. Nil where the store cannot tell.
    ///
    /// - Throws: ``StoreFault``.
    func version() async throws -> String?
}

/// Who writes, when, and what is locked first.
public struct Intent: Sendable {
    /// Who asks.
    public let principal: Principal
    /// The moment of the decision, by the injected clock.
    public let now: Instant
    /// The event whose row is locked before anything is read; nil for work that concerns none.
    public let event: EventID?
    /// What a booking needs read, together with the lock.
    public let claim: Claim?
    /// Whether it only prepares what a request asks for: such work never carries the request's key.
    public private(set) var isPreparing = false

    /// Work that concerns one event, or none.
    public init(_ principal: Principal, at now: Instant, event: EventID? = nil) {
        self.principal = principal
        self.now = now
        self.event = event
        self.claim = nil
    }

    /// The same for work that only prepares what a request asks for.
    public var preparing: Intent {
        var intent = self
        intent.isPreparing = true
        return intent
    }

    /// A claim on a place of an event.
    public init(_ principal: Principal, at now: Instant, claim: Claim) {
        self.principal = principal
        self.now = now
        self.event = claim.event
        self.claim = claim
    }
}

/// What is read to decide on a booking: all of it in one round trip.
public struct Claim: Hashable, Sendable {
    /// The event to lock.
    public let event: EventID
    /// The person's case-folded e-mail address.
    public let emailKey: String
    /// The agency's code.
    public let agencyCode: String
    /// Today's local date, for the policy in force.
    public let today: LocalDate

    /// Takes the event, the folded e-mail address, the agency's code and today's local date.
    public init(event: EventID, emailKey: String, agencyCode: String, today: LocalDate) {
        self.event = event
        self.emailKey = emailKey
        self.agencyCode = agencyCode
        self.today = today
    }
}

/// The name by which a request is known when it is sent again: kept 30 days, scoped to who asks and for what.
public struct RequestKey: Hashable, Sendable {
    /// The longest key that is accepted, in characters.
    public static let limit = 255

    /// What is asked for, such as `book`.
    public let route: String
    /// The key the client chose.
    public let key: String
    /// The request's own content: the same key with another content is refused.
    public let request: String

    /// Takes the route, the client's key and the request's content.
    public init(route: String, key: String, request: String) {
        self.route = route
        self.key = key
        self.request = request
    }
}

/// An answer that is kept with its request key and given again.
public protocol KeptAnswer: Sendable {
    /// The answer as kept.
    var kept: String { get }
    /// Reads a kept answer; nil when it is not one.
    init?(kept: String)
}

/// The store could not do it; nothing was stored unless it says so.
public struct StoreFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of fault it is.
    public enum Kind: Hashable, Sendable {
        /// Try again later: a lock, the disk or the connection is not to be had.
        case unavailable
        /// The commit was sent and not answered: ask again with the same request key.
        case outcomeUnknown
        /// The store is of another version, has not been made, or is not empty where it must be.
        case unfit
        /// The stored data contradict themselves.
        case damaged
        /// The program asked for something impossible.
        case defect
    }

    /// What kind of fault it is.
    public let kind: Kind
    /// What happened and what to do, as a sentence.
    public let reason: String

    /// Takes the kind and the sentence.
    public init(_ kind: Kind, _ reason: String) {
        self.kind = kind
        self.reason = reason
    }

    /// The sentence.
    public var description: String { reason }
}

/// Everything that can be read.
public protocol ReadView:
    BookingReads, PolicyReads, RecordReads, MoneyReads, PaymentReads, LedgerReads, BankReads, PaperReads,
    CatalogueReads, AccessReads, TrainerReads, ReportStore, CutStore,
    ImportReads, WebhookReads, ReminderReads, JoiningReads, AccessNeedReads,
    RegistrationReads, InterestReads, AdmissionReads, ProgrammeReads, AuditReads,
    InvitationReads, MailReads, SignInReads, SecondFactorReads, UserReads, FeedReads, ServiceKeyReads, FigureReads,
    AgencyReads
{}

/// Everything that can be read and written inside one transaction.
public protocol UnitOfWork:
    ReadView, BookingWrites, PolicyWrites, RecordWrites, MoneyWrites, PaymentWrites, LedgerWrites, BankWrites,
    PaperWrites, CatalogueWrites, AccessWrites, TrainerWrites,
    LeaseWrites, ImportWrites, WebhookWrites, OutboxWrites, ReminderWrites, JoiningWrites, AccessNeedWrites,
    RegistrationWrites, InterestWrites, InvitationWrites, MailWrites, SignInWrites,
    SecondFactorWrites, UserWrites, FeedWrites, ServiceKeyWrites
{}
