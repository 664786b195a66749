import Domain
import Testing

@Suite struct DueTests {
    private func date(_ text: String) throws -> LocalDate { try #require(LocalDate(iso: text)) }

    @Test func `who never took a course is due at any time`() throws {
        let long = try date("1990-01-01")
        for months in [nil, 12] as [Int64?] {
            let due = Due(lastDone: nil, refresherMonths: months)
            #expect(due.isDue(by: long) && due.lastDone == nil && due.on == nil)
        }
    }

    @Test func `a refresher falls due on the day, and at the month's last day where it has no such day`() throws {
        let (done, before, on) = (try date("2019-01-31"), try date("2020-02-28"), try date("2020-02-29"))
        let due = Due(lastDone: done, refresherMonths: 13)
        // Thirteen months on there is no 31 February; 2020 is a leap year.
        #expect(due.on == on && due.lastDone == done)
        #expect(due.isDue(by: on) && !due.isDue(by: before))
    }

    @Test func `what is taken once is never due again`() throws {
        let (done, late) = (try date("2001-01-01"), try date("2099-01-01"))
        let due = Due(lastDone: done, refresherMonths: nil)
        #expect(!due.isDue(by: late) && due.on == nil && due.lastDone == done)
    }
}
