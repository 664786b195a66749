public import Money

/// An event that can be booked now or soon, as somebody looking for one sees it.
public struct ProgrammeEntry: Hashable, Sendable {
    /// The event.
    public let event: EventHead
    /// The code of the course.
    public let courseCode: String
    /// Its title.
    public let title: String
    /// Its level; empty for none.
    public let level: String
    /// Its topic.
    public let topic: String
    /// The staff groups it is meant for; none stand for everybody.
    public let staffGroups: [String]
    /// The course's own fee.
    public let fee: Pence
    /// How it is held.
    public let delivery: String
    /// Where it is held.
    public let venue: String
    /// The local date of the first session.
    public let firstDate: LocalDate

    /// Takes every part.
    public init(
        event: EventHead, courseCode: String, title: String, level: String, topic: String, staffGroups: [String],
        fee: Pence, delivery: String, venue: String, firstDate: LocalDate
    ) {
        self.event = event
        self.courseCode = courseCode
        self.title = title
        self.level = level
        self.topic = topic
        self.staffGroups = staffGroups
        self.fee = fee
        self.delivery = delivery
        self.venue = venue
        self.firstDate = firstDate
    }

    /// Places that nobody holds and nobody waits for.
    public var free: Int64 { event.waiting > 0 ? 0 : max(0, event.bookable - event.held - event.offered) }

    /// The month of the first session, such as `2019-09`.
    public var month: String { String(firstDate.description.prefix(7)) }
}

/// How many places are left, as everybody is told: a number, or in words where the host prefers it.
public enum PlacesLeft: Hashable, Sendable {
    /// So many.
    case number(Int64)
    /// More than three.
    case some
    /// One to three.
    case few
    /// None: one may wait.
    case none

    /// So many places, in words or as a number.
    public init(_ free: Int64, inWords: Bool) {
        switch (inWords, free) {
        case (false, _): self = .number(max(0, free))
        case (true, ...0): self = .none
        case (true, 1...3): self = .few
        case (true, _): self = .some
        }
    }

    /// The number, or the word.
    public var text: String {
        switch self {
        case .number(let number): String(number)
        case .some: "some"
        case .few: "few"
        case .none: "none"
        }
    }
}
