import Application
import Domain
import Foundation
import TestSupport
import Testing

@testable import Mail

@Suite struct MessageTests {
    /// 2019-04-01T08:00:00Z, a Monday.
    private let letter = Letter(
        id: "7.abc@host.example", date: Instant(seconds: 1_554_105_600),
        from: .init(name: "Training team", address: "training@host.example"),
        to: .init(name: "Sam Example", address: "sam@agency.example"), subject: "Your place: Neglect",
        text: "Dear Sam,\n\nYour place is booked.\n")

    private func text(_ letter: Letter) throws -> String {
        String(decoding: try MailMessage.bytes(of: letter), as: UTF8.self)
    }

    @Test func `a plain message is written to the byte`() throws {
        let lines = [
            "Date: Mon, 1 Apr 2019 08:00:00 +0000", "From: Training team <training@host.example>",
            "To: Sam Example <sam@agency.example>", "Subject: Your place: Neglect",
            "Message-ID: <7.abc@host.example>", "Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: All",
            "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable", "", "Dear Sam,", "", "Your place is booked.", "",
        ]
        #expect(try text(letter) == lines.joined(separator: "\r\n"))
    }

    @Test(arguments: [
        ("Sam Example", "Your place: Neglect"), ("Zoë Ørsted", "Grüße – für 50 £"),
        ("保護者 太郎", "子どもの安全: " + String(repeating: "保護者のための研修", count: 12)),
        ("👩‍👩‍👧 Family", "=?utf-8?B?eHh4?="), ("O'Brien, Ann (nurse)", "two  blanks  \"quoted\" \\ back"),
        ("=?x?= fake", String(repeating: "word ", count: 60) + "end"), ("", String(repeating: "x", count: 200)),
        ("مريم", "שלום עולם"),
    ])
    func `python reads names and subjects of any script`(_ name: String, _ subject: String) throws {
        var letter = letter
        letter.to = .init(name: name, address: "sam@agency.example")
        letter.subject = subject
        let read = try MailStand.read("mail", bytes: try MailMessage.bytes(of: letter))
        let headers = try #require(read["headers"] as? [String: String])
        #expect(headers["Subject"] == subject)
        let to = try #require(headers["To"])
        #expect(to.hasSuffix("sam@agency.example>") || to == "sam@agency.example")
        let shown = to.replacing("\"", with: "").replacing("\\", with: "").replacing(" <sam@agency.example>", with: "")
        #expect(shown == (name.isEmpty ? "sam@agency.example" : name))
        #expect((read["defects"] as? [String])?.isEmpty == true)
        #expect(try #require(read["longest"] as? Int) <= 78)
        #expect(read["bare"] as? Int == 0)
    }

    @Test(arguments: [
        "plain", "line\n\nline\n", "trailing blank \nand tab\t\n", "= equals =3D\n.\n..\nFrom here\n",
        String(repeating: "long ", count: 300), "Zoë £50 – “quoted”\n", String(repeating: "保護者\n", count: 50),
        "one\r\ntwo\r\nthree",
    ])
    func `python reads the text that was meant`(_ text: String) throws {
        var letter = letter
        letter.text = text
        let read = try MailStand.read("mail", bytes: try MailMessage.bytes(of: letter))
        let wanted = text.replacing("\r\n", with: "\n")
        let found = try #require(read["text"] as? String)
        #expect(found.trimmingCharacters(in: .newlines) == wanted.trimmingCharacters(in: .newlines))
        #expect(try #require(read["longest"] as? Int) <= 78)
        #expect(read["bare"] as? Int == 0)
        #expect((read["defects"] as? [String])?.isEmpty == true)
    }

