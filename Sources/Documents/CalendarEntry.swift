public import Domain

/// One thing in a calendar: a booking of one person, or an event of the programme.
public struct CalendarEntry: Hashable, Sendable {
    /// Where it stands, as RFC 5545 section 3.8.1.11 has it.
    public enum Status: String, Sendable {
        case confirmed = "CONFIRMED"
        case tentative = "TENTATIVE"
        case cancelled = "CANCELLED"
    }

    /// A mailbox with the name people know it by.
    public struct Party: Hashable, Sendable {
        /// The name; empty for none.
        public let name: String
        /// The e-mail address.
        public let address: String

        /// Takes the name and the address.
        public init(name: String, address: String) {
            self.name = name
            self.address = address
        }
    }

    /// What it is known by everywhere and always (UID, RFC 5545 section 3.8.4.7).
    public var uid: String
    /// Rises with each change that calendars must take over (RFC 5545 section 3.8.7.4); from 0.
    public var sequence: Int64
    /// Where it stands.
    public var status: Status
    /// Its title, one line.
    public var summary: String
    /// What else is to be known; may have several lines.
    public var description: String
    /// Where it is; empty for nowhere.
    public var location: String
    /// The page that tells more; empty for none.
    public var url: String
    /// Its sessions as moments, in any order.
    public var sessions: [CalendarSession]
    /// Who runs it.
    public var organiser: Party?
    /// Who is to come.
    public var attendee: Party?

    /// Takes what every entry has; the rest is set on the value.
    public init(uid: String, sequence: Int64, status: Status, summary: String, sessions: [CalendarSession]) {
        self.uid = uid
        self.sequence = sequence
        self.status = status
        self.summary = summary
        self.sessions = sessions
        description = ""
        location = ""
        url = ""
    }
}

/// When a session begins and ends, as moments.
public struct CalendarSession: Hashable, Comparable, Sendable {
    /// When it begins.
    public let start: Instant
    /// When it ends.
    public let end: Instant

    /// Takes both moments.
    public init(start: Instant, end: Instant) {
        self.start = start
        self.end = end
    }

    /// The session of a local time, as the zone has it.
    public init(_ session: SessionTime, in zone: Zone) {
        self.init(start: zone.instant(session.start), end: zone.instant(session.end))
    }

    /// Orders by begin, then by end.
    public static func < (a: CalendarSession, b: CalendarSession) -> Bool { (a.start, a.end) < (b.start, b.end) }
}
