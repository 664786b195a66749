/// Where an event stands. Whether it is full follows from its counters and is not stored.
public enum EventStatus: String, Sendable, CaseIterable {
    /// Being prepared; seen by administrators only.
    case draft
    /// Open to booking.
    case published
    /// Published, and closed to new bookings.
    case closed
    /// Held.
    case delivered
    /// Cancelled by the organiser.
    case cancelled

    /// Whether it was ever published: planned is delivered plus cancelled plus what is still to come.
    public var isPlanned: Bool { self != .draft }

    /// The status after what an organiser did.
    ///
    /// - Throws: ``Refusal`` of kind `wrong_state`.
    public func after(_ step: EventStep) throws(Refusal) -> EventStatus {
        switch (self, step) {
        case (.draft, .published), (.closed, .reopened): return .published
        case (.published, .closed): return .closed
        case (.published, .delivered), (.closed, .delivered): return .delivered
        case (.draft, .cancelled), (.published, .cancelled), (.closed, .cancelled): return .cancelled
        case (.published, .postponed), (.closed, .postponed): return .published
        default:
            throw Refusal(.wrongState, "The event is \(rawValue), so it cannot be \(step.rawValue).")
        }
    }
}

/// What an organiser did with an event, in the past tense.
public enum EventStep: String, Sendable, CaseIterable {
    /// Opened to booking.
    case published
    /// Closed to new bookings.
    case closed
    /// Opened to booking again.
    case reopened
    /// Held.
    case delivered
    /// Called off.
    case cancelled
    /// Given new dates.
    case postponed
}

/// What kind of event it is. Conferences, briefings and e-learning are separate lines, not in the course figures.
public enum EventKind: String, Sendable, CaseIterable {
    case course, conference, briefing
    case masterClass = "master_class"
    case eLearning = "e_learning"
    case trainTheTrainer = "train_the_trainer"

    /// Whether it counts in the course figures: all kinds but conference, briefing and e-learning.
    public var countsAsCourse: Bool {
        switch self {
        case .course, .masterClass, .trainTheTrainer: true
        case .conference, .briefing, .eLearning: false
        }
    }
}
