import CPostgres
import SQLSession

/// The client library's connection in pipeline mode: what was sent and is still to be answered.
final class PostgresLink {
    /// One answer that the server owes.
    enum Owed {
        case preparation(PostgresStatement, PostgresStatement.Signature)
        case write(PostgresStatement)
        case rows(PostgresStatement)
        case commit
    }

    private let connection: OpaquePointer
    private let options: PostgresOptions
    private let parameters = PostgresParameters()
    private var statements: [String: PostgresStatement] = [:]
    private var prepared = 0
    private var owed: [Owed] = []
    private(set) var isBroken = false

    init(_ connection: OpaquePointer, _ options: PostgresOptions) {
        self.connection = connection
        self.options = options
    }

    deinit { PQfinish(connection) }

    /// How many answers are owed.
    var backlog: Int { owed.count }

    var isInTransaction: Bool { PQtransactionStatus(connection) != PQTRANS_IDLE }

    /// Gives the connection up; it is closed when its last owner goes.
    func abandon() { isBroken = true }

    /// Turns pipeline mode on; statements are then sent without waiting.
    func enterPipeline() throws {
        if PQenterPipelineMode(connection) != 1 { throw broken(nil) }
    }

    /// Looks, without waiting, whether the server has closed an idle connection.
    func checkIdle() throws {
        guard !isBroken, owed.isEmpty, turnout_wait_readable(PQsocket(connection), 0) != 0 else { return }
        // What an idle server has to say is a farewell or a setting that changed; a farewell ends in a closed socket.
        guard PQconsumeInput(connection) == 1, PQstatus(connection) == CONNECTION_OK else { throw broken(nil) }
        if turnout_wait_readable(PQsocket(connection), 0) != 0, PQconsumeInput(connection) == 0 { throw broken(nil) }
    }

    /// What this connection knows of a statement.
    func known(_ statement: Statement) -> PostgresStatement {
        if let known = statements[statement.name], known.statement.sql == statement.sql { return known }
        // A program has a fixed number of statements; a cache that grows beyond that is being misused.
        if statements.count >= 2_000 { statements.removeAll() }
        let fresh = PostgresStatement(statement)
        statements[statement.name] = fresh
        return fresh
    }

    /// Queues a statement with the values of its placeholders, preparing it first where this connection has not.
    func send(_ statement: PostgresStatement, _ values: [SQLValue], owing answer: Owed) throws {
        let types = statement.types(for: values)
        try parameters.encode(CollectionOfOne(values), for: statement.statement.name)
        try send(statement, types, owing: answer)
    }

    /// Queues one statement over many rows of values whose columns have these types.
    func send(
        _ statement: PostgresStatement, rows: ArraySlice<[SQLValue]>, _ types: [UInt32], owing answer: Owed
    ) throws {
        try parameters.encode(rows, for: statement.statement.name)
        let repeated = Array(repeatElement(types, count: rows.count).joined())
        try send(statement, repeated, owing: answer)
    }

    /// Marks the end of what was queued and reads every answer. Returns the rows of those that owe rows; throws the
    /// first failure after all were read.
    func settle() throws -> [[Row]] {
        guard !isBroken else { throw PostgresErrors.lost(nil) }
        if owed.isEmpty { return [] }
        let expected = owed
        owed.removeAll(keepingCapacity: true)
        guard PQpipelineSync(connection) == 1 else { throw lost(expected) }
        var answers: [[Row]] = []
        var failure: SQLError?
        for answer in expected {
            do {
                if let rows = try receive(answer) { answers.append(rows) }
            } catch let error as SQLError {
                if isBroken { throw failure ?? verdict(error, at: answer, expected) }
                failure = failure ?? error
            }
        }
        try receiveSync(expected, failure)
        if let failure { throw failure }
        return answers
    }

    /// Runs a statement whose rows are handed over one by one. Nothing may be owed.
    func stream(_ call: Call, stops: Bool, _ body: (Row) throws -> Void) throws {
        let statement = known(call.statement)
        try send(statement, call.values, owing: .rows(statement))
        let expected = owed
        owed.removeAll()
        guard PQpipelineSync(connection) == 1 else { throw lost(expected) }
        var failure: (any Error)?
        for answer in expected.dropLast() {
            do { _ = try receive(answer) } catch { failure = failure ?? error }
        }
        PQsetSingleRowMode(connection)
        while let result = try next() {
            defer { PQclear(result) }
            do { if failure == nil { try hand(result, statement, body) } } catch {
                failure = error
                if stops, PQresultStatus(result) == PGRES_SINGLE_TUPLE { cancel() }
            }
        }
        try receiveSync(expected, failure as? SQLError)
        if let failure { throw failure }
    }

    /// Runs several statements in one text, outside the pipeline.
    func script(_ sql: String) throws {
        _ = try settle()
        guard PQexitPipelineMode(connection) == 1, let result = PQexec(connection, sql) else { throw broken("script") }
        defer { PQclear(result) }
        let status = PQresultStatus(result)
        // A script may change tables under prepared statements.
        statements.removeAll()
        if status != PGRES_COMMAND_OK, status != PGRES_TUPLES_OK, status != PGRES_EMPTY_QUERY {
            let error = PostgresErrors.of(result, statement: "script")
            if PQstatus(connection) != CONNECTION_OK { throw broken("script") }
            try enterPipeline()
            throw error
        }
        try enterPipeline()
    }

