import Documents
import Domain
import TestSupport
import Testing

@Suite struct CalendarTests {
    /// 2019-04-01T08:00:00Z.
    private let stamp = Instant(seconds: 1_554_105_600)

    private func session(_ start: Int64, minutes: Int64 = 180) -> CalendarSession {
        CalendarSession(start: Instant(seconds: start), end: Instant(seconds: start + minutes * 60))
    }

    private func entry(_ sessions: [CalendarSession], sequence: Int64 = 3) -> CalendarEntry {
        var entry = CalendarEntry(
            uid: "E1-17@training.example", sequence: sequence, status: .confirmed, summary: "Neglect, and more",
            sessions: sessions)
        entry.description = "Bring a pen; a \\ too\nhttps://training.example/bookings/E1-17"
        entry.location = "The Old Library, Example Street"
        entry.url = "https://training.example/bookings/E1-17"
        entry.organiser = .init(name: "Training", address: "training@host.example")
        entry.attendee = .init(name: "Zoë \"Zed\" Ørsted; x", address: "zoe@agency.example")
        return entry
    }

    @Test func `an invitation is written to the byte`() {
        // 2019-05-14T08:30Z is 09:30 in London.
        var short = CalendarEntry(
            uid: "E1-1@h.example", sequence: 2, status: .confirmed, summary: "A", sessions: [session(1_557_822_600)])
        short.organiser = .init(name: "", address: "t@h.example")
        let lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Turnout//Turnout//EN", "CALSCALE:GREGORIAN",
            "METHOD:REQUEST", "BEGIN:VEVENT", "UID:E1-1@h.example", "DTSTAMP:20190401T080000Z",
            "DTSTART:20190514T083000Z", "DTEND:20190514T113000Z", "SEQUENCE:2", "STATUS:CONFIRMED", "SUMMARY:A",
            "ORGANIZER:mailto:t@h.example", "TRANSP:OPAQUE", "END:VEVENT", "END:VCALENDAR", "",
        ]
        #expect(CalendarDocument(.request, short, at: stamp).text == lines.joined(separator: "\r\n"))
    }

    @Test func `lines have at most 75 octets, and no character is cut in two`() {
        var long = entry([session(1_557_822_600)])
        long.summary = String(repeating: "Safeguarding – 保護者 👩‍👩‍👧 ", count: 40)
        let text = CalendarDocument(.request, long, at: stamp).text
        for line in text.split(separator: "\r\n", omittingEmptySubsequences: false) {
            #expect(line.utf8.count <= CalendarDocument.longestLine)
        }
        // By bytes: a blank and the joiner behind it would be one character.
        let unfolded = Array(text.utf8).split(separator: Array("\r\n ".utf8)).joined()
        #expect(Array(unfolded).firstRange(of: Array("SUMMARY:\(long.summary)\r\n".utf8)) != nil)
    }

    @Test func `python reads what was meant`() throws {
        let sessions = [session(1_557_909_000, minutes: 60), session(1_557_822_600)]
        let text = CalendarDocument(.request, entry(sessions), at: stamp).text
        let read = try MailStand.read("calendar", bytes: Array(text.utf8))
        #expect(read["method"] as? String == "REQUEST")
        let events = try #require(read["events"] as? [[String: String]])
        #expect(events.count == 2)
        #expect(events[0]["start"] == "2019-05-14T08:30:00+00:00")
        #expect(events[0]["end"] == "2019-05-14T11:30:00+00:00")
        #expect(events[0]["dates"] == "2019-05-15T08:30:00+00:00")
        #expect(events[0]["recurrence"] == "")
        #expect(events[1]["start"] == "2019-05-15T08:30:00+00:00")
        #expect(events[1]["end"] == "2019-05-15T09:30:00+00:00")
        #expect(events[1]["recurrence"] == "2019-05-15T08:30:00+00:00")
        for event in events {
            #expect(event["uid"] == "E1-17@training.example")
            #expect(event["sequence"] == "3")
            #expect(event["summary"] == "Neglect, and more")
            #expect(event["description"] == "Bring a pen; a \\ too\nhttps://training.example/bookings/E1-17")
            #expect(event["location"] == "The Old Library, Example Street")
            #expect(event["attendee"] == "mailto:zoe@agency.example")
        }
    }

    @Test func `a withdrawal takes the whole entry away`() throws {
        let sessions = [session(1_557_822_600), session(1_557_909_000)]
        let text = CalendarDocument(.cancel, entry(sessions, sequence: 9), at: stamp).text
        let events = try #require(
            try MailStand.read("calendar", bytes: Array(text.utf8))["events"] as? [[String: String]])
        #expect(events.count == 1)
        #expect(events[0]["status"] == "CANCELLED")
        #expect(events[0]["sequence"] == "9")
        #expect(events[0]["dates"] == "")
    }

    @Test func `a feed holds many entries under a name, and names nobody`() throws {
        let entries = [entry([session(1_557_822_600)]), entry([session(1_557_909_000)])]
        let text = CalendarDocument(feed: "Courses; all, 2019", entries, at: stamp).text
        let read = try MailStand.read("calendar", bytes: Array(text.utf8))
        #expect(read["method"] as? String == "PUBLISH")
        #expect(read["name"] as? String == "Courses; all, 2019")
        #expect((read["events"] as? [[String: String]])?.count == 2)
        #expect(!text.contains("ATTENDEE"))
    }

    @Test func `workshops that begin together are one date that lasts until the last has ended`() {
        let sessions = [session(1_557_822_600, minutes: 60), session(1_557_822_600, minutes: 90)]
        let text = CalendarDocument(.request, entry(sessions), at: stamp).text
        #expect(text.ranges(of: "BEGIN:VEVENT").count == 1)
        #expect(text.contains("DTEND:20190514T100000Z"))
        #expect(!text.contains("RDATE"))
    }

    @Test func `no value begins a line of its own`() throws {
        var hostile = entry([session(1_557_822_600)])
        let attack = "x\r\nATTENDEE:mailto:eve@evil.example\nBEGIN:VALARM\u{2028}\u{85}\u{0B}y"
        hostile.summary = attack
        hostile.description = attack
        hostile.location = attack
        hostile.uid = attack
        hostile.url = attack
        hostile.organiser = .init(name: attack, address: attack)
        hostile.attendee = .init(name: "\"\(attack)\"", address: attack)
        let text = CalendarDocument(.request, hostile, at: stamp).text.replacing("\r\n ", with: "")
        let names = text.split(separator: "\r\n").map { $0.prefix { $0 != ":" && $0 != ";" } }
        #expect(names.filter { $0 == "ATTENDEE" }.count == 1)
        #expect(names.filter { $0 == "BEGIN" }.count == 2)
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\r" || $0 == "\n" })
    }

    @Test func `local sessions become moments by the zone`() throws {
        let summer = Zone(
            name: "Test", initialOffset: 0, transitions: [.init(at: 1_553_994_000, offset: 3_600)])
        let start = try #require(LocalDateTime(iso: "2019-05-14T09:30"))
        let end = try #require(LocalDateTime(iso: "2019-05-14T12:30"))
        let session = try #require(SessionTime(start: start, end: end))
        #expect(CalendarSession(session, in: summer) == self.session(1_557_822_600))
    }
}
