import Application
import Domain
import Testing
import TestSupport

@Suite("Clones and series") struct SeriesUseCaseTests {
    private func date(_ text: String) throws -> LocalDate { try #require(LocalDate(iso: text)) }

    @Test("A clone on another date keeps sessions, allocations and trainers", arguments: TestEngine.allCases)
    func clone(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { partnership in
            try await partnership.event("E1", places: 8)
            _ = try await partnership.book("E1", "ana")
            _ = try await ChangeTrainers(partnership.house).add("ana@x.example", to: "E1", by: partnership.admin)
            _ = try await AllocatePlaces(partnership.house)(
                .init(reference: "E1", group: .sector("schools"), reserved: 3), by: partnership.admin)
            let on = try date("2019-11-05")
            let clone = try await CloneEvent(partnership.house)("E1", as: "E2", on: on, by: partnership.admin)
            #expect(clone.dates?.times.map(\.start.description) == ["2019-11-05T09:30"])
            #expect(clone.status == .draft && clone.places == 8 && clone.allocations.map(\.reserved) == [3])
            let trainers = try await ListTrainers(partnership.house)("E2", by: partnership.admin)
            #expect(trainers.compactMap(\.details?.email) == ["ana@x.example"])
            _ = try await AddEvent(partnership.house)(
                .init(reference: "E3", course: "NEG2", places: 1), by: partnership.admin)
            #expect(
                await partnership.refusal {
                    _ = try await CloneEvent(partnership.house)("E3", as: "E4", on: on, by: partnership.admin)
                } == .notReady)
        }
    }

    @Test("A series is planned whole or not at all, as its preview said", arguments: TestEngine.allCases)
    func series(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { partnership in
            try await partnership.event("E1", places: 8)
            // Mondays from 19 August 2019: the 26th is the summer bank holiday of England and Wales.
            var request = AddSeries.Request(
                model: "E1", first: "E0010", on: try date("2019-08-19"), count: 3, everyWeeks: 1)
            let series = AddSeries(partnership.house)
            let preview = try await series.preview(request, by: partnership.admin)
            #expect(preview.runs.map(\.reference) == ["E0010", "E0011", "E0012"])
            #expect(
                preview.runs.compactMap { $0.sessions.first?.start.description }
                    == ["2019-08-19T09:30", "2019-09-02T09:30", "2019-09-09T09:30"])
            #expect(preview.skipped.map(\.description) == ["2019-08-26"])
            #expect(try await partnership.read { try $0.event(reference: "E0010") } == nil)
            #expect(try await series(request, by: partnership.admin) == preview)
            #expect(try await partnership.read { try $0.event(reference: "E0012")?.status } == .draft)
            // One reference that is taken leaves nothing of the series.
            request.first = "E0008"
            let taken = request
            #expect(await partnership.refusal { _ = try await series(taken, by: partnership.admin) } == .conflict)
            #expect(
                await partnership.refusal { _ = try await series.preview(taken, by: partnership.admin) } == .conflict)
            #expect(try await partnership.read { try $0.event(reference: "E0008") } == nil)
            // In Scotland that Monday is worked.
            request.first = "S1"
            request.nation = .scotland
            #expect(try await series(request, by: partnership.admin).skipped.isEmpty)
        }
    }
}
