import Domain
import Testing

@Suite("Working days") struct WorkingDayTests {
    private let calendar = WorkingCalendar(zone: London.zone, holidays: ShippedHolidays.table(revision: 1))

    private func back(_ count: Int64, _ iso: String, _ nation: Nation = .englandAndWales) throws -> String {
        calendar.date(count, workingDaysBefore: try London.date(iso), in: nation).description
    }

    @Test("five working days before Tue 14 May 2019 is Tue 7 May")
    func plainWeek() throws {
        // Mon 13, Fri 10, Thu 9, Wed 8, Tue 7.
        #expect(try back(5, "2019-05-14") == "2019-05-07")
    }

    @Test("the early May bank holiday is not counted")
    func bankHoliday() throws {
        // From Wed 8 May: Tue 7, (Mon 6 is a holiday), Fri 3, Thu 2, Wed 1, Tue 30 April.
        #expect(try back(5, "2019-05-08") == "2019-04-30")
    }

    @Test("Good Friday and Easter Monday are not counted in England, Easter Monday is in Scotland")
    func easter() throws {
        // From Wed 24 April 2019: Tue 23, (Mon 22), (Fri 19), Thu 18 in England; Tue 23, Mon 22 in Scotland.
        #expect(try back(2, "2019-04-24") == "2019-04-18")
        #expect(try back(2, "2019-04-24", .scotland) == "2019-04-22")
    }

    @Test("Christmas, its substitutes and New Year are stepped over")
    func christmas() throws {
        // 2021: 25 and 26 December are Saturday and Sunday, the substitutes Mon 27 and Tue 28. New Year's Day 2022 is a
        // Saturday, its substitute Mon 3. From Tue 4 January: Fri 31, Thu 30, Wed 29, Fri 24.
        #expect(try back(4, "2022-01-04") == "2021-12-24")
    }

    @Test("no working days' notice is the date itself, be it a working day or not")
    func zero() throws {
        #expect(try back(0, "2019-05-14") == "2019-05-14")
        #expect(try back(0, "2019-05-12") == "2019-05-12")
    }

    @Test("a start at the weekend counts back from it")
    func weekend() throws {
        // From Sat 18 May 2019: Fri 17.
        #expect(try back(1, "2019-05-18") == "2019-05-17")
    }

    @Test("a holiday added to the table counts, without a release")
    func oneOff() throws {
        let added = BankHolidays(revision: 2, dates: [.englandAndWales: [try London.date("2019-05-10")]])
        let calendar = WorkingCalendar(zone: London.zone, holidays: added)
        // From Tue 14 May: Mon 13, (Fri 10), Thu 9.
        let day = calendar.date(2, workingDaysBefore: try London.date("2019-05-14"), in: .englandAndWales)
        #expect(day.description == "2019-05-09")
    }
}

@Suite("Dates in words") struct SpokenTimeTests {
    @Test("dates and times read as people write them")
    func spoken() throws {
        #expect(try London.date("2019-05-08").spoken == "Wed 8 May 2019")
        #expect(try London.date("2019-05-08").spokenWithoutYear == "Wed 8 May")
        #expect(try London.time("2019-05-08T00:30").spoken == "Wed 8 May 2019 00:30")
    }
}
