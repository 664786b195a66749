import Domain
import Money
import Testing

@Suite("Notice") struct NoticeTests {
    @Test("working days: free to the end of the fifth one back, late half an hour into the next summer night")
    func workingDays() throws {
        // Mon 13, Fri 10, Thu 9, Wed 8, Tue 7 May. 00:30 BST on the 8th is 23:30 UTC on the 7th, and still late.
        let policy = Policy.test()
        #expect(policy.limit(try halfDay()).last == "2019-05-07T23:59")
        #expect(try policy.verdict("2019-05-07T23:59", halfDay()) == .inTime)
        #expect(try policy.verdict("2019-05-08T00:00", halfDay()) == .late(.all))
        #expect(try policy.verdict("2019-05-08T00:30", halfDay()) == .late(.all))
        #expect(
            policy.limit(try halfDay()).words
                == "the end of Tue 7 May 2019, five working days before Tue 14 May 2019")
    }

    @Test("the limit is the first instant of the next local day, to the microsecond")
    func exclusiveInstant() throws {
        let free = Policy.test().freeUntil(try halfDay(), London.calendar)
        let midnight = try London.instant("2019-05-08T00:00")
        #expect(free.instant == midnight)
        #expect(free.covers(Instant(microseconds: midnight.microseconds - 1)))
        #expect(!free.covers(midnight))
    }

    @Test("“N or less is charged” puts the last free day one further back than “less than N”")
    func boundary() throws {
        // Working days from Tue 14 May: six back is Fri 3 May, because Mon 6 May is a bank holiday.
        let inclusive = Policy.test { $0.notice = NoticeRule(length: 5, unit: .workingDays, boundary: .orLess) }
        #expect(inclusive.limit(try halfDay()).last == "2019-05-03T23:59")
        // Calendar days: two back is Sun 12 May, three back Sat 11 May.
        let less = Policy.test { $0.notice = NoticeRule(length: 2, unit: .calendarDays) }
        let orLess = Policy.test { $0.notice = NoticeRule(length: 2, unit: .calendarDays, boundary: .orLess) }
        #expect(less.limit(try halfDay()).last == "2019-05-12T23:59")
        #expect(orLess.limit(try halfDay()).last == "2019-05-11T23:59")
        #expect(orLess.limit(try halfDay()).words == "the end of Sat 11 May 2019, three days before Tue 14 May 2019")
    }

    @Test("hours are elapsed time, over 24 of them as well, whatever the clocks do")
    func hours() throws {
        let policy = Policy.test { $0.notice = NoticeRule(length: 72, unit: .hours) }
        // Tue 14 May 09:30 less three days is Sat 11 May 09:30; exactly 72 hours is not less than 72.
        #expect(try policy.verdict("2019-05-11T09:30", halfDay()) == .inTime)
        #expect(try policy.verdict("2019-05-11T09:31", halfDay()) == .late(.all))
        // Mon 1 April 09:30 BST is 08:30 UTC; 72 hours before is Fri 29 March 08:30 GMT, an hour earlier on the wall.
        let spring = try event("2019-04-01 09:30 12:30")
        #expect(try policy.verdict("2019-03-29T08:30", spring) == .inTime)
        #expect(try policy.verdict("2019-03-29T08:31", spring) == .late(.all))
        // Mon 28 October 09:30 GMT; 72 hours before is Fri 25 October 09:30 UTC, which is 10:30 BST.
        let autumn = try event("2019-10-28 09:30 12:30")
        #expect(try policy.verdict("2019-10-25T10:30", autumn) == .inTime)
        #expect(try policy.verdict("2019-10-25T10:31", autumn) == .late(.all))
        #expect(policy.limit(autumn).words == "Fri 25 Oct 2019 10:30, 72 hours before Mon 28 Oct 2019 09:30")
    }

    @Test("hours inclusive: exactly the length is charged")
    func hoursInclusive() throws {
        let policy = Policy.test { $0.notice = NoticeRule(length: 48, unit: .hours, boundary: .orLess) }
        #expect(try policy.verdict("2019-05-12T09:29", halfDay()) == .inTime)
        #expect(try policy.verdict("2019-05-12T09:30", halfDay()) == .late(.all))
    }

    @Test("hours can be counted from the start date: from the midnight it begins with")
    func hoursFromDate() throws {
        let policy = Policy.test { $0.notice = NoticeRule(length: 24, unit: .hours, anchor: .startDate) }
        // 24 hours before Tue 14 May 00:00 is Mon 13 May 00:00.
        #expect(try policy.verdict("2019-05-13T00:00", halfDay()) == .inTime)
        #expect(try policy.verdict("2019-05-13T00:01", halfDay()) == .late(.all))
    }

    @Test("calendar days can be counted from the start instant: the same time on the wall so many days before")
    func daysFromInstant() throws {
        let policy = Policy.test { $0.notice = NoticeRule(length: 2, unit: .calendarDays, anchor: .startInstant) }
        #expect(try policy.verdict("2019-05-12T09:30", halfDay()) == .inTime)
        #expect(try policy.verdict("2019-05-12T09:31", halfDay()) == .late(.all))
        // Over the clock change the time on the wall stays: Mon 1 April 09:30 goes back to Sat 30 March 09:30.
        let spring = try event("2019-04-01 09:30 12:30")
        #expect(try policy.verdict("2019-03-30T09:30", spring) == .inTime)
        #expect(try policy.verdict("2019-03-30T09:31", spring) == .late(.all))
    }

    @Test("calendar days counted from the date end with the local day, on the day of a clock change too")
    func clockChange() throws {
        let policy = Policy.test { $0.notice = NoticeRule(length: 2, unit: .calendarDays) }
        // Tue 2 April 2019 less two is Sun 31 March, which has 23 hours and ends at 23:00 UTC.
        let spring = try event("2019-04-02 09:30 12:30")
        #expect(try policy.verdict("2019-03-31T23:59", spring) == .inTime)
        #expect(try policy.verdict("2019-04-01T00:00", spring) == .late(.all))
        // Tue 29 October 2019 less two is Sun 27 October, which has 25 hours and ends at 24:00 UTC.
        let autumn = try event("2019-10-29 09:30 12:30")
        #expect(try policy.verdict("2019-10-27T23:59", autumn) == .inTime)
        #expect(try policy.verdict("2019-10-28T00:00", autumn) == .late(.all))
    }

    @Test("working days always count from the start date, whatever is asked")
    func workingDaysAnchor() {
        #expect(NoticeRule(length: 5, unit: .workingDays, anchor: .startInstant).anchor == .startDate)
    }

    @Test("multi-day events can have a longer notice")
    func multiDay() throws {
        let policy = Policy.test { $0.multiDayNotice = NoticeRule(length: 14, unit: .calendarDays) }
        // Tue 14 May less 14 days is Tue 30 April; the one-day event keeps Tue 7 May.
        #expect(policy.limit(try twoDays()).last == "2019-04-30T23:59")
        #expect(policy.limit(try day()).last == "2019-05-07T23:59")
        // Two sessions on one date are not a multi-day event.
        let split = try event("2019-05-14 09:30 12:30", "2019-05-14 13:30 16:30")
        #expect(policy.limit(split).last == "2019-05-07T23:59")
    }

    @Test("zero means zero and never runs past the start", arguments: NoticeRule.Unit.allCases)
    func zero(unit: NoticeRule.Unit) throws {
        let policy = Policy.test { $0.notice = NoticeRule(length: 0, unit: unit) }
        #expect(try policy.verdict("2019-05-14T09:29", halfDay()) == .inTime)
        #expect(try policy.verdict("2019-05-14T09:30", halfDay()) == .late(.all))
        #expect(try policy.verdict("2019-05-14T12:31", halfDay()) == .late(.all))
        #expect(policy.limit(try halfDay()).words == "it starts, Tue 14 May 2019 09:30")
    }

    @Test("tiers: the share grows with the lateness")
    func tiers() throws {
        let half = try BasisPoints(5_000)
        let policy = Policy.test {
            $0.notice = NoticeRule(
                length: 28, unit: .calendarDays,
                tiers: [NoticeRule.Tier(length: 14, share: .all), NoticeRule.Tier(length: 28, share: half)])
        }
        // Tue 14 May less 28 days is Tue 16 April, less 14 days Tue 30 April.
        #expect(try policy.verdict("2019-04-16T23:59", halfDay()) == .inTime)
        #expect(try policy.verdict("2019-04-17T00:00", halfDay()) == .late(half))
        #expect(try policy.verdict("2019-04-30T23:59", halfDay()) == .late(half))
        #expect(try policy.verdict("2019-05-01T00:00", halfDay()) == .late(.all))
        // Half of £50 is £25.
        #expect(policy.assess(facts(try halfDay(), try cancelled("2019-04-20T12:00"))).pounds == 25)
        #expect(policy.assess(facts(try halfDay(), try cancelled("2019-05-02T12:00"))).pounds == 50)
    }

    @Test("a share is rounded half up to the penny")
    func shareRounding() throws {
        let third = try BasisPoints(3_333)
        let policy = Policy.test {
            $0.notice = NoticeRule(length: 5, unit: .workingDays, tiers: [NoticeRule.Tier(length: 5, share: third)])
        }
        // 33.33 % of £50.00 is £16.665, which is £16.67.
        let charge = try #require(policy.assess(facts(try halfDay(), try cancelled("2019-05-09T12:00"))).charges.first)
        #expect(charge.amount == Pence(1_667))
    }

    @Test("the nation decides which holidays count")
    func nation() throws {
        // From Wed 24 April 2019 two working days back: Thu 18 in England, Mon 22 (not a holiday there) in Scotland.
        let spring = try event("2019-04-24 09:30 12:30")
        let rule = NoticeRule(length: 2, unit: .workingDays)
        #expect(Policy.test { $0.notice = rule }.limit(spring).last == "2019-04-18T23:59")
        let scottish = Policy.test {
            $0.notice = rule
            $0.nation = .scotland
        }
        #expect(scottish.limit(spring).last == "2019-04-22T23:59")
    }
}
