/// One transaction that carries several units of work: one commit, one sync, for all of them.
struct Group {
    let connection: any Connection
    let hasRoundTrips: Bool

    /// Puts units into the one lock order: ascending key, those without a key first, arrival order kept among equals.
    static func ordered(_ units: [Unit]) -> [Unit] {
        guard units.count > 1 else { return units }
        let keyed = units.enumerated().sorted { one, other in
            switch (one.element.key, other.element.key) {
            case (nil, nil): one.offset < other.offset
            case (nil, _): true
            case (_, nil): false
            case (let first?, let second?): first == second ? one.offset < other.offset : first < second
            }
        }
        return keyed.map { $0.element }
    }

    /// Cuts units in order into waves: runs of units with distinct keys, whose first reads may travel together because
    /// none of them can see another's writes. Where there is no round trip to save, every unit is a wave of its own.
    func waves(_ units: [Unit]) -> [ArraySlice<Unit>] {
        var waves: [ArraySlice<Unit>] = []
        var start = 0
        for index in units.indices.dropFirst()
        where !hasRoundTrips || units[index].key == nil || units[index].key == units[index - 1].key {
            waves.append(units[start..<index])
            start = index
        }
        waves.append(units[start...])
        return waves
    }

    /// Runs the units, in their order, in one transaction and commits it. When it throws, nothing was stored, unless
    /// the error is `outcomeUnknown`.
    func run(_ units: [Unit]) throws {
        do {
            try connection.begin(.write)
            let tail = hasRoundTrips && units.count > 1 ? Tail() : nil
            for wave in waves(units) { try run(wave: wave, tail) }
            try tail?.send(on: connection)
            try connection.commit()
        } catch {
            connection.rollback()
            throw error
        }
    }

    /// Stores, in a transaction of its own, that the database refused the unit.
    func store(_ error: any Error, of unit: Unit) throws {
        do {
            try connection.begin(.write)
            let session = UnitSession(connection)
            try unit.refuse(session, error)
            try session.finish(nil)
            try connection.commit()
        } catch {
            connection.rollback()
            throw error
        }
    }

    private func run(wave: ArraySlice<Unit>, _ tail: Tail?) throws {
        let calls = wave.flatMap { $0.prefetch }
        let answers = calls.isEmpty ? [] : try connection.query(calls)
        var next = 0
        for unit in wave {
            let end = next + unit.prefetch.count
            try run(unit, Array(answers[next..<end]), tail)
            next = end
        }
    }

    private func run(_ unit: Unit, _ results: [[Row]], _ tail: Tail?) throws {
        // A long transaction is alone, and its writes must not pile up in memory: it has the connection itself.
        if unit.isExclusive { return try unit.attempt(connection, results) }
        let session = UnitSession(connection)
        do {
            try unit.attempt(session, results)
            try session.finish(tail)
        } catch {
            if let failure = session.failure { throw failure }
            try session.undo()
            unit.refusal = error
            try storeRefusal(of: unit, error, tail)
        }
    }

    private func storeRefusal(of unit: Unit, _ error: any Error, _ tail: Tail?) throws {
        let session = UnitSession(connection)
        do {
            try unit.refuse(session, error)
            try session.finish(tail)
        } catch {
            if let failure = session.failure { throw failure }
            try session.undo()
        }
    }
}

/// The rows of a group that may travel last, by statement, in the order in which they came.
final class Tail {
    private var order: [Statement] = []
    private var rows: [String: [[SQLValue]]] = [:]

    func append(_ call: Call) {
        if rows[call.statement.name] == nil { order.append(call.statement) }
        rows[call.statement.name, default: []].append(call.values)
    }

    func send(on connection: any Connection) throws {
        for statement in order { try connection.executeMany(statement, rows[statement.name] ?? []) }
    }
}
