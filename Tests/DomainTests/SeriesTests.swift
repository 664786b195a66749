import Domain
import Testing

@Suite struct SeriesTests {
    private func date(_ text: String) throws -> LocalDate { try #require(LocalDate(iso: text)) }

    @Test func `bank holidays are passed over, and the series reaches on for them`() throws {
        // Mondays from 22 April 2019, which is Easter Monday; 6 May is the early May bank holiday.
        let series = try EventSeries(first: try date("2019-04-22"), count: 3, everyWeeks: 1)
        let holidays = [try date("2019-04-22"), try date("2019-05-06")]
        let (held, skipped) = try series.dates(days: [0]) { holidays.contains($0) }
        #expect(held.map(\.description) == ["2019-04-29", "2019-05-13", "2019-05-20"])
        #expect(skipped == holidays)
    }

    @Test func `every session counts, not only the first`() throws {
        // Fridays with a second day on Monday: Monday 6 May rules out Friday 3 May.
        let series = try EventSeries(first: try date("2019-05-03"), count: 2, everyWeeks: 2)
        let holiday = try date("2019-05-06")
        let (held, skipped) = try series.dates(days: [0, 3]) { $0 == holiday }
        #expect(held.map(\.description) == ["2019-05-17", "2019-05-31"])
        #expect(skipped.map(\.description) == ["2019-05-03"])
    }

    @Test func `a series of holidays is given up, and numbers have their range`() throws {
        let first = try date("2019-05-03")
        #expect(throws: Refusal.self) {
            try EventSeries(first: first, count: 1, everyWeeks: 1).dates(days: [0]) { _ in true }
        }
        for (count, weeks) in [(0, 1), (61, 1), (1, 0), (1, 53)] as [(Int64, Int64)] {
            #expect(throws: Refusal.self) { try EventSeries(first: first, count: count, everyWeeks: weeks) }
        }
        let early = try date("1999-12-31")
        #expect(throws: Refusal.self) { try EventSeries(first: early, count: 1, everyWeeks: 1) }
    }

    @Test func `references are counted on from the first`() throws {
        let series = try EventSeries(first: try date("2019-05-03"), count: 3, everyWeeks: 1)
        #expect(try series.references(from: "E0098") == ["E0098", "E0099", "E0100"])
        #expect(try series.references(from: "S-9") == ["S-9", "S-10", "S-11"])
        #expect(try series.references(from: "7") == ["7", "8", "9"])
        for wrong in ["E", "", "e1", "ABCDEFGHIJKLMNOPQRS9"] {
            #expect(throws: Refusal.self) { try series.references(from: wrong) }
        }
    }
}
