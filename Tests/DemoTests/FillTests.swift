import Application
import Domain
import Money
import Reports
import TestSupport
import Testing

/// 21 November 2025, noon.
private let noon = Instant(seconds: 1_763_726_400)
private let administrator = Principal.command("tester")

@Suite("Filling a store with the demonstration")
struct FillTests {
    @Test("It is taken like real records, billed, and every report says what it is", arguments: TestEngine.allCases)
    func fills(engine: TestEngine) async throws {
        try await StoreFactory.with(engine, at: noon) { test in
            let answer = try await FillWithDemonstration(test.house)(seed: 1, by: administrator)
            #expect(answer.agencies == 51 && answer.courses == 26 && answer.bookings > 10_000)
            #expect(answer.years.map(\.description) == ["2022/23", "2023/24", "2024/25"])
            #expect(answer.charges > 500 && answer.invoices > 30)

            let year = try #require(answer.years.last)
            let report = try await ReportYear(test.house)(.init(year: year), by: administrator)
            #expect(report.isDemonstration && report.isClosed && report.notes.isEmpty)
            #expect(report.earlier?.year == answer.years[1])
            // What is charged is invoiced; of the last year not all is paid.
            #expect(report["charged_amount"]?.value == report["invoiced_amount"]?.value)
            #expect(report["invoiced_amount"]?.value == .money(report.invoicedTotal))
            guard case .money(let paid)? = report["paid_amount"]?.value else {
                Issue.record("There is no amount paid.")
                return
            }
            #expect(paid > .zero && paid < report.invoicedTotal)
            #expect(report["reach"] != nil && report["events_of_target"] != nil && report["unmet_demand"] != nil)

            try await isRefusedTwice(test)
            try await bookable(test, seed: answer.seed)
        }
    }

    private func isRefusedTwice(_ test: TestStore) async throws {
        let refusal = await #expect(throws: Refusal.self) {
            try await FillWithDemonstration(test.house)(seed: 2, by: administrator)
        }
        #expect(refusal?.kind == .conflict && refusal?.mend?.contains("turnout init") == true)
    }

    /// There is something to book: events to come, some with places.
    private func bookable(_ test: TestStore, seed: UInt64) async throws {
        let today = test.house.today
        let coming = try await test.house.store.read(.everything) { view in
            var filter = EventFilter()
            filter.from = today
            return try view.events(filter)
        }
        #expect(coming.count > 60)
        #expect(coming.contains { $0.head.held < $0.head.bookable && $0.head.status == .published })
        #expect(coming.contains { $0.head.waiting > 0 })
    }

    @Test("An observer reads the figures; an agency does not; a year without events is refused")
    func readers() async throws {
        try await StoreFactory.with(.sqlite, at: noon) { test in
            let year = FinancialYear(containing: test.house.today)
            let observer = Principal(name: "person:1", role: .observer, scope: .figures)
            let lead = Principal(name: "person:2", role: .agencyLead, scope: .agency(AgencyID(1)))
            let report = ReportYear(test.house)
            await #expect(throws: Refusal.self) { try await report(.init(year: year), by: observer) }
            let refusal = await #expect(throws: Refusal.self) { try await report(.init(year: year), by: lead) }
            #expect(refusal?.kind == .forbidden)
        }
    }
}
