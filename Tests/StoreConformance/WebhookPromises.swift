import Application
import Domain
import TestSupport
import Testing

/// The outbox empties, each message goes to whom it concerns, and no two senders hold the same delivery.
public enum WebhookPromises {
    /// With nobody who wants to know, messages are marked as done, in portions.
    public static func emptiesWithoutReceivers(_ stage: Stage) async throws {
        try await stage.event("E1", places: 2)
        for person in 1...3 { try await stage.book("E1", person) }
        #expect(try await FanOut(stage.house).isDue())
        #expect(try await FanOut(stage.house)().messages == 3)
        #expect(try await !FanOut(stage.house).isDue())
        #expect(try await FanOut(stage.house)().messages == 0)
    }

    /// A receiver is told of its topics and its agency, and each message once.
    public static func eachItsOwn(_ stage: Stage) async throws {
        let all = try await stage.webhook("https://all.example/x")
        let own = try await stage.webhook("https://own.example/x", agency: "AAA")
        let queued = try await stage.webhook("https://queued.example/x", topics: ["booking.queued"])
        try await stage.event("E1", places: 1)
        try await stage.book("E1", 1)
        try await stage.book("E1", 2, agency: "BBB")
        _ = try await StepEvent(stage.house)("E1", .closed, by: Stage.admin)
        #expect(try await FanOut(stage.house)() == (3, 5))
        #expect(try await FanOut(stage.house)() == (0, 0))
        // One that is added later is not told what waited until then.
        try await stage.event("E2", places: 1)
        try await stage.book("E2", 1)
        stage.store.clock.advance(minutes: 1)
        let later = try await stage.webhook("https://own.example/later")
        #expect(try await FanOut(stage.house)() == (1, 2))
        #expect(try await stage.topics(later) == [])
        #expect(try await stage.topics(all) == ["booking.placed", "booking.queued", "event.closed", "booking.placed"])
        #expect(try await stage.topics(own) == ["booking.placed", "booking.placed"])
        #expect(try await stage.topics(queued) == ["booking.queued"])
    }

