import SQLSession

extension Promise {
    static let values = [
        Promise("values come back as they went in") { try await $0.with(valuesRoundTrip) },
        Promise("a text with U+0000 is refused") { try await $0.with(nulIsRefused) },
        Promise("a column of another type throws and names statement and column") { try await $0.with(wrongColumn) },
        Promise("a placeholder may be used twice and in any order") { try await $0.with(placeholders) },
        Promise("a wrong number of values is refused") { try await $0.with(wrongCount) },
        Promise("a null has no type, before a value and after one") { try await $0.with(nullsAndValues) },
    ]

    private static let insert = Statement(name: "kind insert", sql: "INSERT INTO kind (n, t, b) VALUES ($1, $2, $3)")
    private static let select = Statement(name: "kind select", sql: "SELECT n, t, b FROM kind ORDER BY n")

    private static func valuesRoundTrip(_ database: Database) async throws {
        let long = String(repeating: "ß🙂\u{301}", count: 40_000)
        let rows: [[SQLValue]] = [
            [.integer(.min), "", .blob([])],
            [-1, "🏳️‍🌈 e\u{301} 漢字 '\"\\", .blob((0...255).map { UInt8($0) })],
            [0, nil, nil],
            [.integer(.max), .text(long), .blob([0])],
        ]
        try await database.write { session, _ in
            for row in rows { try session.execute(Call(insert, row)) }
        }
        let found = try await database.read { try $0.query(select()) }
        try same(found.map { $0.values }, rows, "values")
        // 2 + 3 with a sum, which PostgreSQL gives as numeric.
        let sum = Statement(name: "total", sql: "SELECT sum(n) FROM kind WHERE n = 0 OR n = -1")
        try same(try await database.numbers(sum()), [-1], "a sum")
    }

    private static func nulIsRefused(_ database: Database) async throws {
        let error = try await failure("a text with a NUL") {
            try await database.write { session, _ in try session.execute(insert(1, "a\0b", nil)) }
        }
        try same(error.kind, .wrongType, "kind")
        try same(try await database.read { try $0.query(select()).count }, 0, "rows")
    }

    private static func wrongColumn(_ database: Database) async throws {
        let error = try await failure("text read as a number") {
            try await database.read { session in
                try session.first(Statement(name: "greeting", sql: "SELECT 'secret' AS word")())?.integer(0)
            }
        }
        try same(error.kind, .wrongType, "kind")
        try same(error.description, "column 0 (word) of 1 is not a whole number in greeting", "message")
        let missing = try await failure("a column that is not there") {
            try await database.read { try $0.first(Say.sum())?.text(7) }
        }
        try same(missing.kind, .wrongType, "kind")
    }

    private static func placeholders(_ database: Database) async throws {
        let statement = Statement(
            name: "order", sql: "SELECT CAST($2 AS BIGINT) * 100 + CAST($1 AS BIGINT) * 10 + CAST($2 AS BIGINT)")
        try same(try await database.numbers(statement(3, 4)), [434], "4·100 + 3·10 + 4")
    }

    private static func wrongCount(_ database: Database) async throws {
        let error = try await failure("one value for two placeholders") {
            try await database.write { session, _ in _ = try session.query(Say.take(1)) }
        }
        try same(error.isRefusal, false, "is a refusal of data")
    }

    private static func nullsAndValues(_ database: Database) async throws {
        for values: [SQLValue] in [[1, nil, nil], [2, "x", nil], [nil, "y", .blob([1])], [3, nil, .blob([2])]] {
            try await database.write { session, _ in try session.execute(Call(insert, values)) }
        }
        let count = Statement(name: "count", sql: "SELECT count(*) FROM kind WHERE t IS NULL OR b IS NULL OR n IS NULL")
        try same(try await database.numbers(count()), [4], "rows with a null")
    }
}
