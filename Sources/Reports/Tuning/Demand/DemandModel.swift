/// What people will want next year, course by course.
///
/// The demand of a course is a count with a rate that is known as a Gamma distribution (Harvey and Fernandes 1989,
/// "Time series models for count or qualitative observations", with its discounting of what is older). From year to
/// year all rates move with the whole, and each drifts on its own besides: its relative variance grows by the same
/// amount, the drift, for every course. Older years so count for less, and the less the more a course has of its own.
/// The drift is the one under which the years were best foreseen, each from those before it. A new course starts like
/// any other: its first rate is drawn from those of all courses, so that few data stay near the whole.
public struct DemandModel: Sendable {
    /// The forecasts by course.
    public let forecasts: [DemandForecast]
    /// The relative variance that a course's rate gains in a year.
    public let drift: Double
    /// How the whole is expected to change, as a share of last year.
    public let growthOfWhole: Double
    /// With which probability the ranges hold the demand.
    public let probability: Double

    /// What is known of a rate.
    private struct Rate {
        var shape: Double
        var mean: Double
        var weightOfLast = 0.0

        /// A year passes: all rates change by so much, and this one by what nobody knows.
        mutating func pass(_ change: Double, drift: Double) {
            mean *= Numerics.exp(change)
            shape = 1 / (1 / shape + drift)
        }

        mutating func learn(_ count: Double) {
            weightOfLast = mean / (mean + shape)
            mean += weightOfLast * (count - mean)
            shape += count
            mean = max(mean, 1e-6)
        }
    }

    /// Takes the courses in any order; histories of the same course are added.
    public init(_ courses: [CourseDemand], probability: Double = 0.9) {
        let probability = LikelyRange.usable(probability)
        var named: [String: CourseDemand] = [:]
        for course in courses { named[course.course] = Self.merged(named[course.course], course) }
        let sorted = named.values.sorted { $0.course < $1.course }
        let length = sorted.map(\.years.count).max() ?? 0
        let aligned = sorted.map { course in
            [Double?](repeating: nil, count: length - course.years.count)
                + course.years.map { $0.map { Double($0.total) } }
        }
        let trend = WholeTrend(aligned)
        let starts = Self.starts(aligned, years: length)
        var best = (drift: 0.0, logarithm: -Double.infinity)
        for drift in Self.drifts {
            let logarithm = aligned.reduce(0) { $0 + Self.follow($1, starts, trend, drift: drift).logarithm }
            if logarithm > best.logarithm { best = (drift, logarithm) }
        }
        let drift = best.drift
        let growth = Numerics.exp(trend.expected) - 1
        forecasts = zip(sorted, aligned).map { course, years in
            var rate = Self.follow(years, starts, trend, drift: drift).rate
            rate.pass(trend.expected, drift: drift + trend.variance)
            let distribution = NegativeBinomial(shape: rate.shape, mean: rate.mean)
            return DemandForecast(
                demand: course, distribution: distribution, range: distribution.range(probability),
                weightOfLastYear: rate.weightOfLast, growthOfWhole: growth)
        }
        self.drift = drift
        self.probability = probability
        growthOfWhole = growth
    }

    /// What is expected of a course; nil when it was never on offer and not named.
    public func forecast(_ course: String) -> DemandForecast? { forecasts.first { $0.demand.course == course } }

    /// None, and from a standard deviation of two in a hundred to one of a whole rate, by the fourth root of two.
    private static let drifts: [Double] = [0] + (0..<46).map { Numerics.exp(-7.8 + Double($0) * 0.173_286_795) }

    /// The years of a course of which there are two histories: added, aligned at the last.
    private static func merged(_ one: CourseDemand?, _ other: CourseDemand) -> CourseDemand {
        guard let one else { return other }
        let length = max(one.years.count, other.years.count)
        func padded(_ years: [YearDemand?]) -> [YearDemand?] {
            [YearDemand?](repeating: nil, count: length - years.count) + years
        }
        return CourseDemand(
            one.course,
            years: zip(padded(one.years), padded(other.years)).map { one, other in
                guard let one, let other else { return one ?? other }
                return YearDemand(
                    booked: one.booked + other.booked, waiting: one.waiting + other.waiting,
                    unmet: one.unmet + other.unmet)
            })
    }

    /// From what the rates of a year's courses are drawn: their mean, and a shape by moments. A course is counted, and
    /// its rate is not, so the variance of the counts has the mean in it; the shape stays between a fifth and fifty.
    private static func starts(_ courses: [[Double?]], years: Int) -> [Rate] {
        var known = Rate(shape: 0.5, mean: 1)
        return (0..<years).map { year in
            let counts = courses.compactMap { $0[year] }
            guard !counts.isEmpty else { return known }
            let size = Double(counts.count)
            let mean = (counts.reduce(0, +) + 0.5) / size
            let variance = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, size - 1)
            let shape = variance > mean ? mean * mean / (variance - mean) : 50
            known = Rate(shape: size > 1 ? min(50, max(0.2, shape)) : 0.5, mean: mean)
            return known
        }
    }

    /// Follows a course through its years; also how likely each was, foreseen from those before it.
    private static func follow(
        _ years: [Double?], _ starts: [Rate], _ trend: WholeTrend, drift: Double
    ) -> (rate: Rate, logarithm: Double) {
        var rate: Rate?
        var logarithm = 0.0
        for (year, count) in years.enumerated() {
            rate?.pass(trend.changes[year - 1], drift: drift)
            guard let count else { continue }
            if let rate { logarithm += NegativeBinomial(shape: rate.shape, mean: rate.mean).logChance(of: count) }
            var known = rate ?? starts[year]
            known.learn(count)
            rate = known
        }
        return (rate ?? starts.last ?? Rate(shape: 0.5, mean: 1), logarithm)
    }
}