    @Test func `a calendar stands beside the text and once more as a file`() throws {
        var letter = letter
        let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n"
        letter.calendar = .init(method: "CANCEL", text: calendar, file: "E1-17.ics")
        let read = try MailStand.read("mail", bytes: try MailMessage.bytes(of: letter))
        #expect(
            read["types"] as? [String] == [
                "multipart/mixed", "multipart/alternative", "text/plain", "text/calendar", "application/ics",
            ])
        #expect(read["method"] as? String == "CANCEL")
        #expect(read["files"] as? [String] == ["", "", "E1-17.ics"])
        #expect((read["defects"] as? [String])?.isEmpty == true)
        letter.calendar = .init(method: "REQUEST", text: calendar, file: "Übung \"1\".ics")
        let other = try MailStand.read("mail", bytes: try MailMessage.bytes(of: letter))
        #expect((other["files"] as? [String])?.last == "Übung \"1\".ics")
    }

    @Test func `text and HTML are two forms of one letter, the plainer first, and a calendar the third`() throws {
        var letter = letter
        letter.text = "Zoë £50 =_inner\n--=_inner\n"
        letter.html =
            "<!doctype html>\n<html lang=\"en\"><p style=\"margin:0\">Zoë £50 --=_inner --=_outer</p></html>\n"
        let bytes = try MailMessage.bytes(of: letter)
        #expect(try MailMessage.bytes(of: letter) == bytes)
        let read = try MailStand.read("mail", bytes: bytes)
        #expect(read["types"] as? [String] == ["multipart/alternative", "text/plain", "text/html"])
        #expect(read["charsets"] as? [String] == ["utf-8", "utf-8"])
        // The last line end belongs to the boundary behind it (RFC 2046 section 5.1.1).
        let (text, html) = (letter.text.dropLast(), letter.html?.dropLast())
        #expect(read["text"] as? String == String(text) && (read["html"] as? String)?[...] == html)
        #expect(try #require(read["longest"] as? Int) <= 78 && read["bare"] as? Int == 0)
        #expect((read["defects"] as? [String])?.isEmpty == true)
        let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"
        letter.calendar = .init(method: "REQUEST", text: calendar, file: "E1-17.ics")
        let whole = try MailStand.read("mail", bytes: try MailMessage.bytes(of: letter))
        #expect(
            whole["types"] as? [String] == [
                "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar",
                "application/ics",
            ])
        #expect((whole["html"] as? String)?[...] == html && whole["method"] as? String == "REQUEST")
        #expect((whole["defects"] as? [String])?.isEmpty == true)
    }

    @Test func `files stand behind the letter, whole and under their names`() throws {
        var letter = letter
        let bytes = (0..<1_000).map { UInt8($0 % 256) }
        letter.files = [
            .init(name: "INV-000001.pdf", type: "application/pdf", bytes: bytes),
            .init(name: "Rechnung Über.pdf", type: "application/pdf", bytes: [0x25]),
        ]
        let read = try MailStand.read("mail", bytes: try MailMessage.bytes(of: letter))
        #expect(
            read["types"] as? [String] == ["multipart/mixed", "text/plain", "application/pdf", "application/pdf"])
        #expect(read["files"] as? [String] == ["", "INV-000001.pdf", "Rechnung Über.pdf"])
        #expect((read["contents"] as? [String])?[1] == Data(bytes).base64EncodedString())
        #expect((read["defects"] as? [String])?.isEmpty == true && (read["longest"] as? Int) ?? 99 <= 78)
        letter.html = "<p>Zoë</p>"
        let both = try MailStand.read("mail", bytes: try MailMessage.bytes(of: letter))
        #expect(
            both["types"] as? [String] == [
                "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf",
                "application/pdf",
            ])
        for attack in ["a\r\nBcc: x@evil.example", "a\"b\u{0}"] {
            letter.files = [.init(name: attack, type: "application/pdf", bytes: [1])]
            #expect(throws: MailMessage.Unwritable.self) { try MailMessage.bytes(of: letter) }
            letter.files = [.init(name: "x.pdf", type: attack, bytes: [1])]
            #expect(throws: MailMessage.Unwritable.self) { try MailMessage.bytes(of: letter) }
        }
    }

    @Test func `programs of mail are told where one says that no more is wanted`() throws {
        var letter = letter
        for host in ["t.example", "training.a-long-name-of-a-partnership.of.a.large.city.example"] {
            letter.unsubscribe = "https://\(host)/unsubscribe/ABCDEFGHIJKLMNOPQRSTUV"
            let read = try MailStand.read("mail", bytes: try MailMessage.bytes(of: letter))
            let headers = try #require(read["headers"] as? [String: String])
            #expect(
                headers["List-Unsubscribe"]?.trimmingCharacters(in: .whitespaces) == "<\(letter.unsubscribe ?? "")>")
            #expect(headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click")
            #expect((read["defects"] as? [String])?.isEmpty == true)
        }
        for attack in ["https://a.example>,<mailto:x@evil.example", "https://a.example\r\nBcc: x", "https://a b", "ä"] {
            letter.unsubscribe = attack
            #expect(throws: MailMessage.Unwritable.self) { try MailMessage.bytes(of: letter) }
        }
        letter.unsubscribe = nil
        #expect(try !text(letter).contains("List-"))
    }

    @Test(arguments: ["a\r\nBcc: eve@evil.example", "a\nb", "a\rb", "a\u{0}b", "a\u{85}b", "a\u{2028}b", "a\tb"])
    func `a control character in any header is refused`(_ attack: String) throws {
        let changes: [(String, (inout Letter) -> Void)] = [
            ("Subject", { $0.subject = attack }), ("Message-ID", { $0.id = attack }),
            ("To", { $0.to = .init(name: attack, address: "a@b.example") }),
            ("To", { $0.to = .init(name: "", address: attack) }),
            ("From", { $0.from = .init(name: attack, address: "a@b.example") }),
            ("From", { $0.from = .init(name: "", address: attack) }),
            ("method", { $0.calendar = .init(method: attack, text: "", file: "x.ics") }),
            ("filename", { $0.calendar = .init(method: "REQUEST", text: "", file: attack) }),
        ]
        for (header, change) in changes {
            var letter = letter
            change(&letter)
            let fault = #expect(throws: MailMessage.Unwritable.self) { try MailMessage.bytes(of: letter) }
            #expect(fault?.header == header)
        }
    }

    @Test(arguments: ["a@b.example>, <eve@evil.example", "a@b.example, eve@evil.example", "\"a b\"@c.example"])
    func `an address is one address`(_ address: String) throws {
        var letter = letter
        letter.to = .init(name: "x", address: address)
        #expect(throws: MailMessage.Unwritable.self) { try MailMessage.bytes(of: letter) }
    }
}
