import Application
import CCurl
import Domain
import Foundation
import Launching
import TestSupport
import Testing

@testable import Mail

/// The adapter against a real mail server, which Python's aiosmtpd is.
@Suite(.timeLimit(.minutes(20))) struct SMTPTests {
    private func letter(_ number: Int = 1) -> Letter {
        Letter(
            id: "\(number).x@host.example", date: Instant(seconds: 1_554_105_600),
            from: .init(name: "Training", address: "training@host.example"),
            to: .init(name: "Sam", address: "sam\(number)@agency.example"), subject: "Number \(number)",
            text: "One\n.\n..two\n")
    }

    private func server(
        _ stand: MailStand, _ security: MailServer.Security = .none, authorities: String? = nil, user: String? = nil,
        password: String? = nil, seconds: Int64 = 10
    ) -> MailServer {
        MailServer(
            host: security == .none ? "127.0.0.1" : "localhost", port: stand.port, security: security, user: user,
            password: password, authorities: authorities, seconds: seconds, helloName: "training.example")
    }

    @Test func `many messages arrive over one connection, each as it was written`() async throws {
        let stand = try MailStand()
        defer { stand.remove() }
        let mailer = SMTPMailer(server(stand))
        defer { mailer.close() }
        for number in 1...20 { #expect(await mailer.send(letter(number)) == .accepted) }
        let mail = try stand.mail()
        #expect(mail.count == 20)
        for (index, message) in mail.enumerated() {
            let headers = try #require(message["headers"] as? [String: String])
            #expect(headers["Message-ID"] == "<\(index + 1).x@host.example>")
            #expect(headers["X-Connection"] == "1")
            #expect(headers["X-Sender"] == "training@host.example")
            #expect(headers["X-Recipient"] == "sam\(index + 1)@agency.example")
            #expect(message["text"] as? String == "One\n.\n..two\n")
        }
    }

    @Test func `each answer is told for what it is, and the next message arrives all the same`() async throws {
        let words = ["defer", "refuse", "defer-data", "refuse-data", "drop", "ok"]
        let stand = try MailStand(words)
        defer { stand.remove() }
        let mailer = SMTPMailer(server(stand))
        defer { mailer.close() }
        var answers: [MailAnswer] = []
        for number in words.indices { answers.append(await mailer.send(letter(number))) }
        #expect(
            answers == [
                .postponed("451"), .refused("550"), .postponed("451"), .refused("554"), .failed(.brokeOff), .accepted,
            ])
        #expect(try stand.mail().count == 1)
    }

    @Test func `a connection that dies behind the message does not say whether it was taken`() async throws {
        let stand = try MailStand(["die", "ok"])
        defer { stand.remove() }
        let mailer = SMTPMailer(server(stand))
        defer { mailer.close() }
        #expect(await mailer.send(letter()) == .failed(.brokeOff))
        #expect(await mailer.send(letter()) == .accepted)
        #expect(try stand.mail().count == 2)
    }

    @Test func `a server that is slow or not there is told as that`() async throws {
        let stand = try MailStand(["slow"])
        defer { stand.remove() }
        let mailer = SMTPMailer(server(stand, seconds: 1))
        defer { mailer.close() }
        #expect(await mailer.send(letter()) == .failed(.timedOut))
        stand.close()
        #expect(await mailer.send(letter()) == .failed(.unreachable))
    }

    @Test(arguments: [MailServer.Security.startTLS, .tls])
    func `the connection is encrypted, and the certificate is checked`(_ security: MailServer.Security) async throws {
        let own = try Certificate.make()
        let other = try Certificate.make()
        let words = ["--tls", own.file, own.key] + (security == .tls ? ["--implicit-tls"] : [])
        let stand = try MailStand(["ok"], words)
        defer { stand.remove() }
        let trusted = SMTPMailer(server(stand, security, authorities: own.file))
        defer { trusted.close() }
        #expect(await trusted.send(letter()) == .accepted)
        let strange = SMTPMailer(server(stand, security, authorities: other.file))
        defer { strange.close() }
        #expect(await strange.send(letter()) == .failed(.untrusted))
        #expect(try stand.mail().count == 1)
    }

    @Test func `a server that offers no encryption where it must gets nothing`() async throws {
        let stand = try MailStand()
        defer { stand.remove() }
        let mailer = SMTPMailer(server(stand, .startTLS))
        defer { mailer.close() }
        #expect(await mailer.send(letter()) == .failed(.untrusted))
        #expect(try stand.mail().isEmpty)
    }

    @Test func `a login is used, and one that is wrong is told and keeps the message`() async throws {
        let own = try Certificate.make()
        let stand = try MailStand(["ok"], ["--tls", own.file, own.key, "--login", "post", "secret"])
        defer { stand.remove() }
        for (password, answer) in [("secret", MailAnswer.accepted), ("wrong", .failed(.loginDenied))] {
            let mailer = SMTPMailer(
                server(stand, .startTLS, authorities: own.file, user: "post", password: password))
            defer { mailer.close() }
            #expect(await mailer.send(letter()) == answer)
        }
        #expect(try stand.mail().count == 1)
    }

    @Test func `what cannot be written or addressed is refused before anything is sent`() async throws {
        let stand = try MailStand()
        defer { stand.remove() }
        let mailer = SMTPMailer(server(stand))
        defer { mailer.close() }
        var hostile = letter()
        hostile.subject = "a\r\nBcc: eve@evil.example"
        #expect(await mailer.send(hostile) == .refused("unwritable"))
        hostile = letter()
        hostile.to = .init(name: "", address: "a@b.example>\r\nRCPT TO:<eve@evil.example")
        #expect(await mailer.send(hostile) == .refused("unwritable"))
        #expect(try stand.mail().isEmpty)
    }

    @Test func `a status counts against a message only where it was said to the message`() {
        let cases: [(CURLcode, Int, Bool, MailAnswer)] = [
            (CURLE_OK, 250, true, .accepted), (CURLE_SEND_ERROR, 550, false, .refused("550")),
            (CURLE_SEND_ERROR, 451, false, .postponed("451")), (CURLE_SEND_ERROR, 421, false, .failed(.unreachable)),
            (CURLE_WEIRD_SERVER_REPLY, 554, false, .failed(.unreachable)),
            (CURLE_WEIRD_SERVER_REPLY, 554, true, .refused("554")),
            (CURLE_RECV_ERROR, 354, true, .failed(.brokeOff)), (CURLE_RECV_ERROR, 250, false, .failed(.unreachable)),
            (CURLE_LOGIN_DENIED, 535, false, .failed(.loginDenied)),
            (CURLE_PEER_FAILED_VERIFICATION, 220, false, .failed(.untrusted)),
            (CURLE_OPERATION_TIMEDOUT, 354, true, .failed(.timedOut)),
            (CURLE_COULDNT_CONNECT, 0, false, .failed(.unreachable)),
        ]
        for (result, status, hasTaken, answer) in cases {
            #expect(SMTPConnection.answer(result, status, hasTaken: hasTaken) == answer, "\(result) \(status)")
        }
    }
}

/// A certificate for localhost that signs itself, in files of its own.
struct Certificate {
    let file: String
    let key: String

    static func make() throws -> Certificate {
        let base = FileManager.default.temporaryDirectory.appending(path: "cert-\(UUID().uuidString)").path
        let words = [
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-addext", "subjectAltName=DNS:localhost", "-keyout", "\(base).key", "-out", "\(base).pem",
        ]
        let made = try Launch.answer("openssl", words)
        #expect(made.status == 0, "\(made.complaint)")
        return Certificate(file: "\(base).pem", key: "\(base).key")
    }
}
