/// How many will be booked at the start of an event that is still to come.
public struct EventOutlook: Hashable, Sendable {
    /// The event.
    public let event: ComingEvent
    /// The share of final bookings that is usually reached by now.
    public let usualShare: Double
    /// How many bookings are expected at the start.
    public let expected: Double
    /// Where their number will lie.
    public let range: LikelyRange
    /// The chance that they are fewer than the minimum.
    public let chanceBelowMinimum: Double
    /// Whether that chance is above what was allowed.
    public let isAtRisk: Bool

    /// What its sentence is made of.
    public var parts: [SentencePart] {
        [
            SentencePart(.subject, .name(event.event)), SentencePart(.daysBefore, .count(event.daysBefore)),
            SentencePart(.held, .count(event.held)), SentencePart(.usualShare, .share(usualShare)),
            SentencePart(.expected, .number(expected)), SentencePart(.likelyRange, .range(range)),
            SentencePart(.minimum, .count(event.minimum)),
            SentencePart(.chanceBelowMinimum, .share(chanceBelowMinimum)),
        ]
    }
}
