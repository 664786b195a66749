import Testing

@testable import Reports

@Suite("Events that may stay below their minimum")
struct AtRiskTests {
    /// Events of the last year as they stood some days before, with what came of them.
    private func foreseen(_ seed: UInt64, _ days: Int64) -> [(outlook: EventOutlook, actual: Double)] {
        let years = SyntheticBookings(seed: seed).years
        let curve = BookingCurve(years.dropLast().flatMap { $0 })
        let last = years[years.count - 1]
        let coming = last.map { event in
            ComingEvent(
                "E", course: event.course, daysBefore: days, held: event.point(days)?.held ?? 0, bookable: 60,
                minimum: 10)
        }
        return zip(curve.outlooks(coming), last).map { ($0, Double(min(60, $1.booked))) }
    }

    @Test("Nine ranges in ten hold the final bookings, the chances are what happens, and narrow ranges are found out")
    func covers() {
        var (covered, narrow) = (Covered(), Covered())
        var (below, promised) = (0.0, 0.0)
        for seed: UInt64 in 1..<6 {
            for days: Int64 in [28, 10] {
                for (outlook, actual) in foreseen(seed, days) {
                    covered.note(outlook.range, actual)
                    narrow.note(outlook.range.narrowed(by: 0.3), actual)
                    below += actual < 10 ? 1 : 0
                    promised += outlook.chanceBelowMinimum
                }
            }
        }
        print(covered.line("At risk"))
        print("At risk: \(Int(below)) stayed below the minimum, \(tenths(promised)) were expected to")
        #expect(covered.keepsItsWord && !narrow.keepsItsWord)
        #expect((below / promised - 1).magnitude < 0.1)
    }

    /// Twenty events: half of the 10 that are booked in the end are there 28 days before, all of them last.
    private func steady(_ booked: Int64 = 10) -> [PastEvent] {
        (0..<20).map { _ in
            PastEvent(
                "C1", booked: booked,
                points: [
                    BookingPoint(daysBefore: 56, held: 1, kept: 1),
                    BookingPoint(daysBefore: 28, held: booked / 2, kept: booked / 2),
                    BookingPoint(daysBefore: 0, held: booked, kept: booked),
                ])
        }
    }

    @Test("The curve has the share reached on each day, between its days too")
    func curve() {
        let curve = BookingCurve(steady())
        #expect(curve.shares == [56: 0.1, 28: 0.5, 0: 1])
        func share(_ days: Int64) -> Double {
            curve.outlooks([
                ComingEvent("E", course: "C1", daysBefore: days, held: 3, bookable: 20, minimum: 5)
            ])[0].usualShare
        }
        // Half way from 56 to 28 days: (0.1 + 0.5) ÷ 2. Before the first day: its share.
        #expect(agree(share(42), 0.3) && share(56) == 0.1 && share(300) == 0.1)
        #expect(share(28) == 0.5 && agree(share(7), 0.875) && share(0) == 1)
    }

