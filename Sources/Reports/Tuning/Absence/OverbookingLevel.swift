/// How many may be booked for so many places, so that the chance of turning somebody away stays under a stated risk.
///
/// The chance is that of the Beta-binomial: it counts both that people come or not by chance, and that the share of
/// those who do not come is known only so well. One more booking never brings fewer people, so the chance rises with
/// the level and the largest level is found by halving.
public struct OverbookingLevel: Hashable, Sendable {
    /// The places there are, from 0 to 5,000.
    public let places: Int64
    /// The largest number bookable: at least the places, at most the limit.
    public let bookable: Int64
    /// The risk that was allowed.
    public let allowedRisk: Double
    /// The chance that more come than there are places, if all that is bookable is booked.
    public let chance: Double
    /// The same if one more were bookable.
    public let chanceWithOneMore: Double
    /// The places expected to stay empty.
    public let expectedEmpty: Double
    /// The places expected to stay empty if no more were bookable than there are places.
    public let expectedEmptyWithout: Double
    /// Whether more would be bookable if the limit did not stand.
    public let isLimited: Bool
    /// What the level rests on.
    public let estimate: AbsenceEstimate

    /// Takes the places, what is known of those who do not come, the risk from 0 to 1, and the most that may be
    /// bookable whatever the risk: twice the places when not given.
    public init(places: Int64, estimate: AbsenceEstimate, allowedRisk: Double, limit: Int64? = nil) {
        let places = min(5_000, max(0, places))
        let limit = min(20_000, max(places, limit ?? places * 2))
        var (low, high) = (places, limit + 1)
        var found = Self.outcome(estimate, places, booked: low)
        expectedEmptyWithout = found.empty
        while high - low > 1 {
            let middle = low + (high - low) / 2
            let outcome = Self.outcome(estimate, places, booked: middle)
            if outcome.tooMany <= allowedRisk {
                (low, found) = (middle, outcome)
            } else {
                high = middle
            }
        }
        let next = Self.outcome(estimate, places, booked: low + 1).tooMany
        self.places = places
        bookable = low
        self.allowedRisk = allowedRisk
        chance = found.tooMany
        chanceWithOneMore = next
        expectedEmpty = found.empty
        isLimited = low == limit && next <= allowedRisk
        self.estimate = estimate
    }

    /// The chance of more people than places, and the places expected to stay empty.
    static func outcome(
        _ estimate: AbsenceEstimate, _ places: Int64, booked: Int64
    ) -> (tooMany: Double, empty: Double) {
        let over = booked - places
        var (tooMany, empty) = (0.0, 0.0)
        for (absent, chance) in estimate.chancesAbsent(of: booked).enumerated() {
            let free = Int64(absent) - over
            if free < 0 { tooMany += chance } else { empty += chance * Double(free) }
        }
        return (min(1, tooMany), empty)
    }

    /// What its sentence is made of.
    public var parts: [SentencePart] {
        estimate.parts + [
            SentencePart(.places, .count(places)), SentencePart(.bookable, .count(bookable)),
            SentencePart(.allowedRisk, .share(allowedRisk)), SentencePart(.chanceOfTurningAway, .share(chance)),
            SentencePart(.chanceWithOneMore, .share(chanceWithOneMore)),
            SentencePart(.expectedEmpty, .number(expectedEmpty)),
            SentencePart(.expectedEmptyWithout, .number(expectedEmptyWithout)),
        ]
    }
}
