public import Money

/// Until when cancelling is free, and what share of the price is due after that.
///
/// Turnout policy rules: notice is hours, calendar days or working days; the boundary is exclusive ("less than N is
/// charged": the last free day is N days back) or inclusive ("N or less is charged": N + 1 back). Hours are elapsed
/// time. Working days always count from the start date. Zero means zero: never past the start.
public struct NoticeRule: Hashable, Sendable {
    /// What the length counts.
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        /// Elapsed hours, whatever the clocks do.
        case hours
        /// Days of the local calendar.
        case calendarDays = "calendar_days"
        /// Monday to Friday without the nation's bank holidays.
        case workingDays = "working_days"
    }

    /// On which side of the boundary notice of exactly the length falls.
    public enum Boundary: String, Hashable, Sendable, CaseIterable {
        /// Less notice than the length is charged: notice of exactly the length is free.
        case lessThan = "less_than"
        /// Notice of the length or less is charged.
        case orLess = "or_less"
    }

    /// What the length is counted back from.
    public enum Anchor: String, Hashable, Sendable, CaseIterable {
        /// The local date of the first session (for hours: the midnight it begins with).
        case startDate = "start_date"
        /// The moment the first session starts.
        case startInstant = "start_instant"
    }

    /// A share that is due when there is less notice than its own length.
    public struct Tier: Hashable, Sendable {
        /// The length in the unit of the rule, 0 up to the length of the rule.
        public let length: Int64
        /// The share of the price.
        public let share: BasisPoints

        /// Takes the length and the share.
        public init(length: Int64, share: BasisPoints) {
            self.length = length
            self.share = share
        }
    }

    /// The length, 0 to ``limit(_:)`` of its unit.
    public let length: Int64
    /// What the length counts.
    public let unit: Unit
    /// On which side notice of exactly the length falls.
    public let boundary: Boundary
    /// What it is counted back from; always the start date for working days.
    public let anchor: Anchor
    /// The shares by how late, longest first; empty: the whole price.
    public let tiers: [Tier]

    /// The longest notice that can be written: a year in hours, days or working days.
    public static func limit(_ unit: Unit) -> Int64 { unit == .hours ? 8_784 : 366 }

    /// Takes the rule; a length outside 0 to ``limit(_:)`` is brought inside, working days are anchored to the date.
    public init(
        length: Int64, unit: Unit, boundary: Boundary = .lessThan, anchor: Anchor? = nil, tiers: [Tier] = []
    ) {
        self.length = min(max(0, length), Self.limit(unit))
        self.unit = unit
        self.boundary = boundary
        self.anchor = unit == .workingDays ? .startDate : anchor ?? (unit == .hours ? .startInstant : .startDate)
        self.tiers = tiers.sorted { $0.length > $1.length }
    }
}
