import Testing

@testable import Reports

@Suite("Who is expected not to come")
struct AbsenceTests {
    private func course(_ group: String, _ absent: Int64, of booked: Int64) -> AbsenceCount {
        AbsenceCount(.course, group, booked: booked, absent: absent)
    }

    /// Forty courses whose true shares come from one distribution: a few people each, or some hundred.
    private func year(seed: UInt64, groups: Int = 40) -> [(truth: Double, count: AbsenceCount)] {
        var chance = Chance(seed: seed)
        let strength = [8.0, 20, 60][chance.below(3)]
        let mean = 0.06 + 0.2 * chance.share()
        return (0..<groups).map { number in
            let truth = chance.beta(mean * strength, (1 - mean) * strength)
            let booked = [5, 12, 30, 80, 250][chance.below(5)]
            let absent = chance.binomial(booked, truth)
            return (truth, course("C\(100 + number)", Int64(absent), of: Int64(booked)))
        }
    }

    private func coverage(_ seeds: Range<UInt64>, groups: Int = 40, narrowedBy share: Double = 0) -> Covered {
        var covered = Covered()
        for seed in seeds {
            let year = year(seed: seed, groups: groups)
            for (known, estimate) in zip(year, AbsenceModel(year.map(\.count)).estimates) {
                covered.note(estimate.range.narrowed(by: share), known.truth)
            }
        }
        return covered
    }

    @Test("Nine ranges in ten hold the true share, and ranges that are too narrow are found out")
    func covers() {
        let covered = coverage(1..<56)
        print(covered.line("Absence"))
        #expect(covered.keepsItsWord)
        let narrow = coverage(1..<56, narrowedBy: 0.3)
        #expect(narrow.ranges == covered.ranges && !narrow.keepsItsWord)
    }

    @Test("They do so with a handful of groups too, such as the days of the week")
    func coversFew() {
        let covered = coverage(100..<501, groups: 5)
        print(covered.line("Absence, five groups"))
        #expect(covered.keepsItsWord)
    }

    @Test("Shares come closer to the truth by being drawn towards the whole")
    func shrinking() {
        var (drawn, counted) = (0.0, 0.0)
        for seed: UInt64 in 1..<31 {
            let year = year(seed: seed)
            for (known, estimate) in zip(year, AbsenceModel(year.map(\.count)).estimates) {
                drawn += (estimate.share - known.truth).magnitude
                counted += (Double(known.count.absent) / Double(known.count.booked) - known.truth).magnitude
            }
        }
        print("Absence, mean error: drawn \(tenths(drawn / 12)) %, counted \(tenths(counted / 12)) %")
        #expect(drawn < 0.85 * counted)
    }

    @Test("Few data lie near the whole, many near themselves")
    func weights() throws {
        let others = (0..<20).map { course("O\($0)", $0 % 2 == 0 ? 16 : 24, of: 200) }
        let model = AbsenceModel(others + [course("FEW", 2, of: 4), course("MANY", 1_000, of: 2_000)])
        let (few, many) = (model.estimate(.course, "FEW"), model.estimate(.course, "MANY"))
        #expect(few.share < 0.3 && few.weightOfWhole > 0.5)
        #expect((many.share - 0.5).magnitude < 0.02 && many.weightOfWhole < 0.1)
        #expect(few.range.high - few.range.low > many.range.high - many.range.low)
        #expect(few.counted == Percentage(2, of: 4))
        #expect(few.range.holds(few.share) && few.range.probability == 0.9)
    }

    @Test("The order does not matter, counts of one group are added, and factors are kept apart")
    func order() {
        var counts = year(seed: 9).map(\.count) + year(seed: 10).map(\.count)
        counts += year(seed: 11).map { AbsenceCount(.agency, $0.count.group, booked: 50, absent: $0.count.absent % 50) }
        let model = AbsenceModel(counts)
        var chance = Chance(seed: 4)
        for _ in 0..<5 { #expect(AbsenceModel(counts.shuffled(using: &chance)).estimates == model.estimates) }
        #expect(model.estimates.count == 80)
        let agencies = counts.filter { $0.factor == .agency }
        #expect(AbsenceModel(agencies).estimates == model.estimates.filter { $0.count.factor == .agency })
    }

    @Test("Where nothing was seen everything is possible; who was never seen is like the whole")
    func unseen() {
        let nothing = AbsenceModel([]).estimate(.course, "NEW")
        #expect(nothing.share == 0.5 && nothing.range.low < 0.02 && nothing.range.high > 0.98)
        #expect(nothing.counted == nil && agree(nothing.weightOfWhole, 1))
        #expect(!nothing.parts.contains { $0.meaning == .countedShare })
        let counts = (0..<30).map { course("C\($0)", 10, of: 100) }
        let new = AbsenceModel(counts).estimate(.course, "NEW")
        #expect((new.share - 0.1).magnitude < 0.02 && new.range.high < 0.3)
        #expect(AbsenceModel(counts).estimate(.mode, "ONLINE").share == 0.5)
    }

    @Test("Nobody absent and everybody absent are shares too")
    func extremes() {
        let never = AbsenceModel((0..<10).map { course("C\($0)", 0, of: 50) }).estimates[0]
        #expect(never.share > 0 && never.share < 0.01 && never.range.low >= 0)
        let always = AbsenceModel((0..<10).map { course("C\($0)", 50, of: 50) }).estimates[0]
        #expect(always.share < 1 && always.share > 0.99 && always.range.high <= 1)
        #expect(course("X", 9, of: 5) == course("X", 5, of: 5) && course("X", -1, of: -5) == course("X", 0, of: 0))
        #expect(course("X", 0, of: .max).booked == 1_000_000_000)
    }

    @Test("It tells what it rests on")
    func parts() {
        let estimate = AbsenceModel([course("C1", 3, of: 20), course("C2", 1, of: 30)]).estimates[0]
        #expect(
            estimate.parts.map(\.meaning) == [
                .subject, .bookedAtStart, .absent, .countedShare, .drawnShare, .likelyRange, .weightOfWhole,
            ])
        #expect(estimate.parts[0].content == .name("C1") && estimate.parts[2].content == .count(3))
        #expect(estimate.parts[3].content == .share(0.15) && estimate.parts[5].content == .shares(estimate.range))
        #expect(AbsenceFactor.allCases.sorted().map(\.rawValue) == ["agency", "course", "mode", "notice", "weekday"])
    }
}
