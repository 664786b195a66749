import Application
import Domain
import Evidence
import Foundation
import SQLSession
import Store
import Testing
import TestSupport

@Suite struct VerifierTests {
    static let planted: [Planted] = [
        Planted("counters", "UPDATE event SET attended = attended + 1 WHERE reference = 'E0003'"),
        Planted("counters", "UPDATE event SET arrivals = arrivals + 1 WHERE reference = 'E0003'"),
        Planted(
            "counters",
            "UPDATE event_tally SET did_not_attend = did_not_attend + 1 WHERE event_id = 3 AND agency_id ="
                + " (SELECT min(agency_id) FROM event_tally WHERE event_id = 3)"),
        Planted("counters", "DELETE FROM event_tally WHERE event_id = 7"),
        Planted("counters", "UPDATE event_tally SET year = 2018 WHERE event_id = 3"),
        Planted("counters", "UPDATE event SET invoiced_pence = 5000 WHERE reference = 'E0003'"),
        Planted(
            "booking histories", "DELETE FROM booking_history WHERE booking_id = 1048577 AND n = 1",
            unlocking: "booking_history"),
        Planted(
            "booking histories", "UPDATE booking_history SET state = 'confirmed' WHERE booking_id = 1048577 AND n = 2",
            unlocking: "booking_history"),
        Planted("booking histories", "UPDATE booking SET version = version + 1 WHERE id = 1048577"),
        Planted(
            "booking steps",
            "UPDATE booking_history SET state = 'withdrawn' WHERE booking_id = 1048578 AND n = 1",
            unlocking: "booking_history"),
        Planted(
            "booking steps",
            "UPDATE booking_history SET happened = 'claimed' WHERE booking_id = 1048578 AND n = 2",
            unlocking: "booking_history"),
        Planted("offers", "INSERT INTO offer VALUES (1048577, 1, 1, 2, 'pending', NULL)"),
        Planted("offer numbers", "INSERT INTO offer VALUES (1048579, 2, 1, 2, 'expired', 2)"),
        Planted("waiting tickets", "UPDATE booking SET ticket = ticket + 900 WHERE state = 'waitlisted'"),
        Planted("arrival numbers", "UPDATE event SET arrivals = 1 WHERE reference = 'E0005'"),
        Planted(
            "successors",
            "UPDATE booking SET successor = (SELECT min(id) FROM booking) WHERE id ="
                + " (SELECT max(id) FROM booking WHERE state = 'substituted')"),
        Planted("successors", "UPDATE booking SET replaces = NULL WHERE origin = 'substitute'"),
        Planted("attendance", "DELETE FROM attendance WHERE booking_id > 3000000", unlocking: "attendance"),
        Planted("attendance", "UPDATE attendance SET n = 2 WHERE session_n = 1", unlocking: "attendance"),
        Planted(
            "cancellations",
            "UPDATE booking SET state = 'cancelled_late' WHERE id ="
                + " (SELECT min(id) FROM booking WHERE state = 'cancelled_in_time')"),
        Planted(
            "event histories", "UPDATE event_history SET n = 2 WHERE event_id = 4", unlocking: "event_history"),
        Planted("event dates and places", "UPDATE event SET ends_at = ends_at + 1 WHERE reference = 'E0009'"),
        Planted("event dates and places", "DELETE FROM session WHERE event_id = 1 AND n = 1"),
        Planted("agency histories", "UPDATE agency SET version = 2 WHERE code = 'BCC'"),
        Planted("person histories", "UPDATE person SET version = 2 WHERE id = 40"),
        Planted(
            "person histories", "DELETE FROM person_history WHERE person_id = 41", unlocking: "person_history"),
        Planted("settings", "UPDATE setting SET n = 2", unlocking: "setting"),
        Planted("policies", "UPDATE policy SET document = document || ' '", unlocking: "policy"),
        Planted("policies", "UPDATE policy SET from_date = '2018-04-02'", unlocking: "policy"),
        Planted("number series", "INSERT INTO number_series VALUES ('INV', 3)"),
        Planted("posting numbers", "INSERT INTO id_counter VALUES ('posting', 3)"),
        Planted(
            "mail",
            "INSERT INTO mail (id, topic, subject, happened_at, message_id, due_at, claims, attempts)"
                + " VALUES (1, 'booking.placed', 'booking:7', 0, '1.0@host.example', 0, 0, 0)"),
        Planted("audit chain", "UPDATE audit SET detail = detail || 'x' WHERE id = 5", unlocking: "audit"),
        Planted("audit chain", "UPDATE audit SET at = at + 1 WHERE id = 6", unlocking: "audit"),
        Planted("audit chain", "DELETE FROM audit WHERE id = 7", unlocking: "audit"),
        Planted("audit chain", "DELETE FROM audit_seal WHERE position = 8", unlocking: "audit_seal"),
        Planted(
            "audit chain", "UPDATE audit_seal SET audit_id = -audit_id WHERE position = 9", unlocking: "audit_seal"),
        Planted(
            "audit chain",
            "DELETE FROM audit_seal WHERE position > 5; UPDATE audit SET actor = 'x' WHERE id < 3",
            unlocking: "audit_seal", "audit"),
    ]

    /// A store with the sample year, its policy and a setting.
    private func filled(_ store: TestStore) async throws {
        let policy = try #require(store.house.samples["sample-year"])
        let from = try #require(LocalDate(iso: "2018-04-01"))
        _ = try await AddPolicy(store.house)(
            .init(name: nil, from: from, document: policy), by: SampleYear.principal)
        _ = try await ImportRecords(store.house)(.init(open: SampleYear.open()), by: SampleYear.principal)
        try await store.house.store.write(Intent(SampleYear.principal, at: store.house.now)) { work in
            try work.set("seller.name", to: "The Unit")
        }
        #expect(try await store.keeper.verify(store.address) { _ in }.faults == [])
    }

    @Test func `every planted fault is named by the check it belongs to`() async throws {
        try await StoreFactory.with(.sqlite) { store in
            try await filled(store)
            try await PlantedFaults.expectEach(Self.planted, store)
        }
    }

    @Test func `a fault of each check is named on the other engine too`() async throws {
        try await StoreFactory.with(.postgres) { store in
            try await filled(store)
            // Beside other tests the transactions of strangers hold the sealer back, and only what is sealed is proven.
            for _ in 0..<600 where try await store.keeper.seal(store.address).unsealed > 0 {
                try await Task.sleep(for: .milliseconds(200))
            }
            var checks: Set<String> = []
            let first = Self.planted.filter { checks.insert($0.check).inserted }
            // The other engine's foreign keys let nothing of the kind be planted.
            let stray = Planted("references", "UPDATE booking SET policy_id = 99 WHERE id = 1048578")
            try await PlantedFaults.expect(first + [stray], store.address, store.keeper)
        }
    }
}
