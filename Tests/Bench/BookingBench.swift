import Application
import Domain
import Foundation
import Synchronization

/// Bookings a second through the use-case, every guarantee kept, beside the plain program and pgbench.
struct BookingBench {
    let bench: Bench
    private static let events: Int64 = 1_000
    private static let people: Int64 = 60_000
    private static let agencies: Int64 = 50

    /// One row of the table: its name and a figure for each round.
    private struct Line {
        let name: String
        let figures: [Double]
    }

    func run() async throws {
        say("\nBookings a second: history, idempotency key, audit, outbox and counters in the booking's transaction")
        if bench.measures("sqlite") { try await sqlite() }
        guard bench.measures("postgres") else { return }
        if let url = bench.postgres { try await postgres(url) } else { say("  PostgreSQL: set TURNOUT_TEST_POSTGRES") }
    }

    private func sqlite() async throws {
        let store = try await BenchStore.make("sqlite:" + bench.path("booking.db"))
        try await store.fill(agencies: Self.agencies, people: Self.people, events: Self.events)
        let plain = PlainSQLite(path: bench.path("plain.db"), events: Self.events)
        var lines: [String: [Double]] = [:]
        for round in 0..<bench.rounds {
            lines["plain", default: []].append(try plain.run(seconds: bench.seconds))
            for (name, clients, isHot) in Self.shapes {
                lines[name, default: []].append(try await load(store, clients: clients, isHot: isHot, round: round))
            }
        }
        await store.close()
        let base = lines["plain"] ?? []
        show("SQLite", [Line(name: "plain program, synchronous=FULL", figures: base)], base: base)
        show("SQLite", Self.shapes.map { Line(name: $0.0, figures: lines[$0.0] ?? []) }, base: base)
    }

    private func postgres(_ url: String) async throws {
        let store = try await BenchStore.make(url + (url.contains("?") ? "&" : "?") + "schema=bench_\(getpid())")
        try await store.fill(agencies: Self.agencies, people: Self.people, events: Self.events)
        let pgbench = Pgbench(url: url)
        try pgbench.prepareTables(events: Int(Self.events))
        var lines: [String: [Double]] = [:]
        for round in 0..<bench.rounds {
            for (name, clients, isHot) in Self.shapes {
                let events = isHot ? 1 : Int(Self.events)
                lines["pgbench " + name, default: []].append(
                    try pgbench.run(clients: clients, seconds: bench.seconds, events: events, folder: bench.folder.path)
                )
                lines[name, default: []].append(try await load(store, clients: clients, isHot: isHot, round: round))
            }
        }
        try await store.script("DROP SCHEMA bench_\(getpid()) CASCADE")
        await store.close()
        for (name, _, _) in Self.shapes {
            let base = lines["pgbench " + name] ?? []
            show("PostgreSQL", [Line(name: "pgbench, " + name, figures: base)], base: base)
            show("PostgreSQL", [Line(name: name, figures: lines[name] ?? [])], base: base)
        }
    }

    private static let shapes: [(String, Int, Bool)] = [
        ("1 client, distinct events", 1, false), ("8 clients, distinct events", 8, false),
        ("1 client, one hot event", 1, true), ("8 clients, one hot event", 8, true),
    ]

    private func show(_ engine: String, _ lines: [Line], base: [Double]) {
        for line in lines {
            // The ratio is that of figures of the same round, so that a slow moment of the machine weighs on both.
            let ratio = zip(line.figures, base).map { $0 / $1 }.median
            say(
                "  \(engine.padded(11)) \(line.name.padded(38)) \(line.figures.median.whole.right(8))/s"
                    + "  \(ratio.places(2)) ×  (\(line.figures.spread))")
        }
    }

    /// Each client books again as soon as it is answered. A hot event is a new one for each round and client count.
    private func load(_ store: BenchStore, clients: Int, isHot: Bool, round: Int) async throws -> Double {
        let end = ContinuousClock.now + .seconds(bench.seconds)
        let tag = "\(clients)-\(isHot)-\(round)"
        let hot = Int64(round * 2 + (clients > 1 ? 1 : 0)) + 1
        let book = Book(store.house)
        let start = ContinuousClock.now
        let done = try await withThrowingTaskGroup(of: Int64.self) { group in
            for client in 0..<clients {
                group.addTask {
                    var count: Int64 = 0
                    var booked: Int64 = 0
                    while ContinuousClock.now < end {
                        let index = count * Int64(clients) + Int64(client)
                        let person = index % Self.people + 1
                        let spread = (index * 7 + index / Self.people * 613 + Int64(round * 97 + clients)) % Self.events
                        let event = isHot ? hot : spread + 1
                        let request = Book.Request(
                            event: "B\(event)", email: "p\(person)@bench.example", name: "Person \(person)",
                            agency: "A\(person % Self.agencies + 1)", jobRole: "nurse", key: "\(tag)-\(index)")
                        count += 1
                        do {
                            _ = try await book(request, by: .command("bench"))
                            booked += 1
                        } catch let refusal as Refusal where refusal.kind == .alreadyBooked {
                            // A pair of person and event that an earlier round has had counts for nothing.
                        }
                    }
                    return booked
                }
            }
            return try await group.reduce(0, +)
        }
        let parts = (ContinuousClock.now - start).components
        return Double(done) / (Double(parts.seconds) + Double(parts.attoseconds) / 1e18)
    }
}
