/// Where courses reach fewer than they should, ranked by people missing.
///
/// For each course the shares of its groups are drawn towards the whole (`ShrunkRates`), which also tells how far
/// groups differ anyway. The chance by luck is that of so few reached, or fewer, in one more group of the same kind
/// (the Beta-binomial). Groups with a chance under one in two hundred are taken out of the whole and the rest is fitted
/// once more, since cold spots would hide themselves by widening what is usual; their own shares are drawn towards all
/// groups. Which of all chances are small enough is settled by Benjamini and Hochberg (1995): among the spots that are
/// named at most the allowed share is expected to be false.
public struct ColdSpots: Sendable {
    /// The spots, those with most people missing first.
    public let spots: [ColdSpot]
    /// How many groups and courses were looked at.
    public let looked: Int

    private static let out = 0.005

    /// Takes the counts in any order, those of the same group and course being added.
    public init(_ counts: [ReachCount], allowedFalseShare: Double = 0.1, probability: Double = 0.9) {
        let allowed = min(0.5, max(0.001, allowedFalseShare.isNaN ? 0.1 : allowedFalseShare))
        var courses: [String: [String: ReachCount]] = [:]
        for count in counts {
            let known = courses[count.course]?[count.group]
            courses[count.course, default: [:]][count.group] = ReachCount(
                group: count.group, course: count.course, inScope: count.inScope + (known?.inScope ?? 0),
                reached: count.reached + (known?.reached ?? 0))
        }
        var candidates: [Candidate] = []
        for (_, groups) in courses.sorted(by: { $0.key < $1.key }) {
            let sorted = groups.values.filter { $0.inScope > 0 }.sorted { $0.group < $1.group }
            candidates += Self.judge(sorted)
        }
        looked = candidates.count
        let named = Self.named(candidates.map(\.chance), allowed)
        let probability = LikelyRange.usable(probability)
        spots = zip(candidates, named).filter { $1 && $0.missing > 0 }.map { candidate, _ in
            ColdSpot(
                count: candidate.count, expected: candidate.whole * Double(candidate.count.inScope),
                shape: candidate.shape, range: candidate.shape.range(probability), chanceByLuck: candidate.chance,
                missing: candidate.missing, allowedFalseShare: allowed)
        }
        .sorted {
            if $0.missing != $1.missing { return $0.missing > $1.missing }
            return ($0.count.group, $0.count.course) < ($1.count.group, $1.count.course)
        }
    }

    /// A group and a course that may be a cold spot.
    private struct Candidate {
        let count: ReachCount
        let shape: BetaShape
        /// The share of the whole.
        let whole: Double
        let chance: Double

        var missing: Double { (whole - shape.mean) * Double(count.inScope) }
    }

    /// The groups of one course.
    private static func judge(_ groups: [ReachCount]) -> [Candidate] {
        guard groups.count > 1 else { return [] }
        let all = fit(groups)
        let kept = groups.filter { chance($0, all) >= out }
        let usual = kept.count < groups.count && kept.count > 1 ? fit(kept) : all
        let whole = usual.estimate(size: 0, counted: 0).shape.mean
        return groups.map { count in
            Candidate(
                count: count, shape: all.estimate(size: Double(count.inScope), counted: Double(count.reached)).shape,
                whole: whole, chance: chance(count, usual))
        }
    }

    private static func fit(_ groups: [ReachCount]) -> ShrunkRates {
        ShrunkRates(groups.map { .init(size: Double($0.inScope), counted: Double($0.reached)) })
    }

    private static func chance(_ count: ReachCount, _ rates: ShrunkRates) -> Double {
        let another = rates.estimate(size: 0, counted: 0).shape
        return min(1, another.chances(of: Int(count.inScope), upTo: Int(count.reached)).reduce(0, +))
    }

    /// Which of these chances are small enough: the largest that is at most its rank's part of the allowed share, and
    /// all that are no larger.
    static func named(_ chances: [Double], _ allowed: Double) -> [Bool] {
        var limit = -1.0
        for (rank, chance) in chances.sorted().enumerated()
        where chance <= allowed * Double(rank + 1) / Double(chances.count) {
            limit = chance
        }
        return chances.map { $0 <= limit }
    }
}
