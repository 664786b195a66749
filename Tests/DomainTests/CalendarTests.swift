import Domain
import Testing

@Suite struct CalendarTests {
    @Test func `a day that the calendar does not have is not read`() {
        for text in [
            "2019-02-31", "2019-02-29", "2019-04-31", "2019-13-01", "2019-00-10", "2019-01-00", "0000-01-01",
            "2019-1-01", "2019/01/01", "2019-01-01 ", "2019-01-0x", "",
        ] {
            #expect(LocalDate(iso: text) == nil, "\(text)")
        }
        #expect(LocalDate(year: 10_000, month: 1, day: 1) == nil)
    }

    @Test func `leap years are those of the Gregorian calendar`() {
        let leap = [2000, 2016, 2020, 2400], plain = [1900, 2019, 2100, 2200]
        for year in leap { #expect(LocalDate(year: Int64(year), month: 2, day: 29) != nil) }
        for year in plain { #expect(LocalDate(year: Int64(year), month: 2, day: 29) == nil) }
    }

    @Test func `every day of 800 years is read back from its parts and has the next weekday`() throws {
        let first = try #require(LocalDate(iso: "1700-01-01"))
        // 1 January 1700 of the Gregorian calendar was a Friday.
        #expect(first.weekday == 5)
        var weekday = Int64(5)
        for offset in Int64(0)..<292_194 {
            let date = first.adding(days: offset)
            let (year, month, day) = date.components
            guard LocalDate(year: year, month: month, day: day) == date, date.weekday == weekday else {
                Issue.record("day \(offset) reads as \(date)")
                return
            }
            weekday = weekday % 7 + 1
        }
        // 800 Gregorian years have 2 × 146,097 days, and so end where they began.
        #expect(first.adding(days: 292_194).description == "2500-01-01")
    }

    @Test func `the first and the last date there are`() {
        #expect(LocalDate(iso: "0001-01-01")?.description == "0001-01-01")
        #expect(LocalDate(iso: "9999-12-31")?.description == "9999-12-31")
        #expect(LocalDate(iso: "1970-01-01")?.dayNumber == 0)
        #expect(LocalDate(dayNumber: -1).description == "1969-12-31")
    }

    @Test func `a financial year runs from 1 April to 31 March`() throws {
        let year = try #require(FinancialYear("2019/20"))
        #expect(year.firstDate.description == "2019-04-01" && year.lastDate.description == "2020-03-31")
        #expect(FinancialYear(containing: year.lastDate) == year)
        #expect(FinancialYear(containing: year.lastDate.adding(days: 1)).description == "2020/21")
        #expect(FinancialYear("1999-00")?.description == "1999/00")
        for text in ["2019/21", "2019/2020", "2019", "201a/20", "2019:20", "0000/01"] {
            #expect(FinancialYear(text) == nil, "\(text)")
        }
        #expect(FinancialYear(startYear: 0) == nil && FinancialYear(startYear: 9_999) == nil)
        #expect(year < FinancialYear(containing: year.lastDate.adding(days: 1)))
    }

    @Test func `a local time that does not exist moves forward by the gap, one that exists twice is the first`() throws
    {
        // Clocks forward an hour at 3,600,000 s and back at 7,200,000 s.
        let zone = Zone(
            name: "Test", initialOffset: 0,
            transitions: [.init(at: 7_200_000, offset: 0), .init(at: 3_600_000, offset: 3_600)])
        let gap = zone.local(Instant(seconds: 3_600_000 - 60))
        let missing = try #require(LocalDateTime(date: gap.date, minuteOfDay: gap.minuteOfDay + 31))
        // 30 minutes past the gap's beginning read as half an hour after the change.
        #expect(zone.instant(missing) == Instant(seconds: 3_600_000 + 1_800))
        #expect(zone.local(zone.instant(missing)).minuteOfDay == missing.minuteOfDay + 60)
        let twice = zone.local(Instant(seconds: 7_200_000 + 600))
        #expect(zone.instant(twice) == Instant(seconds: 7_200_000 - 3_000))
        #expect(zone.local(Instant(seconds: 7_200_000 - 3_000)) == twice)
    }

    @Test func `a wall-clock reading is read whole or not at all`() throws {
        #expect(LocalDateTime(iso: "2019-05-14T09:30")?.description == "2019-05-14T09:30")
        for text in ["2019-05-14 09:30", "2019-05-14T24:00", "2019-05-14T09:60", "2019-02-31T09:30", "2019-05-14T9:30"]
        {
            #expect(LocalDateTime(iso: text) == nil, "\(text)")
        }
        let date = try #require(LocalDate(iso: "2019-05-14"))
        #expect(LocalDateTime(date: date, minuteOfDay: 1_440) == nil)
        #expect(LocalDateTime(date: date, minuteOfDay: -1) == nil)
    }

    @Test func `seconds before the epoch are rounded down`() {
        #expect(Instant(microseconds: -1).seconds == -1)
        #expect(Instant(microseconds: -1_000_000).seconds == -1)
        #expect(Instant(seconds: 2).adding(minutes: -1) == Instant(seconds: -58))
    }
}
