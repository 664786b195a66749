/// The session that one unit of a group sees.
///
/// Its writes wait here until the unit ends or asks something, so that a unit whose rules refuse it after writing costs
/// nothing to undo. Only when waiting writes must be sent while the unit may still fail is a savepoint opened.
final class UnitSession: SQLSession {
    private let connection: any Connection
    private let tail: Tail?
    private var waiting: [Call] = []
    private var hasSavepoint = false
    private var isOver = false
    /// The first failure of the database in this unit; it dooms the group's transaction.
    private(set) var failure: SQLError?

    /// Whether the unit wrote anything.
    private(set) var hasWritten = false
    /// What the unit said it changed in the rows it was given: by first read and column.
    private(set) var carried: [Int: [Int: SQLValue]] = [:]

    /// A session on a connection; rows that need not travel in order are put into `tail` where that is given.
    init(_ connection: any Connection, _ tail: Tail?) {
        self.connection = connection
        self.tail = tail
    }

    var engine: Engine { connection.engine }

    func query(_ calls: [Call]) throws -> [[Row]] {
        try guarded {
            let writes = calls.contains { $0.statement.writes }
            if writes { hasWritten = true }
            try tail?.beforeRead(on: connection)
            if !waiting.isEmpty || writes { try send() }
            return try connection.query(calls)
        }
    }

    func execute(_ call: Call) throws {
        try usable()
        hasWritten = true
        waiting.append(call)
    }

    func executeMany(_ statement: Statement, _ rows: [[SQLValue]]) throws {
        try usable()
        hasWritten = hasWritten || !rows.isEmpty
        waiting.append(contentsOf: rows.lazy.map { Call(statement, $0) })
    }

    func flush() throws {
        try guarded {
            guard !waiting.isEmpty else { return }
            try send()
            try connection.flush()
        }
    }

    func stream(_ call: Call, _ body: (Row) throws -> Void) throws {
        // An error of the body is the unit's own affair; one of the database dooms the transaction.
        var ownError: (any Error)?
        try guarded {
            if call.statement.writes { hasWritten = true }
            try tail?.beforeRead(on: connection)
            if !waiting.isEmpty || call.statement.writes { try send() }
            do {
                try connection.stream(call) { row in
                    do { try body(row) } catch {
                        ownError = error
                        throw error
                    }
                }
            } catch {
                if ownError == nil { throw error }
            }
        }
        if let ownError { throw ownError }
    }

    func script(_ sql: String) throws {
        try usable()
        throw SQLError(.misuse, message: "Scripts run in an exclusive transaction only")
    }

    func carry(_ read: Int, _ columns: [Int: SQLValue]) {
        carried[read, default: [:]].merge(columns) { $1 }
    }

    /// Keeps what the unit did: its waiting writes go to the connection or the tail, its savepoint is forgotten.
    func finish() throws {
        try guarded {
            // A row may leave its order only when no write in order comes behind it that could mean that row.
            let free = (waiting.lastIndex { $0.statement.travel == .inOrder } ?? -1) + 1
            for (index, call) in waiting.enumerated() {
                let mayWait = call.statement.travel == .last || index >= free
                if mayWait, let tail, tail.take(call) { continue }
                try connection.execute(call)
            }
            waiting.removeAll()
            if hasSavepoint { try connection.release() }
            hasSavepoint = false
        }
        isOver = true
    }

    /// Takes back what the unit did: waiting writes are dropped, sent ones rolled back.
    func undo() throws {
        waiting.removeAll()
        if hasSavepoint { try guarded { try connection.rollbackToSavepoint() } }
        hasSavepoint = false
        isOver = true
    }

    private func send() throws {
        if !hasSavepoint {
            try connection.savepoint()
            hasSavepoint = true
        }
        for call in waiting { try connection.execute(call) }
        waiting.removeAll()
    }

    private func usable() throws {
        if let failure { throw failure }
        if isOver { throw SQLError(.misuse, message: "The session was used after its unit of work had ended") }
    }

    private func guarded<R>(_ body: () throws -> R) throws -> R {
        try usable()
        do {
            return try body()
        } catch {
            let known = error as? SQLError ?? SQLError(.misuse, message: "The engine failed: \(type(of: error))")
            failure = known
            throw known
        }
    }
}
