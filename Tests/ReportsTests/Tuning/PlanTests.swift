import Testing

@testable import Reports

@Suite("How many events of which size")
struct PlanTests {
    private func course(
        _ code: String, _ mean: Double, shape: Double = 10, sizes: [EventSize], minimum: Int64 = 0
    ) -> PlannedCourse {
        let distribution = NegativeBinomial(shape: shape, mean: mean)
        return PlannedCourse(
            DemandForecast(
                demand: CourseDemand(code, years: []), distribution: distribution, range: distribution.range(0.9),
                weightOfLastYear: 0, growthOfWhole: 0), sizes: sizes, minimum: minimum)
    }

    private func size(_ places: Int64, _ halfDays: Int64) -> EventSize {
        EventSize(places: places, trainerHalfDays: halfDays)
    }

    /// The best of all plans, tried one by one: course by course every number of every size.
    private func bruteForce(_ courses: ArraySlice<PlannedCourse>, _ budget: OfferBudget) -> Double {
        guard let course = courses.first else { return 0 }
        let wanted = WantedPlaces(course, most: 1_000)
        func tryAll(_ sizes: ArraySlice<EventSize>, _ places: Int64, _ left: OfferBudget) -> Double {
            guard let size = sizes.first else {
                return wanted.served(by: places) + bruteForce(courses.dropFirst(), left)
            }
            var (best, left, places) = (tryAll(sizes.dropFirst(), places, left), left, places)
            while left.covers(size) {
                left = left.less(size)
                places += size.places
                best = max(best, tryAll(sizes.dropFirst(), places, left))
            }
            return best
        }
        return tryAll(course.sizes[...], 0, budget)
    }

    @Test("Where all events cost the same the plan is the best there is")
    func exact() {
        var chance = Chance(seed: 31)
        for _ in 0..<40 {
            let only = size([6, 10, 15][chance.below(3)], Int64(1 + chance.below(3)))
            let courses = (0..<4).map { course("C\($0)", 3 + 30 * chance.share(), sizes: [only]) }
            let budget = OfferBudget(trainerHalfDays: Int64(chance.below(14)), places: Int64(chance.below(90)))
            let plan = OfferPlan(courses, budget: budget)
            #expect(agree(plan.served, bruteForce(courses[...], budget), within: 1e-5))
        }
    }

    @Test("Where sizes differ it comes within a twentieth of the best there is, and no plan passes the bound")
    func nearlyExact() {
        var chance = Chance(seed: 32)
        var (worst, equal, tried) = (1.0, 0, 0)
        for _ in 0..<60 {
            let courses = (0..<3).map { number in
                course(
                    "C\(number)", 3 + 25 * chance.share(), shape: 2 + 20 * chance.share(),
                    sizes: [
                        size(6, Int64(1 + chance.below(2))),
                        size(Int64(10 + chance.below(6)), Int64(1 + chance.below(4))),
                    ])
            }
            let budget = OfferBudget(trainerHalfDays: Int64(2 + chance.below(10)), places: Int64(10 + chance.below(50)))
            let plan = OfferPlan(courses, budget: budget)
            let best = bruteForce(courses[...], budget)
            #expect(plan.served <= best + 1e-4 && best <= plan.bound + 1e-4)
            worst = min(worst, best > 0 ? plan.served / best : 1)
            equal += agree(plan.served, best, within: 1e-5) ? 1 : 0
            tried += 1
        }
        print("Plan: the best there is in \(equal) of \(tried), at worst \(tenths(100 * worst)) % of it")
        #expect(worst >= 0.95)
    }

    @Test("Every step has its gain, stays in the budget, and brings no more than the one before of its course")
    func steps() {
        let courses = (0..<10).map {
            course("C\($0)", Double(10 + 12 * $0), sizes: [size(12, 2), size(20, 3)], minimum: 5)
        }
        let plan = OfferPlan(courses.reversed(), budget: OfferBudget(trainerHalfDays: 60, places: 400))
        #expect(plan == OfferPlan(courses, budget: OfferBudget(trainerHalfDays: 60, places: 400)))
        #expect(plan.steps.allSatisfy { $0.gain >= 5 && $0.chanceWanted > 0 && $0.chanceWanted <= 1 })
        #expect(agree(plan.steps.reduce(0) { $0 + $1.gain }, plan.served, within: 1e-9))
        #expect(plan.left == plan.steps.last?.left && plan.left.places >= 0 && plan.left.trainerHalfDays >= 0)
        let places = plan.offers.flatMap(\.events).reduce(0) { $0 + $1.places }
        #expect(places + plan.left.places == 400 && plan.offers.map(\.course) == courses.map(\.forecast.demand.course))
        #expect(plan.served <= plan.bound && plan.served > 0.95 * plan.bound)
        for offer in plan.offers {
            #expect(offer.served >= 0 && offer.unserved >= 0 && (0...1).contains(offer.chanceAllServed))
        }
        #expect(
            plan.steps.first?.parts.map(\.meaning) == [
                .subject, .places, .gain, .chanceWanted, .halfDaysLeft, .placesLeft,
            ])
    }

    @Test("One place for a demand of nought or more, by hand")
    func byHand() {
        // Shape 1 and mean 1: the demand is at least one with a half, two with a quarter, three with an eighth.
        let plan = OfferPlan(
            [course("A", 1, shape: 1, sizes: [size(2, 1)])], budget: OfferBudget(trainerHalfDays: 1, places: 9))
        #expect(plan.steps.count == 1 && agree(plan.served, 0.75) && agree(plan.steps[0].chanceWanted, 0.5))
        #expect(agree(plan.offers[0].unserved, 0.25) && agree(plan.offers[0].chanceAllServed, 0.875))
        #expect(agree(plan.bound, 0.75))
    }

    @Test("A minimum keeps out events that few would come to; a large plan is filled too")
    func minimum() {
        let budget = OfferBudget(trainerHalfDays: 1_000, places: 10_000)
        let open = OfferPlan([course("A", 25, sizes: [size(12, 1)])], budget: budget)
        let strict = OfferPlan([course("A", 25, sizes: [size(12, 1)], minimum: 8)], budget: budget)
        #expect(strict.steps.count == 2 && open.steps.count > 4)
        let many = (0..<30).map { course("C\($0)", 60, sizes: [size(12, 1), size(15, 0)], minimum: 3) }
        let plan = OfferPlan(many, budget: budget)
        #expect(plan.steps.count > 60 && plan.served > 0.9 * plan.bound)
    }

    @Test("Without courses, sizes or budget there is no event")
    func nothing() {
        #expect(OfferPlan([], budget: OfferBudget(trainerHalfDays: 5, places: 5)).bound == 0)
        let none = OfferPlan([course("A", 9, sizes: [])], budget: OfferBudget(trainerHalfDays: 5, places: 5))
        #expect(none.steps.isEmpty && none.bound == 0 && none.offers[0].events.isEmpty)
        let poor = OfferPlan(
            [course("A", 9, sizes: [size(5, 1)])], budget: OfferBudget(trainerHalfDays: -1, places: -1))
        #expect(poor.steps.isEmpty && poor.bound == 0 && poor.left == OfferBudget(trainerHalfDays: 0, places: 0))
        #expect(size(0, -1) == size(1, 0))
    }
}
