/// The rows of a group that need not travel in their order, by statement, in the order in which they came.
final class Tail {
    private var together = Rows()
    private var last = Rows()

    /// Takes a write that may wait; false when it must travel in its order.
    func take(_ call: Call) -> Bool {
        switch call.statement.travel {
        case .inOrder: return false
        case .together: together.append(call)
        case .last: last.append(call)
        }
        return true
    }

    /// Sends what the next read of the group must see.
    func beforeRead(on connection: any Connection) throws { try together.send(on: connection) }

    /// Sends everything, before the commit.
    func send(on connection: any Connection) throws {
        try together.send(on: connection)
        try last.send(on: connection)
    }

    private struct Rows {
        private var order: [Statement] = []
        private var rows: [String: [[SQLValue]]] = [:]

        mutating func append(_ call: Call) {
            if rows[call.statement.name] == nil { order.append(call.statement) }
            rows[call.statement.name, default: []].append(call.values)
        }

        mutating func send(on connection: any Connection) throws {
            for statement in order { try connection.executeMany(statement, rows[statement.name] ?? []) }
            order.removeAll()
            rows.removeAll()
        }
    }
}