    @Test("An event that fills as usual is safe, one that lags is not, and one that starts today is what it is")
    func flags() {
        let curve = BookingCurve(steady())
        let outlooks = curve.outlooks([
            ComingEvent("USUAL", course: "C1", daysBefore: 28, held: 5, bookable: 20, minimum: 6),
            ComingEvent("LAGS", course: "C1", daysBefore: 3, held: 2, bookable: 20, minimum: 6),
            ComingEvent("TODAY", course: "C1", daysBefore: 0, held: 6, bookable: 20, minimum: 6),
            ComingEvent("SMALL", course: "C1", daysBefore: 28, held: 4, bookable: 5, minimum: 6),
        ])
        #expect(outlooks.map(\.isAtRisk) == [false, true, false, true])
        #expect((outlooks[0].expected - 10).magnitude < 1 && outlooks[0].range.holds(10))
        #expect(outlooks[1].chanceBelowMinimum > 0.8 && outlooks[3].chanceBelowMinimum == 1)
        #expect(outlooks[2].range == LikelyRange(low: 6, high: 6, probability: outlooks[2].range.probability))
        #expect(outlooks[2].chanceBelowMinimum < 0.1 && outlooks[3].range.high <= 5)
        #expect(curve.outlooks([outlooks[0].event], allowedChance: 0)[0].isAtRisk)
        #expect(
            outlooks[0].parts.map(\.meaning) == [
                .subject, .daysBefore, .held, .usualShare, .expected, .likelyRange, .minimum, .chanceBelowMinimum,
            ])
        #expect(outlooks[0].parts[2].content == .count(5))
    }

    @Test("Bookings that are given up are expected to go on being given up")
    func givenUp() {
        let past = (0..<40).map { _ in
            PastEvent("C1", booked: 8, points: [BookingPoint(daysBefore: 14, held: 10, kept: 8)])
        }
        let outlook = BookingCurve(past).outlooks([
            ComingEvent("E", course: "C1", daysBefore: 14, held: 10, bookable: 20, minimum: 10)
        ])[0]
        #expect((outlook.expected - 8).magnitude < 0.5 && outlook.isAtRisk)
    }

    @Test("A course of few events is drawn towards all events, and a new one is like them")
    func courses() {
        let means = CourseMeans(steady(10) + [PastEvent("C2", booked: 30, points: [])])
        #expect((means.mean(of: "C1") - 10).magnitude < 0.6 && (means.mean(of: "NEW") - 11).magnitude < 0.1)
        #expect(means.mean(of: "C2") > 12 && means.mean(of: "C2") < 30)
        #expect(CourseMeans([]).mean(of: "C1") == 10)
    }

    @Test("The share never falls: neighbours that would are put together")
    func rising() {
        // 0.5 with weight 1 and 0.2 with weight 2: (0.5 + 0.4) ÷ 3 = 0.3.
        let risen = BookingCurve.rising([0.1, 0.5, 0.2, 0.9], weights: [1, 1, 2, 1])
        #expect(zip(risen, [0.1, 0.3, 0.3, 0.9]).allSatisfy { agree($0, $1) })
        #expect(BookingCurve.rising([0.9, 0.6, 0.3], weights: [1, 1, 1]).allSatisfy { agree($0, 0.6) })
        var chance = Chance(seed: 2)
        for _ in 0..<100 {
            let shares = (0..<12).map { _ in chance.share() }
            let risen = BookingCurve.rising(shares, weights: shares.map { _ in chance.share() + 0.1 })
            #expect(zip(risen, risen.dropFirst()).allSatisfy { $0 <= $1 } && risen.count == 12)
        }
    }

    @Test("The order does not matter; without history anything may come")
    func order() {
        let events = SyntheticBookings(seed: 9, years: 4..<5).years[0]
        let coming = [ComingEvent("E", course: "C101", daysBefore: 12, held: 4, bookable: 30, minimum: 8)]
        let outlooks = BookingCurve(events).outlooks(coming)
        var chance = Chance(seed: 3)
        let shuffled = events.shuffled(using: &chance).map {
            PastEvent($0.course, booked: $0.booked, points: $0.points.shuffled(using: &chance))
        }
        #expect(BookingCurve(shuffled).outlooks(coming) == outlooks)
        let unknown = BookingCurve([]).outlooks(coming)[0]
        #expect(unknown.range.low <= 1 && unknown.range.high > 15 && unknown.usualShare == 0)
        #expect(BookingCurve([]).outlooks([]).isEmpty)
        let odd = ComingEvent("E", course: "C", daysBefore: -1, held: 9, bookable: 3, minimum: -1)
        #expect(odd.bookable == 9 && odd.daysBefore == 0 && odd.minimum == 0)
        #expect(PastEvent("C", booked: 2, points: [BookingPoint(daysBefore: 1, held: 3, kept: 9)]).point(1)?.kept == 2)
    }
}
