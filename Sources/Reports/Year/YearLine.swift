public import Domain

/// The lines of a year report: conferences, briefings and e-learning are not in the course figures.
public enum Line: String, Sendable, CaseIterable {
    /// Courses, master classes and training for trainers.
    case courses
    /// Conferences.
    case conferences
    /// Briefings.
    case briefings
    /// E-learning.
    case eLearning = "e_learning"

    /// The line an event of this kind is on.
    public init(_ kind: EventKind) {
        switch kind {
        case .course, .masterClass, .trainTheTrainer: self = .courses
        case .conference: self = .conferences
        case .briefing: self = .briefings
        case .eLearning: self = .eLearning
        }
    }

    /// As shown to people.
    public var name: String {
        switch self {
        case .courses: "Courses"
        case .conferences: "Conferences"
        case .briefings: "Briefings"
        case .eLearning: "E-learning"
        }
    }
}

/// How many events of a line there were, with how many places, and who attended.
public struct LineFigures: Hashable, Sendable {
    /// The line.
    public let line: Line
    /// Events held.
    public let delivered: Int64
    /// Events called off.
    public let cancelled: Int64
    /// Events published and neither held nor called off.
    public let toCome: Int64
    /// Held and called off, and while the year is open also those to come.
    public let planned: Int64
    /// The places of the events held.
    public let places: Int64
    /// Who attended them, people who came without a booking included.
    public let attended: Int64

    /// Attended of the places of the events held.
    public var utilisation: Percentage { Percentage(attended, of: places) }

    init(_ line: Line, _ groups: [EventGroup], yearIsClosed: Bool) {
        self.line = line
        let own = groups.filter { Line($0.kind) == line }
        let open = own.events(.published, .closed)
        delivered = own.events(.delivered)
        cancelled = own.events(.cancelled)
        toCome = open
        planned = delivered + cancelled + (yearIsClosed ? 0 : open)
        places = own.held.places
        attended = own.held.counts[.attended]
    }
}
