import Testing

@testable import Reports

@Suite("Judged on the last year")
struct BacktestTests {
    private func line(_ test: Backtest) -> String {
        "Backtest, \(test.foreseen.rawValue): mean error \(tenths(test.meanError)) against "
            + "\(tenths(test.meanErrorOfGuess)) of the plain guess, ranges held \(tenths(100 * test.held)) %, "
            + "stated \(tenths(100 * test.stated)) %, \(test.cases) cases"
    }

    @Test("Each estimate comes closer than `same as last year` on invented years, so its suggestions are shown")
    func beatsTheGuess() {
        let tests = [
            Backtest.absence(SyntheticYears(seed: 2).absence),
            Backtest.demand(SyntheticDemand(seed: 3).history),
            Backtest.bookings(SyntheticBookings(seed: 2).years, daysBefore: 14),
            Backtest.reach(SyntheticReach(seed: 2, courses: 10, cold: 10, years: 4).years),
        ]
        for test in tests {
            print(line(test))
            #expect(test.verdict == .shown && test.meanError < test.meanErrorOfGuess)
            #expect((test.held - test.stated).magnitude < 0.12)
        }
        for suggestion in Suggestion.allCases { #expect(tests.verdict(on: suggestion) == .shown) }
        #expect(
            tests[0].parts.map(\.meaning) == [
                .subject, .cases, .meanError, .meanErrorOfGuess, .rangesHeld, .rangesStated,
            ])
    }

    private func cases(_ count: Int, expected: Double, guess: Double) -> [BacktestCase] {
        (0..<count).map { number in
            BacktestCase(
                expected: expected, range: LikelyRange(low: 8, high: 12, probability: 0.9), guess: guess,
                actual: Double(10 + number % 4))
        }
    }

    @Test("An estimate that is no better than the guess is hidden, by a draw too")
    func hidden() {
        #expect(Backtest(.demand, cases(20, expected: 10, guess: 9)).verdict == .shown)
        #expect(Backtest(.demand, cases(20, expected: 9, guess: 10)).verdict == .hiddenAsNoBetter)
        #expect(Backtest(.demand, cases(20, expected: 9, guess: 9)).verdict == .hiddenAsNoBetter)
        #expect(Backtest(.demand, cases(9, expected: 10, guess: 9)).verdict == .hiddenForWantOfCases)
        #expect(Backtest(.demand, []).meanError == 0)
        let judged = [Backtest(.demand, cases(20, expected: 9, guess: 10))]
        #expect(judged.verdict(on: .plan) == .hiddenAsNoBetter && judged.verdict(on: .atRisk) == .hiddenForWantOfCases)
    }

    @Test("Errors and ranges, by hand")
    func byHand() {
        // Actual 10, 11, 12, 13: out by 0, 1, 2, 3 from 10, and by 1, 2, 3, 4 from 9; 13 lies outside 8 to 12.
        let test = Backtest(.absence, cases(20, expected: 10, guess: 9))
        #expect(test.meanError == 1.5 && test.meanErrorOfGuess == 2.5 && test.held == 0.75)
        #expect(agree(test.stated, 0.9))
    }

    @Test("Where the last year is the same as the one before to the letter, nothing beats the guess")
    func noChange() {
        let demand = (0..<20).map { number in
            CourseDemand(
                "C\(number)", years: [10, 40, 20, 20].map { YearDemand(booked: $0 * Int64(number + 1)) })
        }
        #expect(Backtest.demand(demand).verdict == .hiddenAsNoBetter)
        let year = (0..<20).map { AbsenceCount(.course, "C\($0)", booked: 40, absent: Int64($0)) }
        #expect(Backtest.absence([year, year]).verdict == .hiddenAsNoBetter)
    }

    @Test("The order within the years does not matter")
    func order() {
        var chance = Chance(seed: 14)
        func shuffled<Entry>(_ years: [[Entry]]) -> [[Entry]] { years.map { $0.shuffled(using: &chance) } }
        let absence = SyntheticYears(seed: 3).absence.suffix(3)
        #expect(Backtest.absence(shuffled(Array(absence))) == Backtest.absence(Array(absence)))
        let demand = SyntheticDemand(seed: 4).history
        #expect(Backtest.demand(demand.shuffled(using: &chance)) == Backtest.demand(demand))
        let bookings = SyntheticBookings(seed: 5, years: 4..<6).years
        #expect(
            Backtest.bookings(shuffled(bookings), daysBefore: 7) == Backtest.bookings(bookings, daysBefore: 7))
        let reach = SyntheticReach(seed: 6, courses: 5, cold: 3, years: 3).years
        #expect(Backtest.reach(shuffled(reach)) == Backtest.reach(reach))
    }

    @Test("Years are too few, groups and courses are new")
    func few() {
        #expect(Backtest.absence([]).cases == 0 && Backtest.reach([[]]).cases == 0)
        let one = [PastEvent("C1", booked: 5, points: [BookingPoint(daysBefore: 7, held: 3, kept: 3)])]
        #expect(Backtest.bookings([one], daysBefore: 7).cases == 0)
        let other = [PastEvent("C2", booked: 6, points: [BookingPoint(daysBefore: 7, held: 3, kept: 3)])]
        let test = Backtest.bookings([one, other], daysBefore: 7)
        // A course that had no event the year before is guessed to be like all: 5 against 6.
        #expect(test.cases == 1 && test.meanErrorOfGuess == 1)
        func reach(_ group: String, _ course: String, _ reached: Int64) -> ReachCount {
            ReachCount(group: group, course: course, inScope: 10, reached: reached)
        }
        let years = [[reach("A", "C", 4)], [reach("B", "C", 6), reach("B", "D", 2)]]
        // B is guessed to be like A: 4 of 10 against 6; of D nothing was known: nought against 2.
        #expect(Backtest.reach(years).cases == 2 && Backtest.reach(years).meanErrorOfGuess == 2)
        let gone = CourseDemand("C", years: [YearDemand(booked: 3), nil])
        #expect(Backtest.demand([gone, CourseDemand("D", years: [YearDemand(booked: 3)])]).cases == 0)
    }

    @Test("Absence as it was invented is recovered: by course and by agency, at once")
    func recovered() {
        var covered = Covered()
        var (drawn, worst) = (0.0, 0.0)
        for seed: UInt64 in 1..<26 {
            let years = SyntheticYears(seed: seed)
            for estimate in AbsenceModel(years.absence.flatMap { $0 }).estimates {
                let truth = years.trueAbsence[estimate.count.group] ?? 0
                covered.note(estimate.range, truth)
                drawn += (estimate.share - truth).magnitude
                worst = max(worst, (estimate.share - truth).magnitude)
            }
        }
        print(covered.line("Absence, six years by course and agency"))
        print("Absence, six years: mean error \(tenths(100 * drawn / Double(covered.ranges))) points")
        #expect(covered.keepsItsWord && drawn / Double(covered.ranges) < 0.02)
    }
}
