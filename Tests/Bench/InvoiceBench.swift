import Application
import Bootstrap
import Domain
import Foundation
import Money
import SQLSession

/// One invoice run over ten thousand charges of fifty agencies: read, planned, numbered, issued and posted in one
/// transaction.
struct InvoiceBench {
    let bench: Bench
    private static let charges: Int64 = 10_000
    private static let people: Int64 = 2_000

    func run() async throws {
        say("\nInvoice run: \(Self.charges) charges of \(PastBookings.agencies) agencies, an invoice a year each")
        if bench.measures("sqlite") { try await measure("SQLite", "sqlite:" + bench.path("invoices.db")) }
        guard bench.measures("postgres") else { return }
        guard let url = bench.postgres else { return say("  PostgreSQL: set TURNOUT_TEST_POSTGRES") }
        let schema = "invoices_\(getpid())"
        try await measure("PostgreSQL", url + (url.contains("?") ? "&" : "?") + "schema=\(schema)")
        _ = try Shell.run("psql", ["-q", "-d", url, "-c", "DROP SCHEMA \(schema) CASCADE"])
    }

    private func measure(_ engine: String, _ address: String) async throws {
        let store = try await BenchStore.make(address)
        let rounds = Int64(bench.rounds)
        try await store.fill(agencies: PastBookings.agencies, people: Self.people, events: 1)
        try await PastBookings(store: store, people: Self.people)
            .fill(Self.charges * rounds + PastBookings.perEvent)
        try await store.script("UPDATE agency SET billing_address = '1 High Street; Birmingham'")
        _ = try await ChangeSettings(store.house)(
            [.init("seller.name", "The Partnership"), .init("seller.address", "2 Low Street; Birmingham")],
            by: .command("bench"))
        var times: [Double] = []
        var invoices = 0
        for round in 0..<rounds {
            try await store.script(charges(round))
            try await store.script("ANALYZE")
            let request = RunInvoices.Request(through: store.house.today)
            times.append(
                try await elapsed {
                    invoices = try await RunInvoices(store.house)(request, by: .command("bench")).invoices.count
                })
        }
        say(
            "  \(engine.padded(11)) \(invoices) invoices in \(times.median.places(2)) s, "
                + "\((Double(Self.charges) / times.median).whole) charges a second  "
                + "(\(times.map { $0.places(2) }.joined(separator: ", ")) s)")
        await store.close()
    }

    /// The next ten thousand bookings stayed away and are charged £50 each.
    private func charges(_ round: Int64) -> String {
        """
        INSERT INTO charge (id, booking_id, n, event_id, agency_id, policy_id, occurrence, amount, vat_category,
            settlement, explanation, year, event_date, assessed_at, state, version, due)
        SELECT \(round * Self.charges) + row_number() OVER (ORDER BY b.id), b.id, 1, b.event_id, b.agency_id, 1,
            'non_attendance', 5000, 'O', 'invoice', 'did not attend; half day; £50', e.year, '2005-06-01',
            1117700000000000, 'assessed', 1, 5000
        FROM booking b JOIN event e ON e.id = b.event_id
        WHERE NOT EXISTS (SELECT 1 FROM charge c WHERE c.booking_id = b.id)
        ORDER BY b.id LIMIT \(Self.charges)
        """
    }
}
