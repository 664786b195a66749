/// How many of an agency or staff group are to have a course, and how many have had it.
public struct ReachCount: Hashable, Sendable {
    /// The agency or the staff group.
    public let group: String
    /// The course.
    public let course: String
    /// People in scope; at most 100,000.
    public let inScope: Int64
    /// Of those, people reached.
    public let reached: Int64

    /// Takes the group, the course and the counts; the reached are at most those in scope.
    public init(group: String, course: String, inScope: Int64, reached: Int64) {
        self.group = group
        self.course = course
        self.inScope = min(100_000, max(0, inScope))
        self.reached = min(self.inScope, max(0, reached))
    }
}

/// A group that a course reaches less than it reaches others, by more than luck.
public struct ColdSpot: Hashable, Sendable {
    /// What was counted.
    public let count: ReachCount
    /// How many would be reached if it were like the others.
    public let expected: Double
    /// What is known of the share that is reached.
    public let shape: BetaShape
    /// Where that share lies.
    public let range: LikelyRange
    /// The chance that a group like the others has so few reached.
    public let chanceByLuck: Double
    /// How many people are missing against what is expected, the share drawn towards the whole.
    public let missing: Double
    /// The share of false alarms that was allowed among all spots named.
    public let allowedFalseShare: Double

    /// How many there are to invite: in scope and not reached.
    public var toInvite: Int64 { count.inScope - count.reached }

    /// What its sentence is made of.
    public var parts: [SentencePart] {
        [
            SentencePart(.subject, .name(count.group)), SentencePart(.course, .name(count.course)),
            SentencePart(.inScope, .count(count.inScope)), SentencePart(.reached, .count(count.reached)),
            SentencePart(.expected, .number(expected)), SentencePart(.drawnShare, .share(shape.mean)),
            SentencePart(.likelyRange, .shares(range)), SentencePart(.missing, .number(missing)),
            SentencePart(.chanceByLuck, .share(chanceByLuck)),
            SentencePart(.allowedFalseShare, .share(allowedFalseShare)),
        ]
    }
}
