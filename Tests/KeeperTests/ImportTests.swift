import Application
import Domain
import Evidence
import Foundation
import SQLSession
import Store
import Testing
import TestSupport

@Suite struct ImportTests {
    private func take(
        _ store: TestStore, _ changed: [ImportFile: String] = [:], rehearsal: Bool = false
    ) async throws -> ImportReport {
        try await ImportRecords(store.house)(
            .init(isRehearsal: rehearsal, open: SampleYear.open(replacing: changed)), by: SampleYear.principal)
    }

    private func counts(_ address: String) async throws -> [[SQLValue]] {
        let raw = try RawStore(address)
        let tables = [
            "agency", "course", "event", "session", "person", "booking", "booking_history", "attendance",
            "event_tally", "waiver_request", "audit", "outbox", "id_counter",
        ]
        let sql = tables.map { "SELECT '\($0)' AS t, count(*) AS n FROM \($0)" }.joined(separator: " UNION ALL ")
        let rows = try await raw.rows(sql + " ORDER BY t")
        await raw.close()
        return rows
    }

    @Test(arguments: TestEngine.allCases)
    func `the sample year is taken up with every row and proves sound`(engine: TestEngine) async throws {
        try await StoreFactory.with(engine, at: Instant(seconds: 1_590_000_000)) { store in
            let report = try await take(store)
            #expect(report.lines.map(\.added) == [52, 17, 193, 207, 4155, 194])
            #expect(report.lines.allSatisfy { $0.unchanged == 0 })
            let raw = try RawStore(store.address)
            // 3,066 attended course events, and 230 the conference.
            let attended = try await raw.rows(
                "SELECT e.kind, CAST(sum(e.attended) AS BIGINT) FROM event e GROUP BY e.kind ORDER BY e.kind")
            #expect(attended == [["conference", 230], ["course", 3066]])
            #expect(try await raw.number("SELECT count(*) FROM outbox") == 0)
            #expect(try await raw.number("SELECT count(*) FROM booking WHERE state = 'cancelled_unjudged'") > 0)
            #expect(try await raw.number("SELECT count(*) FROM waiver_request") == 194)
            await raw.close()
            let verification = try await store.keeper.verify(store.address) { _ in }
            #expect(verification.faults == [])
            #expect(verification.checked.contains(.init("bookings", 4155)))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the same folder again changes nothing`(engine: TestEngine) async throws {
        try await StoreFactory.with(engine) { store in
            _ = try await take(store)
            let before = try await counts(store.address)
            store.clock.advance(minutes: 60)
            let again = try await take(store)
            #expect(again.lines.allSatisfy { $0.added == 0 })
            #expect(again.lines.map(\.unchanged) == [52, 17, 193, 207, 4155, 194])
            #expect(again.people == 0)
            let after = try await counts(store.address)
            // The audit alone tells that somebody tried.
            #expect(after.filter { $0[0] != "audit" } == before.filter { $0[0] != "audit" })
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a rehearsal reports everything and keeps nothing`(engine: TestEngine) async throws {
        try await StoreFactory.with(engine) { store in
            let before = try await counts(store.address)
            let report = try await take(store, rehearsal: true)
            #expect(report.lines.map(\.added) == [52, 17, 193, 207, 4155, 194])
            #expect(try await counts(store.address) == before)
        }
    }

    /// A damaged folder, and what its fault must name.
    struct Damage: Sendable, CustomTestStringConvertible {
        let name: String
        let file: ImportFile
        let place: String
        let damage: @Sendable (String) -> String
        var testDescription: String { name }
    }

    static let damages: [Damage] = [
        Damage(name: "missing column", file: .bookings, place: "bookings.csv") { $0.replacing("job_role,", with: "") },
        Damage(name: "unknown agency", file: .bookings, place: "bookings.csv:2: agency") {
            $0.replacing(",BCHC,paediatric nurse,2019-01-03T06:01", with: ",NOSUCH,paediatric nurse,2019-01-03T06:01")
        },
        Damage(name: "31 February", file: .bookings, place: "bookings.csv:2: booked_at") {
            $0.replacing("2019-01-03T06:01", with: "2019-02-31T06:01")
        },
        Damage(name: "duplicate row", file: .bookings, place: "bookings.csv:3: email") {
            var lines = $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            lines.insert(lines[1], at: 2)
            return lines.joined(separator: "\n")
        },
        Damage(name: "open quote", file: .courses, place: "courses.csv") { $0 + "X,\"open" },
        Damage(name: "huge cell", file: .bookings, place: "bookings.csv:2") {
            $0.replacing("Quentin Davies", with: String(repeating: "Q", count: 3_000_000))
        },
        Damage(name: "too few places", file: .events, place: "bookings.csv:") {
            $0.replacing(
                "E0001,course,T4T,face_to_face,Council House,30,",
                with: "E0001,course,T4T,face_to_face,Council House,3,")
        },
    ]

    @Test(arguments: TestEngine.allCases, damages)
    func `damage is named and leaves the store as it was`(engine: TestEngine, damage: Damage) async throws {
        try await StoreFactory.with(engine) { store in
            let before = try await counts(store.address)
            let text = damage.damage(try SampleYear.text(damage.file))
            let refused = await #expect(throws: ImportRefused.self) { _ = try await take(store, [damage.file: text]) }
            #expect(refused?.description.contains(damage.place) == true, "\(refused?.description.prefix(300) ?? "")")
            #expect(try await counts(store.address) == before)
        }
    }

    @Test func `a file in the wrong encoding is named and one with a mark and CRLF is taken`() async throws {
        try await StoreFactory.with(.sqlite) { store in
            let latin = try SampleYear.bytes(.courses) + Array("X1,Caf".utf8) + [0xE9] + Array(",1,t,1,all\n".utf8)
            let open: @Sendable (ImportFile) throws -> ChunkSource? = { file in
                chunks(of: file == .courses ? latin : try SampleYear.bytes(file))
            }
            let refused = await #expect(throws: ImportRefused.self) {
                _ = try await ImportRecords(store.house)(.init(open: open), by: SampleYear.principal)
            }
            #expect(refused?.description.contains("courses.csv:19") == true)
            let marked = "\u{FEFF}" + (try SampleYear.text(.agencies)).replacing("\n", with: "\r\n")
            let report = try await take(store, [.agencies: marked])
            #expect(report.lines[0].added == 52)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what differs from the store is a fault for each row and column`(engine: TestEngine) async throws {
        try await StoreFactory.with(engine) { store in
            _ = try await take(store)
            let before = try await counts(store.address)
            let agencies = try SampleYear.text(.agencies).replacing(
                "Birmingham City Council,", with: "Another Council,")
            let refused = await #expect(throws: ImportRefused.self) { _ = try await take(store, [.agencies: agencies]) }
            #expect(refused?.description.hasPrefix("agencies.csv:2: name: the store has another name for BCC") == true)
            let bookings = try SampleYear.text(.bookings).replacing("2019-03-30T08:30,,", with: "2019-03-30T08:31,,")
            let second = await #expect(throws: ImportRefused.self) { _ = try await take(store, [.bookings: bookings]) }
            #expect(second?.description.contains("bookings.csv:2: cancelled_at") == true)
            #expect(try await counts(store.address) == before)
        }
    }

    @Test func `a later folder adds bookings to an event the store has, within its places`() async throws {
        try await StoreFactory.with(.sqlite) { store in
            _ = try await take(store)
            var bookings = try SampleYear.text(.bookings)
            bookings += "E0001,new.person@bcc.example,New Person,BCC,social worker,2019-01-05T10:00,waitlisted,,,\n"
            let report = try await take(store, [.bookings: bookings])
            #expect(report.lines[4].added == 1 && report.lines[4].unchanged == 4155)
            #expect(report.people == 1)
            let verification = try await store.keeper.verify(store.address) { _ in }
            #expect(verification.faults == [])
        }
    }
}
