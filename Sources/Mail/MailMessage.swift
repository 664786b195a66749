public import Application
import Domain

/// A message as RFC 5322 and MIME (RFC 2045 to 2047, 2231) write it: ASCII only, lines of at most 78 characters, each
/// ended by CR LF. The same letter gives the same bytes.
public enum MailMessage {
    /// A header cannot be written: it holds a line end or another control character.
    public struct Unwritable: Error, Hashable {
        /// The header's name.
        public let header: String
    }

    /// The bytes of a letter.
    ///
    /// - Throws: ``Unwritable`` for a control character in any header's value.
    public static func bytes(of letter: Letter) throws(Unwritable) -> [UInt8] {
        var lines: [String] = []
        lines.append(try HeaderText.plain("Date", date(letter.date)))
        lines += try HeaderText.mailbox("From", letter.from)
        lines += try HeaderText.mailbox("To", letter.to)
        lines += try HeaderText.unstructured("Subject", letter.subject)
        lines.append(try HeaderText.plain("Message-ID", "<\(letter.id)>"))
        // RFC 3834: nobody's automatic answer is to come back.
        lines.append("Auto-Submitted: auto-generated")
        lines.append("X-Auto-Response-Suppress: All")
        lines.append("MIME-Version: 1.0")
        guard let calendar = letter.calendar else {
            lines += textPart(letter.text)
            return encoded(lines)
        }
        lines += try parts(letter.text, calendar)
        return encoded(lines)
    }

    private static func encoded(_ lines: [String]) -> [UInt8] { Array((lines.joined(separator: "\r\n") + "\r\n").utf8) }

    /// The text and the calendar as two forms of one thing, which is how calendars of mail programs find it, and once
    /// more as a file for those that do not. Neither encoding can hold `=_`, so that the boundaries appear in no part.
    private static func parts(_ text: String, _ calendar: Letter.Calendar) throws(Unwritable) -> [String] {
        let (outer, inner) = ("=_outer", "=_inner")
        let type = try HeaderText.checked("method", calendar.method)
        let file = try HeaderText.parameter("filename", calendar.file)
        let name = try HeaderText.parameter("name", calendar.file)
        let body = TransferEncoding.base64(Array(calendar.text.utf8))
        let head = ["Content-Type: multipart/mixed; boundary=\"\(outer)\"", "", "--\(outer)"]
        let both = ["Content-Type: multipart/alternative; boundary=\"\(inner)\"", "", "--\(inner)"] + textPart(text)
        let invitation =
            [
                "--\(inner)", "Content-Type: text/calendar; charset=utf-8; method=\(type)",
                "Content-Transfer-Encoding: base64", "",
            ] + body + ["--\(inner)--", ""]
        let attached =
            [
                "--\(outer)", "Content-Type: application/ics;", " \(name)", "Content-Disposition: attachment;",
                " \(file)", "Content-Transfer-Encoding: base64", "",
            ] + body + ["--\(outer)--"]
        return head + both + invitation + attached
    }

    /// The text in whichever of the two encodings is shorter: what is mostly ASCII stays readable as it is.
    private static func textPart(_ text: String) -> [String] {
        let quoted = TransferEncoding.quotedPrintable(text)
        let base64 = TransferEncoding.base64(TransferEncoding.canonical(text))
        let length = { (lines: [String]) in lines.reduce(0) { $0 + $1.utf8.count } }
        let isQuoted = length(quoted) <= length(base64)
        return [
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: \(isQuoted ? "quoted-printable" : "base64")", "",
        ] + (isQuoted ? quoted : base64)
    }

    /// A moment as RFC 5322 section 3.3 writes it, in UTC: `Tue, 14 May 2019 08:30:00 +0000`.
    static func date(_ instant: Instant) -> String {
        let text = Instant(seconds: instant.seconds).rfc3339
        let day = Zone(name: "UTC", initialOffset: 0, transitions: []).date(instant)
        // `Tue 14 May 2019` of the dates people read has the same words in the same order.
        let words = day.spoken.split(separator: " ")
        guard words.count == 4 else { return text }
        let clock = text.dropFirst(11).prefix(8)
        return "\(words[0]), \(words[1]) \(words[2]) \(words[3]) \(clock) +0000"
    }
}
