import Foundation
import SQLSession

extension Promise {
    static let reading = [
        Promise("a reader cannot write") { try await $0.with(readOnly) },
        Promise("a snapshot does not change while it is read") { try await $0.with(snapshot) },
        Promise("a million rows are streamed") { try await $0.with(stream) },
        Promise("a stream is held in bounded memory") { try await $0.with(bounded) },
        Promise("a stream that is broken off leaves the session usable") { try await $0.with(brokenStream) },
        Promise("a stream is not to be interrupted by its own body") { try await $0.with(nestedCall) },
        Promise("several statements are answered in order") { try await $0.with(several) },
    ]

    private static let count = Statement(
        name: "million",
        sql: """
            WITH RECURSIVE t(n) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM t WHERE n < $1)
            SELECT n, 'some text that makes the row longer ' || n FROM t
            """)

    private static func readOnly(_ database: Database) async throws {
        let error = try await failure("a write by a reader") {
            try await database.read { session in
                try session.execute(Say.take(1, 5))
                try session.flush()
            }
        }
        try same(error.kind, .readOnly, "kind")
        try same(try await database.numbers(Say.taken(1)), [0], "taken")
    }

    private static func snapshot(_ database: Database) async throws {
        let gate = Gate()
        let reader = Task {
            try await database.read(snapshot: true) { session in
                let before = try session.query(Say.taken(1))[0].integer(0)
                gate.wait()
                return [before, try session.query(Say.taken(1))[0].integer(0)]
            }
        }
        await gate.hasArrived()
        let writer = Task { try await database.write(key: 1) { session, _ in try session.execute(Say.take(1, 8)) } }
        // In memory the reader is the writer, and the write comes after it.
        try await Task.sleep(for: .milliseconds(50))
        gate.open()
        try same(try await reader.value, [0, 0], "what the snapshot saw")
        try await writer.value
        try same(try await database.numbers(Say.taken(1)), [8], "taken")
    }

    private static func stream(_ database: Database) async throws {
        let (rows, total) = try await database.read { session in
            var rows = 0
            var total: Int64 = 0
            try session.stream(count(1_000_000)) { row in
                rows += 1
                total += try row.integer(0)
            }
            return (rows, total)
        }
        try same(rows, 1_000_000, "rows")
        // n(n + 1)/2 for a million.
        try same(total, 500_000_500_000, "their sum")
    }

    /// Twenty million rows held at once would be some 3 GB. Nothing else that the process does meanwhile grows by a
    /// third of that, and whoever streams has them one by one and need not wait for the last.
    private static func bounded(_ database: Database) async throws {
        let before = residentKilobytes()
        do {
            try await database.read { session in
                var rows = 0
                try session.stream(count(20_000_000)) { _ in
                    rows += 1
                    guard rows % 100_000 == 0 else { return }
                    let grown = residentKilobytes() - before
                    if grown > 1_000_000 { throw Broken("memory grew by \(grown) kB") }
                    if rows == 300_000 { throw Refused(why: "enough") }
                }
            }
        } catch let refused as Refused { try same(refused.why, "enough", "reason") }
    }

    private static func brokenStream(_ database: Database) async throws {
        for _ in 0..<2 {
            do {
                try await database.read { session in
                    try session.stream(count(200_000)) { row in
                        if try row.integer(0) == 3 { throw Refused(why: "enough") }
                    }
                }
            } catch let refused as Refused { try same(refused.why, "enough", "reason") }
            try same(try await database.numbers(Say.sum()), [0], "a read afterwards")
        }
        // In a unit, stopping a stream is no failure of the database.
        try await database.write(key: 1) { session, _ in
            do {
                try session.stream(count(1_000)) { _ in throw Refused(why: "enough") }
            } catch is Refused { try session.execute(Say.take(1, 4)) }
        }
        try same(try await database.numbers(Say.taken(1)), [4], "taken")
    }

    private static func nestedCall(_ database: Database) async throws {
        let error = try await failure("a query within a stream") {
            try await database.read { session in
                try session.stream(count(10)) { _ in _ = try session.query(Say.sum()) }
            }
        }
        try same(error.kind, .misuse, "kind")
    }

    private static func several(_ database: Database) async throws {
        let found = try await database.read { try $0.query([Say.taken(1), Say.claims(), Say.sum()]) }
        try same(found.map { $0.count }, [1, 0, 1], "rows of each")
    }

    /// What the process holds in memory, from `/proc`.
    private static func residentKilobytes() -> Int {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * 4
    }
}
