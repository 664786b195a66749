public import Domain

/// A calendar as RFC 5545 writes it: an invitation or its withdrawal (RFC 5546), or a feed of many entries.
///
/// Times are written as moments in UTC. The zone that decides them is the house's own, which every calendar would
/// otherwise have to be told in a VTIMEZONE and could tell differently; a moment reads the same everywhere, and the
/// sessions are named one by one, so that no rule of repetition ever has to be followed across a change of the clocks.
///
/// The sessions of an entry share its UID, as RFC 5546 section 3.2.2 asks of an invitation: the first is the entry, and
/// each further one is a date of it (RDATE) with a VEVENT of its own (RECURRENCE-ID). What is sent again with other
/// sessions so replaces all of them, and a withdrawal takes all of them away.
public struct CalendarDocument: Hashable, Sendable {
    /// What is to be done with it (RFC 5546 section 1.4).
    public enum Method: String, Sendable {
        /// Put it in, or change what is there.
        case request = "REQUEST"
        /// Take it out.
        case cancel = "CANCEL"
        /// Show it.
        case publish = "PUBLISH"
    }

    /// The most octets of one line, its end left out (RFC 5545 section 3.1).
    public static let longestLine = 75

    private let method: Method
    private let name: String
    private let entries: [CalendarEntry]
    private let stamp: Instant

    /// An invitation to one entry, or its withdrawal, made at a moment.
    public init(_ method: Method, _ entry: CalendarEntry, at stamp: Instant) {
        self.method = method
        self.stamp = stamp
        name = ""
        entries = [entry]
    }

    /// A feed of entries under a name, made at a moment; nobody is named in it as coming.
    public init(feed name: String, _ entries: [CalendarEntry], at stamp: Instant) {
        method = .publish
        self.name = name
        self.stamp = stamp
        self.entries = entries
    }

    /// The document, its lines folded and ended by CR LF.
    public var text: String {
        var lines = ContentLines()
        lines.add("BEGIN:VCALENDAR")
        lines.add("VERSION:2.0")
        lines.add("PRODID:-//Turnout//Turnout//EN")
        lines.add("CALSCALE:GREGORIAN")
        lines.add("METHOD:\(method.rawValue)")
        if !name.isEmpty {
            // Readers of feeds know the older name of the property better than the one of RFC 7986.
            lines.add("NAME", text: name)
            lines.add("X-WR-CALNAME", text: name)
        }
        for entry in entries { write(entry, &lines) }
        lines.add("END:VCALENDAR")
        return lines.text
    }

    private func write(_ entry: CalendarEntry, _ lines: inout ContentLines) {
        let sessions = CalendarDocument.merged(entry.sessions)
        guard let first = sessions.first else { return }
        let others = method == .cancel ? [] : Array(sessions.dropFirst())
        write(entry, first, &lines) { lines in
            guard !others.isEmpty else { return }
            lines.add("RDATE:" + others.map { CalendarDocument.moment($0.start) }.joined(separator: ","))
        }
        for session in others {
            write(entry, session, &lines) { lines in
                lines.add("RECURRENCE-ID:" + CalendarDocument.moment(session.start))
            }
        }
    }

    private func write(
        _ entry: CalendarEntry, _ session: CalendarSession, _ lines: inout ContentLines,
        more: (inout ContentLines) -> Void
    ) {
        lines.add("BEGIN:VEVENT")
        lines.add("UID", text: entry.uid)
        lines.add("DTSTAMP:" + CalendarDocument.moment(stamp))
        lines.add("DTSTART:" + CalendarDocument.moment(session.start))
        lines.add("DTEND:" + CalendarDocument.moment(session.end))
        more(&lines)
        lines.add("SEQUENCE:\(entry.sequence)")
        lines.add("STATUS:" + (method == .cancel ? .cancelled : entry.status).rawValue)
        lines.add("SUMMARY", text: entry.summary)
        if !entry.description.isEmpty { lines.add("DESCRIPTION", text: entry.description) }
        if !entry.location.isEmpty { lines.add("LOCATION", text: entry.location) }
        if !entry.url.isEmpty { lines.add("URL:" + ContentLines.plain(entry.url)) }
        if let organiser = entry.organiser { lines.add("ORGANIZER", organiser, "") }
        // Answering the invitation is no way to cancel, so that no answer is asked for.
        if method != .publish, let attendee = entry.attendee {
            let status = entry.status == .tentative ? "NEEDS-ACTION" : "ACCEPTED"
            lines.add("ATTENDEE", attendee, ";ROLE=REQ-PARTICIPANT;PARTSTAT=\(status);RSVP=FALSE")
        }
        lines.add("TRANSP:OPAQUE")
        lines.add("END:VEVENT")
    }

    /// In order, and of those that begin at the same moment, as workshops do, one that lasts until the last has ended:
    /// a date of an entry can stand in a calendar once.
    private static func merged(_ sessions: [CalendarSession]) -> [CalendarSession] {
        sessions.sorted().reduce(into: []) { merged, session in
            if let last = merged.last, last.start == session.start { merged.removeLast() }
            merged.append(session)
        }
    }

    /// A moment as RFC 5545 section 3.3.5 writes it in UTC: `20190514T083000Z`.
    private static func moment(_ instant: Instant) -> String {
        let text = Instant(seconds: instant.seconds).rfc3339
        return String(text.filter { $0 != "-" && $0 != ":" })
    }
}
