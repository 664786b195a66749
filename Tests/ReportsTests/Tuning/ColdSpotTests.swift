import Testing

@testable import Reports

@Suite("Where courses reach fewer than they should")
struct ColdSpotTests {
    @Test("The cold spots of invented years are found, with few false alarms, and ranked by people missing")
    func truth() throws {
        var (found, there, wrong, named) = (0, 0, 0, 0)
        for seed: UInt64 in 1..<4 {
            let reach = SyntheticReach(seed: seed, cold: 30)
            let spots = ColdSpots(reach.years[0])
            #expect(spots.looked == 2_000)
            let right = spots.spots.count {
                reach.cold.contains(.init(group: $0.count.group, course: $0.count.course))
            }
            found += right
            there += reach.cold.count
            named += spots.spots.count
            wrong += spots.spots.count - right
            #expect(zip(spots.spots, spots.spots.dropFirst()).allSatisfy { $0.missing >= $1.missing })
        }
        print("Cold spots: \(found) of \(there) found, \(wrong) of \(named) named are false")
        #expect(Double(found) > 0.8 * Double(there) && Double(wrong) <= 0.15 * Double(named))
    }

    @Test("Where there is none, none is named; without control many would be")
    func control() {
        var named = 0
        for seed: UInt64 in 50..<53 {
            let reach = SyntheticReach(seed: seed, courses: 20, cold: 0)
            named += ColdSpots(reach.years[0]).spots.count
        }
        print("Cold spots where there is none: \(named) named")
        #expect(named <= 1)
        // Each chance against one in ten by itself: of a thousand honest ones a hundred are named.
        var chance = Chance(seed: 1)
        let honest = (0..<1_000).map { _ in chance.share() }
        #expect(honest.count { $0 < 0.1 } > 70 && !ColdSpots.named(honest, 0.1).contains(true))
    }

    @Test("The limit of Benjamini and Hochberg, by hand")
    func byHand() {
        // Five chances at 0.1: the limits are 0.02, 0.04, 0.06, 0.08, 0.1. 0.055 is the third and under 0.06, so the
        // second, over its own limit, is named with it.
        #expect(ColdSpots.named([0.5, 0.055, 0.001, 0.045, 0.2], 0.1) == [false, true, true, true, false])
        #expect(ColdSpots.named([0.03, 0.5], 0.05) == [false, false] && ColdSpots.named([], 0.1).isEmpty)
    }

    @Test("A spot says how many are missing and how many can be invited")
    func evidence() throws {
        let usual = (0..<20).map { ReachCount(group: "A\($0)", course: "C", inScope: 100, reached: 50) }
        let spots = ColdSpots(usual + [ReachCount(group: "COLD", course: "C", inScope: 100, reached: 5)])
        let spot = try #require(spots.spots.first)
        #expect(spots.spots.count == 1 && spot.count.group == "COLD" && spot.toInvite == 95)
        #expect((spot.expected - 50).magnitude < 1 && spot.chanceByLuck < 1e-4)
        // Drawn towards the whole, a part of the 45 is put down to luck.
        #expect(spot.missing > 5 && spot.missing < 45 && spot.range.low < 0.3)
        #expect(spot.parts.count == 10 && spot.parts[1].content == .name("C") && spot.allowedFalseShare == 0.1)
    }

    @Test("The order does not matter, counts of one spot are added, and one group alone is like itself")
    func order() {
        let reach = SyntheticReach(seed: 4, courses: 6, cold: 6)
        let spots = ColdSpots(reach.years[0]).spots
        var chance = Chance(seed: 6)
        #expect(ColdSpots(reach.years[0].shuffled(using: &chance)).spots == spots && !spots.isEmpty)
        let halves = reach.years[0].flatMap { count in
            [
                ReachCount(group: count.group, course: count.course, inScope: count.inScope, reached: 0),
                ReachCount(group: count.group, course: count.course, inScope: 0, reached: 0),
            ]
        }
        #expect(ColdSpots(halves).spots.isEmpty)
        #expect(ColdSpots([ReachCount(group: "A", course: "C", inScope: 90, reached: 0)]).looked == 0)
        #expect(ColdSpots([], allowedFalseShare: .nan).spots.isEmpty)
        #expect(ReachCount(group: "A", course: "C", inScope: 5, reached: 9).reached == 5)
    }
}
