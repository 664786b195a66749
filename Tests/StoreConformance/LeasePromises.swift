import Application
import Domain
import TestSupport
import Testing

/// Of several services one does what falls due, and one that lost that right commits nothing under it.
public enum LeasePromises {
    /// A lease has one holder at a time; its fence rises with a new one only.
    public static func oneHolder(_ stage: Stage) async throws {
        let take = TakeLease(stage.house)
        let until = { (minutes: Int64) in stage.house.now.adding(minutes: minutes) }
        let first = try await take("due", holder: "a", until: until(1))
        #expect(first == Lease(name: "due", fence: 1))
        #expect(try await take("due", holder: "b", until: until(1)) == nil)
        #expect(try await take("due", holder: "a", until: until(2)) == first)
        #expect(try await take("mail", holder: "b", until: until(1)) == Lease(name: "mail", fence: 1))
        stage.store.clock.advance(minutes: 3)
        #expect(try await take("due", holder: "b", until: until(1)) == Lease(name: "due", fence: 2))
        #expect(try await take("due", holder: "a", until: until(1)) == nil)
    }

    /// A runner that was paused while another took its lease can no longer let a waiting list move.
    public static func pausedRunner(_ stage: Stage) async throws {
        let event = try await stage.event("E1", places: 1)
        let lease = try #require(
            try await TakeLease(stage.house)("due", holder: "paused", until: stage.house.now.adding(minutes: 1)))
        try await stage.house.refill(event, under: lease, by: .clockwork)
        stage.store.clock.advance(minutes: 2)
        let other = try #require(
            try await TakeLease(stage.house)("due", holder: "other", until: stage.house.now.adding(minutes: 1)))
        let kind = try await refusal { try await stage.house.refill(event, under: lease, by: .clockwork) }
        #expect(kind == .conflict)
        try await stage.house.refill(event, under: other, by: .clockwork)
        #expect(try await stage.faults() == [])
    }
}
