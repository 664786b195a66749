import SQLSession

extension Promise {
    static let failures = [
        Promise("each failure has its kind, and names the constraint alike on both engines") {
            try await $0.with(kinds)
        },
        Promise("no message holds a value") { try await $0.with(noValues) },
        Promise("a statement that fails leaves the database usable") { try await $0.with(usableAfterwards) },
        Promise("a lock that does not come free in time is busy", twice: true) { try await busy($0) },
        Promise("more waiting work than allowed is refused at once") { try await overfull($0) },
        Promise("an error that the work catches still undoes the unit") { try await $0.with(caughtError) },
    ]

    private static func kind(_ database: Database, _ call: Call) async throws -> SQLError.Kind {
        try await failure(call.statement.name) {
            try await database.write { session, _ in try session.execute(call) }
        }.kind
    }

    private static func statement(_ sql: String) -> Call { Call(Statement(name: sql, sql: sql)) }

    private static func kinds(_ database: Database) async throws {
        try await database.write { session, _ in
            try session.execute(Say.claim(1, 1, "ada"))
            try session.execute(Say.parent(1))
        }
        let cases: [(Call, SQLError.Kind)] = [
            (Say.claim(2, 1, "ada"), .unique(constraint: "claim_one_live")),
            (Say.claim(1, 2, "ada"), .unique(constraint: "claim_pkey")),
            (Say.take(1, 1_000_000), .check(constraint: "place_taken")),
            (statement("UPDATE issued SET id = 2"), .immutable("immutable: issued documents never change")),
            (statement("SELECT FROM WHERE"), .syntax), (statement("UPDATE nowhere SET a = 1"), .syntax),
            (statement("UPDATE place SET nothing = 1"), .syntax),
            // A name in double quotes is never taken for a text.
            (statement("UPDATE place SET taken = \"typo\""), .syntax),
        ]
        for (call, wanted) in cases { try same(try await kind(database, call), wanted, call.statement.sql) }
        guard case .foreignKey = try await kind(database, Say.child(1, 77, nil)) else { throw Broken("foreign key") }
        guard case .notNull(let column) = try await kind(database, Say.child(1, nil, nil)), column.hasSuffix("parent")
        else { throw Broken("not null") }
        let text = Statement(name: "text for a number", sql: "UPDATE place SET taken = $1")
        let mismatch = try await kind(database, text("many"))
        if mismatch != .wrongType, mismatch != .syntax { throw Broken("text for a number was \(mismatch)") }
    }

    private static func noValues(_ database: Database) async throws {
        try await database.write { session, _ in try session.execute(Say.claim(1, 1, "canary")) }
        let calls = [
            Say.claim(2, 1, "canary"), Say.claim(1, 77, "canary"), Say.claim(3, nil, "canary"),
            Say.child(1, 987_123, nil),
            Say.take(1, 987_123_987),
        ]
        for call in calls {
            let error = try await failure(call.statement.name) {
                try await database.write { session, _ in try session.execute(call) }
            }
            for secret in ["canary", "987123"] where "\(error)".contains(secret) { throw Broken("\(error)") }
        }
    }

    private static func usableAfterwards(_ database: Database) async throws {
        for _ in 0..<3 {
            _ = try await kind(database, statement("UPDATE nowhere SET a = 1"))
            _ = try await failure("a read") { try await database.read { try $0.query(statement("SELECT x FROM y")) } }
            try await database.write(key: 1) { session, _ in try session.execute(Say.take(1, 5)) }
            try same(try await database.numbers(Say.taken(1)), [5], "taken")
        }
    }

    private static func busy(_ harness: Harness) async throws {
        try await harness.with { first in
            var wish = Harness.Wish()
            wish.lockWait = 150
            let second = try harness.open(wish)
            // Its connection is made before, since that too waits for the lock on SQLite.
            try await second.check()
            let lock = Say.lock(first.engine)
            let gate = Gate()
            let holder = Task { try await first.write(key: 1, prefetch: [lock(1)]) { _, _ in gate.wait() } }
            await gate.hasArrived()
            let error = try await failure("the second process") {
                try await second.write(key: 1, prefetch: [lock(1)]) { session, _ in try session.execute(Say.take(1, 1))
                }
            }
            try same(error.kind, .busy, "kind")
            gate.open()
            try await holder.value
            try await second.write(key: 1, prefetch: [lock(1)]) { session, _ in try session.execute(Say.take(1, 2)) }
            await second.close()
            try same(try await first.numbers(Say.taken(1)), [2], "taken")
        }
    }

    private static func overfull(_ harness: Harness) async throws {
        var wish = Harness.Wish()
        wish.limits = Limits(waiting: 2)
        try await harness.with(wish) { database in
            let gate = Gate()
            let holder = Task { try await database.write(key: 1) { _, _ in gate.wait() } }
            await gate.hasArrived()
            let waiting = (0..<2).map { _ in Task { try await database.write(key: 1) { _, _ in } } }
            while database.waiting < 2 { try await Task.sleep(for: .milliseconds(1)) }
            let error = try await failure("the third that waits") { try await database.write(key: 1) { _, _ in } }
            try same(error.kind, .busy, "kind")
            gate.open()
            try await holder.value
            for task in waiting { try await task.value }
        }
    }

    private static func caughtError(_ database: Database) async throws {
        try await database.write { session, _ in try session.execute(Say.claim(1, 1, "ada")) }
        let error = try await failure("a unit that hides an error") {
            try await database.write(key: 1) { session, _ in
                try session.execute(Say.take(1, 5))
                _ = try? session.query(Say.claim(1, 2, "bob"))
                try? session.execute(Say.take(2, 5))
            }
        }
        try same(error.kind, .unique(constraint: "claim_pkey"), "kind")
        try same(try await database.numbers(Say.sum()), [0], "taken in all")
    }
}
