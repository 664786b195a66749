import Foundation
import SQLSession
import Locking

extension Promise {
    static let groups = [
        Promise("units that wait share one commit, and each is isolated") { try await $0.with(isolation) },
        Promise("units of a group run by ascending key and keep their order within one") { try await $0.with(byKey) },
        Promise("the first reads of a unit see what earlier units of its key wrote") { try await $0.with(hotKey) },
        Promise("when one unit's write fails, the others are stored all the same") { try await $0.with(rerun) },
        Promise("when one unit fails only at the commit, the others are stored all the same") {
            try await $0.with(commitRerun)
        },
        Promise("units that carry on what they changed are told apart from those that do not") {
            try await $0.with(carrying)
        },
        Promise("rows that travel together are there for the next read of the group") { try await $0.with(together) },
        Promise("rows that travel last are all stored, in order") { try await $0.with(travelsLast) },
        Promise("a refusal in a group is stored with it") { try await $0.with(refusalInGroup) },
        Promise("two databases on one store lose no update", twice: true) { try await twoDatabases($0) },
    ]

    /// Lets units pile up behind one that waits, so that they become one group.
    static func pile(
        _ database: Database, _ units: [@Sendable () async throws -> Void]
    ) async throws -> [(any Error)?] {
        let gate = Gate()
        let holding = Task { try await database.write(key: 1) { _, _ in gate.wait() } }
        await gate.hasArrived()
        var waiting: [Task<(any Error)?, Never>] = []
        for unit in units {
            let task = Task { () -> (any Error)? in
                do { try await unit() } catch { return error }
                return nil
            }
            waiting.append(task)
            // One after the other, so that the order of arrival is known; a unit of another lane may not wait at all.
            let limit = ContinuousClock.now + .milliseconds(500)
            while database.waiting < waiting.count, ContinuousClock.now < limit {
                try await Task.sleep(for: .milliseconds(1))
            }
        }
        gate.open()
        try await holding.value
        var errors: [(any Error)?] = []
        for task in waiting { errors.append(await task.value) }
        return errors
    }

    private static func isolation(_ database: Database) async throws {
        let before = database.statistics
        let errors = try await pile(
            database,
            (1...6).map { number in
                {
                    try await database.write(key: 1) { session, _ in
                        try session.execute(Say.claim(.integer(number), 1, .text("person \(number)")))
                        // Every way of failing: before sending, after sending, and not at all.
                        if number == 2 { throw Refused(why: "early") }
                        if number % 2 == 1 { _ = try session.query(Say.claims()) }
                        if number == 5 { throw Refused(why: "late") }
                    }
                }
            })
        // The unit they wait for has a transaction of its own, or they join that one.
        try same(database.statistics.groups - before.groups <= 2, true, "at most two transactions")
        try same(database.statistics.largest >= 6, true, "six units in one")
        try same(errors.map { ($0 as? Refused)?.why }, [nil, "early", nil, nil, "late", nil], "refusals")
        try same(try await database.numbers(Say.claims()), [1, 3, 4, 6], "claims")
    }

    private static func byKey(_ database: Database) async throws {
        let ran = Record<String>()
        let keys: [Int64] = [5, 3, 4, 3, 5]
        _ = try await pile(
            database,
            keys.enumerated().map { index, key in
                { try await database.write(key: key) { _, _ in ran.add("\(key)\(["a", "b", "c", "d", "e"][index])") } }
            })
        // Keys on different lanes are not ordered among each other, so each lane's share is looked at.
        try same(ran.all.filter { $0.hasPrefix("3") }, ["3b", "3d"], "order within key 3")
        try same(ran.all.filter { $0.hasPrefix("5") }, ["5a", "5e"], "order within key 5")
        if database.statistics.largest == 5 { try same(ran.all, ["3b", "3d", "4c", "5a", "5e"], "order by key") }
    }

    private static func hotKey(_ database: Database) async throws {
        let lock = Say.lock(database.engine)
        let errors = try await pile(
            database,
            (0..<10).map { _ in
                {
                    try await database.write(key: 2, prefetch: [lock(2)]) { session, found in
                        try session.execute(Say.take(2, .integer(try found[0][0].integer(0) + 1)))
                    }
                }
            })
        try same(errors.compactMap { $0 }.count, 0, "errors")
        try same(try await database.numbers(Say.taken(2)), [10], "taken")
    }

    private static func carrying(_ database: Database) async throws {
        let lock = Say.lock(database.engine)
        let errors = try await pile(
            database,
            (1...10).map { number in
                {
                    try await database.write(key: 2, prefetch: [lock(2)], carries: true) { session, found in
                        let next = try found[0][0].integer(0) + 1
                        try session.execute(Say.take(2, .integer(next)))
                        // The fourth forgets to say so, and the next must ask again; the sixth says so and is refused.
                        if number != 4 { session.carry(0, [0: .integer(next)]) }
                        if number == 6 { throw Refused(why: "full") }
                    }
                }
            })
        try same(errors.compactMap { $0 }.count, 1, "errors")
        // Ten units, of which one was refused.
        try same(try await database.numbers(Say.taken(2)), [9], "taken")
    }