    /// Two who claim at once never get the same delivery; a claim that ran out is given again.
    public static func oneClaim(_ stage: Stage) async throws {
        let webhook = try await stage.webhook("https://all.example/x")
        try await stage.event("E1", places: 100)
        for person in 1...40 { try await stage.book("E1", person) }
        _ = try await FanOut(stage.house)()
        let claimed = try await withThrowingTaskGroup(of: [ClaimedDelivery].self) { group in
            for _ in 1...8 { group.addTask { try await stage.claim(webhook, limit: 10) } }
            return try await group.reduce(into: []) { $0.append(contentsOf: $1) }
        }
        #expect(Set(claimed.map(\.id)).count == claimed.count)
        var rest = claimed
        while true {
            let more = try await stage.claim(webhook, limit: 10)
            if more.isEmpty { break }
            rest += more
        }
        #expect(rest.count == 40)
        #expect(Set(rest.map(\.id)).count == 40)
        stage.store.clock.advance(minutes: 2)
        let again = try await stage.claim(webhook, limit: 100)
        #expect(Set(again.map(\.id)) == Set(rest.map(\.id)))
        #expect(again.allSatisfy { $0.claims == 2 && $0.attempts == 0 })
        // Who lost the claim can no longer record what came of it, and the one who has it can, once.
        let (late, now) = (try #require(claimed.first), try #require(again.first { $0.id == claimed.first?.id }))
        #expect(try await stage.record(.gaveUp, late) == false)
        #expect(try await stage.record(.delivered, now))
        #expect(try await stage.record(.delivered, now) == false)
    }

    /// Who lost the lease while handing messages on has stored nothing of it.
    public static func lostLease(_ stage: Stage) async throws {
        let webhook = try await stage.webhook("https://all.example/x")
        try await stage.event("E1", places: 1)
        try await stage.book("E1", 1)
        let take = TakeLease(stage.house)
        let lost = try #require(
            try await take("outbox", holder: "paused", until: stage.house.now.adding(minutes: 1)))
        stage.store.clock.advance(minutes: 2)
        let held = try #require(
            try await take("outbox", holder: "other", until: stage.house.now.adding(minutes: 1)))
        #expect(try await refusal { try await FanOut(stage.house, lease: lost)() } == .conflict)
        #expect(try await stage.topics(webhook) == [])
        #expect(try await FanOut(stage.house).isDue())
        #expect(try await refusal { try await ClearFinished(stage.house, lease: lost)() } == .conflict)
        #expect(try await FanOut(stage.house, lease: held)() == (1, 1))
        #expect(try await stage.topics(webhook) == ["booking.placed"])
    }

    /// What is over is taken out after thirty days, and what is not is left.
    public static func finishedIsCleared(_ stage: Stage) async throws {
        let webhook = try await stage.webhook("https://all.example/x")
        try await stage.event("E1", places: 9, date: "2019-09-10")
        try await stage.book("E1", 1, key: "one")
        try await stage.book("E1", 2)
        _ = try await FanOut(stage.house)()
        let claimed = try await stage.claim(webhook, limit: 1)
        #expect(try await stage.record(.delivered, try #require(claimed.first)))
        stage.store.clock.advance(minutes: 29 * 1_440)
        #expect(try await ClearFinished(stage.house)() == 0)
        stage.store.clock.advance(minutes: 2 * 1_440)
        // The delivery that was done, its message, and the key; the other message is still on its way.
        #expect(try await ClearFinished(stage.house)() == 3)
        #expect(try await ClearFinished(stage.house)() == 0)
        #expect(try await stage.topics(webhook) == ["booking.placed"])
        // The key is forgotten, so that the same request is a new one, and meets the booking it made.
        #expect(try await refusal { try await stage.book("E1", 1, key: "one") } == .alreadyBooked)
    }

    /// Ending gives up what is on its way; nothing is claimed for an ended receiver, and it cannot be retried.
    public static func endedIsToldNothing(_ stage: Stage) async throws {
        let webhook = try await stage.webhook("https://all.example/x")
        try await stage.event("E1", places: 9)
        for person in 1...3 { try await stage.book("E1", person) }
        _ = try await FanOut(stage.house)()
        let held = try #require(try await stage.claim(webhook, limit: 1).first)
        let ended = try await EndWebhook(stage.house)(webhook, by: Stage.admin)
        #expect(ended.webhook.endedAt != nil)
        #expect(ended.waiting == 0)
        #expect(ended.givenUp == 3)
        #expect(try await stage.record(.delivered, held) == false)
        #expect(try await stage.claim(webhook, limit: 9).isEmpty)
        #expect(try await SendDeliveries(stage.house, through: NoSender()).due().isEmpty)
        #expect(try await refusal { try await RetryDeliveries(stage.house)(webhook, by: Stage.admin) } == .wrongState)
        try await stage.book("E1", 4)
        #expect(try await FanOut(stage.house)() == (1, 0))
    }
}

/// Sends nothing.
struct NoSender: WebhookSender {
    let longest: Int64 = 10_000_000

    func send(_ message: WebhookMessage) async -> WebhookAnswer { .failed(.unreachable) }
}

extension Stage {
    /// Adds a receiver, its host allowed.
    func webhook(_ url: String, agency: String? = nil, topics: [String] = []) async throws -> WebhookID {
        let hosts = "all.example, own.example, queued.example, localhost"
        _ = try await ChangeSettings(house)([.init("webhook.hosts", hosts)], by: Stage.admin)
        let request = AddWebhook.Request(url: url, agency: agency, topics: topics, label: "test")
        return try await AddWebhook(house)(request, by: Stage.admin).line.webhook.id
    }

    /// The topics of what is on its way to a receiver or was, in order.
    func topics(_ webhook: WebhookID) async throws -> [String] {
        try await ShowWebhooks(house).deliveries(to: webhook, limit: 1_000, by: Stage.admin).map(\.topic).reversed()
    }

    func claim(_ webhook: WebhookID, limit: Int64) async throws -> [ClaimedDelivery] {
        let until = house.now.adding(minutes: 1)
        return try await house.store.write(Intent(.clockwork, at: house.now)) { work in
            try work.claimDeliveries(to: webhook, until: until, limit: limit)
        }
    }

    func record(_ step: DeliveryStep, _ delivery: ClaimedDelivery) async throws -> Bool {
        try await house.store.write(Intent(.clockwork, at: house.now)) { try $0.record(step, "200", of: delivery) }
    }
}
