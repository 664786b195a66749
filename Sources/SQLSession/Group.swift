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

    /// Cuts units in order into waves, whose first reads may travel together: runs of units with distinct keys, because
    /// none of them can see another's writes, and of units of one key that carry on what they changed. Where there is
    /// no round trip to save, every unit is a wave of its own.
    func waves(_ units: [Unit]) -> [ArraySlice<Unit>] {
        var waves: [ArraySlice<Unit>] = []
        var start = 0
        for index in units.indices.dropFirst() where !joins(units[index - 1], units[index]) {
            waves.append(units[start..<index])
            start = index
        }
        waves.append(units[start...])
        return waves
    }

    private func joins(_ previous: Unit, _ unit: Unit) -> Bool {
        guard hasRoundTrips, unit.key != nil else { return false }
        return unit.key != previous.key || (unit.carries && previous.carries)
    }

    /// Runs the units, in their order, and then what `more` returns until that is nothing, in one transaction and
    /// commits it. When it throws, nothing was stored, unless the error is `outcomeUnknown`.
    func run(_ units: [Unit], more: () -> [Unit]) throws {
        do {
            try connection.begin(.write)
            let tail = hasRoundTrips && units.count > 1 ? Tail() : nil
            var next = units
            while !next.isEmpty {
                for wave in waves(next) { try run(wave: wave, tail) }
                next = more()
            }
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
            let session = UnitSession(connection, nil)
            try unit.refuse(session, error)
            try session.finish()
            try connection.commit()
        } catch {
            connection.rollback()
            throw error
        }
    }

    private func run(wave: ArraySlice<Unit>, _ tail: Tail?) throws {
        let answers = try ask(wave.flatMap { $0.prefetch }, tail)
        var carried = Carried()
        var next = 0
        for unit in wave {
            let end = next + unit.prefetch.count
            var results = Array(answers[next..<end])
            next = end
            if !carried.isOf(unit.key) { carried = Carried(key: unit.key) }
            if carried.isStale {
                // A unit of this key wrote without saying what it changed: ask again, behind its writes.
                results = try ask(unit.prefetch, tail)
                carried = Carried(key: unit.key)
            } else {
                carried.patch(&results, unit.prefetch)
            }
            try run(unit, results, tail, &carried)
        }
    }

    private func ask(_ calls: [Call], _ tail: Tail?) throws -> [[Row]] {
        if calls.isEmpty { return [] }
        try tail?.beforeRead(on: connection)
        return try connection.query(calls)
    }

    private func run(_ unit: Unit, _ results: [[Row]], _ tail: Tail?, _ carried: inout Carried) throws {
        // A long transaction is alone, and its writes must not pile up in memory: it has the connection itself.
        if unit.isExclusive { return try unit.attempt(connection, results) }
        let session = UnitSession(connection, tail)
        do {
            try unit.attempt(session, results)
            try session.finish()
            carried.add(session.carried, of: unit.prefetch, hasWritten: session.hasWritten)
        } catch {
            if let failure = session.failure { throw failure }
            try session.undo()
            unit.refusal = error
            try storeRefusal(of: unit, error, tail)
        }
    }

    private func storeRefusal(of unit: Unit, _ error: any Error, _ tail: Tail?) throws {
        let session = UnitSession(connection, tail)
        do {
            try unit.refuse(session, error)
            try session.finish()
        } catch {
            if let failure = session.failure { throw failure }
            try session.undo()
        }
    }
}
