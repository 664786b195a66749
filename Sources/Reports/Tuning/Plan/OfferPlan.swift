/// How many events of which size next year, under a budget of trainers' time and of places.
///
/// With x places of a course, as many are served as the smaller of x and the demand; the expectation of that rises by
/// the chance that the demand is above x, which falls with every place. So events are added one by one, each where it
/// serves most besides those before it: exact where all events cost the same, since then no exchange can gain (Fox
/// 1966). Where costs differ the steps are tried four ways: by people served, by people to a half day, by people to a
/// place, and by people to the share of both budgets; then events are exchanged while that serves more. The best is
/// taken (the first two alone reach, under one budget, at least (1 - 1/e) ÷ 2 of the best possible: Leskovec et al.
/// 2007). How far a plan is from the best possible is not left to that: ``bound`` is a number that no plan can pass.
public struct OfferPlan: Hashable, Sendable {
    /// The events in the order in which they were added.
    public let steps: [PlanStep]
    /// What is planned of each course, by code.
    public let offers: [CourseOffer]
    /// How many people are expected to be served.
    public let served: Double
    /// How many people no plan under this budget can be expected to exceed.
    public let bound: Double
    /// What of the budget is left.
    public let left: OfferBudget

    /// The most events that are planned.
    public static let mostEvents = 2_000

    /// Takes the courses in any order, and the budget.
    public init(_ courses: [PlannedCourse], budget: OfferBudget) {
        let sorted = courses.sorted { $0.forecast.demand.course < $1.forecast.demand.course }
        let wanted = sorted.map { WantedPlaces($0, most: budget.places) }
        var best = Draft(wanted, budget)
        for rule in Draft.Rule.allCases {
            var draft = Draft(wanted, budget)
            draft.fill(by: rule)
            draft.exchange()
            if draft.served > best.served + 1e-9 { best = draft }
        }
        steps = best.steps
        offers = wanted.enumerated().map { index, course in course.offer(best.events(of: index)) }
        served = best.served
        left = best.left
        bound = WantedPlaces.bound(wanted, budget)
    }
}
