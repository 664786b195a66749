import Invoicing
import Testing

@Suite("Dates on documents")
struct DocumentDateTests {
    // 2000-03-01 is 11,017 days after the epoch: 30 years of 365 days, 7 leap days (1972…1996), 31 + 29 of 2000.
    @Test(
        "A date is its days since 1 January 1970",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11_017), ("2000-02-29", 11_016),
            ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
        ] as [(String, Int64)])
    func days(text: String, day: Int64) throws {
        #expect(DocumentDate(text)?.day == day)
        #expect(DocumentDate(day: day)?.text == text)
    }

    @Test("Every seventh day of the calendar reads back as itself, and the days go on without a gap")
    func roundTrip() throws {
        var previous = ""
        for day in stride(from: Int64(-719_162), through: 2_932_896, by: 97) {
            let date = try #require(DocumentDate(day: day))
            #expect(DocumentDate(date.text) == date)
            #expect(previous < date.text)
            previous = date.text
        }
        let newYear = try #require(DocumentDate("2023-12-31"))
        #expect(newYear.adding(days: 1).text == "2024-01-01")
    }

    @Test(
        "What is no date is none",
        arguments: [
            "", "2019-02-29", "1900-02-29", "2019-13-01", "2019-00-10", "2019-04-31", "2019-06-00", "0000-01-01",
            "2019-1-01", "2019/01/01", "20190101", "2019-01-011", "2019-01-1x", "+019-01-01", "٢٠١٩-01",
        ])
    func refused(text: String) { #expect(DocumentDate(text) == nil) }

    @Test("Dates move by days, count days between, and stop at the ends of the calendar")
    func arithmetic() throws {
        let issued = try #require(DocumentDate("2020-02-01"))
        #expect(issued.adding(days: 30).text == "2020-03-02")
        #expect(issued.days(until: issued.adding(days: -5)) == -5)
        #expect(issued.adding(days: .max).text == "9999-12-31")
        #expect(issued.adding(days: .min).text == "0001-01-01")
        let early = try #require(DocumentDate("1969-01-01"))
        #expect(early.adding(days: .min).text == "0001-01-01")
        #expect(issued.adding(days: 9_000_000).text == "9999-12-31")
        #expect(DocumentDate(day: 2_932_897) == nil)
        #expect(issued.parts == (2020, 2, 1))
        #expect(DocumentDate(year: 10_000, month: 1, day: 1) == nil)
        #expect(early < issued)
    }
}
