import Application
import Domain
import Foundation
import Testing

@testable import Webhooks

@Suite struct SignatureTests {
    /// The example that the authors of the specification publish with their libraries.
    @Test func `a message is signed as the published example is`() throws {
        let message = WebhookMessage(
            address: try WebhookAddress("https://agency.example/"), id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
            sentAt: Instant(seconds: 1_614_265_330), body: Array(#"{"test": 2432232314}"#.utf8),
            secret: try #require(WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")))
        let headers = Dictionary(uniqueKeysWithValues: Signature.headers(message).map { ($0.name, $0.value) })
        #expect(headers["webhook-id"] == "msg_p5jXN8AQM9LWM0D4loKWxJek")
        #expect(headers["webhook-timestamp"] == "1614265330")
        #expect(headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test func `a secret is 256 random bits, and is not told by accident`() throws {
        let secret = WebhookSecret.random()
        #expect(secret.text.hasPrefix("whsec_"))
        #expect(secret.key.count == 32)
        #expect(WebhookSecret(secret.text) == secret)
        #expect(WebhookSecret.random() != secret)
        #expect("\(secret)" == "whsec_…")
        for text in ["", "whsec_", "whsec_!!", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ="] {
            #expect(WebhookSecret(text) == nil)
        }
    }

    @Test(
        arguments: [
            ("127.0.0.1", true), ("10.0.0.1", true), ("192.0.2.1", true), ("169.254.169.254", false),
            ("169.254.0.1", false), ("0.0.0.0", false), ("224.0.0.1", false), ("255.255.255.255", false),
            ("::1", true), ("2001:db8::1", true), ("::", false), ("fe80::1", false), ("febf::1", false),
            ("ff02::1", false), ("fd00:ec2::254", false), ("::ffff:169.254.169.254", false), ("::ffff:10.0.0.1", true),
            ("64:ff9b::a9fe:a9fe", false), ("::169.254.169.254", false),
        ])
    func `nothing is sent to link-local and multicast addresses`(_ text: String, _ isAllowed: Bool) {
        var bytes = [UInt8](repeating: 0, count: text.contains(":") ? 16 : 4)
        #expect(inet_pton(text.contains(":") ? AF_INET6 : AF_INET, text, &bytes) == 1)
        #expect(HostAddress.isAllowed(bytes) == isAllowed)
        let found = try? HostAddress.find(text)
        #expect((found != nil) == isAllowed, "\(text) is \(found ?? "none")")
    }

    @Test func `the document names every topic`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/api.md"), encoding: .utf8)
        for (kind, words) in WebhookTopic.byKind {
            let row = try #require(text.components(separatedBy: "\n").first { $0.hasPrefix("| `\(kind).…`") })
            let named = row.components(separatedBy: "|")[3].split(separator: " ").map { $0.filter { $0 != "`" } }
            #expect(Set(named) == Set(words), "\(kind)")
        }
    }
}
