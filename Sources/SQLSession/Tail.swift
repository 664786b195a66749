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
        private struct Key: Hashable {
            let statement: String
            let values: ArraySlice<SQLValue>
        }

        private var order: [Statement] = []
        private var rows: [String: [[SQLValue]]] = [:]
        private var places: [Key: Int] = [:]

        mutating func append(_ call: Call) {
            let name = call.statement.name
            if rows[name] == nil { order.append(call.statement) }
            guard let count = call.statement.summedAfter, count <= call.values.count else {
                return rows[name, default: []].append(call.values)
            }
            let key = Key(statement: name, values: call.values[..<count])
            if let place = places[key], let sum = Rows.sum(rows[name]?[place], call.values, after: count) {
                rows[name]?[place] = sum
            } else {
                places[key] = rows[name]?.count ?? 0
                rows[name, default: []].append(call.values)
            }
        }

        /// Nil where the values cannot be added; they are then sent apart, for the engine to judge.
        private static func sum(_ row: [SQLValue]?, _ other: [SQLValue], after count: Int) -> [SQLValue]? {
            guard var sum = row, sum.count == other.count else { return nil }
            for index in sum.indices.dropFirst(count) {
                guard case .integer(let one) = sum[index], case .integer(let two) = other[index] else { return nil }
                let (value, overflow) = one.addingReportingOverflow(two)
                if overflow { return nil }
                sum[index] = .integer(value)
            }
            return sum
        }

        mutating func send(on connection: any Connection) throws {
            for statement in order { try connection.executeMany(statement, rows[statement.name] ?? []) }
            order.removeAll()
            rows.removeAll()
            places.removeAll()
        }
    }
}
