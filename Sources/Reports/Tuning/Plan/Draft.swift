/// A plan while it is made.
struct Draft {
    /// By what the next event is chosen.
    enum Rule: CaseIterable {
        case people, peopleToHalfDay, peopleToPlace, peopleToBudget
    }

    private let courses: [WantedPlaces]
    private let budget: OfferBudget
    private var chosen: [(course: Int, size: EventSize)] = []
    private var places: [Int64]
    private(set) var steps: [PlanStep] = []
    private(set) var left: OfferBudget

    init(_ courses: [WantedPlaces], _ budget: OfferBudget) {
        self.courses = courses
        self.budget = budget
        left = budget
        places = courses.map { _ in 0 }
    }

    /// How many people are expected to be served.
    var served: Double { zip(courses, places).reduce(0) { $0 + $1.0.served(by: $1.1) } }

    /// The events of a course.
    func events(of course: Int) -> [EventSize] { chosen.filter { $0.course == course }.map(\.size) }

    /// How many people one more event of a course would serve; nil when it is too few or cannot be paid for.
    private func gain(_ course: Int, _ size: EventSize) -> Double? {
        guard left.covers(size) else { return nil }
        let wanted = courses[course]
        let gain = wanted.served(by: places[course] + size.places) - wanted.served(by: places[course])
        return gain >= max(1e-6, Double(wanted.course.minimum)) ? gain : nil
    }

    /// Adds events while one can be added, each the best by a rule; the first of several that are as good.
    mutating func fill(by rule: Rule) {
        while steps.count < OfferPlan.mostEvents, let next = best(by: rule) { add(next.course, next.size, next.gain) }
    }

    /// The best event to add, other than one that was just taken out.
    private func best(
        by rule: Rule, otherThan out: (course: Int, size: EventSize)? = nil
    ) -> (course: Int, size: EventSize, gain: Double)? {
        var best: (course: Int, size: EventSize, gain: Double)?
        var most = 0.0
        for course in courses.indices {
            for size in courses[course].course.sizes {
                if let out, out == (course, size) { continue }
                guard let gain = gain(course, size) else { continue }
                let worth = gain / cost(size, rule)
                if worth > most { (most, best) = (worth, (course, size, gain)) }
            }
        }
        return best
    }

    private mutating func add(_ course: Int, _ size: EventSize, _ gain: Double) {
        let chance = courses[course].chance(above: places[course])
        left = left.less(size)
        places[course] += size.places
        chosen.append((course, size))
        steps.append(
            PlanStep(
                course: courses[course].course.forecast.demand.course, size: size, gain: gain, chanceWanted: chance,
                left: left))
    }

    private func cost(_ size: EventSize, _ rule: Rule) -> Double {
        let (time, places) = (Double(size.trainerHalfDays), Double(size.places))
        switch rule {
        case .people: return 1
        case .peopleToHalfDay: return max(time, 0.01)
        case .peopleToPlace: return places
        case .peopleToBudget:
            return time / Double(max(1, budget.trainerHalfDays)) + places / Double(max(1, budget.places))
        }
    }

    /// Takes out one event and fills up again while that serves more; plans of many events are left as they are, since
    /// there an event is a small part of the whole.
    mutating func exchange() {
        guard chosen.count <= 60 else { return }
        for _ in 0..<20 {
            var better: Draft?
            for index in chosen.indices where index == 0 || chosen[index] != chosen[index - 1] {
                for other in Rule.allCases {
                    var draft = without(index)
                    if let next = draft.best(by: other, otherThan: chosen[index]) {
                        draft.add(next.course, next.size, next.gain)
                    }
                    draft.fill(by: other)
                    if draft.served > (better?.served ?? served) + 1e-9 { better = draft }
                }
            }
            guard let better else { return }
            self = better
        }
    }

    /// The same plan made without one of its events; what no longer serves the minimum falls out too.
    private func without(_ index: Int) -> Draft {
        var draft = Draft(courses, budget)
        for (at, event) in chosen.enumerated() where at != index {
            if let gain = draft.gain(event.course, event.size) { draft.add(event.course, event.size, gain) }
        }
        return draft
    }
}
