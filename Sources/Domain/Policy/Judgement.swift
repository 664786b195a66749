public import Money

/// Whether notice came in time, with the reasons; made when notice is received, and stored.
public enum Judgement: Hashable, Sendable {
    /// Why notice counts for nothing and leaves the booking confirmed.
    public enum Void: String, Hashable, Sendable, CaseIterable {
        /// It came by a channel that the policy does not accept.
        case channel
        /// It came from somebody who may not cancel.
        case giver
    }

    /// Cancelling was free.
    case inTime(Explanation)
    /// Cancelling was no longer free: this share of the price is due.
    case late(BasisPoints, Explanation)
    /// The notice does not count: the booking stays confirmed and the attempt is recorded.
    case doesNotCount(Void, Explanation)

    /// The reasons.
    public var explanation: Explanation {
        switch self {
        case .inTime(let explanation), .late(_, let explanation), .doesNotCount(_, let explanation): explanation
        }
    }

    /// The verdict alone, as stored.
    public var verdict: Verdict {
        switch self {
        case .inTime: .inTime
        case .late(let share, _): .late(share)
        case .doesNotCount(let why, _): .doesNotCount(why)
        }
    }

    /// How the booking's state records it; nil when the notice does not count.
    public var lateness: Lateness? {
        switch self {
        case .inTime: .inTime
        case .late: .late
        case .doesNotCount: nil
        }
    }
}

/// A ``Judgement`` without its reasons: what is stored when notice is received, so that a holiday added to the table
/// afterwards never changes it.
public enum Verdict: Hashable, Sendable {
    case inTime
    /// The share of the price that is due; nil where only the lateness was stored, and the share is worked out again.
    case late(BasisPoints?)
    case doesNotCount(Judgement.Void)
}
