public import Money

/// What a charge is for.
public enum Occurrence: String, Hashable, Sendable, CaseIterable {
    /// Notice was received inside the notice period.
    case lateCancellation = "late_cancellation"
    /// Held the place to the end and did not come.
    case nonAttendance = "non_attendance"
    /// Came too late to be admitted, or so late that the policy counts it as not attended.
    case refusedLate = "refused_late"
    /// Left before the end.
    case leftEarly = "left_early"
    /// Did not complete the e-learning or the knowledge check.
    case notCompleted = "not_completed"
    /// Came without a booking.
    case walkInSurcharge = "walk_in_surcharge"
    /// What attending costs.
    case attendanceFee = "attendance_fee"

    /// Whether it belongs to the list of what attending costs; the others belong to that of not attending.
    public var isFee: Bool { self == .attendanceFee || self == .walkInSurcharge }
}

/// What an occurrence costs.
public enum ChargeRule: Hashable, Sendable {
    /// Nothing: it is not charged.
    case notCharged
    /// A share of the price on the list it belongs to.
    case listPrice(BasisPoints)
    /// A price of its own.
    case own(Price)
}

/// What the policy charges for.
public struct ChargedOccurrences: Hashable, Sendable {
    private let rules: [Occurrence: ChargeRule]

    /// Takes a rule for each occurrence that costs something; the fee for attending is on its list alone.
    public init(_ rules: [Occurrence: ChargeRule]) {
        self.rules = rules.filter { $0.key != .attendanceFee && $0.value != .notCharged }
    }

    /// Late cancellation, non-attendance and refusal because late cost the list price, and nothing else is charged.
    public static let usual = ChargedOccurrences([
        .lateCancellation: .listPrice(.all), .nonAttendance: .listPrice(.all), .refusedLate: .listPrice(.all),
    ])

    /// The rule of an occurrence.
    public subscript(occurrence: Occurrence) -> ChargeRule {
        occurrence == .attendanceFee ? .listPrice(.all) : rules[occurrence] ?? .notCharged
    }
}
