#if MUTANTS
import Domain
#endif
import SQLCatalog
import SQLSession

/// The statements of the catalogue, made once for each engine.
enum Statements {
    private static let sqlite = all(.sqlite)
    private static let postgres = all(.postgres)

    /// The statement of that name in the engine's own SQL, or in the SQL both engines read.
    static func named(_ name: String, _ engine: Engine) -> Statement {
        let statements = engine == .sqlite ? sqlite : postgres
        // A name without a file is a defect of this program; the engine then refuses the empty statement by its name.
        return statements[name] ?? Statement(name: "missing \(name)", sql: "")
    }

    private static func all(_ engine: Engine) -> [String: Statement] {
        var statements: [String: Statement] = [:]
        for (name, sql) in SQLCatalog.statements(engine: engine.name) {
            statements[name] = Statement(name: name, sql: sql)
        }
        return statements
    }
}

/// The statements that lock an event's row: every writer runs one before it touches what belongs to the event.
enum EventLock {
    #if MUTANTS
    // The broken variants read the row and leave it to everybody.
    static var statement: String { Mutant.skipLock.isOn ? "event/by_id" : "event/lock" }

    static func claim(_ engine: Engine) -> Statement {
        let claim = Statements.named("booking/claim", engine)
        guard Mutant.skipLock.isOn else { return claim }
        return Statement(name: "booking/claim without lock", sql: claim.sql.replacing("FOR UPDATE OF e", with: ""))
    }
    #else
    static let statement = "event/lock"

    /// What must be known to decide on a booking, with the lock.
    static func claim(_ engine: Engine) -> Statement { Statements.named("booking/claim", engine) }
    #endif
}
