import Application
import Domain
import Testing
import TestSupport

@Suite("Events, on both engines")
struct EventUseCaseTests {
    @Test("What is planned reads back the same, and its moments are derived", arguments: TestEngine.allCases)
    func planning(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            var request = AddEvent.Request(reference: "E1", course: "NEG2", venue: "Elm Hall", places: 20)
            request.sessions = [try town.session(6), try town.session(5)]
            request.bookable = 22
            request.offerHours = 24
            request.priority = ["schools", "health"]
            let event = try await AddEvent(town.house)(request, by: town.admin)
            #expect(try await town.read { try $0.plan(of: event.id) } == event)
            #expect(event.offerMinutes == 1_440)
            let head = try await town.read { try $0.event(reference: "E1") }
            // 14 May 2019 09:30 summer time is 08:30Z.
            #expect(head?.startsAt == Instant(seconds: 1_557_822_600))
            #expect(head?.year == 2019)
            #expect(head?.priority.sectors == ["schools", "health"])
            #expect(await town.refusal { _ = try await AddEvent(town.house)(request, by: town.admin) } == .conflict)
        }
    }

    @Test("A draft is seen by those who see everything only", arguments: TestEngine.allCases)
    func drafts(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            let request = AddEvent.Request(reference: "E1", course: "NEG2", places: 20)
            let event = try await AddEvent(town.house)(request, by: town.admin)
            #expect(try await town.read { try $0.events(EventFilter()).map(\.head.reference) } == ["E1"])
            #expect(try await town.read(.figures) { try $0.events(EventFilter()) }.isEmpty)
            #expect(try await town.read(.figures) { try $0.plan(of: event.id) } == nil)
            #expect(
                await town.refusal { _ = try await StepEvent(town.house)("E1", .published, by: town.admin) }
                    == .notReady)
        }
    }

    @Test("The setting says how long offers last where the event does not", arguments: TestEngine.allCases)
    func offers(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            _ = try await ChangeSettings(town.house)([.init("offer.hours", "12")], by: town.admin)
            let request = AddEvent.Request(reference: "E1", course: "NEG2", places: 20)
            #expect(try await AddEvent(town.house)(request, by: town.admin).offerMinutes == 720)
        }
    }

    @Test(
        "More places go to those who wait, in order; fewer than are taken are refused", arguments: TestEngine.allCases)
    func capacity(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            try await town.event("E1", places: 2)
            for name in ["ana", "ben", "cat", "dan"] { _ = try await town.book("E1", name) }
            var up = ChangeEvent.Request("E1")
            up.rest.places = 3
            let answer = try await ChangeEvent(town.house)(up, by: town.admin)
            #expect(answer.promotions.map(\.reference) == ["E1-3"])
            var down = ChangeEvent.Request("E1")
            down.rest.places = 2
            #expect(await town.refusal { _ = try await ChangeEvent(town.house)(down, by: town.admin) } == .full)
            let sheet = try await ShowRecord(town.house).event("E1", by: town.admin)
            #expect(sheet.counts[.held] == 3)
            #expect(sheet.counts[.waiting] == 1)
            #expect(sheet.plan.places == 3)
        }
    }

    @Test("Events are listed by year, course, status, dates and free places", arguments: TestEngine.allCases)
    func listing(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            try await town.event("E2", places: 1, month: 6)
            try await town.event("E1", places: 1, month: 5)
            _ = try await AddEvent(town.house)(.init(reference: "E3", course: "NEG2", places: 1), by: town.admin)
            _ = try await town.book("E1", "ana")
            #expect(try await town.references { _ in } == ["E1", "E2", "E3"])
            #expect(try await town.references { $0.freeAt = StoreFactory.start } == ["E2"])
            #expect(try await town.references { $0.year = FinancialYear(startYear: 2019) } == ["E1", "E2"])
            #expect(try await town.references { $0.from = LocalDate(iso: "2019-05-15") } == ["E2"])
            #expect(try await town.references { $0.to = LocalDate(iso: "2019-05-14") } == ["E1"])
            #expect(try await town.references { $0.status = .draft } == ["E3"])
            #expect(
                try await town.read { try $0.events(EventFilter()).map(\.standing) } == ["full", "published", "draft"])
        }
    }

    @Test("Places kept for a sector are free for it alone until they are cleared", arguments: TestEngine.allCases)
    func allocations(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            try await town.event("E1", places: 2)
            let allocate = AllocatePlaces(town.house)
            _ = try await allocate(.init(reference: "E1", group: .sector("schools"), reserved: 1), by: town.admin)
            #expect(try await town.book("E1", "ana").state == .confirmed)
            #expect(try await town.book("E1", "ben").state == .waitlisted)
            #expect(try await ShowRecord(town.house).event("E1", by: town.admin).groups == ["schools"])
            let promoted = try await allocate.clear("E1", nil, by: town.admin)
            #expect(promoted.map(\.reference) == ["E1-2"])
            let head = try await town.read { try $0.event(reference: "E1") }
            #expect(head?.hasAllocations == false)
        }
    }

    @Test("An event is closed, reopened, cloned, cancelled and delivered", arguments: TestEngine.allCases)
    func life(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            try await town.event("E1")
            let step = StepEvent(town.house)
            _ = try await step("E1", .closed, by: town.admin)
            _ = try await step("E1", .reopened, by: town.admin)
            #expect(await town.refusal { _ = try await step("E1", .delivered, by: town.admin) } == .notReady)
            #expect(await town.refusal { _ = try await step("E1", .cancelled, by: town.admin) } == .invalid)
            let clone = try await CloneEvent(town.house)("E1", as: "E2", sessions: [town.session(7)], by: town.admin)
            #expect(clone.status == .draft)
            // 14 May 2019 08:31Z, a minute after the start.
            town.clock.set(Instant(seconds: 1_557_822_660))
            _ = try await step("E1", .delivered, by: town.admin)
            let sheet = try await ShowRecord(town.house).event("E1", by: town.admin)
            #expect(sheet.history.map(\.happened) == ["added", "published", "closed", "reopened", "delivered"])
            #expect(sheet.plan.version == 5)
        }
    }

    @Test("Postponing and cancelling keep the event's history in order", arguments: TestEngine.allCases)
    func postponing(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            try await town.event("E1")
            _ = try await town.book("E1", "ana")
            let id = try await town.house.eventID("E1")
            let answerBy = StoreFactory.start.adding(minutes: 1_440)
            _ = try await PostponeEvent(town.house)(
                .init(event: id, sessions: [town.session(9)], answerBy: answerBy), by: town.admin)
            let postponed = try await ShowRecord(town.house).event("E1", by: town.admin)
            #expect(postponed.plan.dates?.firstDate.description == "2019-09-14")
            _ = try await CancelEvent(town.house)(.init(event: id, reason: "trainer ill"), by: town.admin)
            let sheet = try await ShowRecord(town.house).event("E1", by: town.admin)
            #expect(sheet.plan.status == .cancelled)
            #expect(sheet.plan.reason == "trainer ill")
            #expect(sheet.history.count == Int(sheet.plan.version))
            var change = ChangeEvent.Request("E1")
            change.rest.venue = "Elm Hall"
            #expect(await town.refusal { _ = try await ChangeEvent(town.house)(change, by: town.admin) } == .wrongState)
        }
    }
}

extension Partnership {
    func references(_ narrow: @Sendable (inout EventFilter) -> Void) async throws -> [String] {
        var filter = EventFilter()
        narrow(&filter)
        let narrowed = filter
        return try await read { try $0.events(narrowed).map(\.head.reference) }
    }
}
