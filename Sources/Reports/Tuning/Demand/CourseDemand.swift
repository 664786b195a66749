/// What people wanted of a course in one year.
public struct YearDemand: Hashable, Sendable {
    /// Who held a place.
    public let booked: Int64
    /// Who waited and held none, for events that are still to come.
    public let waiting: Int64
    /// Who waited and never got the course in the year.
    public let unmet: Int64

    /// Takes the three, each from 0 to 10^8.
    public init(booked: Int64, waiting: Int64 = 0, unmet: Int64 = 0) {
        func usable(_ count: Int64) -> Int64 { min(100_000_000, max(0, count)) }
        self.booked = usable(booked)
        self.waiting = usable(waiting)
        self.unmet = usable(unmet)
    }

    /// All three together.
    public var total: Int64 { booked + waiting + unmet }
}

/// The history of a course.
public struct CourseDemand: Hashable, Sendable {
    /// The course's code.
    public let course: String
    /// Year by year, the oldest first and last year last; nil where the course was not on offer.
    public let years: [YearDemand?]

    /// Takes the course and its years; courses with different numbers of years are aligned at the last.
    public init(_ course: String, years: [YearDemand?]) {
        self.course = course
        self.years = years
    }
}

/// What people are expected to want of a course next year.
public struct DemandForecast: Hashable, Sendable {
    /// The course.
    public let demand: CourseDemand
    /// The demand as a distribution.
    public let distribution: NegativeBinomial
    /// Where the demand will lie.
    public let range: LikelyRange
    /// How much the last year alone weighs against all that was known before it, from 0 to 1.
    public let weightOfLastYear: Double
    /// How the whole is expected to change, as a share of last year.
    public let growthOfWhole: Double

    /// The demand expected.
    public var expected: Double { distribution.mean }

    /// What its sentence is made of.
    public var parts: [SentencePart] {
        let known = demand.years.compactMap { $0 }
        var parts = [SentencePart(.subject, .name(demand.course)), SentencePart(.years, .count(Int64(known.count)))]
        if let last = demand.years.last, let last {
            parts.append(SentencePart(.lastYear, .count(last.total)))
        }
        return parts + [
            SentencePart(.weightOfLastYear, .share(weightOfLastYear)),
            SentencePart(.growthOfWhole, .share(growthOfWhole)), SentencePart(.expected, .number(expected)),
            SentencePart(.likelyRange, .range(range)),
        ]
    }
}
