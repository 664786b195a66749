import Foundation
import Launching
import TestSupport
import Testing

/// The service sends mail to a server that the test started, over an encrypted connection with a login.
@Suite(.timeLimit(.minutes(30))) struct MailTests {
    @Test(arguments: TestEngine.allCases)
    func `a booking and its cancellation arrive with their calendar entries`(_ engine: TestEngine) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (key, file) = (folder.appending(path: "key").path, folder.appending(path: "certificate").path)
        _ = try Turnout.launch(
            URL(filePath: "/usr/bin/env"),
            [
                "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", file,
            ], environment: [:])
        let stand = try MailStand(["ok"], ["--tls", file, key, "--login", "post", "secret"])
        defer { stand.remove() }
        try "secret\n".write(to: folder.appending(path: "password"), atomically: true, encoding: .utf8)
        let settings: [String: Any] = [
            "smtp": [
                "host": "localhost", "port": stand.port, "user": "post", "caFile": file,
                "passwordFile": folder.appending(path: "password").path,
            ], "public": ["url": "https://training.example"],
        ]
        let config = folder.appending(path: "turnout.json")
        try JSONSerialization.data(withJSONObject: settings).write(to: config)
        try await StoreFactory.withAddress(engine) { address in
            let turnout = Turnout(store: address)
            try furnish(turnout)
            #expect(
                try turnout.run("mail", "test", "me@host.example", "--config", config.path).complaint.contains(
                    "mail.from"))
            try turnout.done("settings", "set", "mail.from", "Training <training@host.example>")
            #expect(try turnout.run("mail", "test", "me@host.example").complaint.contains("smtp.host"))
            #expect(try turnout.done("mail", "test", "me@host.example", "--config", config.path).contains("took"))
            let service = try Turnout.serve(address, ["--config", config.path])
            defer { service.stop() }
            try turnout.done("book", "E1", "sam@agency.example", "--name", "Sam Example", "--agency", "AG1")
            try await eventually { try stand.mail().count == 2 }
            try turnout.done("cancel", "E1-1")
            try await eventually { try stand.mail().count == 3 }
            let mail = try stand.mail()
            try check(mail[1], "Your place: Safeguarding", "REQUEST", "CONFIRMED")
            try check(mail[2], "Cancelled: Safeguarding", "CANCEL", "CANCELLED")
            try await eventually { try turnout.done("mail", "list").components(separatedBy: "accepted").count == 3 }
            #expect(try !turnout.done("mail", "list").contains("sam@"))
            #expect(try turnout.done("mail", "retry").contains("Nothing was given up"))
            #expect(try turnout.done("mail", "preview", "confirmed").contains("{{free_until}}"))
            try turnout.done("verify")
            #expect(service.stop() == .exited(0))
        }
    }

    private func check(_ message: [String: Any], _ subject: String, _ method: String, _ status: String) throws {
        let headers = try #require(message["headers"] as? [String: String])
        #expect(headers["Subject"] == subject)
        #expect(headers["To"] == "Sam Example <sam@agency.example>")
        #expect(headers["Auto-Submitted"] == "auto-generated")
        #expect((message["text"] as? String)?.contains("https://training.example/bookings/E1-1") == true)
        #expect((message["defects"] as? [String])?.isEmpty == true)
        let calendar = try #require((message["calendars"] as? [[String: Any]])?.first)
        #expect(calendar["method"] as? String == method && message["method"] as? String == method)
        let event = try #require((calendar["events"] as? [[String: String]])?.first)
        #expect(event["uid"] == "E1-1@training.example")
        #expect(event["status"] == status)
        #expect(event["start"] == "2090-05-16T08:30:00+00:00")
    }

    @Test func `settings of mail that cannot be are told before anything is opened`() throws {
        let turnout = Turnout(store: "sqlite::memory:")
        let cases: [([String: String], String)] = [
            (["TURNOUT_SMTP_HOST": "mail.example"], "public.url"),
            (["TURNOUT_SMTP_HOST": "mail.example", "TURNOUT_PUBLIC_URL": "http://a.example"], "http://"),
            (
                ["TURNOUT_SMTP_HOST": "a b", "TURNOUT_PUBLIC_URL": "https://a.example"], "smtp.host"
            ),
            (
                [
                    "TURNOUT_SMTP_HOST": "mail.example", "TURNOUT_PUBLIC_URL": "https://a.example",
                    "TURNOUT_SMTP_SECURITY": "maybe",
                ], "starttls"
            ),
            (
                [
                    "TURNOUT_SMTP_HOST": "mail.example", "TURNOUT_PUBLIC_URL": "https://a.example",
                    "TURNOUT_SMTP_USER": "x", "TURNOUT_SMTP_PASSWORD_FILE": "/nowhere",
                ], "/nowhere"
            ),
        ]
        for (environment, word) in cases {
            let answer = try turnout.run("serve", "--port", "0", environment: environment)
            #expect(answer.status == 1 && answer.complaint.contains(word), "\(answer.complaint)")
        }
    }

    private func furnish(_ turnout: Turnout) throws {
        try turnout.done("init")
        try turnout.done("agency", "add", "AG1", "--name", "First Trust", "--sector", "health")
        try turnout.done("course", "add", "C1", "--title", "Safeguarding", "--topic", "core", "--hours", "3")
        try turnout.done(
            "event", "add", "E1", "--course", "C1", "--places", "20", "--session", "2090-05-16T09:30/12:30")
        try turnout.done("event", "publish", "E1")
    }

    private func eventually(_ isSo: () throws -> Bool) async throws {
        for _ in 0..<600 {
            if try isSo() { return }
            try await Task.sleep(for: .milliseconds(200))
        }
        Issue.record("It did not come about within two minutes.")
    }
}
