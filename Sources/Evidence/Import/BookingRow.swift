public import Domain

/// One row of `bookings.csv`, in a form of which a million fit into memory: its texts are symbols of
/// ``ImportRows/strings``.
public struct BookingRow: Hashable, Sendable {
    /// What became of the booking.
    public enum Status: String, Sendable, CaseIterable {
        /// Held to the end.
        case booked
        /// Cancelled by the person or the agency.
        case cancelled
        /// The place was given to the colleague whose row names this person in `replaces`.
        case substituted
        /// Came without a booking.
        case walkIn = "walk_in"
        /// Never got a place.
        case waitlisted
        /// The organiser called the event off.
        case eventCancelled = "event_cancelled"
    }

    /// Whether the person came.
    public enum Attendance: String, Sendable, CaseIterable {
        /// Came and stayed.
        case attended
        /// Came, and left before the end.
        case leftEarly = "left_early"
        /// Did not come.
        case absent
    }

    private let lineNumber: Int32
    /// The reference of the event.
    public let event: Symbol
    /// The person's e-mail address as written.
    public let email: Symbol
    /// The same in lower case: equal keys are one person.
    public let emailKey: Symbol
    /// The person's name.
    public let name: Symbol
    /// The code of the person's agency.
    public let agency: Symbol
    /// The person's job role.
    public let jobRole: Symbol?
    /// When it was booked, local time.
    public let bookedAt: LocalDateTime
    /// What became of it.
    public let status: Status
    /// When it was cancelled or given to a substitute, local time; there for these two and for no other status.
    public let cancelledAt: LocalDateTime?
    /// Whether the person came, nil while not recorded; never there but for `booked` and `walk_in`.
    public let attendance: Attendance?
    /// The key of the e-mail address of the person whose place this one took over.
    public let replaces: Symbol?

    /// The physical line in the file.
    public var line: Int { Int(lineNumber) }

    init?(_ table: inout Table, _ strings: inout StringTable) {
        let event = table.code(0).map { strings.intern($0) }
        let written = table.email(1)
        let name = table.textBytes(2).map { strings.intern($0) }
        let agency = table.code(3).map { strings.intern($0) }
        jobRole = table.bytes(4).isEmpty ? nil : table.textBytes(4).map { strings.intern($0) }
        let booked = table.dateTime(5)
        let status = table.choice(6, Status.self)
        cancelledAt = table.optionalDateTime(7)
        attendance = table.bytes(8).isEmpty ? nil : table.choice(8, Attendance.self)
        replaces = table.bytes(9).isEmpty ? nil : table.email(9).map { strings.intern(Evidence.emailKey($0)) }
        if let status { Self.checkAgreement(&table, status, attendance) }
        guard !table.failed, let event, let written, let name, let agency, let booked, let status else { return nil }
        lineNumber = Int32(clamping: table.line)
        self.event = event
        email = strings.intern(written)
        emailKey = strings.intern(Evidence.emailKey(written))
        self.name = name
        self.agency = agency
        bookedAt = booked
        self.status = status
    }

    /// What one row can say that cannot be true.
    private static func checkAgreement(_ table: inout Table, _ status: Status, _ attendance: Attendance?) {
        let ended = status == .cancelled || status == .substituted
        if ended, table.bytes(7).isEmpty {
            table.fault(7, "the time is missing though the status is \(status.rawValue)", "write YYYY-MM-DDTHH:MM")
        } else if !ended, !table.bytes(7).isEmpty {
            table.fault(
                7, "a time stands here though the status is \(status.rawValue)", "empty it or correct the status")
        }
        if !table.bytes(8).isEmpty, status != .booked, status != .walkIn {
            table.fault(
                8, "attendance stands here though the status is \(status.rawValue)", "empty it or correct the status")
        } else if status == .walkIn, attendance == .absent {
            table.fault(
                8, "a person who came without a booking cannot be absent", "correct the attendance or the status")
        }
        if !table.bytes(9).isEmpty, status == .walkIn || status == .waitlisted {
            table.fault(
                9, "a substitute takes over a booked place, but the status is \(status.rawValue)",
                "empty it or correct the status")
        }
    }
}
