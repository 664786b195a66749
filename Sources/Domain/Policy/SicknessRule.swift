/// What sickness on the day does to a charge. No medical detail is asked for or kept.
public enum SicknessRule: Hashable, Sendable {
    /// By when sickness must be reported.
    public enum Deadline: Hashable, Sendable {
        /// Before the first session starts.
        case start
        /// By this minute of the local day on the date of the first session, 0 to 1439; the minute itself is in time.
        case minuteOfDay(Int64)
    }

    /// What a report must be to exempt.
    public struct Report: Hashable, Sendable {
        /// By when it must be received.
        public let deadline: Deadline
        /// The channels that count; empty: any.
        public let channels: Set<Channel>
        /// It must be followed up in writing within this many calendar days of the first session's date, 0 to 366;
        /// nil: it need not be.
        public let writtenWithinDays: Int64?

        /// Takes the deadline, the channels and the days for the follow-up.
        public init(deadline: Deadline, channels: Set<Channel> = [], writtenWithinDays: Int64? = nil) {
            self.deadline = deadline
            self.channels = channels
            self.writtenWithinDays = writtenWithinDays.map { min(max(0, $0), 366) }
        }
    }

    /// It is no excuse.
    case noExcuse
    /// Sickness exempts.
    case exempt
    /// Sickness exempts when it was reported as asked.
    case exemptIfReported(Report)
    /// The charge stands, and a person may waive it.
    case waiver
}
