import Application
import Domain
import Foundation
import TestSupport
import Testing

@testable import Webhooks

// A minute to answer: beside the whole suite, the threads of this process may be held up for longer than seconds.
@Suite(.timeLimit(.minutes(20))) struct HTTPSenderTests {
    private func message(_ url: String) throws -> WebhookMessage {
        WebhookMessage(
            address: try WebhookAddress(url), id: "msg_1", sentAt: Instant(seconds: 1_614_265_330),
            body: Array(#"{"a":1}"#.utf8), secret: WebhookSecret.random())
    }

    /// Sends one message to a receiver that answers so.
    private func send(
        seconds: Int64 = 60, _ answer: @escaping @Sendable (Receiver.Request, Int) -> String
    ) async throws -> (answer: WebhookAnswer, received: [Receiver.Request]) {
        let receiver = try Receiver(answer)
        defer { receiver.close() }
        let sender = HTTPSender(seconds: seconds, version: "9.9")
        let answer = await sender.send(try message("http://127.0.0.1:\(receiver.port)/in?x=1"))
        await sender.close()
        return (answer, receiver.received)
    }

    @Test func `a message is posted with its signature`() async throws {
        let (answer, received) = try await send { _, _ in Receiver.plain(202) }
        #expect(answer == .status(202))
        let request = try #require(received.first)
        #expect(request.target == "/in?x=1")
        #expect(request.body == Array(#"{"a":1}"#.utf8))
        #expect(request.headers["webhook-id"] == "msg_1")
        #expect(request.headers["webhook-timestamp"] == "1614265330")
        #expect(request.headers["webhook-signature"]?.hasPrefix("v1,") == true)
        #expect(request.headers["content-type"] == "application/json")
        #expect(request.headers["user-agent"] == "turnout/9.9")
    }

    @Test func `a redirect is not followed`() async throws {
        let (answer, received) = try await send { request, _ in
            Receiver.plain(307, headers: "location: http://127.0.0.1:1/\r\n")
        }
        #expect(answer == .status(307))
        #expect(received.count == 1)
    }

    @Test func `an answer without end is not read to it`() async throws {
        let long = "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n" + String(repeating: "x", count: 8_000_000)
        let (answer, _) = try await send { _, _ in long }
        #expect(answer == .status(200))
    }

    @Test func `a receiver that does not answer is left after its time`() async throws {
        let (answer, received) = try await send(seconds: 1) { _, _ in "" }
        #expect(answer == .failed(.timedOut))
        #expect(received.count == 1)
    }

    @Test func `what cannot be reached is told apart`() async throws {
        let sender = HTTPSender(seconds: 60, version: "9.9")
        #expect(await sender.send(try message("http://127.0.0.1:1/")) == .failed(.unreachable))
        #expect(await sender.send(try message("https://169.254.169.254/")) == .failed(.forbiddenAddress))
        #expect(await sender.send(try message("https://nothing.invalid/")) == .failed(.unknownHost))
        let receiver = try Receiver { _, _ in Receiver.plain(200) }
        // It speaks no TLS.
        let hasty = HTTPSender(seconds: 1, version: "9.9")
        let answer = await hasty.send(try message("https://127.0.0.1:\(receiver.port)/"))
        #expect(answer == .failed(.untrusted) || answer == .failed(.unreachable) || answer == .failed(.timedOut))
        receiver.close()
        await hasty.close()
        await sender.close()
    }
}
