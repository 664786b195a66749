public import Domain

/// What an ``InterestID`` identifies.
public enum InterestEntity {}
/// Identifies one person's wish to be told when a course runs.
public typealias InterestID = Identifier<InterestEntity>

/// One person's wish to be told when a course runs.
public struct Interest: Hashable, Sendable {
    /// Where a wish stands.
    public enum State: Hashable, Sendable {
        /// They wait to be told.
        case open
        /// They were told at this moment, of this event by its reference.
        case told(at: Instant, event: String)
        /// They took it back at this moment.
        case withdrawn(at: Instant)

        /// The word of the state.
        public var word: String {
            switch self {
            case .open: "open"
            case .told: "told"
            case .withdrawn: "withdrawn"
            }
        }
    }

    /// Its id.
    public let id: InterestID
    /// The person's name; empty once it was erased, and where it was not asked for.
    public let name: String
    /// The person's address.
    public let email: String
    /// The code of the agency they work for now.
    public let agencyCode: String
    /// The code of the course.
    public let courseCode: String
    /// The title of the course.
    public let title: String
    /// Since when.
    public let since: Instant
    /// Where it stands.
    public let state: State

    /// Takes every part.
    public init(
        id: InterestID, name: String, email: String, agencyCode: String, courseCode: String, title: String,
        since: Instant, state: State
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.agencyCode = agencyCode
        self.courseCode = courseCode
        self.title = title
        self.since = since
        self.state = state
    }
}

/// How many people wait for a course to run: demand that no booking shows.
public struct InterestCount: Hashable, Sendable {
    /// The code of the course.
    public let courseCode: String
    /// Its title.
    public let title: String
    /// How many wait to be told.
    public let open: Int64
    /// How many were told so far.
    public let told: Int64

    /// Takes every part.
    public init(courseCode: String, title: String, open: Int64, told: Int64) {
        self.courseCode = courseCode
        self.title = title
        self.open = open
        self.told = told
    }
}

/// Reading who wants to be told when a course runs.
public protocol InterestReads {
    /// The open wish of a person for a course, whoever asks.
    func openInterest(of person: PersonID, in course: CourseID) throws -> InterestID?
    /// Who wants to be told of a course within the scope, who wished first coming first; the open ones only, or all.
    func interests(in course: CourseID, openOnly: Bool, limit: Int64) throws -> [Interest]
    /// What a person wants to be told of within the scope, the latest first.
    func interests(of person: PersonID) throws -> [Interest]
    /// How many people want to be told, by course; courses that nobody ever asked for are left out.
    func interestCounts() throws -> [InterestCount]
}

/// Recording who wants to be told when a course runs.
public protocol InterestWrites: InterestReads {
    /// Records a wish; a second open one of the same person and course is refused.
    func addInterest(of person: PersonID, in course: CourseID) throws -> InterestID
    /// Ends an open wish because it was taken back.
    func withdrawInterest(_ id: InterestID) throws
    /// Tells everybody who waits for a course of an event of it, once, and says how many they were: a message each.
    func tellInterested(in course: CourseID, of event: EventID) throws -> Int64
}
