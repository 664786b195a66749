import Application
import Bootstrap
import Domain
import Foundation
import SQLSession
import Store
import StorePostgres
import StoreSQLite

/// A store to measure on, filled by plain SQL, with the house over it.
struct BenchStore {
    let address: String
    let house: House
    let store: SQLStore
    let database: Database

    /// Noon of 2 June 2025, UTC: every event of the bench starts a month later.
    static let now = Instant(seconds: 1_748_865_600)

    static func make(_ address: String) async throws -> BenchStore {
        let clock = FixedClock(now)
        _ = try await Bootstrap.keeper(clock: clock).initialise(address, serviceRole: nil)
        let (house, store) = try await Bootstrap.open(address, clock: clock)
        let connector: any Connector =
            if address.hasPrefix("sqlite:") {
                SQLiteConnector(path: String(address.dropFirst(7)))
            } else {
                try PostgresConnector(url: address)
            }
        let made = BenchStore(address: address, house: house, store: store, database: Database(connector))
        try await made.addPolicy()
        return made
    }

    private func addPolicy() async throws {
        guard let document = house.samples["sample-year"], let from = LocalDate(iso: "2000-04-01") else { return }
        let request = AddPolicy.Request(name: "sample-year", from: from, document: document)
        _ = try await AddPolicy(house)(request, by: .command("bench"))
    }

    func close() async {
        await store.close()
        await database.close()
    }

    func script(_ sql: String) async throws { try await database.exclusive { try $0.script(sql) } }

    /// The rows 1 to `count`, in the engine's own words.
    func numbers(_ count: Int64) -> String {
        database.engine == .sqlite
            ? "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count)) SELECT i FROM n)"
            : "(SELECT i FROM generate_series(1::bigint, \(count)) AS n(i))"
    }

    /// Agencies `A1`… , people `p1@bench.example`…, one course, and events `B1`… that start a month from `now`.
    func fill(agencies: Int64, people: Int64, events: Int64, from now: Instant = BenchStore.now) async throws {
        let start = now.microseconds + 30 * 86_400_000_000
        try await script(
            """
            INSERT INTO agency (id, code, name, sector, status, charge_exempt, attend_exempt, billing_address,
                billing_email, purchase_order, version)
            SELECT i, 'A' || i, 'Agency ' || i, 'health', 'active', 0, 0, '', '', '', 1 FROM \(numbers(agencies)) AS x;
            INSERT INTO person (id, agency_id, status, version)
            SELECT i, i % \(agencies) + 1, 'active', 1 FROM \(numbers(people)) AS x;
            INSERT INTO person_detail (person_id, email_key, email, name, job_role)
            SELECT i, 'p' || i || '@bench.example', 'p' || i || '@bench.example', 'Person ' || i, 'nurse'
            FROM \(numbers(people)) AS x;
            INSERT INTO course (id, code, title, level, topic, minutes, target_groups, prerequisites, fee, status,
                version)
            VALUES (1, 'C', 'Course', '1', 'Topic', 180, '', '', 0, 'active', 1);
            INSERT INTO event (id, reference, kind, course_id, delivery, venue, status, reason, places, bookable,
                minimum,
                needs_approval, offer_minutes, priority, has_allocations, year, month, first_date, starts_at, ends_at,
                version)
            SELECT i, 'B' || i, 'course', 1, 'face_to_face', '', 'published', '', 1000000, 1000000, 0, 0, 2880, '', 0,
                2025, 202507, '2025-07-02', \(start), \(start) + 10800000000, 1
            FROM \(numbers(events)) AS x;
            INSERT INTO session (event_id, n, starts_local, ends_local, starts_at, ends_at)
            SELECT i, 1, '2025-07-02T13:00', '2025-07-02T16:00', \(start), \(start) + 10800000000
            FROM \(numbers(events)) AS x;
            """)
    }
}
