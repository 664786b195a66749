public import Application
import Domain
import SQLSession

/// Copies everything from one snapshot of a store into an empty other one, on whichever engines, in one transaction.
struct Mover {
    let source: Database
    let target: StoreSite
    let now: Instant
    let progress: @Sendable (String) -> Void
    /// Facts put into the target once its content is known, such as the checksums of a backup.
    var facts: @Sendable ([TableSum]) -> [(String, String)] = { _ in [] }

    private static let batch = 1_000

    /// Copies, compares the checksums of both sides and commits only when they are equal.
    func run() async throws -> [TableSum] {
        let pipe = RowPipe()
        async let reading: Void = read(into: pipe)
        do {
            let sums = try await write(from: pipe)
            try await reading
            return sums
        } catch {
            pipe.close()
            // The side that gave up first knows the reason.
            do { try await reading } catch is RowPipe.Abandoned {} catch let reason { throw reason }
            throw error
        }
    }

    private func read(into pipe: RowPipe) async throws {
        do {
            try await source.read(snapshot: true) { session in
                var sums: [TableSum] = []
                for table in TableCatalogue.all { sums.append(try send(table, session, pipe)) }
                try pipe.send(.end(sums))
            }
        } catch {
            pipe.close(error)
            throw error
        }
    }

    private func send(_ table: TableCatalogue.Table, _ session: any SQLSession, _ pipe: RowPipe) throws -> TableSum {
        var digest = TableDigest()
        var rows: [[SQLValue]] = []
        try session.stream(Call(table.select(session.engine))) { row in
            digest.add(row.values)
            rows.append(row.values)
            guard rows.count >= Self.batch else { return }
            try pipe.send(.rows(table, rows))
            rows.removeAll(keepingCapacity: true)
            if digest.rows % 50_000 == 0 { progress("copying \(table.name): \(digest.rows) rows") }
        }
        if !rows.isEmpty { try pipe.send(.rows(table, rows)) }
        return digest.sum(of: table.name)
    }

    private func write(from pipe: RowPipe) async throws -> [TableSum] {
        try await target.database.exclusive { session in
            try pipe.take()
            _ = try Migrator(session: session, schema: target.schema, now: now).run()
            try prepare(session)
            let sent = try load(session, pipe)
            let stored = try TableDigest.all(session, progress: progress)
            try compare(sent, stored)
            return try finish(session, stored)
        }
    }

    /// Makes sure that there is nothing in the target, and takes out what every fresh store holds.
    private func prepare(_ session: any SQLSession) throws {
        for table in TableCatalogue.all where table.name != "store_fact" && table.name != "bank_holiday" {
            guard try session.first(Call(table.count))?.integer(0) == 0 else {
                throw StoreFault(.unfit, "The target is not empty (it has rows in \(table.name)); name a new store.")
            }
        }
        try session.execute(Call(Statements.named("move/clear_facts", session.engine)))
        try session.execute(Call(Statements.named("move/clear_holidays", session.engine)))
    }

    private func load(_ session: any SQLSession, _ pipe: RowPipe) throws -> [TableSum] {
        while true {
            Interruption.step()
            switch try pipe.receive() {
            case .end(let sums):
                try session.flush()
                return sums
            case .rows(let table, var rows):
                #if MUTANTS
                if Mutant.skipRow.isOn, table.name == "booking" { rows.removeFirst() }
                #endif
                try Bulk.load(table, rows, session)
                rows.removeAll()
            }
        }
    }

    private func compare(_ sent: [TableSum], _ stored: [TableSum]) throws {
        for (one, other) in zip(sent, stored) where one != other {
            throw StoreFault(
                .damaged,
                "The copy of \(one.table) differs from the original (\(one.rows) rows sent, \(other.rows) stored);"
                    + " nothing was kept.")
        }
    }

    /// Closes the audit's chain over what the source had not sealed yet, and answers with what the target holds now.
    private func finish(_ session: any SQLSession, _ copied: [TableSum]) throws -> [TableSum] {
        try Sealer(session: session, isAlone: true).run()
        let stored = try copied.map { sum in
            guard sum.table == "audit_seal" else { return sum }
            return try TableDigest.of(TableCatalogue.table(sum.table), session)
        }
        for (name, value) in facts(stored) {
            try session.execute(
                Call(Statements.named("store_fact/set", session.engine), [.text(name), .text(value)]))
        }
        if session.engine == .postgres { try renumber(session) }
        return stored
    }

    private func renumber(_ session: any SQLSession) throws {
        // Rows came with their own numbers: the next number given must lie beyond them.
        for table in ["audit", "outbox"] {
            try session.script(
                "SELECT setval(pg_get_serial_sequence('\(table)', 'id'),"
                    + " (SELECT coalesce(max(id), 0) + 1 FROM \(table)), false)")
        }
        try session.script("ANALYZE \(TableCatalogue.all.map { $0.name }.joined(separator: ", "))")
        _ = try ServiceRole(session: session, login: nil).separate()
    }
}

extension Keeper {
    /// Copies everything from one store into an empty other one.
    public func move(
        from: String, to: String, progress: @escaping @Sendable (String) -> Void
    ) async throws -> [TableSum] {
        try await with(from, .keep) { source in
            try await StoreVersion.check(source.database)
            try await Sealer.seal(source.database)
            return try await with(to, .make) { target in
                try await Mover(source: source.database, target: target, now: clock.now(), progress: progress).run()
            }
        }
    }
}
