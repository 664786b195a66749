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
        if let address = letter.unsubscribe { lines += try HeaderText.unsubscribe(address) }
        lines.append("MIME-Version: 1.0")
        lines += try body(letter)
        return encoded(lines)
    }

    private static func encoded(_ lines: [String]) -> [UInt8] { Array((lines.joined(separator: "\r\n") + "\r\n").utf8) }

    /// The forms of one thing, the plainest first (RFC 2046 section 5.1.4). A calendar stands among them, which is how
    /// calendars of mail programs find it, and once more as a file for those that do not. Files stand behind all of it.
    private static func body(_ letter: Letter) throws(Unwritable) -> [String] {
        let html = letter.html.map { textPart("html", $0) } ?? []
        let text = textPart("plain", letter.text)
        let invitation = try letter.calendar.map(invitation)
        let forms = [text, html, invitation?.form ?? []].filter { !$0.isEmpty }
        let content = forms.count == 1 ? text : multipart("alternative", "=_inner", forms)
        var files = invitation.map { [$0.file] } ?? []
        for file in letter.files { files.append(try attached(file.name, file.type, file.bytes)) }
        return files.isEmpty ? content : multipart("mixed", "=_outer", [content] + files)
    }

    /// A calendar as one of the forms of a letter, and as a file.
    private static func invitation(
        _ calendar: Letter.Calendar
    ) throws(Unwritable) -> (form: [String], file: [String]) {
        let type = try HeaderText.checked("method", calendar.method)
        let bytes = Array(calendar.text.utf8)
        let form =
            ["Content-Type: text/calendar; charset=utf-8; method=\(type)", "Content-Transfer-Encoding: base64", ""]
            + TransferEncoding.base64(bytes)
        return (form, try attached(calendar.file, "application/ics", bytes))
    }

    private static func attached(_ name: String, _ type: String, _ bytes: [UInt8]) throws(Unwritable) -> [String] {
        let type = try HeaderText.checked("Content-Type", type)
        let file = try HeaderText.parameter("filename", name)
        return [
            "Content-Type: \(type);", " \(try HeaderText.parameter("name", name))",
            "Content-Disposition: attachment;", " \(file)",
            "Content-Transfer-Encoding: base64", "",
        ] + TransferEncoding.base64(bytes)
    }

    /// Parts between boundaries. Neither encoding can hold `=_`, so that the boundaries appear in no part.
    private static func multipart(_ kind: String, _ boundary: String, _ parts: [[String]]) -> [String] {
        ["Content-Type: multipart/\(kind); boundary=\"\(boundary)\"", ""]
            + parts.flatMap { ["--\(boundary)"] + $0 } + ["--\(boundary)--"]
    }

    /// A text in whichever of the two encodings is shorter: what is mostly ASCII stays readable as it is.
    private static func textPart(_ kind: String, _ text: String) -> [String] {
        let quoted = TransferEncoding.quotedPrintable(text)
        let base64 = TransferEncoding.base64(TransferEncoding.canonical(text))
        let length = { (lines: [String]) in lines.reduce(0) { $0 + $1.utf8.count } }
        let isQuoted = length(quoted) <= length(base64)
        return [
            "Content-Type: text/\(kind); charset=utf-8",
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
