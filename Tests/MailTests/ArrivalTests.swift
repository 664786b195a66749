import Application
import Documents
import Domain
import Foundation
import Notifications
import TestSupport
import Testing

@testable import Mail

/// Every message there is, with hostile values in every place that somebody may fill, handed to a real mail server and
/// read by Python's own libraries.
@Suite(.timeLimit(.minutes(20))) struct ArrivalTests {
    /// What is put into every place; the subject's and the names' line ends are to become blanks.
    private static let canary = "<script>alert(1)</script> {{name}} {{code}} =cmd|'/C calc'!A0\r\nBcc: eve@evil.example"

    private func values(_ kind: MessageKind) -> [Placeholder: String] {
        Dictionary(
            uniqueKeysWithValues: kind.placeholders.map { placeholder in
                let isLink = placeholder.sample.hasPrefix("https://")
                return (placeholder, isLink ? placeholder.sample : "\(placeholder.rawValue) \(Self.canary)")
            })
    }

    private func letter(_ kind: MessageKind, _ number: Int, _ values: [Placeholder: String]) throws -> Letter {
        let written = Catalogue.template(kind).expanded(values).letter(kind, in: .sample(kind))
        var letter = Letter(
            id: "\(number).x@host.example", date: Instant(seconds: 1_554_105_600),
            from: .init(name: "Training", address: "training@host.example"),
            to: .init(name: "Zoë <script>", address: "zoe@agency.example"), subject: written.subject,
            text: written.text, html: written.html,
            unsubscribe: kind.list == nil ? nil : LetterFrame.sample(kind).stop)
        if let part = kind.calendar { letter.calendar = try calendar(part) }
        return letter
    }

    private func calendar(_ part: MessageKind.CalendarPart) throws -> Letter.Calendar {
        let start = Instant(seconds: 1_557_822_600)
        var entry = CalendarEntry(
            uid: "E1-17@training.example", sequence: 3, status: .confirmed, summary: Self.canary,
            sessions: [CalendarSession(start: start, end: start.adding(minutes: 180))])
        (entry.description, entry.location) = (Self.canary, Self.canary)
        entry.attendee = .init(name: Self.canary, address: "zoe@agency.example")
        let method: CalendarDocument.Method = part == .request ? .request : .cancel
        return .init(
            method: method.rawValue, text: CalendarDocument(method, entry, at: start).text, file: "E1-17.ics")
    }

    @Test func `every message arrives whole, whatever is written into it`() async throws {
        let stand = try MailStand()
        defer { stand.remove() }
        let mailer = SMTPMailer(
            MailServer(host: "127.0.0.1", port: stand.port, security: .none, seconds: 20, helloName: "t.example"))
        defer { mailer.close() }
        let kinds = MessageKind.allCases
        for (number, kind) in kinds.enumerated() {
            #expect(await mailer.send(try letter(kind, number, values(kind))) == .accepted, "\(kind)")
        }
        let mail = try stand.mail()
        #expect(mail.count == kinds.count)
        for (kind, message) in zip(kinds, mail) { try check(kind, message) }
    }

    private func check(_ kind: MessageKind, _ message: [String: Any]) throws {
        let headers = try #require(message["headers"] as? [String: String])
        let names = try #require(message["names"] as? [String])
        #expect(!names.contains { ["Bcc", "Cc"].contains($0) } && Set(names).count == names.count, "\(kind)")
        #expect((message["defects"] as? [String])?.isEmpty == true, "\(kind)")
        #expect(try #require(message["longest"] as? Int) <= 78 && message["bare"] as? Int == 0, "\(kind)")
        #expect((headers["List-Unsubscribe"] != nil) == (kind.list != nil), "\(kind)")
        let types = try #require(message["types"] as? [String])
        #expect(types.contains("multipart/alternative") && types.contains("text/html"), "\(kind)")
        #expect(types.contains("text/calendar") == (kind.calendar != nil), "\(kind)")
        let charsets = try #require(message["charsets"] as? [String])
        #expect(charsets.prefix(2) == ["utf-8", "utf-8"], "\(kind)")
        // Put in once: what a value says in braces stays in braces, in the subject, the text and the HTML.
        let (text, html) = (message["text"] as? String ?? "", message["html"] as? String ?? "")
        let subject = headers["Subject"] ?? ""
        for place in [subject, text, html] where place.contains("alert(1)") { #expect(place.contains("{{name}}")) }
        #expect(!html.lowercased().contains("<script") && !text.contains("\r"), "\(kind)")
        if kind.calendar != nil { try check(calendar: message, kind) }
    }

    private func check(calendar message: [String: Any], _ kind: MessageKind) throws {
        let calendar = try #require((message["calendars"] as? [[String: Any]])?.first)
        let method = kind.calendar == .request ? "REQUEST" : "CANCEL"
        #expect(calendar["method"] as? String == method && message["method"] as? String == method, "\(kind)")
        let event = try #require((calendar["events"] as? [[String: String]])?.first)
        #expect(event["uid"] == "E1-17@training.example" && event["sequence"] == "3", "\(kind)")
        #expect(event["summary"]?.contains("<script>alert(1)</script> {{name}}") == true, "\(kind)")
        #expect(event["start"] == "2019-05-14T08:30:00+00:00", "\(kind)")
    }

    @Test func `a name that would begin a header is refused before anything is sent`() async throws {
        var hostile = try letter(.confirmed, 1, [:])
        hostile.to = .init(name: Self.canary, address: "zoe@agency.example")
        #expect(throws: MailMessage.Unwritable.self) { try MailMessage.bytes(of: hostile) }
    }
}
