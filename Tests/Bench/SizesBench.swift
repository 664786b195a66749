import Application
import Domain
import Foundation
import Reports
import SQLSession

/// The year report and one booking, with ten thousand, a million and ten million bookings in the store.
struct SizesBench {
    let bench: Bench
    private static let perEvent: Int64 = 28
    private static let years: Int64 = 20
    private static let agencies: Int64 = 50

    func run() async throws {
        say(
            "\nYear report and one booking as the store grows: \(Self.years) years, \(Self.perEvent) bookings an event"
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
                agency: "A\((index % 20_000 + 1) % Self.agencies + 1)", jobRole: "nurse", key: "s\(index)")
            times.append(try await elapsed { _ = try await book(request, by: .command("bench")) })
        }
        return times.median
    }

    /// Events `B1` to `B100` to book, and as many held ones, over the years, as the size asks for.
    private func fill(_ store: BenchStore, bookings: Int64) async throws {
        try await store.fill(agencies: Self.agencies, people: 20_000, events: 100)
        let events = bookings / Self.perEvent
        try await store.script(past(store, events))
        let step: Int64 = 20_000
        for first in stride(from: Int64(0), to: events, by: Int64.Stride(step)) {
            try await store.script(block(store, first: first + 1, count: min(step, events - first)))
        }
        try await store.script("ANALYZE")
    }

    private func past(_ store: BenchStore, _ events: Int64) -> String {
        """
        INSERT INTO event (id, reference, kind, course_id, delivery, venue, status, reason, places, bookable, minimum,
            needs_approval, offer_minutes, priority, has_allocations, year, month, first_date, starts_at, ends_at,
                arrivals,
            held, attended, did_not_attend, version)
        SELECT 1000 + i, 'P' || i, 'course', 1, 'face_to_face', '', 'delivered', '', 30, 30, 0, 0, 2880, '', 0,
            2005 + i * \(Self.years) / \(events + 1), 200506, '2005-06-01', 1117612800000000, 1117623600000000, 28,
                28, 26, 2, 1
        FROM \(store.numbers(events)) AS x;
        INSERT INTO event_tally (event_id, agency_id, year, arrivals, requested, held, offered, waiting, walk_ins,
            attended,
            left_early, refused_late, did_not_attend, excused, cancelled_in_time, cancelled_late, cancelled_unjudged,
            event_cancelled, substituted, moved)
        SELECT 1000 + x.i, (x.i + y.i) % \(Self.agencies) + 1, 2005 + x.i * \(Self.years) / \(events + 1), 3, 0, 3,
            0, 0, 0,
            3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
        FROM \(store.numbers(events)) AS x CROSS JOIN \(store.numbers(10)) AS y;
        """
    }

    private func block(_ store: BenchStore, first: Int64, count: Int64) -> String {
        let pairs = "\(store.numbers(count)) AS x CROSS JOIN \(store.numbers(Self.perEvent)) AS y"
        let event = "(1000 + \(first) - 1 + x.i)"
        return """
            INSERT INTO booking (id, event_id, person_id, agency_id, state, origin, outcome, priority, policy_id,
                job_role,
                booked_at, placed_at, version)
            SELECT \(event) * 1048576 + y.i, \(event), (x.i * 31 + y.i) % 20000 + 1, (x.i + y.i % 10) %
                \(Self.agencies) + 1,
                'confirmed', 'booked', 'attended', 0, 1, 'nurse', 1110000000000000, 1110000000000000, 1
            FROM \(pairs);
            INSERT INTO booking_history (booking_id, n, at, actor, happened, state, why)
            SELECT \(event) * 1048576 + y.i, 1, 1110000000000000, 'bench', 'placed', 'confirmed', '' FROM \(pairs);
            """
    }
}
