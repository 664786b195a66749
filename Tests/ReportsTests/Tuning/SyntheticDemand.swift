@testable import Reports

/// Six years of forty invented courses and the year after, with the rates behind the counts.
struct SyntheticDemand {
    struct Course {
        let code: String
        /// The true rates of the seven years.
        let rates: [Double]
        /// What was wanted in each.
        let wanted: [Int]
    }

    /// The relative variance that each rate gains in a year.
    static let drift = 0.02
    let courses: [Course]

    init(seed: UInt64, courses count: Int = 40) {
        var chance = Chance(seed: seed &+ 10_000)
        // The whole grows by 3 in 100 a year, give or take 4.
        let changes = (0..<6).map { _ in Numerics.exp(0.03 + 0.04 * chance.normal()) }
        courses = (0..<count).map { number in
            var rates = [80 * chance.gamma(shape: 1.5)]
            for change in changes { rates.append((rates.last ?? 0) * change * chance.gamma(shape: 1 / Self.drift)) }
            return Course(code: "C\(100 + number)", rates: rates, wanted: rates.map { chance.poisson($0) })
        }
    }

    /// The first six years.
    var history: [CourseDemand] {
        courses.map { course in
            CourseDemand(course.code, years: course.wanted.prefix(6).map { YearDemand(booked: Int64($0)) })
        }
    }

    /// What was wanted of a course in the seventh.
    func next(_ code: String) -> Double {
        Double(courses.first { $0.code == code }?.wanted[6] ?? 0)
    }
}
