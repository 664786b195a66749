import Application
import Bootstrap
import Domain
import Foundation
import Store
import SQLSession

/// Pages a second with five hundred events to book and a million bookings in the store, beside the service's own empty
/// GET.
struct PagesBench {
    let bench: Bench
    private static let connections = 64
    private static let events: Int64 = 500
    private static let people: Int64 = 50_000
    private static let bookings: Int64 = 1_000_000

    private struct Page {
        let name: String
        let path: String
        let isSignedIn: Bool
        /// Whether somebody else commits something a hundred times a second meanwhile, so that nothing may be kept.
        var isBesideCommits = false
    }

    private static let pages = [
        Page(name: "programme", path: "/programme", isSignedIn: false),
        Page(name: "event", path: "/events/B1", isSignedIn: false),
        Page(name: "my bookings", path: "/bookings", isSignedIn: true),
        Page(name: "my bookings, beside commits", path: "/bookings", isSignedIn: true, isBesideCommits: true),
        Page(name: "programme, signed in", path: "/programme", isSignedIn: true),
        Page(name: "event, signed in", path: "/events/B1", isSignedIn: true),
    ]

    func run() async throws {
        say(
            "\nPages, \(Self.connections) connections: \(Self.events) events ahead, \(Self.bookings) bookings of "
                + "\(Self.people) people")
        if bench.measures("sqlite") { try await measure("SQLite", "sqlite:" + bench.path("pages.db")) }
        guard bench.measures("postgres") else { return }
        guard let url = bench.postgres else { return say("  PostgreSQL: set TURNOUT_TEST_POSTGRES") }
        let schema = "pages_\(getpid())"
        try await measure("PostgreSQL", url + (url.contains("?") ? "&" : "?") + "schema=\(schema)")
        _ = try Shell.run("psql", ["-q", "-d", url, "-c", "DROP SCHEMA \(schema) CASCADE"])
    }

    private func measure(_ engine: String, _ address: String) async throws {
        let session = try await filled(address)
        let (house, store) = try await Bootstrap.open(address, clock: SystemClock())
        let service = try ServiceProcess(store: address)
        let wrk = Wrk(folder: bench.folder.path, token: "", connections: Self.connections, people: 0, agencies: 0)
        var empty: [Double] = []
        var results: [String: [Wrk.Result]] = [:]
        for _ in 0..<bench.rounds {
            let live = Wrk.Shape.page("/health/live", session: "")
            empty.append(try wrk.run(service.address, live, series: 0, seconds: bench.seconds).perSecond)
            for page in Self.pages {
                let shape = Wrk.Shape.page(page.path, session: page.isSignedIn ? session : "")
                let commits = page.isBesideCommits ? committing(house) : nil
                results[page.name, default: []].append(
                    try wrk.run(service.address, shape, series: 0, seconds: bench.seconds))
                commits?.cancel()
                await commits?.value
            }
        }
        say("  \(engine.padded(11)) \("empty GET".padded(27)) \(empty.median.whole.right(8))/s  (\(empty.spread))")
        for page in Self.pages {
            let own = results[page.name] ?? []
            let rates = own.map(\.perSecond)
            let ratio = zip(rates, empty).map { $0 / $1 }.median
            let bytes = try size(service.address + page.path, page.isSignedIn ? session : "")
            say(
                "  \(engine.padded(11)) \(page.name.padded(27)) \(rates.median.whole.right(8))/s  "
                    + "\(ratio.places(2)) ×  p50 \(own.map(\.p50).median.places(1)) ms, "
                    + "p99 \(own.map(\.p99).median.places(1)) ms, \(bytes) bytes, "
                    + "(\(rates.spread))\(own.notDone)")
        }
        say("  \(engine.padded(11)) \(service.megabytes.whole) MB at the end")
        service.stop()
        await store.close()
    }

    /// Commits something a hundred times a second until it is cancelled.
    private func committing(_ house: House) -> Task<Void, Never> {
        Task {
            var n = 0
            while !Task.isCancelled {
                n += 1
                let text = "\(n)"
                try? await house.store.write(Intent(.command("bench"), at: house.now)) { work in
                    try work.setFact("bench", text)
                }
                try? await Task.sleep(for: .milliseconds(10))
            }
        }
    }

    private func size(_ address: String, _ session: String) throws -> String {
        try Shell.run(
            "curl",
            ["-sf", "-o", "/dev/null", "-w", "%{size_download}", "-H", "Cookie: __Host-turnout=\(session)", address])
    }

    /// Fills a store, and signs somebody in; gives the session's token.
    private func filled(_ address: String) async throws -> String {
        let store = try await BenchStore.make(address)
        let now = SystemClock().now()
        try await store.fill(agencies: PastBookings.agencies, people: Self.people, events: Self.events, from: now)
        try await PastBookings(store: store, people: Self.people).fill(Self.bookings)
        try await store.script("ANALYZE")
        let house = store.house.at(FixedClock(now))
        let browser = AskSignIn.browserToken()
        try await AskSignIn(house)("p1@bench.example", browser: browser, from: "192.0.2.1")
        let token = try await store.database.read { session in
            try session.query(Call(Statement(name: "the sign-in token", sql: "SELECT token FROM mail"), []))
                .compactMap { row -> String? in if case .text(let text) = row.values.first { text } else { nil } }.last
        }
        let session = try await RedeemLink(house)(token ?? "", browser: browser)
        await store.close()
        return session.token
    }
}
