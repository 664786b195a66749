import Testing

@testable import Reports

@Suite("What people will want next year")
struct DemandTests {
    private func course(_ code: String, _ years: [Int64?]) -> CourseDemand {
        CourseDemand(code, years: years.map { $0.map { YearDemand(booked: $0) } })
    }

    /// What was foreseen and what came, over many invented partnerships.
    private func coverage(narrowedBy share: Double = 0) -> Covered {
        var covered = Covered()
        for seed: UInt64 in 1..<111 {
            let years = SyntheticDemand(seed: seed)
            for forecast in DemandModel(years.history).forecasts {
                covered.note(forecast.range.narrowed(by: share), years.next(forecast.demand.course))
            }
        }
        return covered
    }

    @Test("Nine ranges in ten hold next year's demand, and ranges that are too narrow are found out")
    func covers() {
        let covered = coverage()
        print(covered.line("Demand"))
        #expect(covered.keepsItsWord)
        #expect(!coverage(narrowedBy: 0.3).keepsItsWord)
    }

    @Test("The rates and the drift behind the counts are recovered")
    func truth() {
        var (error, rates, drifts) = (0.0, 0.0, 0.0)
        for seed: UInt64 in 1..<21 {
            let years = SyntheticDemand(seed: seed)
            let model = DemandModel(years.history)
            drifts += model.drift / 20
            for course in years.courses {
                error += ((model.forecast(course.code)?.expected ?? 0) - course.rates[6]).magnitude
                rates += course.rates[6]
            }
        }
        print(
            "Demand: mean error of the rate \(tenths(100 * error / rates)) %, drift \(tenths(1_000 * drifts)) in 1,000")
        // The true drift is 0.02, a standard deviation of 14 in 100, and the whole's own change has one of 4 in 100:
        // what cannot be foreseen is about 0.8 × 15 in 100, and the counts add to it.
        #expect(error / rates < 0.18)
        #expect(drifts > 0.014 && drifts < 0.028)
    }

    @Test("Over many invented partnerships it comes closer than `same as last year`")
    func beatsTheGuess() {
        let tests = (1..<41).map { Backtest.demand(SyntheticDemand(seed: $0).history) }
        let (own, guess) = tests.reduce((0.0, 0.0)) { ($0.0 + $1.meanError / 40, $0.1 + $1.meanErrorOfGuess / 40) }
        let shown = tests.count { $0.verdict == .shown }
        print("Demand: mean error \(tenths(own)) against \(tenths(guess)) of the plain guess; shown in \(shown) of 40")
        #expect(own < guess && shown >= 24)
    }

    @Test("One course alone is followed by hand")
    func byHand() throws {
        // A single course: shape 0.5 and its own mean at first, so after a first count of 100 (mean 100.5) it knows
        // shape 100.5 and mean 100.5 + (100 - 100.5) × 100.5 ÷ 101 = 100.0025.
        let model = DemandModel([course("A", [100])])
        let forecast = try #require(model.forecast("A"))
        #expect(agree(forecast.expected, 100.5 - 0.5 * 100.5 / 101, within: 1e-9))
        #expect(agree(forecast.weightOfLastYear, 100.5 / 101, within: 1e-9))
        // No change was ever seen: mean nought, variance 0.05² + 0.05² = 0.005; the drift is nought.
        #expect(model.drift == 0 && model.growthOfWhole == 0)
        #expect(agree(forecast.distribution.shape, 1 / (1 / 100.5 + 0.005), within: 1e-9))
        #expect(forecast.range.holds(100) && forecast.range.probability >= 0.9)
    }

    @Test("Steady growth of the whole is carried on, but not all of it")
    func growth() throws {
        let courses = (0..<30).map { number in
            course(
                "C\(number)", (0..<6).map { Int64(Double(100 + 10 * number) * [1, 1.1, 1.21, 1.331, 1.464, 1.61][$0]) })
        }
        let model = DemandModel(courses)
        #expect(model.growthOfWhole > 0.04 && model.growthOfWhole < 0.1)
        let first = try #require(model.forecast("C0"))
        #expect(first.expected > 161 && first.expected < 178)
    }

    @Test("A new course starts near the others, one never held is like the others, gaps are bridged")
    func few() throws {
        let known = (0..<30).map { course("C\(100 + $0)", [Int64](repeating: Int64(90 + $0), count: 6)) }
        let model = DemandModel(
            known + [course("NEW", [10]), course("NEVER", []), course("GAP", [100, nil, nil, 100])])
        let new = try #require(model.forecast("NEW"))
        #expect(new.expected > 12 && new.expected < 60 && new.weightOfLastYear < 0.8)
        let never = try #require(model.forecast("NEVER"))
        #expect((never.expected - 100).magnitude < 8 && never.weightOfLastYear == 0)
        let gap = try #require(model.forecast("GAP"))
        #expect((gap.expected - 100).magnitude < 8 && gap.demand.years.count == 4)
        #expect(model.forecast("OTHER") == nil)
    }

    @Test("The order does not matter, and histories of one course are added")
    func order() throws {
        let years = SyntheticDemand(seed: 3)
        let model = DemandModel(years.history)
        var chance = Chance(seed: 5)
        for _ in 0..<3 { #expect(DemandModel(years.history.shuffled(using: &chance)).forecasts == model.forecasts) }
        let double = DemandModel([course("A", [3, nil, 10]), course("A", [4, 5]), course("B", [1, 2, 3])])
        #expect(double.forecasts.count == 2)
        let added = try #require(double.forecast("A")).demand.years.map { $0?.total }
        #expect(added == [3, 4, 15])
    }

    @Test("Demand is what was booked, who waits and who got nothing; it tells what it rests on")
    func parts() throws {
        let year = YearDemand(booked: 10, waiting: 2, unmet: 3)
        #expect(year.total == 15 && YearDemand(booked: -1, waiting: .max).total == 100_000_000)
        let model = DemandModel([CourseDemand("A", years: [year, YearDemand(booked: 12)]), course("B", [5, nil])])
        let first = model.forecasts[0]
        #expect(
            first.parts.map(\.meaning) == [
                .subject, .years, .lastYear, .weightOfLastYear, .growthOfWhole, .expected, .likelyRange,
            ])
        #expect(first.parts[1].content == .count(2) && first.parts[2].content == .count(12))
        #expect(first.parts[5].content == .number(first.expected) && first.parts[6].content == .range(first.range))
        #expect(!model.forecasts[1].parts.contains { $0.meaning == .lastYear })
    }

    @Test("Without courses, and with courses that nobody wanted")
    func nothing() {
        #expect(DemandModel([]).forecasts.isEmpty && DemandModel([], probability: 0.2).probability == 0.5)
        let none = DemandModel([course("A", [0, 0, 0]), course("B", [0, 0, 0])]).forecasts[0]
        #expect(none.expected < 0.3 && none.range.low == 0)
    }
}