    private func send(_ statement: PostgresStatement, _ types: [UInt32], owing answer: Owed) throws {
        let name = statement.statement.name
        if isBroken { throw PostgresErrors.lost(name) }
        let signature = PostgresStatement.signature(types)
        let remote: String
        if let known = statement.name(signature) {
            remote = known
        } else {
            prepared += 1
            remote = "s\(prepared)"
            guard PQsendPrepare(connection, remote, statement.statement.sql, parameters.count, types) == 1 else {
                throw broken(name)
            }
            statement.add(signature, remote)
            owed.append(.preparation(statement, signature))
        }
        let sent = parameters.withPointers { values, lengths, formats in
            PQsendQueryPrepared(connection, remote, parameters.count, values, lengths, formats, 1)
        }
        if sent != 1 { throw broken(name) }
        owed.append(answer)
    }

    private func hand(_ result: OpaquePointer, _ statement: PostgresStatement, _ body: (Row) throws -> Void) throws {
        switch PQresultStatus(result) {
        case PGRES_SINGLE_TUPLE:
            let decoder = PostgresDecoder(result, statement)
            try body(decoder.row(0))
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK: break
        default: throw PostgresErrors.of(result, statement: statement.statement.name)
        }
    }

    /// Reads one answer and the mark that ends it.
    private func receive(_ answer: Owed) throws -> [Row]? {
        guard let result = try next() else { throw broken(nil) }
        defer { PQclear(result) }
        let status = PQresultStatus(result)
        if status == PGRES_FATAL_ERROR || status == PGRES_PIPELINE_ABORTED {
            if case .preparation(let statement, let signature) = answer { statement.drop(signature) }
        }
        if status == PGRES_FATAL_ERROR {
            let error = PostgresErrors.of(result, statement: answer.name)
            // The server has forgotten a plan or a statement: all are prepared anew.
            if error.code == "0A000" || error.code == "26000" { statements.removeAll() }
            // An error that ends the connection has no mark after it.
            if error.kind == .connectionLost || PQstatus(connection) != CONNECTION_OK {
                isBroken = true
                throw error
            }
            try endOfAnswer()
            throw error
        }
        let read = Result { try status == PGRES_PIPELINE_ABORTED ? nil : take(result, for: answer) }
        try endOfAnswer()
        return try read.get()
    }

    private func take(_ result: OpaquePointer, for answer: Owed) throws -> [Row]? {
        switch answer {
        case .rows(let statement): return try PostgresDecoder(result, statement).rows()
        case .commit:
            // The server answers ROLLBACK to the commit of a transaction that had failed.
            if String(cString: PQcmdStatus(result)) == "COMMIT" { return nil }
            throw SQLError(.serialization, statement: "commit", message: "The transaction had failed")
        case .preparation, .write: return nil
        }
    }

    private func endOfAnswer() throws {
        while let more = try next() { PQclear(more) }
        if PQstatus(connection) != CONNECTION_OK { throw broken(nil) }
    }

    private func receiveSync(_ expected: [Owed], _ failure: SQLError?) throws {
        while true {
            let result = try next()
            defer { PQclear(result) }
            if let result, PQresultStatus(result) == PGRES_PIPELINE_SYNC { return }
            if PQstatus(connection) != CONNECTION_OK {
                isBroken = true
                throw failure ?? lost(expected)
            }
        }
    }

    /// The next result, waiting for it no longer than a statement may run and some grace.
    private func next() throws -> OpaquePointer? {
        let allowed = options.statementTimeout == 0 ? -1 : options.statementTimeout + 10_000
        while PQisBusy(connection) != 0 {
            _ = PQflush(connection)
            if turnout_wait_readable(PQsocket(connection), Int32(clamping: allowed)) == 0 { throw broken(nil) }
            if PQconsumeInput(connection) == 0 { break }
        }
        return PQgetResult(connection)
    }

    private func cancel() {
        guard let handle = PQgetCancel(connection) else { return }
        var text = [CChar](repeating: 0, count: 256)
        _ = PQcancel(handle, &text, Int32(text.count))
        PQfreeCancel(handle)
    }

    private func broken(_ statement: String?) -> SQLError {
        isBroken = true
        return PostgresErrors.lost(statement)
    }

    /// What a broken connection means. Was a commit on its way, nobody knows its outcome, unless the server itself
    /// said good-bye before it came to the commit.
    private func verdict(_ error: SQLError, at answer: Owed, _ expected: [Owed]) -> SQLError {
        if case .commit = answer { return lost(expected) }
        return error.code.isEmpty ? lost(expected) : error
    }

    private func lost(_ expected: [Owed]) -> SQLError {
        isBroken = true
        guard case .commit = expected.last else { return PostgresErrors.lost(expected.last?.name) }
        return SQLError(
            .outcomeUnknown, statement: "commit", message: "The connection broke before the commit was answered")
    }
}

extension PostgresLink.Owed {
    var name: String {
        switch self {
        case .preparation(let statement, _), .write(let statement), .rows(let statement): statement.statement.name
        case .commit: "commit"
        }
    }
}
