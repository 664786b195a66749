/// The six files of an import folder, in the order in which they depend on one another.
public enum ImportFile: String, Sendable, CaseIterable {
    /// Partner organisations.
    case agencies
    /// The catalogue.
    case courses
    /// Runs of courses.
    case events
    /// The sessions of the events.
    case sessions
    /// Who booked, and what became of it.
    case bookings
    /// Charges waived.
    case waivers

    /// The name of the file in the folder.
    public var name: String { "\(rawValue).csv" }

    /// The names of all files.
    static let names = allCases.map(\.name)

    /// The columns it must have, in any order.
    public var columns: [String] {
        switch self {
        case .agencies:
            ["code", "name", "sector", "billing_address", "billing_email", "purchase_order", "charge_exempt"]
        case .courses: ["code", "title", "level", "topic", "hours", "target_groups"]
        case .events:
            ["reference", "kind", "course", "delivery", "venue", "places", "status", "cancellation_reason"]
        case .sessions: ["event", "starts_at", "ends_at"]
        case .bookings:
            [
                "event", "email", "name", "agency", "job_role", "booked_at", "status", "cancelled_at", "attendance",
                "replaces",
            ]
        case .waivers: ["event", "email", "reason", "decided_on"]
        }
    }
}
