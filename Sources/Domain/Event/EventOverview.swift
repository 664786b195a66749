/// An event as those who run the programme see it in a list: what is planned, how it fills, what of it is recorded.
public struct EventOverview: Hashable, Sendable {
    /// The event as far as booking is concerned.
    public let head: EventHead
    /// The code of the course.
    public let courseCode: String
    /// The title of the course.
    public let title: String
    /// How it is held.
    public let delivery: String
    /// Where it is held.
    public let venue: String
    /// The local date of the first session; nil while it has no dates.
    public let firstDate: LocalDate?
    /// Fewer bookings than this put it at risk.
    public let minimum: Int64
    /// Why it was cancelled; empty where it was not.
    public let reason: String
    /// The kept counters.
    public let counts: Counts

    /// Takes every part.
    public init(
        head: EventHead, courseCode: String, title: String, delivery: String, venue: String, firstDate: LocalDate?,
        minimum: Int64, reason: String, counts: Counts
    ) {
        self.head = head
        self.courseCode = courseCode
        self.title = title
        self.delivery = delivery
        self.venue = venue
        self.firstDate = firstDate
        self.minimum = minimum
        self.reason = reason
        self.counts = counts
    }

    /// Places that are neither held nor offered.
    public var left: Int64 { max(0, head.bookable - head.held - head.offered) }

    /// The month of the first session, such as `2019-09`; nil while it has no dates.
    public var month: String? { firstDate.map { String($0.description.prefix(7)) } }

    /// Whether it is ahead and fewer people hold a place than it needs to be held.
    public func isAtRisk(at now: Instant) -> Bool {
        guard head.status == .published || head.status == .closed, let startsAt = head.startsAt else { return false }
        return now < startsAt && head.held < minimum
    }

    /// How many of those who held a place, or came without one, have no attendance recorded; none before it is over,
    /// and none of an event that was cancelled.
    public func unrecorded(at now: Instant) -> Int64 {
        guard head.status != .draft, head.status != .cancelled, let endsAt = head.endsAt, endsAt <= now else {
            return 0
        }
        let recorded: [Counter] = [.attended, .refusedLate, .didNotAttend, .excused]
        return max(0, counts[.held] + counts[.walkIns] - recorded.reduce(0) { $0 + counts[$1] })
    }
}
