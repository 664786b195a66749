/// A course as a plan sees it: for each further place the chance that somebody wants it.
struct WantedPlaces {
    let course: PlannedCourse
    /// The chance that the demand is above 0, 1, …; it ends where that is below a millionth.
    let chances: [Double]
    /// How many are served by 0, 1, … places.
    private let served: [Double]

    init(_ course: PlannedCourse, most: Int64) {
        self.course = course
        let distribution = course.forecast.distribution
        let length = Int(min(Double(most), distribution.quantile(1 - 1e-6) + 1))
        var above = 1.0
        chances = distribution.chances(upTo: max(0, length - 1)).prefix(length).map { chance in
            above = max(0, above - chance)
            return above
        }
        served = chances.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
    }

    /// How many people are expected to be served by so many places.
    func served(by places: Int64) -> Double { served[Int(min(places, Int64(chances.count)))] }

    /// The chance that more are wanted than so many places.
    func chance(above places: Int64) -> Double { places < chances.count ? chances[Int(places)] : 0 }

    /// What is planned of the course.
    func offer(_ events: [EventSize]) -> CourseOffer {
        let places = events.reduce(0) { $0 + $1.places }
        let served = served(by: places)
        return CourseOffer(
            course: course.forecast.demand.course,
            events: events.sorted { ($1.places, $1.trainerHalfDays) < ($0.places, $0.trainerHalfDays) },
            served: served, unserved: max(0, course.forecast.expected - served),
            chanceAllServed: 1 - chance(above: places))
    }

    /// What no plan can exceed: what would be served if places could be given singly, and if they cost no more
    /// trainers' time than in the size that takes least for a place; the smaller of the two.
    static func bound(_ courses: [WantedPlaces], _ budget: OfferBudget) -> Double {
        let offered = courses.filter { !$0.course.sizes.isEmpty }
        let byPlace = offered.flatMap(\.chances).sorted(by: >).prefix(Int(budget.places)).reduce(0, +)
        var left = Double(budget.trainerHalfDays)
        var byTime = 0.0
        let costs = offered.flatMap { course in
            let cost = course.course.sizes.map { Double($0.trainerHalfDays) / Double($0.places) }.min() ?? 0
            return course.chances.map { (chance: $0, cost: cost) }
        }
        for place in costs.sorted(by: { $0.chance * $1.cost > $1.chance * $0.cost }) {
            let part = place.cost > left ? left / place.cost : 1
            byTime += part * place.chance
            left -= part * place.cost
            if part < 1 { break }
        }
        return min(byPlace, byTime)
    }
}
