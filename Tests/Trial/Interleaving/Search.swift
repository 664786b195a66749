import Application
import Domain
import Foundation
import Reference
import Synchronization
import TestSupport

/// Tries the orders of one pair's statements one after the other, depth first.
final class Search {
    private static let numbers = Mutex(0)

    private let arena: Arena
    private let pair: Pair
    private let cap: Int
    private(set) var orders = 0
    private(set) var wasCapped = false
    private(set) var faults: [String] = []

    init(arena: Arena, pair: Pair, cap: Int) {
        self.arena = arena
        self.pair = pair
        self.cap = cap
    }

    /// Runs both serial orders first: every other one must end as one of them.
    func run() async throws -> Search {
        let serial = [try await end(inOrder: [0, 1]), try await end(inOrder: [1, 0])]
        var prefix: [Int]? = []
        while let next = prefix {
            guard orders < cap else {
                wasCapped = true
                break
            }
            let (choices, end) = try await end(scheduled: next)
            orders += 1
            guard let choices else {
                faults.append("order \(orders) stood still")
                break
            }
            let taken = choices.map { String($0.taken) }.joined()
            if !serial.contains(end) { faults.append("order \(taken) ended as “\(end)”, alone: \(serial)") }
            if faults.count >= 3 { return self }
            prefix = Self.following(choices)
        }
        if wasCapped { try await sample(serial) }
        return self
    }

    /// Where there are more orders than are tried, as many again by lot: the first ones differ in their ends only.
    private func sample(_ serial: [String]) async throws {
        var random = SplitMix64(seed: 10)
        for _ in 0..<cap where faults.count < 3 {
            let (choices, end) = try await end(scheduled: (0..<200).map { _ in Int(random.next() % 2) })
            orders += 1
            let taken = choices?.map { String($0.taken) }.joined() ?? "that stood still"
            if choices == nil || !serial.contains(end) {
                faults.append("order \(taken) ended as “\(end)”, alone: \(serial)")
            }
        }
    }

    /// The next order: the last choice that had an alternative takes it.
    private static func following(_ choices: [Scheduler.Choice]) -> [Int]? {
        guard let last = choices.lastIndex(where: { $0.able.count > 1 && $0.taken == $0.able[0] }) else { return nil }
        return choices[..<last].map(\.taken) + [choices[last].able[1]]
    }

    private func fresh() async throws -> Ground {
        let number = Self.numbers.withLock { number in
            number += 1
            return number
        }
        let ground = try await arena.ground(number)
        try await pair.prepare(ground)
        // Each client knows the references before it starts, as a service that has run for a while does.
        for house in arena.houses { _ = try await house.eventID(ground.event("A")) }
        return ground
    }

    private func end(inOrder order: [Int]) async throws -> String {
        let ground = try await fresh()
        var answers = ["", ""]
        for client in order { answers[client] = await Self.answer(pair.deeds[client], arena.houses[client], ground) }
        return try await picture(ground, answers)
    }

    private func end(scheduled prefix: [Int]) async throws -> ([Scheduler.Choice]?, String) {
        let ground = try await fresh()
        let watcher = arena.watcher
        let scheduler = Scheduler { watcher.isBlocked($0) }
        scheduler.start()
        arena.pacing.scheduler = scheduler
        let (deeds, houses) = (pair.deeds, arena.houses)
        async let first = Self.play(0, deeds[0], houses[0], ground, scheduler)
        async let second = Self.play(1, deeds[1], houses[1], ground, scheduler)
        let choices = await withCheckedContinuation { done in
            Thread.detachNewThread { done.resume(returning: scheduler.drive(prefix)) }
        }
        let answers = [await first, await second]
        arena.pacing.scheduler = nil
        return (choices, try await picture(ground, answers))
    }

    private static func play(
        _ client: Int, _ deed: Pair.Deed, _ house: House, _ ground: Ground, _ scheduler: Scheduler
    ) async -> String {
        let answer = await answer(deed, house, ground)
        scheduler.left(client)
        return answer
    }

    private static func answer(_ deed: Pair.Deed, _ house: House, _ ground: Ground) async -> String {
        do {
            return try await deed(house, ground)
        } catch let refusal as Refusal {
            return "no \(refusal.kind.rawValue)"
        } catch {
            return "\(error)"
        }
    }

    /// What both were told, and where everything stands: counters, bookings by person, the line, lines on invoices.
    private func picture(_ ground: Ground, _ answers: [String]) async throws -> String {
        var parts = answers
        for letter in ["A", "B"] {
            parts.append(
                try await arena.stage.house.store.read(.everything) { view in
                    guard let event = try view.event(reference: ground.event(letter)) else { return "" }
                    let bookings = try view.bookings(of: event.id)
                    let held = bookings.count { $0.counts[.held] == 1 }
                    let offered = bookings.count { $0.counts[.offered] == 1 }
                    let isKept =
                        Int(event.held) == held && Int(event.offered) == offered && held + offered <= event.bookable
                    let line = try view.waiters(event.id, limit: 100).map(\.booking.ordinal)
                    let states = bookings.map {
                        "\($0.person.raw - (bookings.first?.person.raw ?? 0)):\($0.state.code.rawValue)"
                    }
                    let charges = try bookings.flatMap { try view.charges(of: $0.id).map(\.state.code.rawValue) }
                    let counters = isKept ? "" : "counters are wrong: \(event) "
                    return "\(counters)bookable \(event.bookable) line \(line) \(states) \(charges)"
                })
        }
        return parts.joined(separator: "; ")
    }
}
