@testable import Reports

/// Six invented years of fifty agencies and forty courses, with the truth behind them.
struct SyntheticYears {
    static let agencies = (0..<50).map { "A\(100 + $0)" }
    let demand: SyntheticDemand
    /// How many were booked at the start and did not come, by course and by agency, year by year.
    let absence: [[AbsenceCount]]
    /// The share of those booked over all years of whom it was settled beforehand that they stay away by chance.
    let trueAbsence: [String: Double]

    init(seed: UInt64) {
        let demand = SyntheticDemand(seed: seed)
        self.demand = demand
        var chance = Chance(seed: seed &+ 20_000)
        // A course loses 12 in 100 of those booked, give or take 7; an agency has 0.3 to 2 times as many as others.
        let courses = demand.courses.map { _ in chance.beta(3, 22) }
        let agencies = Self.agencies.map { _ in chance.gamma(shape: 12) }
        var sizes = Self.agencies.map { _ in chance.gamma(shape: 1.2) }
        for index in sizes.indices.dropFirst() { sizes[index] += sizes[index - 1] }
        var expected: [String: (sum: Double, count: Double)] = [:]
        absence = (0..<6).map { year in
            var counts: [String: (booked: Int64, absent: Int64)] = [:]
            for (number, course) in demand.courses.enumerated() {
                for _ in 0..<course.wanted[year] {
                    let at = chance.share() * (sizes.last ?? 1)
                    let agency = sizes.firstIndex { $0 >= at } ?? 0
                    let share = min(0.9, courses[number] * agencies[agency])
                    let stays: Int64 = chance.happens(share) ? 1 : 0
                    for name in [course.code, Self.agencies[agency]] {
                        let known = counts[name] ?? (0, 0)
                        counts[name] = (known.booked + 1, known.absent + stays)
                        let sum = expected[name] ?? (0, 0)
                        expected[name] = (sum.sum + share, sum.count + 1)
                    }
                }
            }
            return counts.map { name, count in
                AbsenceCount(
                    name.hasPrefix("C") ? .course : .agency, name, booked: count.booked, absent: count.absent)
            }
        }
        trueAbsence = expected.mapValues { $0.sum / $0.count }
    }
}

/// Invented events of some years, each with the bookings that came in, and of which some were given up again.
struct SyntheticBookings {
    let years: [[PastEvent]]

    init(seed: UInt64, years: Range<Int> = 2..<6) {
        let demand = SyntheticDemand(seed: seed)
        var chance = Chance(seed: seed &+ 30_000)
        self.years = years.map { year in
            demand.courses.flatMap { course -> [PastEvent] in
                let events = max(1, course.wanted[year] / 14)
                return (0..<events).map { _ in
                    Self.event(course.code, course.rates[year] / Double(events), &chance)
                }
            }
        }
    }

    /// An event is as wanted as its course, give or take a third; half its bookings come in the last 17 days, give or
    /// take 5; of a hundred some ninety last, and the others are given up at some moment between booking and start.
    private static func event(_ course: String, _ rate: Double, _ chance: inout Chance) -> PastEvent {
        let pace = 25 * chance.gamma(shape: 15)
        let lasting = chance.beta(36, 4)
        let bookings = (0..<chance.poisson(rate / 0.9 * chance.gamma(shape: 10))).map { _ in
            let made = -pace * Numerics.log(chance.share())
            return (made: made, givenUp: chance.happens(lasting) ? nil : made * chance.share())
        }
        return PastEvent(
            course, booked: Int64(bookings.count { $0.givenUp == nil }),
            points: BookingCurve.days.map { day in
                let then = bookings.filter { $0.made >= Double(day) && ($0.givenUp ?? -1) < Double(day) }
                return BookingPoint(
                    daysBefore: day, held: Int64(then.count), kept: Int64(then.count { $0.givenUp == nil }))
            })
    }
}

/// How far invented courses reach fifty invented agencies, some of which they hardly reach at all.
struct SyntheticReach {
    struct Spot: Hashable {
        let group: String
        let course: String
    }

    let years: [[ReachCount]]
    let cold: Set<Spot>

    init(seed: UInt64, courses: Int = 40, cold count: Int, years: Int = 1) {
        var chance = Chance(seed: seed &+ 40_000)
        var cold: Set<Spot> = []
        while cold.count < count {
            cold.insert(
                Spot(group: SyntheticYears.agencies[chance.below(50)], course: "C\(100 + chance.below(courses))"))
        }
        var all = [[ReachCount]](repeating: [], count: years)
        for number in 0..<courses {
            let course = "C\(100 + number)"
            let mean = 0.25 + 0.4 * chance.share()
            for group in SyntheticYears.agencies {
                let inScope = 20 + chance.below(100)
                let isCold = cold.contains(Spot(group: group, course: course))
                let share = chance.beta(mean * 40, (1 - mean) * 40) * (isCold ? 0.1 : 1)
                for year in 0..<years {
                    all[year].append(
                        ReachCount(
                            group: group, course: course, inScope: Int64(inScope),
                            reached: Int64(chance.binomial(inScope, share))))
                }
            }
        }
        self.cold = cold
        self.years = all
    }
}
