import Application
import Domain
import SQLCatalog
import SQLSession

/// Reads through one session, never beyond its scope.
class SQLReads {
    let session: any SQLSession
    let scope: AccessScope

    init(session: any SQLSession, scope: AccessScope) {
        self.session = session
        self.scope = scope
    }

    func rows(_ name: String, _ values: SQLValue...) throws -> [Row] {
        try session.query(Call(Statements.named(name, session.engine), values))
    }

    func first(_ name: String, _ values: SQLValue...) throws -> Row? {
        try session.query(Call(Statements.named(name, session.engine), values)).first
    }

    func one(_ name: String, _ values: SQLValue...) throws -> Row {
        guard let row = try session.query(Call(Statements.named(name, session.engine), values)).first else {
            throw StoreFault(.damaged, "The store gave no row for \(name).")
        }
        return row
    }
}

/// Reads and writes through one session, inside one transaction, in the name of one principal.
final class SQLWork: SQLReads {
    let intent: Intent
    let claimed: [[Row]]
    /// The counters of the claimed event as this unit has left them so far, by column of its row.
    var counted: [Int: Int64] = [:]

    init(session: any SQLSession, intent: Intent, claimed: [[Row]]) {
        self.intent = intent
        self.claimed = claimed
        super.init(session: session, scope: intent.principal.scope)
    }

    var now: SQLValue { .integer(intent.now.microseconds) }
    var actor: SQLValue { .text(intent.principal.name) }

    func run(_ name: String, _ values: SQLValue...) throws {
        try session.execute(Call(Statements.named(name, session.engine), values))
    }

    func runMany(_ name: String, _ rows: [[SQLValue]]) throws {
        try session.executeMany(Statements.named(name, session.engine), rows)
    }
}

extension SQLReads: ReadView {}
extension SQLWork: UnitOfWork {}

extension SQLValue {
    static func optional(_ number: Int64?) -> SQLValue { number.map { .integer($0) } ?? .null }
    static func optional(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }
    static func id<Entity>(_ id: Identifier<Entity>) -> SQLValue { .integer(id.raw) }
    static func optional<Entity>(_ id: Identifier<Entity>?) -> SQLValue { id.map { .integer($0.raw) } ?? .null }
    static func optional(_ instant: Instant?) -> SQLValue { instant.map { .integer($0.microseconds) } ?? .null }
    static func instant(_ instant: Instant) -> SQLValue { .integer(instant.microseconds) }
    static func date(_ date: LocalDate) -> SQLValue { .text(date.description) }
    static func flag(_ flag: Bool) -> SQLValue { .integer(flag ? 1 : 0) }
}

extension Row {
    func id<Entity>(_ column: Int) throws -> Identifier<Entity> { Identifier(try integer(column)) }
    func optionalID<Entity>(_ column: Int) throws -> Identifier<Entity>? {
        try optionalInteger(column).map { Identifier($0) }
    }
    func instant(_ column: Int) throws -> Instant { Instant(microseconds: try integer(column)) }
    func optionalInstant(_ column: Int) throws -> Instant? {
        try optionalInteger(column).map { Instant(microseconds: $0) }
    }
    func date(_ column: Int) throws -> LocalDate {
        guard let date = LocalDate(iso: try text(column)) else { throw damaged(column, "a date") }
        return date
    }
    func optionalDate(_ column: Int) throws -> LocalDate? {
        guard let text = try optionalText(column) else { return nil }
        guard let date = LocalDate(iso: text) else { throw damaged(column, "a date") }
        return date
    }
    func word<Word: RawRepresentable<String>>(_ column: Int, _: Word.Type = Word.self) throws -> Word {
        guard let word = Word(rawValue: try text(column)) else { throw damaged(column, "one of its words") }
        return word
    }
    func damaged(_ column: Int, _ wanted: String) -> StoreFault {
        let name = shape.columns.indices.contains(column) ? shape.columns[column] : "\(column)"
        return StoreFault(
            .damaged,
            "The store holds something that is not \(wanted) in \(name) (\(shape.statement)); run `turnout verify`.")
    }
}
