/// A session that refuses to write, for reads that must share the writer's connection.
final class ReadOnlySession: SQLSession {
    private let session: any SQLSession

    init(_ session: any SQLSession) { self.session = session }

    var engine: Engine { session.engine }

    func query(_ calls: [Call]) throws -> [[Row]] {
        for call in calls where call.statement.writes { throw refusal(call.statement) }
        return try session.query(calls)
    }

    func execute(_ call: Call) throws { throw refusal(call.statement) }

    func executeMany(_ statement: Statement, _ rows: [[SQLValue]]) throws { throw refusal(statement) }

    func flush() throws {}

    func stream(_ call: Call, _ body: (Row) throws -> Void) throws {
        if call.statement.writes { throw refusal(call.statement) }
        try session.stream(call, body)
    }

    func script(_ sql: String) throws { throw SQLError(.readOnly, message: "A reader runs no scripts") }

    private func refusal(_ statement: Statement) -> SQLError {
        SQLError(.readOnly, statement: statement.name, message: "A reader may not write")
    }
}
