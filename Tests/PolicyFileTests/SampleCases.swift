import Testing

/// A cancellation under a sample policy and what it costs.
struct SampleCase: CustomTestStringConvertible {
    let policy: String
    let event: SampleEvent
    /// When notice was received, in local time.
    let received: String
    let pounds: Int64

    init(_ policy: String, _ event: SampleEvent, _ received: String, _ pounds: Int64) {
        self.policy = policy
        self.event = event
        self.received = received
        self.pounds = pounds
    }

    var testDescription: String { "\(policy), \(event), \(received): £\(pounds)" }

    /// Worked out by hand, day by day. Bank holidays on the way: Fri 19 and Mon 22 April, Mon 6 May 2019.
    static let all: [SampleCase] = [
        // Five working days. Half: Mon 13, Fri 10, Thu 9, Wed 8, Tue 7 May. After the holiday: Tue 7, Fri 3, Thu 2,
        // Wed 1 May, Tue 30 April; seven hours are £100. Two dates are 2 × £100. Spring: Fri 29 … Mon 25 March.
        SampleCase("sample-year", .half, "2019-05-07T23:59", 0),
        SampleCase("sample-year", .half, "2019-05-08T00:30", 50),
        SampleCase("sample-year", .afterHoliday, "2019-04-30T23:59", 0),
        SampleCase("sample-year", .afterHoliday, "2019-05-01T00:00", 100),
        SampleCase("sample-year", .twoDays, "2019-05-07T23:59", 0),
        SampleCase("sample-year", .twoDays, "2019-05-08T00:30", 200),
        SampleCase("sample-year", .springMonday, "2019-03-25T23:59", 0),
        SampleCase("sample-year", .springMonday, "2019-03-26T00:00", 50),
        // The same five working days; £35 half a day, £50 each longer date.
        SampleCase("leeds", .half, "2019-05-07T23:59", 0), SampleCase("leeds", .half, "2019-05-08T00:30", 35),
        SampleCase("leeds", .afterHoliday, "2019-04-30T23:59", 0),
        SampleCase("leeds", .afterHoliday, "2019-05-01T00:00", 50),
        SampleCase("leeds", .twoDays, "2019-05-08T00:30", 100),
        SampleCase("leeds", .springMonday, "2019-03-25T23:59", 0),
        SampleCase("leeds", .springMonday, "2019-03-26T00:00", 35),
        // "2 calendar days or less": the last free day is three back. Half: Sat 11 May. After the holiday: Sun 5 May,
        // so that the holiday itself is late. Spring Wednesday: Sun 31 March, a day of 23 hours;
        // 00:30 BST is 23:30 UTC.
        SampleCase("leicestershire", .half, "2019-05-11T23:59", 0),
        SampleCase("leicestershire", .half, "2019-05-12T00:30", 25),
        SampleCase("leicestershire", .afterHoliday, "2019-05-05T23:59", 0),
        SampleCase("leicestershire", .afterHoliday, "2019-05-06T00:00", 50),
        SampleCase("leicestershire", .twoDays, "2019-05-12T00:30", 100),
        SampleCase("leicestershire", .springWednesday, "2019-03-31T23:30", 0),
        SampleCase("leicestershire", .springWednesday, "2019-04-01T00:30", 25),
        // Less than three working days. Half: Mon 13, Fri 10, Thu 9 May. After the holiday: Tue 7, Fri 3, Thu 2 May.
        // Spring Wednesday: Tue 2, Mon 1 April, Fri 29 March. £90 once, however many dates.
        SampleCase("wirral", .half, "2019-05-09T23:59", 0), SampleCase("wirral", .half, "2019-05-10T00:30", 50),
        SampleCase("wirral", .afterHoliday, "2019-05-02T23:59", 0),
        SampleCase("wirral", .afterHoliday, "2019-05-03T00:00", 90),
        SampleCase("wirral", .twoDays, "2019-05-10T00:30", 90),
        SampleCase("wirral", .springWednesday, "2019-03-29T23:59", 0),
        SampleCase("wirral", .springWednesday, "2019-03-30T00:30", 50),
        // 72 elapsed hours before 09:30. Half: Sat 11 May 09:30. After the holiday: Sun 5 May 09:30. Spring Monday
        // 09:30 BST is 08:30 UTC: Fri 29 March 08:30 GMT. Autumn, the day after: 09:30 UTC: Fri 25 October 10:30 BST.
        SampleCase("northamptonshire", .half, "2019-05-11T09:30", 0),
        SampleCase("northamptonshire", .half, "2019-05-11T09:31", 50),
        SampleCase("northamptonshire", .half, "2019-05-12T00:30", 50),
        SampleCase("northamptonshire", .afterHoliday, "2019-05-05T09:30", 0),
        SampleCase("northamptonshire", .afterHoliday, "2019-05-06T09:00", 50),
        SampleCase("northamptonshire", .twoDays, "2019-05-11T09:31", 50),
        SampleCase("northamptonshire", .springMonday, "2019-03-29T08:30", 0),
        SampleCase("northamptonshire", .springMonday, "2019-03-29T08:31", 50),
        SampleCase("northamptonshire", .autumnNextDay, "2019-10-25T10:30", 0),
        SampleCase("northamptonshire", .autumnNextDay, "2019-10-25T10:31", 50),
        // Within two working days, the second included: the last free day is three back, the days as for Wirral.
        SampleCase("sutton", .half, "2019-05-09T23:59", 0), SampleCase("sutton", .half, "2019-05-10T00:30", 50),
        SampleCase("sutton", .afterHoliday, "2019-05-02T23:59", 0),
        SampleCase("sutton", .afterHoliday, "2019-05-03T00:00", 75),
        SampleCase("sutton", .twoDays, "2019-05-10T00:30", 75),
        SampleCase("sutton", .springWednesday, "2019-03-29T23:59", 0),
        SampleCase("sutton", .springWednesday, "2019-03-30T00:30", 50),
        // "10 working days or less": eleven back. Half: Mon 13, Fri 10, Thu 9, Wed 8, Tue 7, Fri 3, Thu 2, Wed 1 May,
        // Tue 30, Mon 29, Fri 26 April. After the holiday: Tue 7, Fri 3, Thu 2, Wed 1, Tue 30, Mon 29, Fri 26, Thu 25,
        // Wed 24, Tue 23, Thu 18 April, so that Good Friday is late. Autumn Monday: Fri 1 November, Thu 31, Wed 30,
        // Tue 29, Mon 28, Fri 25, Thu 24, Wed 23, Tue 22, Mon 21, Fri 18 October, which still ends in summer time.
        SampleCase("west-sussex", .half, "2019-04-26T23:59", 0),
        SampleCase("west-sussex", .half, "2019-04-27T00:30", 35),
        SampleCase("west-sussex", .afterHoliday, "2019-04-18T23:59", 0),
        SampleCase("west-sussex", .afterHoliday, "2019-04-19T10:00", 70),
        SampleCase("west-sussex", .twoDays, "2019-04-27T00:30", 140),
        SampleCase("west-sussex", .autumnMonday, "2019-10-18T23:59", 0),
        SampleCase("west-sussex", .autumnMonday, "2019-10-19T00:30", 35),
        // Less than two days. Half: Sun 12 May. After the holiday: Mon 6 May, the holiday itself, is free. Spring
        // Tuesday: Sun 31 March, to the end of its 23 hours. £80 once.
        SampleCase("greenwich", .half, "2019-05-12T23:59", 0), SampleCase("greenwich", .half, "2019-05-13T00:30", 40),
        SampleCase("greenwich", .afterHoliday, "2019-05-06T23:59", 0),
        SampleCase("greenwich", .afterHoliday, "2019-05-07T00:00", 80),
        SampleCase("greenwich", .twoDays, "2019-05-13T00:30", 80),
        SampleCase("greenwich", .springTuesday, "2019-03-31T23:59", 0),
        SampleCase("greenwich", .springTuesday, "2019-04-01T00:30", 40),
        // Under seven days. Half: Tue 7 May. After the holiday: Wed 1 May. Autumn Sunday: Sun 27 October, a day of 25
        // hours. £50 for each date.
        SampleCase("north-yorkshire", .half, "2019-05-07T23:59", 0),
        SampleCase("north-yorkshire", .half, "2019-05-08T00:30", 50),
        SampleCase("north-yorkshire", .afterHoliday, "2019-05-01T23:59", 0),
        SampleCase("north-yorkshire", .afterHoliday, "2019-05-02T00:00", 50),
        SampleCase("north-yorkshire", .twoDays, "2019-05-08T00:30", 100),
        SampleCase("north-yorkshire", .autumnSunday, "2019-10-27T23:59", 0),
        SampleCase("north-yorkshire", .autumnSunday, "2019-10-28T00:00", 50),
        // Two working days. Half: Mon 13, Fri 10 May. After the holiday: Tue 7, Fri 3 May. Spring Tuesday: Mon 1 April,
        // Fri 29 March.
        SampleCase("salford", .half, "2019-05-10T23:59", 0), SampleCase("salford", .half, "2019-05-11T00:30", 50),
        SampleCase("salford", .afterHoliday, "2019-05-03T23:59", 0),
        SampleCase("salford", .afterHoliday, "2019-05-04T00:00", 50),
        SampleCase("salford", .twoDays, "2019-05-11T00:30", 50),
        SampleCase("salford", .springTuesday, "2019-03-29T23:59", 0),
        SampleCase("salford", .springTuesday, "2019-03-30T00:30", 50),
    ]
}
