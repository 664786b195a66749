import SQLSession

extension Promise {
    static let units = [
        Promise("what a unit wrote is there for everybody when it is answered") { try await $0.with(durable) },
        Promise("a unit that is refused stores nothing") { try await $0.with(refusedStoresNothing) },
        Promise("a unit refused after its writes were sent stores nothing") { try await $0.with(refusedAfterSending) },
        Promise("what is stored at a refusal is kept, and the refusal is rethrown") { try await $0.with(refusalKept) },
        Promise("a refusal of the database's can be stored too") { try await $0.with(databaseRefusalKept) },
        Promise("writes and reads of a unit keep their order") { try await $0.with(order) },
        Promise("a session kept beyond its unit is misused") { try await $0.with(keptSession) },
        Promise("a unit runs no scripts") { try await $0.with(noScripts) },
        Promise("an exclusive transaction commits at its end and rolls back when it throws") {
            try await $0.with(exclusive)
        },
        Promise("many rows go in at once, in order") { try await $0.with(manyRows) },
        Promise("a closed database refuses work") { try await $0.with(closed) },
    ]

    private static func durable(_ database: Database) async throws {
        let answer = try await database.write(key: 1) { session, _ in
            try session.execute(Say.claim(1, 1, "ada"))
            return 42
        }
        try same(answer, 42, "answer")
        try same(try await database.numbers(Say.claims()), [1], "claims")
    }

    private static func refusedStoresNothing(_ database: Database) async throws {
        do {
            try await database.write(key: 1) { session, _ in
                try session.execute(Say.claim(1, 1, "ada"))
                throw Refused(why: "full")
            }
            throw Broken("nothing was thrown")
        } catch let refused as Refused { try same(refused.why, "full", "reason") }
        try same(try await database.numbers(Say.claims()), [], "claims")
    }

    private static func refusedAfterSending(_ database: Database) async throws {
        do {
            try await database.write(key: 1) { session, _ in
                try session.execute(Say.claim(1, 1, "ada"))
                try same(try session.query(Say.claims()).count, 1, "own claims")
                try session.execute(Say.take(1, 9))
                try session.flush()
                throw Refused(why: "full")
            }
            throw Broken("nothing was thrown")
        } catch let refused as Refused { try same(refused.why, "full", "reason") }
        try same(try await database.numbers(Say.claims()), [], "claims")
        try same(try await database.numbers(Say.taken(1)), [0], "taken")
    }

    private static func refusalKept(_ database: Database) async throws {
        for sends in [false, true] {
            do {
                try await database.write(key: 1) { session, _ in
                    try session.execute(Say.claim(1, 1, "ada"))
                    if sends { try session.flush() }
                    throw Refused(why: "full")
                } onRefusal: { session, error in
                    try session.execute(Say.note(sends ? 2 : 1, .text((error as? Refused)?.why ?? "?")))
                }
            } catch let refused as Refused { try same(refused.why, "full", "reason") }
        }
        try same(try await database.numbers(Say.claims()), [], "claims")
        let notes = try await database.read { try $0.query(Say.notes()).map { $0.values } }
        try same(notes, [[1, "full"], [2, "full"]], "notes")
    }

    private static func databaseRefusalKept(_ database: Database) async throws {
        try await database.write(key: 1) { session, _ in try session.execute(Say.claim(1, 1, "ada")) }
        let error = try await failure("a second live claim") {
            try await database.write(key: 1) { session, _ in
                try session.execute(Say.claim(2, 1, "ada"))
            } onRefusal: { session, _ in
                try session.execute(Say.note(1, "twice"))
            }
        }
        try same(error.kind, .unique(constraint: "claim_one_live"), "kind")
        try same(try await database.numbers(Say.claims()), [1], "claims")
        try same(try await database.numbers(Say.notes()), [1], "notes")
    }

    private static func order(_ database: Database) async throws {
        let seen = try await database.write(key: 1) { session, _ in
            var seen: [Int64] = []
            for value: Int64 in 1...3 {
                try session.execute(Say.take(1, .integer(value * 10)))
                try session.execute(Say.take(1, .integer(value)))
                seen += try session.query([Say.taken(1), Say.sum()]).map { try $0[0].integer(0) }
            }
            return seen
        }
        try same(seen, [1, 1, 2, 2, 3, 3], "each read after the writes before it")
    }

    private static func keptSession(_ database: Database) async throws {
        let kept = Record<Keeper>()
        try await database.write(key: 1) { session, _ in kept.add(Keeper(session: session)) }
        let error = try await failure("a kept session") { try kept.all[0].session.execute(Say.claim(1, 1, "ada")) }
        try same(error.kind, .misuse, "kind")
    }

    private static func noScripts(_ database: Database) async throws {
        let error = try await failure("a script in a unit") {
            try await database.write { session, _ in try session.script("DROP TABLE place") }
        }
        try same(error.kind, .misuse, "kind")
    }

    private static func exclusive(_ database: Database) async throws {
        try await database.exclusive { session in
            try session.script("INSERT INTO parent (id) VALUES (1); INSERT INTO parent (id) VALUES (2)")
            try session.execute(Say.parent(3))
        }
        do {
            try await database.exclusive { session in
                try session.execute(Say.parent(4))
                throw Refused(why: "row 5")
            }
        } catch let refused as Refused { try same(refused.why, "row 5", "reason") }
        let parents = Statement(name: "parents", sql: "SELECT id FROM parent ORDER BY id")
        try same(try await database.numbers(parents()), [1, 2, 3], "parents")
    }

    private static func manyRows(_ database: Database) async throws {
        // 1,000 rows are not a power of two, so that every size of a bulk insert is used.
        let rows: [[SQLValue]] = (1...1_000).map { [.integer($0), $0 % 7 == 0 ? "" : "row 🙂"] }
        try await database.exclusive { try $0.executeMany(Say.note, rows) }
        try same(try await database.read { try $0.query(Say.notes()).map { $0.values } }, rows, "rows")
    }

    private static func closed(_ database: Database) async throws {
        await database.close()
        try same(try await failure("a write") { try await database.write { _, _ in } }.kind, .misuse, "kind")
        try same(try await failure("a read") { try await database.read { _ in } }.kind, .misuse, "kind")
    }
}

/// A session carried out of its unit on purpose; it is used only after the unit's thread has let go of it.
struct Keeper: @unchecked Sendable {
    let session: any SQLSession
}
