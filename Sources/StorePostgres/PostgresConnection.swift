import SQLSession

/// A session over one PostgreSQL connection in pipeline mode.
final class PostgresConnection: Connection {
    let engine = Engine.postgres
    private let link: PostgresLink
    private var isStreaming = false
    private var scope: TransactionScope?

    /// How many writes may be on their way before their answers are read: it bounds the memory of a bulk load.
    private static let window = 2_000

    init(_ link: PostgresLink, setup: String) throws {
        self.link = link
        try link.enterPipeline()
        try link.script(setup)
    }

    var isBroken: Bool { link.isBroken }

    func query(_ calls: [Call]) throws -> [[Row]] {
        try usable()
        let questions = try Question.gather(calls).flatMap { try ask($0, calls) }
        return Question.sort(try link.settle(), of: questions, count: calls.count)
    }

    /// Sends a question, in parts where it is asked for more calls than one statement takes.
    private func ask(_ question: Question, _ calls: [Call]) throws -> [Question] {
        let statement = link.known(calls[question.calls[0]].statement)
        guard question.isGathered else {
            try link.send(statement, calls[question.calls[0]].values, owing: .rows(statement))
            return [question]
        }
        return try question.parts(RepeatedStatement.sizes).flatMap { part in
            let rows = part.rows(calls)
            if rows.count > 1, let repeated = statement.repeated, let several = repeated.statement(rows.count),
                let types = repeated.types(of: rows[...])
            {
                try link.send(several, rows: rows[...], types, owing: .rows(several))
                return [part]
            }
            return try part.parts([]).map { one in
                for values in one.rows(calls) { try link.send(statement, values, owing: .rows(statement)) }
                return one
            }
        }
    }

    func execute(_ call: Call) throws {
        try usable()
        let statement = link.known(call.statement)
        try link.send(statement, call.values, owing: .write(statement))
        if link.backlog >= PostgresConnection.window { _ = try link.settle() }
    }

    func executeMany(_ statement: Statement, _ rows: [[SQLValue]]) throws {
        try usable()
        guard rows.count > 1, let repeated = link.known(statement).repeated else {
            for values in rows { try execute(Call(statement, values)) }
            return
        }
        var rest = rows[...]
        while !rest.isEmpty {
            let size = RepeatedStatement.sizes.first { $0 <= rest.count } ?? 1
            let part = rest.prefix(size)
            rest = rest.dropFirst(size)
            if let several = repeated.statement(size), let types = repeated.types(of: part) {
                try link.send(several, rows: part, types, owing: .write(several))
                if link.backlog >= PostgresConnection.window / 10 { _ = try link.settle() }
            } else {
                for values in part { try execute(Call(statement, values)) }
            }
        }
    }

    func flush() throws {
        try usable()
        _ = try link.settle()
    }

    func stream(_ call: Call, _ body: (Row) throws -> Void) throws {
        try flush()
        isStreaming = true
        defer { isStreaming = false }
        // A reader that has had enough cancels the statement; in a writer that would doom the transaction.
        try link.stream(call, stops: scope != .write, body)
    }

    func script(_ sql: String) throws {
        try usable()
        try link.script(sql)
    }

    func begin(_ scope: TransactionScope) throws {
        self.scope = scope
        try link.checkIdle()
        switch scope {
        case .write: try execute(Call(Control.begin))
        case .snapshot: try execute(Call(Control.beginSnapshot))
        case .read: break
        }
    }

    func commit() throws {
        try usable()
        if scope == .read {
            _ = try link.settle()
        } else {
            try link.send(link.known(Control.commit), [], owing: .commit)
            _ = try link.settle()
        }
        scope = nil
    }

    func rollback() {
        scope = nil
        guard !link.isBroken else { return }
        do {
            do { _ = try link.settle() } catch { if link.isBroken { throw error } }
            if link.isInTransaction {
                try execute(Call(Control.rollback))
                _ = try link.settle()
            }
        } catch {
            link.abandon()
        }
    }

    func savepoint() throws { try execute(Call(Control.savepoint)) }

    func release() throws { try execute(Call(Control.release)) }

    func rollbackToSavepoint() throws {
        try execute(Call(Control.rollbackTo))
        try execute(Call(Control.release))
    }

    func maintain() {}

    func close() { link.abandon() }

    private func usable() throws {
        if isStreaming { throw SQLError(.misuse, message: "A stream is being read") }
    }
}

/// The statements that control a transaction.
private enum Control {
    static let begin = Statement(name: "begin", sql: "BEGIN")
    static let beginSnapshot = Statement(
        name: "begin snapshot", sql: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    static let commit = Statement(name: "commit", sql: "COMMIT")
    static let rollback = Statement(name: "rollback", sql: "ROLLBACK")
    static let savepoint = Statement(name: "savepoint", sql: "SAVEPOINT unit")
    static let release = Statement(name: "release", sql: "RELEASE unit")
    static let rollbackTo = Statement(name: "rollback to", sql: "ROLLBACK TO unit")
}
