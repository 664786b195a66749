public import Application
public import Domain
import SQLCatalog
public import SQLSession

/// The storage port over either engine: repositories and guarantees are written once, above the session.
public final class SQLStore: Store {
    let database: Database
    let engine: Engine

    /// Takes a database whose schema is of this program's version.
    public init(_ database: Database, engine: Engine) {
        self.database = database
        self.engine = engine
    }

    /// How many units of work wait at this moment.
    public var waiting: Int { database.waiting }

    /// What was committed so far.
    public var statistics: Statistics { database.statistics }

    /// Runs one unit of work in a group with others of its lane.
    public func write<R: Sendable>(
        _ intent: Intent, _ work: @escaping @Sendable (any UnitOfWork) throws -> R
    ) async throws -> R {
        try await translating {
            try await self.database.write(
                key: intent.event?.raw, prefetch: self.prefetch(intent), carries: intent.claim != nil,
                work: { session, claimed in try work(SQLWork(session: session, intent: intent, claimed: claimed)) },
                onRefusal: nil)
        }
    }

    /// Runs one unit of work, or gives the answer it had when its key came before.
    public func write<R: KeptAnswer>(
        _ intent: Intent, once key: RequestKey, _ work: @escaping @Sendable (any UnitOfWork) throws -> R
    ) async throws -> R {
        let keeper = KeyKeeper(key: key, intent: intent, engine: engine)
        return try await translating {
            try await self.database.write(
                key: intent.event?.raw, prefetch: self.prefetch(intent) + [keeper.lookup],
                carries: intent.claim != nil,
                work: { session, claimed in
                    if let answer: R = try keeper.answer(claimed.last ?? []) { return answer }
                    let unit = SQLWork(session: session, intent: intent, claimed: Array(claimed.dropLast()))
                    let answer = try work(unit)
                    #if MUTANTS
                    if Mutant.forgetKeys.isOn { return answer }
                    #endif
                    try session.execute(keeper.keep(answer.kept))
                    return answer
                },
                onRefusal: { session, error in
                    if let refusal = error as? Refusal { try session.execute(keeper.keep(refusal)) }
                })
        }
    }

    /// Runs one long unit of work alone.
    public func writeAlone<R: Sendable>(
        _ intent: Intent, _ work: @escaping @Sendable (any UnitOfWork) throws -> R
    ) async throws -> R {
        try await translating {
            try await self.database.exclusive { session in
                try work(SQLWork(session: session, intent: intent, claimed: []))
            }
        }
    }

    /// Runs one long unit of work alone, or gives the answer it had when its key came before.
    public func writeAlone<R: KeptAnswer>(
        _ intent: Intent, once key: RequestKey, _ work: @escaping @Sendable (any UnitOfWork) throws -> R
    ) async throws -> R {
        let keeper = KeyKeeper(key: key, intent: intent, engine: engine)
        return try await translating {
            try await self.database.exclusive { session in
                if let answer: R = try keeper.answer(try session.query(keeper.lookup)) { return answer }
                let answer = try work(SQLWork(session: session, intent: intent, claimed: []))
                try session.execute(keeper.keep(answer.kept))
                return answer
            }
        }
    }

    /// Reads on one snapshot.
    public func read<R: Sendable>(
        _ scope: AccessScope, _ work: @escaping @Sendable (any ReadView) throws -> R
    ) async throws -> R {
        try await translating {
            try await self.database.read(snapshot: true) { session in
                try work(SQLReads(session: session, scope: scope))
            }
        }
    }

    /// How far the store has come.
    public func version() async throws -> String? {
        try await translating {
            try await self.database.version(Call(Statements.named("store/version", self.engine), []))
        }
    }

    private func prefetch(_ intent: Intent) -> [Call] {
        guard let event = intent.event else { return [] }
        guard intent.claim != nil else {
            return [Call(Statements.named(EventLock.statement, engine), [.id(event)])]
        }
        return [Call(EventLock.claim(engine), intent.claimValues)]
    }
}

extension Intent {
    /// The event, the person's address, the agency's code and the day, as the statements of a claim take them.
    var claimValues: [SQLValue] {
        guard let event, let claim else { return [] }
        return [.id(event), .text(claim.emailKey), .text(claim.agencyCode), .date(claim.today)]
    }
}
