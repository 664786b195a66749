public import SQLSession
import Locking

/// How a promise reaches a fresh store of the engine under test.
public struct Harness: Sendable {
    /// What a promise may ask of the database that is opened.
    public struct Wish: Sendable {
        /// How much may wait, and how long.
        public var limits = Limits()
        /// How long to wait for a lock, in milliseconds.
        public var lockWait = 5_000

        /// The defaults of a database.
        public init() {}
    }

    /// Opens the same store again: a second database stands for a second process.
    public let open: @Sendable (Wish) throws -> Database

    /// A harness that opens its store so.
    public init(open: @escaping @Sendable (Wish) throws -> Database) { self.open = open }

    /// Runs a promise on a fresh database with the tables below, and closes it whatever happens.
    func with(_ body: (Database) async throws -> Void) async throws { try await with(Wish(), body) }

    /// The same on a database with a wish.
    func with(_ wish: Wish, _ body: (Database) async throws -> Void) async throws {
        let database = try open(wish)
        do {
            try await database.exclusive { try $0.script(Tables.script($0.engine)) }
            try await body(database)
        } catch {
            await database.close()
            throw error
        }
        await database.close()
    }
}

/// One promise of the session seam, as a sentence and a check.
public struct Promise: Sendable, CustomStringConvertible {
    /// The sentence.
    public let description: String
    /// Throws `Broken` when it is not kept.
    public let check: @Sendable (Harness) async throws -> Void

    /// Whether it opens the store twice, which a database in memory cannot.
    public let needsTwoDatabases: Bool

    init(
        _ description: String, twice: Bool = false, _ check: @escaping @Sendable (Harness) async throws -> Void
    ) {
        self.description = description
        needsTwoDatabases = twice
        self.check = check
    }

    /// Every promise.
    public static let all = values + units + groups + batches + failures + reading
}

/// A promise that was not kept.
public struct Broken: Error, CustomStringConvertible {
    /// What was expected and what came.
    public let description: String

    init(_ description: String) { self.description = description }
}

/// Requires two values to be equal.
func same<T: Equatable>(_ found: T, _ wanted: T, _ what: String) throws {
    if found != wanted { throw Broken("\(what): expected \(wanted), found \(found)") }
}

/// Requires work to fail, and returns its `SQLError`.
func failure<R>(_ what: String, _ work: () async throws -> R) async throws -> SQLError {
    do {
        _ = try await work()
    } catch let error as SQLError {
        return error
    }
    throw Broken("\(what): nothing was thrown")
}

/// A rule's own refusal, as a use-case would throw.
struct Refused: Error, Equatable {
    let why: String
}

/// A list that several threads append to.
final class Record<Element: Sendable>: Sendable {
    private let list = Mutex<[Element]>([])

    var all: [Element] { list.withLock { $0 } }

    func add(_ element: Element) { list.withLock { $0.append(element) } }
}

/// The tables that the promises use, in both dialects.
enum Tables {
    static func script(_ engine: Engine) -> String {
        let postgres = engine == .postgres
        let number = postgres ? "BIGINT" : "INTEGER"
        let strict = postgres ? "" : " STRICT"
        return """
            CREATE TABLE parent (id \(number) PRIMARY KEY)\(strict);
            CREATE TABLE place (
                id \(number) PRIMARY KEY,
                taken \(number) NOT NULL CONSTRAINT place_taken CHECK (taken < 1000000))\(strict);
            CREATE TABLE claim (
                id \(number) PRIMARY KEY, place \(number) NOT NULL, person TEXT NOT NULL,
                live \(number) NOT NULL DEFAULT 1)\(strict);
            CREATE UNIQUE INDEX claim_one_live ON claim (place, person) WHERE live = 1;
            CREATE TABLE child (
                id \(number) PRIMARY KEY, parent \(number) NOT NULL REFERENCES parent (id),
                late \(number) REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)\(strict);
            CREATE TABLE kind (n \(number), t TEXT, b \(postgres ? "BYTEA" : "BLOB"))\(strict);
            CREATE TABLE journal (n \(number) NOT NULL, what TEXT NOT NULL)\(strict);
            CREATE TABLE issued (id \(number) PRIMARY KEY)\(strict);
            \(postgres ? guardPostgres : guardSQLite)
            INSERT INTO place (id, taken) VALUES (1, 0), (2, 0), (3, 0), (4, 0), (5, 0);
            INSERT INTO issued (id) VALUES (1);
            """
    }

    private static let guardSQLite = """
        CREATE TRIGGER issued_guard BEFORE UPDATE ON issued
        BEGIN SELECT RAISE(ABORT, 'immutable: issued documents never change'); END;
        """

    private static let guardPostgres = """
        CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'immutable: issued documents never change'; END $$;
        CREATE TRIGGER issued_guard BEFORE UPDATE ON issued FOR EACH ROW EXECUTE FUNCTION refuse_change();
        """
}

/// The statements that the promises use; both engines understand all of them.
enum Say {
    static let claim = Statement(name: "claim", sql: "INSERT INTO claim (id, place, person) VALUES ($1, $2, $3)")
    static let claimTogether = Statement(
        name: "claim together", sql: "-- travels together\nINSERT INTO claim (id, place, person) VALUES ($1, $2, $3)")
    static let claims = Statement(name: "claims", sql: "SELECT id FROM claim ORDER BY id")
    static let take = Statement(name: "take", sql: "UPDATE place SET taken = $2 WHERE id = $1")
    static let taken = Statement(name: "taken", sql: "SELECT taken FROM place WHERE id = $1")
    static let add = Statement(
        name: "add",
        sql: """
            -- travels together, summed after $1
            UPDATE place SET taken = taken + delta.column2 FROM (VALUES ($1, $2)) AS delta
            WHERE place.id = delta.column1
            """)
    static let rename = Statement(name: "rename", sql: "UPDATE claim SET person = $2 WHERE id = $1")
    static let renamed = Statement(
        name: "renamed", sql: "SELECT count(*) FROM claim WHERE person LIKE 'someone else%'")

    /// Where statements cost round trips it may be asked for many units at once.
    static func ask(_ engine: Engine) -> Statement {
        let several = """
            -- asked together
            SELECT p.taken, asked.column2 AS place
            FROM (VALUES ($1, $2)) AS asked JOIN place p ON p.id = asked.column1
            """
        return Statement(
            name: "ask", sql: engine == .postgres ? several : "SELECT taken FROM place WHERE id = $1")
    }

    static let sum = Statement(name: "sum", sql: "SELECT sum(taken) FROM place")
    static let note = Statement(
        name: "note", sql: "-- travels last\nINSERT INTO journal (n, what) VALUES ($1, $2)")
    static let notes = Statement(name: "notes", sql: "SELECT n, what FROM journal ORDER BY n")
    static let child = Statement(name: "child", sql: "INSERT INTO child (id, parent, late) VALUES ($1, $2, $3)")
    static let parent = Statement(name: "parent", sql: "INSERT INTO parent (id) VALUES ($1)")

    /// The row lock comes first on PostgreSQL; SQLite's one writer needs none.
    static func lock(_ engine: Engine) -> Statement {
        Statement(
            name: "lock",
            sql: "SELECT taken FROM place WHERE id = $1" + (engine == .postgres ? " FOR UPDATE" : ""))
    }
}

extension Database {
    /// The first column of a statement's rows, as whole numbers.
    func numbers(_ call: Call) async throws -> [Int64] {
        try await read { try $0.query(call).map { try $0.integer(0) } }
    }
}
