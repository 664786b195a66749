import Application
import Domain
import Foundation
import Reports
import SQLSession

/// Cuts of a year beside plain GROUP BY over the same rows, as the store grows.
struct ReportsBench {
    let bench: Bench

    /// A cut, and the statement somebody would write for it by hand.
    private struct Case {
        let name: String
        let dimensions: [Reports.Dimension]
        let statements: [String]
        /// Whether it is one of the reports that are asked for every day.
        var isStandard = false
    }

    func run() async throws {
        say(
            "\nCuts of one year as the store grows: \(PastBookings.years) years, \(PastBookings.perEvent) bookings an "
                + "event; standard reports are to take 100 ms at most, any cut 1.2 × the plain statement"
        )
        if bench.measures("sqlite") { try await measure("SQLite") { "sqlite:" + bench.path("cut-\($0).db") } }
        guard bench.measures("postgres") else { return }
        guard let url = bench.postgres else { return say("  PostgreSQL: set TURNOUT_TEST_POSTGRES") }
        try await measure("PostgreSQL") { url + (url.contains("?") ? "&" : "?") + "schema=cut_\(getpid())_\($0)" }
    }

    private func measure(_ engine: String, _ address: (Int64) -> String) async throws {
        for size in bench.sizes {
            let store = try await BenchStore.make(address(size))
            try await store.fill(agencies: PastBookings.agencies, people: 20_000, events: 100)
            try await PastBookings(store: store, people: 20_000).fill(size)
            try await store.script(Self.variety)
            // As the service does once months are over.
            let summing = try await elapsed { while try await SumMonths(store.house)() > 0 {} }
            try await store.script("ANALYZE")
            say("  \(engine), \(size) bookings; summing every month that is over took \(summing.places(1)) s")
            for item in Self.cases { try await measure(item, store) }
            if engine == "PostgreSQL" { try await store.script("DROP SCHEMA cut_\(getpid())_\(size) CASCADE") }
            await store.close()
            for end in ["", "-wal", "-shm", ".lock"] {
                try? FileManager.default.removeItem(atPath: bench.path("cut-\(size).db\(end)"))
            }
        }
    }

    private func measure(_ item: Case, _ store: BenchStore) async throws {
        guard let year = FinancialYear(startYear: 2020) else { return }
        let cut = ReportCut(store.house)
        let request = ReportCut.Request(item.dimensions, CutPeriod(year))
        var (ours, plain): ([Double], [Double]) = ([], [])
        // Turn by turn, so that both meet the same machine; the first turn is not counted.
        for _ in 0..<(bench.rounds * 3 + 1) {
            ours.append(try await elapsed { _ = try await cut(request, by: .command("bench")) } * 1000)
            plain.append(
                try await elapsed {
                    for sql in item.statements {
                        _ = try await store.database.read { session in
                            try session.query(Call(Statement(name: "plain \(item.name) \(sql.count)", sql: sql)))
                                .count
                        }
                    }
                } * 1000)
        }
        let (mine, theirs) = (Array(ours.dropFirst()).median, Array(plain.dropFirst()).median)
        let mark = item.isStandard ? (mine <= 100 ? ", within 100 ms" : ", ABOVE 100 ms") : ""
        say(
            "    \(item.name.padded(22)) \(mine.places(1).right(8)) ms, plain \(theirs.places(1).right(8)) ms "
                + "(\((mine / theirs).places(2)) ×)\(mark)")
    }

    /// Courses, months and venues, so that there is something to tell apart.
    private static let variety = """
        INSERT INTO course (id, code, title, level, topic, minutes, target_groups, prerequisites, fee, status, version)
        SELECT a.id + 1, 'C' || a.id, 'Course ' || a.id, '1', 'Topic ' || a.id % 8, 180, '', '', 0, 'active', 1
        FROM agency a WHERE a.id <= 40;
        UPDATE person SET staff_group = 'Group ' || id % 12;
        UPDATE event SET course_id = id % 40 + 2, venue = 'Venue ' || id % 15, month = 4 + id % 9,
            first_date = CAST(year AS TEXT) || '-' || substr(CAST(104 + id % 9 AS TEXT), 2, 2) || '-01'
        WHERE id > 1000;
        """

    private static let counters =
        (Counter.allCases.map(\.rawValue) + ChargeCounter.allCases.map(\.rawValue))

    private static let kept =
        "e.year = 2020 AND e.status <> 'draft' AND e.kind IN ('course', 'master_class', "
        + "'train_the_trainer')"

    /// A sum that the session can read: one engine makes a decimal number of it.
    private static func plain(_ column: String) -> String { "CAST(sum(\(column)) AS BIGINT)" }

    /// Events by what is named, with their counters.
    private static func events(_ groups: String) -> String {
        """
        SELECT \(groups), e.status, e.places, count(*), \(counters.map { plain("e.\($0)") }.joined(separator: ", "))
        FROM event e WHERE \(kept) GROUP BY \(groups), e.status, e.places
        """
    }

    /// The counters of agencies at events by what is named.
    private static func tallies(_ groups: String) -> String {
        """
        SELECT \(groups), e.status, e.places, \(counters.map { plain("t.\($0)") }.joined(separator: ", "))
        FROM event e JOIN event_tally t ON t.event_id = e.id WHERE \(kept) GROUP BY \(groups), e.status, e.places
        """
    }

    /// Bookings by what is named.
    private static func bookings(_ groups: String) -> String {
        """
        SELECT \(groups), e.status, e.places, b.state, b.origin, b.outcome, count(*)
        FROM event e CROSS JOIN booking b CROSS JOIN person p
        WHERE \(kept) AND b.id > e.id * 1048576 AND b.id < (e.id + 1) * 1048576 AND p.id = b.person_id
        GROUP BY \(groups), e.status, e.places, b.state, b.origin, b.outcome
        """
    }

    private static let cases = [
        Case(name: "course", dimensions: [.course], statements: [events("e.course_id")], isStandard: true),
        Case(name: "month", dimensions: [.month], statements: [events("e.month")], isStandard: true),
        Case(
            name: "agency", dimensions: [.agency], statements: [events("e.year"), tallies("t.agency_id")],
            isStandard: true),
        Case(name: "course, month", dimensions: [.course, .month], statements: [events("e.course_id, e.month")]),
        Case(name: "venue, weekday", dimensions: [.venue, .weekday], statements: [events("e.venue, e.first_date")]),
        Case(
            name: "agency, course", dimensions: [.agency, .course],
            statements: [events("e.course_id"), tallies("t.agency_id, e.course_id")]),
        Case(
            name: "staff group, course", dimensions: [.staffGroup, .course],
            statements: [events("e.course_id"), bookings("p.staff_group, e.course_id")]),
    ]
}
