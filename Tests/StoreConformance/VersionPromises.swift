import Application
import Domain
import TestSupport
import Testing

/// How far a store has come is told exactly, so that what was made of it may be kept meanwhile.
public enum VersionPromises {
    /// A commit of this process or of another connection makes another mark; where nothing is committed it stays.
    public static func everyCommitMakesAnotherMark(_ stage: Stage) async throws {
        let store = stage.house.store
        try await stage.event("E1", places: 50)
        let other = try RawStore(stage.store.address)
        var last = try await store.version()
        #expect(last != nil)
        for person in 1...20 {
            try await stage.book("E1", person)
            let now = try await store.version()
            #expect(now != last, "the booking of person \(person)")
            last = now
            try await other.execute("UPDATE web_session SET label = 'x' WHERE id = -1", [])
            try await other.execute("UPDATE course SET title = title || '.'", [])
            let then = try await store.version()
            #expect(then != last, "the change beside person \(person)")
            last = then
        }
        await other.close()
        // Others may commit meanwhile on a server that they share, so a few tries are allowed.
        var isStill = false
        for _ in 0..<200 where !isStill { isStill = try await store.version() == (try await store.version()) }
        #expect(isStill)
    }

    /// Whoever asks behind a commit is told of it, however many ask at once.
    public static func nobodyIsToldOfThePast(_ stage: Stage) async throws {
        let store = stage.house.store
        try await stage.event("E1", places: 500)
        let before = try await store.version()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for person in 1...40 {
                group.addTask {
                    try await stage.book("E1", person)
                    #expect(try await store.version() != before)
                }
                group.addTask { _ = try await store.version() }
            }
            try await group.waitForAll()
        }
    }
}
