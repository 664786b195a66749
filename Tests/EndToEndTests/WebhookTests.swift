import Crypto
import Foundation
import Launching
import Locking
import TestSupport
import Testing

/// The service sends what happens to a receiver in the test's own process, which fails twice before it takes it.
@Suite(.timeLimit(.minutes(30))) struct WebhookTests {
    @Test(arguments: TestEngine.allCases)
    func `a booking reaches a receiver that fails twice, signed and under one name, and 410 ends it`(
        _ engine: TestEngine
    ) async throws {
        let isGone = Mutex(false)
        let receiver = try Receiver { request, before in
            if request.target == "/dead" { return "" }
            if isGone.withLock({ $0 }) { return Receiver.plain(410) }
            return Receiver.plain(before < 2 ? 500 : 200)
        }
        defer { receiver.close() }
        try await StoreFactory.withAddress(engine) { address in
            let turnout = Turnout(store: address)
            try furnish(turnout)
            let url = "http://127.0.0.1:\(receiver.port)/in"
            #expect(try turnout.run("webhook", "add", url).complaint.contains("settings set webhook.hosts"))
            try turnout.done("settings", "set", "webhook.hosts", "127.0.0.1")
            let added = try #require(
                try turnout.json("webhook", "add", url, "--agency", "AG1", "--topics", "booking.*") as? [String: Any])
            let secret = try #require(added["secret"] as? String)
            let service = try Turnout.serve(address)
            defer { service.stop() }
            try book(turnout, "sam@agency.example")
            let first = try await requests(receiver, 3)
            for request in first { try verify(request, secret) }
            #expect(try isGenuine(first[2], secret, in: "as it came") == "True\n")
            #expect(
                try isGenuine(first[2], "whsec_" + String(repeating: "A", count: 43) + "=", in: "another") == "False\n")
            #expect(Set(first.map { $0.headers["webhook-id"] }).count == 1)
            #expect(Set(first.map(\.body)).count == 1)
            let body = try #require(
                try JSONSerialization.jsonObject(with: Data(first[0].body)) as? [String: Any])
            #expect(body["type"] as? String == "booking.placed")
            let data = ["booking": "E1-1", "event": "E1", "agency": "AG1", "status": "confirmed"]
            #expect(body["data"] as? [String: String] == data)
            try await eventually { try turnout.done("webhook", "deliveries", "1").contains("delivered") }
            isGone.withLock { $0 = true }
            try book(turnout, "alex@agency.example")
            let fourth = try #require(try await requests(receiver, 4).last)
            try verify(fourth, secret)
            #expect(fourth.headers["webhook-id"] != first[0].headers["webhook-id"])
            try await eventually { try !turnout.done("webhook", "list").contains("127.0.0.1") }
            let ended = try turnout.done("webhook", "list", "--all")
            #expect(ended.contains("127.0.0.1") && !ended.contains("whsec_"))
            #expect(try turnout.run("webhook", "retry", "1").complaint.contains("was ended"))
            try turnout.done("verify")
            #expect(service.stop() == .exited(0))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a service that is told to stop while a receiver is silent stops, and the message stays`(
        _ engine: TestEngine
    ) async throws {
        let receiver = try Receiver { _, _ in "" }
        defer { receiver.close() }
        try await StoreFactory.withAddress(engine) { address in
            let turnout = Turnout(store: address)
            try furnish(turnout)
            try turnout.done("settings", "set", "webhook.hosts", "127.0.0.1")
            try turnout.done("webhook", "add", "http://127.0.0.1:\(receiver.port)/dead")
            let service = try Turnout.serve(address)
            try book(turnout, "sam@agency.example")
            _ = try await requests(receiver, 1)
            let asked = ContinuousClock.now
            #expect(service.stop() == .exited(0))
            #expect(ContinuousClock.now - asked < .seconds(20))
            let left = try turnout.done("webhook", "deliveries", "1")
            #expect(left.contains("waiting") && left.contains("timed_out"), "\(left)")
        }
    }

    /// What the lines of Python in the document say of a request.
    private func isGenuine(_ request: Receiver.Request, _ secret: String, in what: String) throws -> String {
        let text = try String(contentsOf: Turnout.root.appending(path: "docs/api.md"), encoding: .utf8)
        let code = try #require(text.components(separatedBy: "```python\n").last?.components(separatedBy: "```").first)
        let ask = """
            \(code)
            import json, sys
            headers, body, secret = json.loads(sys.argv[1])
            print(is_genuine(headers, body.encode(), secret))
            """
        let given = try JSONSerialization.data(
            withJSONObject: [request.headers, String(decoding: request.body, as: UTF8.self), secret])
        let answer = try Turnout.launch(
            URL(filePath: "/usr/bin/env"), ["python3", "-c", ask, String(decoding: given, as: UTF8.self)],
            environment: [:])
        #expect(answer.complaint == "", "\(what)")
        return answer.output
    }

    private func furnish(_ turnout: Turnout) throws {
        try turnout.done("init")
        try turnout.done("agency", "add", "AG1", "--name", "First Trust", "--sector", "health")
        try turnout.done("course", "add", "C1", "--title", "Safeguarding", "--topic", "core", "--hours", "3")
        try turnout.done(
            "event", "add", "E1", "--course", "C1", "--places", "20", "--session", "2090-05-16T09:30/12:30")
        try turnout.done("event", "publish", "E1")
    }

    private func book(_ turnout: Turnout, _ email: String) throws {
        try turnout.done("book", "E1", email, "--name", "Sam Example", "--agency", "AG1")
    }

    /// The first so many requests, once they have come: pauses of 5 and 30 seconds lie between them.
    private func requests(_ receiver: Receiver, _ count: Int) async throws -> [Receiver.Request] {
        try await eventually { receiver.received.count >= count }
        return Array(receiver.received.prefix(count))
    }

    private func eventually(_ isSo: () throws -> Bool) async throws {
        for _ in 0..<600 {
            if try isSo() { return }
            try await Task.sleep(for: .milliseconds(200))
        }
        Issue.record("It did not come about within two minutes.")
    }

    /// Verifies a signature the way a receiver does, from the specification alone.
    private func verify(_ request: Receiver.Request, _ secret: String) throws {
        let key = try #require(Data(base64Encoded: String(secret.dropFirst(6))))
        let id = try #require(request.headers["webhook-id"])
        let time = try #require(request.headers["webhook-timestamp"])
        let code = HMAC<SHA256>.authenticationCode(
            for: Data("\(id).\(time).".utf8) + Data(request.body), using: SymmetricKey(data: key))
        #expect(request.headers["webhook-signature"] == "v1,\(Data(code).base64EncodedString())")
        let age = Date.now.timeIntervalSince1970 - (Double(time) ?? 0)
        #expect(abs(age) < 300)
    }
}
