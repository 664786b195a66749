import Application
import Bootstrap
import Domain
import Foundation

/// Bookings a second through the running service, beside the plain program, pgbench and the service's own empty POST.
struct HTTPBench {
    let bench: Bench
    private static let connections = 64
    private static let events: Int64 = 1_000
    private static let people: Int64 = 60_000
    private static let agencies: Int64 = 50

    func run() async throws {
        say("\nBookings a second through HTTP, \(Self.connections) connections: token, key, history, audit, outbox")
        if bench.measures("sqlite") { try await sqlite() }
        guard bench.measures("postgres") else { return }
        guard let url = bench.postgres else { return say("  PostgreSQL: set TURNOUT_TEST_POSTGRES") }
        try await postgres(url)
    }

    private func filled(_ address: String) async throws -> Wrk {
        let store = try await BenchStore.make(address)
        let now = SystemClock().now()
        try await store.fill(
            agencies: Self.agencies, people: Self.people, events: Self.events,
            from: now)
        let made = try await AddToken(store.house.at(FixedClock(now)))(
            .init(role: .administrator), by: .command("bench"))
        await store.close()
        return Wrk(
            folder: bench.folder.path, token: made.secret.text, connections: Self.connections,
            people: Int(Self.people), agencies: Int(Self.agencies))
    }

    private func sqlite() async throws {
        let address = "sqlite:" + bench.path("http.db")
        let wrk = try await filled(address)
        let plain = PlainSQLite(path: bench.path("http-plain.db"), events: Self.events)
        let service = try ServiceProcess(store: address)
        let idle = service.megabytes
        var lines = Lines()
        for round in 0..<bench.rounds {
            lines.add("plain program", try plain.run(seconds: bench.seconds))
            try measure(wrk, service, round, &lines)
        }
        say(
            "  SQLite      ready after \((service.readyAfter * 1_000).whole) ms, \(idle.whole) MB idle, "
                + "\(service.megabytes.whole) MB loaded")
        service.stop()
        lines.show("SQLite", bases: ["distinct events": "plain program", "one hot event": "plain program"])
    }

    private func postgres(_ url: String) async throws {
        let schema = "http_\(getpid())"
        let address = url + (url.contains("?") ? "&" : "?") + "schema=\(schema)"
        let wrk = try await filled(address)
        let pgbench = Pgbench(url: url)
        try pgbench.prepareTables(events: Int(Self.events))
        let service = try ServiceProcess(store: address)
        let idle = service.megabytes
        var lines = Lines()
        for round in 0..<bench.rounds {
            for (name, events) in [("pgbench distinct", Int(Self.events)), ("pgbench hot", 1)] {
                lines.add(
                    name,
                    try pgbench.run(
                        clients: 8, seconds: bench.seconds, events: events, folder: bench.folder.path))
            }
            try measure(wrk, service, round, &lines)
            let second = try ServiceProcess(store: address)
            try await measurePair(wrk, service, second, round, &lines)
            second.stop()
        }
        say(
            "  PostgreSQL  ready after \((service.readyAfter * 1_000).whole) ms, \(idle.whole) MB idle, "
                + "\(service.megabytes.whole) MB loaded")
        service.stop()
        _ = try Shell.run("psql", ["-q", "-d", url, "-c", "DROP SCHEMA \(schema) CASCADE"])
        lines.show(
            "PostgreSQL",
            bases: [
                "distinct events": "pgbench distinct", "one hot event": "pgbench hot",
                "distinct events, two services": "pgbench distinct",
            ])
    }

    private func measure(_ wrk: Wrk, _ service: ServiceProcess, _ round: Int, _ lines: inout Lines) throws {
        let shapes: [(String, Wrk.Shape)] = [
            ("empty POST", .ping), ("distinct events", .distinct(events: Int(Self.events))),
            ("one hot event", .hot(event: round + 1)),
        ]
        for (index, (name, shape)) in shapes.enumerated() {
            let full = try wrk.run(service.address, shape, series: round * 10 + index, seconds: bench.seconds)
            lines.add(name, full)
            guard index > 0 else { continue }
            // The same people book an event of their own again, so that nobody is refused as booked already.
            let again = index == 2 ? Wrk.Shape.hot(event: Int(Self.events) - round) : shape
            lines.add(
                "\(name), half the load",
                try wrk.run(
                    service.address, again, series: round * 10 + 6 + index, seconds: bench.seconds,
                    pause: halving(full)))
        }
    }

    /// How long each connection waits, in milliseconds, so that half as many requests are made a second: twice the time
    /// from one request to the next, less what an answer itself takes when there is no crowd.
    private func halving(_ full: Wrk.Result) -> Double {
        2_000 * Double(Self.connections) / max(1, full.perSecond) - full.p50 / 4
    }

    /// Both services at once, with half of the connections each.
    private func measurePair(
        _ wrk: Wrk, _ one: ServiceProcess, _ other: ServiceProcess, _ round: Int, _ lines: inout Lines
    ) async throws {
        let half = Wrk(
            folder: wrk.folder, token: wrk.token, connections: Self.connections / 2, people: wrk.people,
            agencies: wrk.agencies)
        let seconds = bench.seconds
        let addresses = [one.address, other.address]
        let sum = try await withThrowingTaskGroup(of: Double.self) { group in
            for (index, address) in addresses.enumerated() {
                group.addTask {
                    try half.run(
                        address, .distinct(events: Int(Self.events)), series: round * 10 + 5 + index, seconds: seconds
                    ).perSecond
                }
            }
            return try await group.reduce(0, +)
        }
        lines.add("distinct events, two services", sum)
    }
}

/// Figures by name, in the order in which they were first measured.
private struct Lines {
    private var order: [String] = []
    private var rates: [String: [Double]] = [:]
    private var waits: [String: [Wrk.Result]] = [:]

    mutating func add(_ name: String, _ rate: Double) {
        if rates[name] == nil { order.append(name) }
        rates[name, default: []].append(rate)
    }

    mutating func add(_ name: String, _ result: Wrk.Result) {
        add(name, result.perSecond)
        waits[name, default: []].append(result)
    }

    /// The medians; a ratio is that of figures of the same round.
    func show(_ engine: String, bases: [String: String]) {
        for name in order {
            let own = rates[name] ?? []
            var line = "  \(engine.padded(11)) \(name.padded(38)) \(own.median.whole.right(8))/s"
            if let base = bases[name].flatMap({ rates[$0] }) {
                line += "  \(zip(own, base).map { $0 / $1 }.median.places(2)) ×"
            }
            if let waits = waits[name] {
                line += "  p50 \(waits.map(\.p50).median.places(1)) ms, p99 \(waits.map(\.p99).median.places(1)) ms"
                line += waits.notDone
            }
            say(line + "  (\(own.spread))")
        }
    }
}
