import Application
import Domain
import StoreConformance
import TestSupport
import Testing

/// The event begins on Tuesday 14 May 2019 at 09:30, and cancelling is free until the end of Tuesday 7 May: the
/// reminder of that is due from 00:00 on Monday 6 May.
@Suite struct ReminderTests {
    private func with(_ engine: TestEngine, _ body: (Stage) async throws -> Void) async throws {
        try await StoreFactory.with(engine) { store in
            let stage = try await Stage.set(on: store)
            try await stage.addPolicy()
            try await stage.event("E1", places: 3)
            try await body(stage)
            #expect(try await stage.faults() == [])
        }
    }

    /// What the outbox holds of reminders, in order, and what is in it is handed on.
    private func reminders(_ stage: Stage) async throws -> [String] {
        let now = stage.house.now
        return try await stage.house.store.write(Intent(.clockwork, at: now)) { work in
            let due = try work.messagesDue(limit: 1_000)
            try work.finish(due.map(\.id))
            return due.filter { $0.topic.contains("reminder") }.map { message in
                let booking = BookingID(Int64(message.subject.split(separator: ":")[1]) ?? 0)
                return "\(booking.ordinal) \(message.topic.dropFirst(17)) \(message.payload)"
            }.sorted()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `each is reminded once of each, and only who holds a place`(_ engine: TestEngine) async throws {
        try await with(engine) { stage in
            for person in 1...4 { try await stage.book("E1", person) }
            try await stage.cancel("E1-3")
            #expect(try await RemindDue(stage.house)() == 0)
            try stage.setClock("2019-05-05T23:59")
            #expect(try await RemindDue(stage.house)() == 0)
            try stage.setClock("2019-05-06T00:00")
            #expect(try await RemindDue(stage.house)() == 3)
            #expect(try await RemindDue(stage.house)() == 0)
            let free = ["1", "2", "4"].map { "\($0) free_cancelling confirmed" }
            #expect(try await reminders(stage) == free)
            try stage.setClock("2019-05-13T08:59")
            #expect(try await RemindDue(stage.house)() == 0)
            try stage.setClock("2019-05-13T09:00")
            #expect(try await RemindDue(stage.house)() == 3)
            #expect(try await RemindDue(stage.house)() == 0)
            #expect(try await reminders(stage) == ["1", "2", "4"].map { "\($0) day_before confirmed" })
            try stage.setClock("2019-05-14T09:30")
            #expect(try await RemindDue(stage.house)() == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `who took the place after that moment is not reminded, nor anybody too late`(
        _ engine: TestEngine
    ) async throws {
        try await with(engine) { stage in
            try await stage.book("E1", 1)
            try stage.setClock("2019-05-06T10:00")
            try await stage.book("E1", 2)
            #expect(try await RemindDue(stage.house)() == 1)
            #expect(try await reminders(stage) == ["1 free_cancelling confirmed"])
        }
        try await with(engine) { stage in
            try await stage.book("E1", 1)
            try stage.setClock("2019-05-08T00:00")
            #expect(try await RemindDue(stage.house)() == 0)
            try stage.setClock("2019-05-13T15:00")
            try await stage.book("E1", 2)
            #expect(try await RemindDue(stage.house)() == 1)
            #expect(try await reminders(stage) == ["1 day_before confirmed"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the hours are a setting, and new dates remind again`(_ engine: TestEngine) async throws {
        try await with(engine) { stage in
            _ = try await ChangeSettings(stage.house)([.init("reminder.hours", "24")], by: Stage.admin)
            try await stage.book("E1", 1)
            try stage.setClock("2019-05-06T12:00")
            #expect(try await RemindDue(stage.house)() == 0)
            try stage.setClock("2019-05-07T00:00")
            #expect(try await RemindDue(stage.house)() == 1)
            let start = try #require(LocalDateTime(iso: "2019-06-11T09:30"))
            let end = try #require(LocalDateTime(iso: "2019-06-11T12:30"))
            let session = try #require(SessionTime(start: start, end: end))
            let answerBy = stage.house.zone.instant(LocalDateTime(startOf: start.date.adding(days: -1)))
            let event = try await stage.house.eventID("E1")
            _ = try await PostponeEvent(stage.house)(
                .init(event: event, sessions: [session], answerBy: answerBy), by: Stage.admin)
            _ = try await reminders(stage)
            #expect(try await RemindDue(stage.house)() == 0)
            try stage.setClock("2019-06-04T08:00")
            #expect(try await RemindDue(stage.house)() == 1)
            #expect(try await RemindDue(stage.house)() == 0)
            #expect(try await reminders(stage) == ["1 free_cancelling reconfirming"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `who lost the lease reminds nobody`(_ engine: TestEngine) async throws {
        try await with(engine) { stage in
            try await stage.book("E1", 1)
            try stage.setClock("2019-05-06T08:00")
            let take = TakeLease(stage.house)
            let lost = try #require(
                try await take("reminders", holder: "a", until: stage.house.now.adding(minutes: 1)))
            stage.store.clock.advance(minutes: 2)
            let held = try await take("reminders", holder: "b", until: stage.house.now.adding(minutes: 1))
            #expect(try await refusal { try await RemindDue(stage.house, lease: lost)() } == .conflict)
            #expect(try await RemindDue(stage.house, lease: held)() == 1)
        }
    }
}
