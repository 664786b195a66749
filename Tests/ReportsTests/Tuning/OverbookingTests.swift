import Testing

@testable import Reports

@Suite("How many may be booked for so many places")
struct OverbookingTests {
    /// A share known so well that only chance is left: 10^6 people as if seen.
    private func estimate(_ share: Double, seen: Double = 1e6) -> AbsenceEstimate {
        let shape = BetaShape(a: share * seen, b: (1 - share) * seen)
        return AbsenceEstimate(
            count: AbsenceCount(.course, "C1", booked: 0, absent: 0), shape: shape, range: shape.range(0.9),
            weightOfWhole: 0)
    }

    private func level(_ places: Int64, _ share: Double, risk: Double, seen: Double = 1e6) -> OverbookingLevel {
        OverbookingLevel(places: places, estimate: estimate(share, seen: seen), allowedRisk: risk)
    }

    @Test("The level is the largest under the risk: one more is over it")
    func largest() {
        for places: Int64 in [1, 2, 12, 20, 60, 250, 1_000] {
            for share in [0.02, 0.1, 0.3] {
                for seen in [10.0, 200, 1e6] {
                    let level = level(places, share, risk: 0.05, seen: seen)
                    #expect(level.bookable >= places)
                    #expect(level.bookable == places || level.chance <= 0.05)
                    #expect(level.isLimited ? level.bookable == places * 2 : level.chanceWithOneMore > 0.05)
                    #expect(level.expectedEmpty <= level.expectedEmptyWithout + 1e-9)
                }
            }
        }
    }

    @Test("Two places and three bookings, by hand")
    func byHand() {
        // Each of three stays away with 0.1: all three come with 0.9^3 = 0.729. Four: 0.9^4 + 4 × 0.1 × 0.9^3 = 0.9477.
        let two = level(2, 0.1, risk: 0.73)
        #expect(two.bookable == 3 && agree(two.chance, 0.729, within: 1e-5))
        #expect(agree(two.chanceWithOneMore, 0.9477, within: 1e-5))
        // Empty with two booked: 2 × 0.1. With three: 2 × 0.1^3 + 1 × 3 × 0.1^2 × 0.9 = 0.029.
        #expect(agree(two.expectedEmptyWithout, 0.2, within: 1e-5) && agree(two.expectedEmpty, 0.029, within: 1e-5))
        #expect(!two.isLimited && two.allowedRisk == 0.73)
    }

    @Test("What is known only roughly allows less")
    func uncertainty() {
        #expect(level(100, 0.1, risk: 0.05, seen: 20).bookable < level(100, 0.1, risk: 0.05).bookable)
        #expect(level(100, 0.1, risk: 0.01).bookable < level(100, 0.1, risk: 0.2).bookable)
    }

    @Test("The chance is what chance does")
    func simulated() {
        var chance = Chance(seed: 77)
        let level = level(20, 0.15, risk: 0.1, seen: 60)
        var turnedAway = 0
        for _ in 0..<20_000 {
            let share = chance.beta(0.15 * 60, 0.85 * 60)
            let came = Int(level.bookable) - chance.binomial(Int(level.bookable), share)
            turnedAway += came > 20 ? 1 : 0
        }
        // Three standard deviations of 20,000 draws at 0.1 are 0.0064.
        #expect((Double(turnedAway) / 20_000 - level.chance).magnitude < 0.0064)
    }

    @Test("The edges: no data, nobody absent, everybody absent, no places, no risk, every risk")
    func edges() {
        let unknown = OverbookingLevel(
            places: 20, estimate: AbsenceModel([]).estimate(.course, "C1"), allowedRisk: 0.05)
        #expect(unknown.bookable == 20 && unknown.chance == 0)
        #expect(level(20, 0, risk: 0.05).bookable == 20)
        let empty = level(20, 1, risk: 0.05)
        #expect(empty.bookable == 40 && empty.isLimited && empty.expectedEmpty > 19.9)
        #expect(level(0, 0.1, risk: 0.05).bookable == 0 && level(-5, 0.1, risk: 0.05).places == 0)
        #expect(level(10, 0.1, risk: 0).bookable == 10)
        #expect(level(10, 0.1, risk: 1).isLimited)
        #expect(level(9_000, 0.0001, risk: 0).places == 5_000)
        let limited = OverbookingLevel(places: 10, estimate: estimate(0.5), allowedRisk: 0.05, limit: 11)
        #expect(limited.bookable == 11 && limited.isLimited)
        #expect(OverbookingLevel(places: 10, estimate: estimate(0.5), allowedRisk: 0.05, limit: 2).bookable == 10)
    }

    @Test("It tells what it rests on")
    func parts() {
        let parts = level(20, 0.1, risk: 0.05).parts
        #expect(parts.map(\.meaning).suffix(4).first == .chanceOfTurningAway)
        #expect(
            parts.contains(SentencePart(.places, .count(20)))
                && parts.contains(SentencePart(.allowedRisk, .share(0.05))))
        #expect(Set(parts.map(\.meaning)).count == parts.count)
    }
}
