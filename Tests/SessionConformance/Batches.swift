import SQLSession

extension Promise {
    /// What may be sent as one where statements cost round trips means the same as when it is sent one by one.
    static let batches = [
        Promise("writes that add to a row come to the same sum") { try await $0.with(summed) },
        Promise("a row that a later write of its unit means is not sent after it") { try await $0.with(inOrder) },
        Promise("reads that are asked together answer each unit") { try await $0.with(askedTogether) },
    ]

    private static func summed(_ database: Database) async throws {
        let errors = try await pile(
            database,
            (1...12).map { number in
                {
                    try await database.write(key: Int64(number % 3 + 1)) { session, _ in
                        try session.execute(Say.add(.integer(number % 3 + 1), .integer(number)))
                        try session.execute(Say.add(.integer(number % 3 + 1), 100))
                        if number == 6 { throw Refused(why: "full") }
                    }
                }
            })
        try same(errors.compactMap { $0 }.count, 1, "errors")
        // Place 1 has 3, 9 and 12, because the sixth was refused; 2 has 1, 4, 7 and 10; 3 has 2, 5, 8 and 11.
        try same(try await database.numbers(Say.taken(1)), [324], "place 1")
        try same(try await database.numbers(Say.taken(2)), [422], "place 2")
        try same(try await database.numbers(Say.taken(3)), [426], "place 3")
    }

    private static func inOrder(_ database: Database) async throws {
        let errors = try await pile(
            database,
            (1...4).map { number in
                {
                    try await database.write(key: 1) { session, _ in
                        try session.execute(Say.claimTogether(.integer(number), 1, .text("person \(number)")))
                        try session.execute(Say.rename(.integer(number), .text("someone else \(number)")))
                        try session.execute(Say.add(1, 1))
                    }
                }
            })
        try same(errors.compactMap { $0 }.count, 0, "errors")
        try same(try await database.numbers(Say.renamed()), [4], "renamed")
        try same(try await database.numbers(Say.taken(1)), [4], "taken")
    }

    private static func askedTogether(_ database: Database) async throws {
        let ask = Say.ask(database.engine)
        try await database.write { session, _ in
            for place in 1...5 { try session.execute(Say.take(.integer(place), .integer(place * 10))) }
        }
        let seen = Record<[Int64]>()
        let errors = try await pile(
            database,
            // Ten do not fit one statement; the same place twice, and places that are not there.
            [1, 2, 3, 9, 4, 5, 3, 8, 2, 1].map { place in
                {
                    try await database.write(key: 1, prefetch: [ask(.integer(place))], carries: true) { _, found in
                        let taken = try found[0].map { try $0.integer(0) }
                        if found[0].contains(where: { $0.values.count != 1 }) { throw Refused(why: "columns") }
                        seen.add([Int64(place)] + taken)
                    }
                }
            })
        try same(errors.compactMap { $0 }.count, 0, "errors")
        try same(
            seen.all, [[1, 10], [2, 20], [3, 30], [9], [4, 40], [5, 50], [3, 30], [8], [2, 20], [1, 10]], "answers")
    }
}
