import Application
import Domain
import Foundation
import Reports
import SQLSession

/// The year report and one booking, with ten thousand, a million and ten million bookings in the store.
struct SizesBench {
    let bench: Bench

    func run() async throws {
        say(
            "\nYear report and one booking as the store grows: \(PastBookings.years) years, "
                + "\(PastBookings.perEvent) bookings an event"
        )
        if bench.measures("sqlite") { try await measure("SQLite") { "sqlite:" + bench.path("size-\($0).db") } }
        guard bench.measures("postgres") else { return }
        guard let url = bench.postgres else { return say("  PostgreSQL: set TURNOUT_TEST_POSTGRES") }
        try await measure("PostgreSQL") { url + (url.contains("?") ? "&" : "?") + "schema=size_\(getpid())_\($0)" }
    }

    private func measure(_ engine: String, _ address: (Int64) -> String) async throws {
        var smallest: Double?
        for size in bench.sizes {
            let store = try await BenchStore.make(address(size))
            let filling = try await elapsed { try await fill(store, bookings: size) }
            let report = try await reports(store)
            let booking = try await bookings(store)
            smallest = smallest ?? booking
            let ratio = booking / (smallest ?? booking)
            say(
                "  \(engine.padded(11)) \(String(size).right(9)) bookings: report \(report.places(1).right(6)) ms, "
                    + "one booking \((booking * 1000).places(3)) ms (\(ratio.places(2)) ×), filled in \(filling.whole)s"
            )
            if engine == "PostgreSQL" { try await store.script("DROP SCHEMA size_\(getpid())_\(size) CASCADE") }
            await store.close()
            for end in ["", "-wal", "-shm", ".lock"] {
                try? FileManager.default.removeItem(atPath: bench.path("size-\(size).db\(end)"))
            }
        }
    }

    /// Milliseconds of the median report, the first not counted.
    private func reports(_ store: BenchStore) async throws -> Double {
        var times: [Double] = []
        guard let year = FinancialYear(startYear: 2020) else { return .nan }
        let report = ReportYear(store.house)
        for _ in 0..<(bench.rounds * 5 + 1) {
            times.append(try await elapsed { _ = try await report(.init(year: year), by: .command("bench")) } * 1000)
        }
        return Array(times.dropFirst()).median
    }

    /// Seconds of the median booking by one client.
    private func bookings(_ store: BenchStore) async throws -> Double {
        var times: [Double] = []
        let book = Book(store.house)
        for index in 0..<Int64(1_000 * bench.rounds) {
            let request = Book.Request(
                event: "B\(index % 100 + 1)", email: "p\(index % 20_000 + 1)@bench.example", name: "Person",
                agency: "A\((index % 20_000 + 1) % PastBookings.agencies + 1)", jobRole: "nurse", key: "s\(index)")
            times.append(try await elapsed { _ = try await book(request, by: .command("bench")) })
        }
        return times.median
    }

    /// Events `B1` to `B100` to book, and as many held ones, over the years, as the size asks for.
    private func fill(_ store: BenchStore, bookings: Int64) async throws {
        try await store.fill(agencies: PastBookings.agencies, people: 20_000, events: 100)
        try await PastBookings(store: store, people: 20_000).fill(bookings)
        try await store.script("ANALYZE")
    }
}