    private static func together(_ database: Database) async throws {
        let seen = Record<Int>()
        let errors = try await pile(
            database,
            (1...6).map { number in
                {
                    try await database.write(key: .init(number % 3 + 1)) { session, _ in
                        try session.execute(Say.claimTogether(.integer(number), 1, .text("person \(number)")))
                        if number == 6 { seen.add(try session.query(Say.claims()).count) }
                    }
                }
            })
        try same(errors.compactMap { $0 }.count, 0, "errors")
        try same(try await database.numbers(Say.claims()), Array(1...6), "claims")
        // Key 1 has the third and the sixth; the sixth sees at least both.
        if (seen.all.first ?? 0) < 2 { throw Broken("the sixth saw \(seen.all)") }
    }

    private static func rerun(_ database: Database) async throws {
        let before = database.statistics
        let errors = try await pile(
            database,
            [1, 2, 1, 3].map { number in
                {
                    try await database.write(key: 1) { session, _ in
                        try session.execute(Say.claim(.integer(number), 1, .text("person \(number)")))
                    }
                }
            })
        try same((errors[2] as? SQLError)?.kind, .unique(constraint: "claim_pkey"), "the third unit's error")
        try same(errors.compactMap { $0 }.count, 1, "errors")
        try same(try await database.numbers(Say.claims()), [1, 2, 3], "claims")
        try same(database.statistics.reruns - before.reruns, 1, "reruns")
    }

    private static func commitRerun(_ database: Database) async throws {
        try await database.write { session, _ in try session.execute(Say.parent(1)) }
        let errors = try await pile(
            database,
            [1, 99, 1].enumerated().map { index, late in
                {
                    try await database.write(key: 1) { session, _ in
                        try session.execute(Say.child(.integer(index), 1, .integer(late)))
                    }
                }
            })
        guard case .foreignKey = (errors[1] as? SQLError)?.kind else { throw Broken("the second was not refused") }
        try same(errors.compactMap { $0 }.count, 1, "errors")
        let children = Statement(name: "children", sql: "SELECT id FROM child ORDER BY id")
        try same(try await database.numbers(children()), [0, 2], "children")
    }

    private static func travelsLast(_ database: Database) async throws {
        _ = try await pile(
            database,
            (1...9).map { number in
                {
                    try await database.write(key: 1) { session, _ in
                        try session.execute(Say.note(.integer(number), "first"))
                        try session.execute(Say.take(1, .integer(number)))
                        try session.execute(Say.note(.integer(number + 100), "second"))
                    }
                }
            })
        let notes = try await database.numbers(Say.notes())
        try same(notes, Array(1...9) + Array(101...109), "notes")
        try same(try await database.numbers(Say.taken(1)), [9], "taken")
    }

    private static func refusalInGroup(_ database: Database) async throws {
        let errors = try await pile(
            database,
            (1...4).map { number in
                {
                    try await database.write(key: 1) { session, _ in
                        try session.execute(Say.claim(.integer(number), 1, .text("person \(number)")))
                        if number == 3 { throw Refused(why: "full") }
                    } onRefusal: { session, _ in
                        try session.execute(Say.note(.integer(number), "refused"))
                    }
                }
            })
        try same(errors.map { $0 is Refused }, [false, false, true, false], "refusals")
        try same(try await database.numbers(Say.claims()), [1, 2, 4], "claims")
        try same(try await database.numbers(Say.notes()), [3], "notes")
    }

    private static func twoDatabases(_ harness: Harness) async throws {
        try await harness.with { first in
            let second = try harness.open(Harness.Wish())
            let lock = Say.lock(first.engine)
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for number in 0..<16 {
                    let database = number % 2 == 0 ? first : second
                    tasks.addTask {
                        for step in 0..<25 {
                            let key = Int64((number / 2 + step) % 5 + 1)
                            try await database.write(key: key, prefetch: [lock(.integer(key))]) { session, found in
                                try session.execute(
                                    Say.take(.integer(key), .integer(try found[0][0].integer(0) + 1)))
                            }
                        }
                    }
                }
                try await tasks.waitForAll()
            }
            await second.close()
            // 16 tasks of 25 steps.
            try same(try await first.numbers(Say.sum()), [400], "taken in all")
        }
    }
}

/// Holds a thread until it is opened.
final class Gate: Sendable {
    private let isOpen = Mutex(false)
    private let arrived = Mutex(false)

    func wait() {
        arrived.withLock { $0 = true }
        while !isOpen.withLock({ $0 }) { pause() }
    }

    func open() { isOpen.withLock { $0 = true } }

    func hasArrived() async {
        while !arrived.withLock({ $0 }) { try? await Task.sleep(for: .milliseconds(1)) }
    }

    private func pause() { usleep(500) }
}
