import Foundation
import Launching
import TestSupport
import Testing

/// The service as `make run` starts it: what it prints works, SIGTERM ends it, and its log names nobody.
@Suite(.timeLimit(.minutes(30))) struct ServeTests {
    @Test(arguments: TestEngine.allCases)
    func `the three requests that it prints work as they stand, and its log names nobody`(
        _ engine: TestEngine
    ) async throws {
        try await StoreFactory.withAddress(engine) { address in
            let turnout = Turnout(store: address)
            try furnish(turnout)
            let folder = try FileManager.default.url(
                for: .itemReplacementDirectory, in: .userDomainMask,
                appropriateFor: FileManager.default.temporaryDirectory, create: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let (said, log) = (folder.appending(path: "said"), folder.appending(path: "log"))
            let service = try start(address, said, log)
            let lines = try await lines(said)
            let answers = try lines.filter { $0.hasPrefix("curl ") }.map { line in
                try Turnout.launch(URL(filePath: "/bin/bash"), ["-c", line], environment: [:]).output
            }
            // Pages are told where people reach them, and so that browsers are to stay with https.
            let told = "curl -sI ${TURNOUT_ADDRESS}/ | tr A-Z a-z"
            let home = try Turnout.launch(
                URL(filePath: "/bin/bash"), ["-c", told], environment: ["TURNOUT_ADDRESS": try base(lines)]
            ).output
            #expect(home.contains("strict-transport-security: max-age="), "\(home)")
            #expect(service.stop() == .exited(0))
            #expect(answers.count == 3)
            #expect(answers.first?.contains(#""reference":"E1""#) == true, "\(answers)")
            #expect(answers.dropFirst().first == #"{"id":"E1-1","event":"E1","status":"confirmed","position":null}"#)
            #expect(answers.last?.contains(#""id":"E1-1""#) == true)
            let logged = try String(contentsOf: log, encoding: .utf8)
            #expect(logged.contains(#""operation":"bookPlace""#), "\(logged)")
            #expect(logged.contains(#""request":""#))
            for person in ["sam@agency.example", "Sam Example", "turnout_"] { #expect(!logged.contains(person)) }
        }
    }

    @Test func `settings that cannot be are refused with their name and the mend`() async throws {
        let turnout = Turnout(store: "sqlite:/nowhere/turnout.db")
        let level = try turnout.run("serve", environment: ["TURNOUT_LOG_LEVEL": "loud"])
        #expect(level.status == 1)
        #expect(level.complaint.contains("The setting log.level is “loud”. Set it to one of"))
        let port = try turnout.run("serve", environment: ["TURNOUT_HTTP_PORT": "http"])
        #expect(port.complaint.contains("The setting http.port is “http”. Set it to a whole number."))
        let sweep = try turnout.run("serve", environment: ["TURNOUT_WORKERS_SWEEP_SECONDS": "0"])
        #expect(sweep.complaint.contains("The setting workers.sweepSeconds is “0”. Set it to from 1 to 3600."))
        let site = try turnout.run("serve", environment: ["TURNOUT_PUBLIC_URL": "http://training.example"])
        #expect(site.complaint.contains("The setting public.url is “http://training.example”. Set it to an https://"))
        let proxy = try turnout.run("serve", environment: ["TURNOUT_HTTP_PROXIES": "127.0.0.1, proxy.example"])
        #expect(proxy.complaint.contains("The setting http.proxies is “127.0.0.1, proxy.example”. Set it to addresses"))
        let file = try turnout.run("serve", "--config", "/nowhere.json")
        #expect(file.complaint.contains("The configuration /nowhere.json cannot be read."))
        let store = try turnout.run("serve")
        #expect(store.status == 1)
        #expect(store.complaint.contains("There is no store /nowhere/turnout.db"))
    }

    @Test(arguments: TestEngine.allCases)
    func `tokens are shown once, listed and revoked`(_ engine: TestEngine) async throws {
        try await StoreFactory.withAddress(engine) { address in
            let turnout = Turnout(store: address)
            try furnish(turnout)
            let made = try #require(
                try turnout.json("token", "add", "--role", "agency_lead", "--agency", "AG1", "--days", "7")
                    as? [String: Any])
            let secret = try #require(made["token"] as? String)
            #expect(secret.hasPrefix("turnout_"))
            #expect(secret.utf8.count == 51)
            let listed = try turnout.done("token", "list")
            #expect(listed.contains("agency_lead"))
            #expect(!listed.contains(secret))
            try turnout.done("token", "revoke", "1")
            #expect(try !turnout.done("token", "list").contains("agency_lead"))
            #expect(try turnout.done("token", "list", "--all").contains("agency_lead"))
            #expect(try turnout.run("token", "revoke", "9").complaint.contains("There is no token 9."))
            #expect(try turnout.run("token", "add", "--role", "agency_lead").complaint.contains("needs an agency"))
            #expect(try turnout.run("token", "add", "--role", "boss").status == 2)
            try turnout.done("verify")
        }
    }

    private func furnish(_ turnout: Turnout) throws {
        try turnout.done("init")
        try turnout.done("policy", "add", "--sample", "sample-year", "--from", "2018-04-01")
        try turnout.done("agency", "add", "AG1", "--name", "First Trust", "--sector", "health")
        try turnout.done("course", "add", "C1", "--title", "Safeguarding", "--topic", "core", "--hours", "3")
        // Far enough ahead that no test run meets it.
        try turnout.done(
            "event", "add", "E1", "--course", "C1", "--places", "20", "--session", "2090-05-16T09:30/12:30")
        try turnout.done("event", "publish", "E1")
    }

    private func start(_ address: String, _ said: URL, _ log: URL) throws -> Launched {
        var launch = Launch(Turnout.root.appending(path: "Deploy/setup/serve.sh").path)
        launch.folder = Turnout.root.path
        launch.environment = [
            "TURNOUT": try Turnout.program().path, "TURNOUT_STORE": address, "TURNOUT_LOG_LEVEL": "trace",
            "TURNOUT_PUBLIC_URL": "https://training.example", "PORT": "\(Int.random(in: 20_000...29_999))",
        ]
        // They are looked into before the process has opened them.
        for file in [said, log] { try Data().write(to: file) }
        (launch.output, launch.complaint) = (.file(said.path), .file(log.path))
        return try Launched(launch)
    }

    /// Where it says that it answers.
    private func base(_ lines: [String]) throws -> String {
        let line = try #require(lines.first { $0.hasPrefix("The service: ") })
        return String(try #require(line.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+/)).output)
    }

    /// What it said until it answers.
    private func lines(_ said: URL) async throws -> [String] {
        for _ in 0..<2_400 {
            let text = try String(contentsOf: said, encoding: .utf8)
            if text.contains("The service answers at") { return text.components(separatedBy: "\n") }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("The service did not answer within two minutes.")
        return []
    }
}
