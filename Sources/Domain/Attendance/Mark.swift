/// What the evidence says about one booking at one session.
public enum Mark: Hashable, Sendable {
    case attended
    /// Came that many minutes after the start, and was admitted.
    case late(minutes: Int64)
    /// Left that many minutes before the end.
    case leftEarly(minutes: Int64)
    /// Came too late to be admitted.
    case refusedLate
    case didNotAttend
    /// Absent with an excuse the organiser accepts; never assessed.
    case excused
    /// Nothing is recorded, or an earlier mark was withdrawn.
    case notRecorded

    /// The word stored.
    public var word: String {
        switch self {
        case .attended: "attended"
        case .late: "late"
        case .leftEarly: "left_early"
        case .refusedLate: "refused_late"
        case .didNotAttend: "did_not_attend"
        case .excused: "excused"
        case .notRecorded: "not_recorded"
        }
    }

    /// Minutes late or early; 0 for the others.
    public var minutes: Int64 {
        switch self {
        case .late(let minutes), .leftEarly(let minutes): minutes
        case .attended, .refusedLate, .didNotAttend, .excused, .notRecorded: 0
        }
    }

    /// Reads the stored word and minutes; nil for another word or negative minutes.
    public init?(word: String, minutes: Int64) {
        guard (0...1440).contains(minutes) else { return nil }
        switch word {
        case "attended": self = .attended
        case "late": self = .late(minutes: minutes)
        case "left_early": self = .leftEarly(minutes: minutes)
        case "refused_late": self = .refusedLate
        case "did_not_attend": self = .didNotAttend
        case "excused": self = .excused
        case "not_recorded": self = .notRecorded
        default: return nil
        }
    }

    /// Was in the room.
    public var wasPresent: Bool {
        switch self {
        case .attended, .late, .leftEarly: true
        case .refusedLate, .didNotAttend, .excused, .notRecorded: false
        }
    }
}

/// What the sessions add up to for one booking.
public enum Outcome: String, Sendable, CaseIterable {
    case notRecorded = "not_recorded"
    case attended
    case leftEarly = "left_early"
    case refusedLate = "refused_late"
    case didNotAttend = "did_not_attend"
    case excused

    /// Counts as attended in the reports.
    public var isAttended: Bool { self == .attended || self == .leftEarly }

    /// The outcome of a booking from the marks of its sessions.
    ///
    /// Attended at any session is attended; left early when any of those present left early. Of those never present,
    /// refused at any session comes before did-not-attend, and an excuse holds only when no session says otherwise.
    public init(_ marks: [Mark]) {
        let present = marks.filter(\.wasPresent)
        if present.contains(where: { if case .leftEarly = $0 { true } else { false } }) {
            self = .leftEarly
        } else if !present.isEmpty {
            self = .attended
        } else if marks.contains(.refusedLate) {
            self = .refusedLate
        } else if marks.contains(.didNotAttend) {
            self = .didNotAttend
        } else {
            self = marks.contains(.excused) ? .excused : .notRecorded
        }
    }
}
