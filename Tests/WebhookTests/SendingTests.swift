import Application
import Domain
import Foundation
import StoreConformance
import Locking
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(20))) struct SendingTests {
    @Test(arguments: TestEngine.allCases)
    func `what fails comes again under the same name until it is taken`(_ engine: TestEngine) async throws {
        try await Receivers.with(engine) { stage, receivers in
            let webhook = try await receivers.add("https://one.example/x")
            try await receivers.message()
            let sender = ScriptedSender { _, before in .status(before < 2 ? 500 : 204) }
            let send = SendDeliveries(stage.house, through: sender, jitter: { 0 })
            #expect(try await send.due() == [webhook])
            #expect(try await send(webhook).failure == "500")
            #expect(try await send.due() == [])
            stage.store.clock.advance(minutes: 1)
            #expect(try await send(webhook).failure == "500")
            stage.store.clock.advance(minutes: 1)
            let turn = try await send(webhook)
            #expect(turn.failure == nil)
            #expect(turn.delivered == 1)
            #expect(try await send.due() == [])
            #expect(sender.sent.count == 3)
            #expect(Set(sender.sent.map(\.id)).count == 1)
            #expect(Set(sender.sent.map(\.body)).count == 1)
            #expect(Set(sender.sent.map(\.sentAt)).count == 3)
            let line = try #require(try await receivers.deliveries(webhook).first)
            #expect(line.attempts == 3)
            #expect(line.last?.word == "204")
            #expect(line.state.word == "delivered")
            #expect(line.messageID == sender.sent.first?.id)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a body names references and no person`(_ engine: TestEngine) async throws {
        try await Receivers.with(engine) { stage, receivers in
            let webhook = try await receivers.add("https://one.example/x", agency: "AAA")
            try await receivers.message()
            let sender = ScriptedSender { _, _ in .status(200) }
            _ = try await SendDeliveries(stage.house, through: sender)(webhook)
            let body = String(decoding: try #require(sender.sent.first?.body), as: UTF8.self)
            let data = #"{"agency":"AAA","booking":"E1-1","event":"E1","status":"confirmed"}"#
            #expect(body == #"{"data":\#(data),"timestamp":"2019-04-01T08:00:00Z","type":"booking.placed"}"#)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `410 ends the receiver and gives up the rest`(_ engine: TestEngine) async throws {
        try await Receivers.with(engine) { stage, receivers in
            let webhook = try await receivers.add("https://one.example/x")
            for person in 1...3 { try await receivers.message(person) }
            let sender = ScriptedSender { _, _ in .status(410) }
            let turn = try await SendDeliveries(stage.house, through: sender)(webhook)
            #expect(turn.isOver)
            #expect(sender.sent.count == 1)
            let line = try await ShowWebhooks(stage.house).one(webhook, by: Stage.admin)
            #expect(line.webhook.endedAt != nil)
            #expect(line.givenUp == 3)
            #expect(line.waiting == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `after nine attempts it is given up, and an administrator has it tried again`(
        _ engine: TestEngine
    ) async throws {
        try await Receivers.with(engine) { stage, receivers in
            let webhook = try await receivers.add("https://one.example/x")
            try await receivers.message()
            let isUp = Mutex(false)
            let sender = ScriptedSender { _, _ in isUp.withLock { $0 } ? .status(200) : .failed(.unreachable) }
            let send = SendDeliveries(stage.house, through: sender)
            for _ in 0..<12 {
                _ = try await send(webhook)
                stage.store.clock.advance(minutes: 1_600)
            }
            #expect(sender.sent.count == 9)
            let line = try #require(try await receivers.deliveries(webhook).first)
            #expect(line.state.word == "given_up")
            #expect(line.last?.word == "unreachable")
            isUp.withLock { $0 = true }
            #expect(try await RetryDeliveries(stage.house)(webhook, by: Stage.admin) == 1)
            #expect(try await RetryDeliveries(stage.house)(webhook, by: Stage.admin) == 0)
            #expect(try await send(webhook).delivered == 1)
            #expect(Set(sender.sent.map(\.id)).count == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a dead receiver holds up nobody else`(_ engine: TestEngine) async throws {
        try await Receivers.with(engine) { stage, receivers in
            let dead = try await receivers.add("https://one.example/x")
            let alive = try await receivers.add("https://two.example/x")
            for person in 1...30 { try await receivers.message(person) }
            let release = Mutex(false)
            let sender = ScriptedSender { message, _ in
                guard message.address.host == "one.example" else { return .status(200) }
                while !release.withLock({ $0 }) { try? await Task.sleep(for: .milliseconds(5)) }
                return .failed(.timedOut)
            }
            let send = SendDeliveries(stage.house, through: sender)
            async let slow = send(dead)
            #expect(try await send(alive).delivered == 30)
            release.withLock { $0 = true }
            #expect(try await slow.failure == "timed_out")
            // One attempt was made, and what else was claimed was given back.
            #expect(sender.sent.count { $0.address.host == "one.example" } == 1)
            #expect(try await send.due() == [dead])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `who is told to stop gives back what it did not send, and who lost the claim sends nothing`(
        _ engine: TestEngine
    ) async throws {
        try await Receivers.with(engine) { stage, receivers in
            let webhook = try await receivers.add("https://one.example/x")
            for person in 1...5 { try await receivers.message(person) }
            let clock = stage.store.clock
            let sender = ScriptedSender { _, before in
                if before == 3 { clock.advance(minutes: 10) }
                return .status(200)
            }
            let send = SendDeliveries(stage.house, through: sender)
            let asked = Mutex(0)
            let turn = try await send(webhook) {
                asked.withLock {
                    $0 += 1; return $0 <= 3
                }
            }
            #expect(turn.delivered == 2)
            #expect(try await send.due() == [webhook])
            // The second of these takes ten minutes, so that the claim of the third has run out.
            #expect(try await send(webhook).delivered == 2)
            #expect(sender.sent.count == 4)
            #expect(try await send(webhook).delivered == 1)
            #expect(Set(sender.sent.map(\.id)).count == 5)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `several who send at once send each message once`(_ engine: TestEngine) async throws {
        try await Receivers.with(engine) { stage, receivers in
            let webhook = try await receivers.add("https://one.example/x")
            for person in 1...60 { try await receivers.message(person) }
            let sender = ScriptedSender { _, _ in
                await Task.yield()
                return .status(200)
            }
            let send = SendDeliveries(stage.house, through: sender)
            let delivered = try await withThrowingTaskGroup(of: Int64.self) { group in
                for _ in 1...4 { group.addTask { try await send(webhook).delivered } }
                return try await group.reduce(0, +)
            }
            #expect(delivered == 60)
            #expect(sender.sent.count == 60)
            #expect(Set(sender.sent.map(\.id)).count == 60)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a host that is no longer allowed is not sent to`(_ engine: TestEngine) async throws {
        try await Receivers.with(engine) { stage, receivers in
            let webhook = try await receivers.add("https://one.example/x")
            try await receivers.message()
            _ = try await ChangeSettings(stage.house)([.init("webhook.hosts", "two.example")], by: Stage.admin)
            let sender = ScriptedSender { _, _ in .status(200) }
            #expect(try await SendDeliveries(stage.house, through: sender)(webhook).failure == "host_not_allowed")
            #expect(sender.sent.isEmpty)
            let request = AddWebhook.Request(url: "https://one.example/x")
            let refusal = await #expect(throws: Refusal.self) {
                _ = try await AddWebhook(stage.house)(request, by: Stage.admin)
            }
            #expect(refusal?.mend?.contains(#"settings set webhook.hosts "two.example, one.example""#) == true)
        }
    }
}

/// Receivers on a stage with one event.
struct Receivers {
    let stage: Stage

    static func with(_ engine: TestEngine, _ body: (Stage, Receivers) async throws -> Void) async throws {
        try await StoreFactory.with(engine) { store in
            let stage = try await Stage.set(on: store)
            try await stage.event("E1", places: 100)
            let hosts = "one.example, two.example"
            _ = try await ChangeSettings(stage.house)([.init("webhook.hosts", hosts)], by: Stage.admin)
            try await body(stage, Receivers(stage: stage))
            #expect(try await stage.faults() == [])
        }
    }

    func add(_ url: String, agency: String? = nil) async throws -> WebhookID {
        try await AddWebhook(stage.house)(.init(url: url, agency: agency), by: Stage.admin).line.webhook.id
    }

    /// Books somebody, and hands the message on.
    func message(_ person: Int = 1) async throws {
        try await stage.book("E1", person)
        _ = try await FanOut(stage.house)()
    }

    func deliveries(_ webhook: WebhookID) async throws -> [DeliveryLine] {
        try await ShowWebhooks(stage.house).deliveries(to: webhook, limit: 100, by: Stage.admin)
    }
}
