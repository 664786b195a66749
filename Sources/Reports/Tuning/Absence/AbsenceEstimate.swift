/// What is looked at when it is asked who does not come.
public enum AbsenceFactor: String, Sendable, CaseIterable, Comparable {
    /// The course.
    case course
    /// The agency of those booked.
    case agency
    /// The way of holding.
    case mode
    /// The day of the week.
    case weekday
    /// How long before the start the booking was made.
    case notice

    /// In the order of the cases.
    public static func < (one: AbsenceFactor, other: AbsenceFactor) -> Bool { one.rawValue < other.rawValue }
}

/// How many of a group were booked when their events started, and how many of them did not come.
public struct AbsenceCount: Hashable, Sendable {
    /// What the groups are told apart by.
    public let factor: AbsenceFactor
    /// Which group: a code or a name.
    public let group: String
    /// Booked when the event started; at most 10^9.
    public let booked: Int64
    /// Of those, did not come.
    public let absent: Int64

    /// Takes the group and its counts; the absent are at most the booked, and neither is below nought.
    public init(_ factor: AbsenceFactor, _ group: String, booked: Int64, absent: Int64) {
        self.factor = factor
        self.group = group
        self.booked = min(1_000_000_000, max(0, booked))
        self.absent = min(self.booked, max(0, absent))
    }
}

/// The share of a group that is expected not to come, with everything it rests on.
public struct AbsenceEstimate: Hashable, Sendable {
    /// What was counted.
    public let count: AbsenceCount
    /// What is known of the true share, as a distribution.
    public let shape: BetaShape
    /// Where the true share lies.
    public let range: LikelyRange
    /// How much of the estimate comes from the whole, from 0 to 1.
    public let weightOfWhole: Double

    /// The share as it was counted; nil when nobody was booked.
    public var counted: Percentage? { count.booked > 0 ? Percentage(count.absent, of: count.booked) : nil }
    /// The share that is expected.
    public var share: Double { shape.mean }

    /// The chances that of so many booked 0, 1, … all stay away; of at most 20,000.
    public func chancesAbsent(of booked: Int64) -> [Double] { shape.chances(of: Int(min(20_000, max(0, booked)))) }

    /// What its sentence is made of.
    public var parts: [SentencePart] {
        var parts = [
            SentencePart(.subject, .name(count.group)), SentencePart(.bookedAtStart, .count(count.booked)),
            SentencePart(.absent, .count(count.absent)),
        ]
        if count.booked > 0 {
            parts.append(SentencePart(.countedShare, .share(Double(count.absent) / Double(count.booked))))
        }
        return parts + [
            SentencePart(.drawnShare, .share(share)), SentencePart(.likelyRange, .shares(range)),
            SentencePart(.weightOfWhole, .share(weightOfWhole)),
        ]
    }
}

/// Who is expected not to come, group by group: each group's own share, drawn towards that of all groups of its kind.
public struct AbsenceModel: Sendable {
    private var rates: [AbsenceFactor: ShrunkRates] = [:]
    /// With which probability the ranges hold the true share.
    public let probability: Double
    /// The groups by factor and name; counts of the same group are added.
    public let estimates: [AbsenceEstimate]

    /// Takes the counts in any order.
    public init(_ counts: [AbsenceCount], probability: Double = 0.9) {
        let probability = LikelyRange.usable(probability)
        var groups: [AbsenceFactor: [String: AbsenceCount]] = [:]
        for count in counts {
            let known = groups[count.factor]?[count.group]
            groups[count.factor, default: [:]][count.group] = AbsenceCount(
                count.factor, count.group, booked: count.booked + (known?.booked ?? 0),
                absent: count.absent + (known?.absent ?? 0))
        }
        var estimates: [AbsenceEstimate] = []
        for (factor, named) in groups.sorted(by: { $0.key < $1.key }) {
            let sorted = named.values.sorted { $0.group < $1.group }
            let fitted = ShrunkRates(sorted.map { .init(size: Double($0.booked), counted: Double($0.absent)) })
            rates[factor] = fitted
            estimates += sorted.map { Self.estimate($0, fitted, probability) }
        }
        self.probability = probability
        self.estimates = estimates
    }

    /// What is expected of a group; one that was never seen is taken to be like the whole of its kind, and where
    /// nothing at all was seen every share is possible.
    public func estimate(_ factor: AbsenceFactor, _ group: String) -> AbsenceEstimate {
        if let known = estimates.first(where: { $0.count.factor == factor && $0.count.group == group }) { return known }
        return Self.estimate(
            AbsenceCount(factor, group, booked: 0, absent: 0), rates[factor] ?? ShrunkRates([]), probability)
    }

    private static func estimate(_ count: AbsenceCount, _ rates: ShrunkRates, _ probability: Double) -> AbsenceEstimate
    {
        let (shape, weight) = rates.estimate(size: Double(count.booked), counted: Double(count.absent))
        return AbsenceEstimate(
            count: count, shape: shape, range: shape.range(probability), weightOfWhole: weight)
    }
}
