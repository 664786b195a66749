import Application
import Domain
import Money
import TestSupport
import Testing

@Suite struct AssessTests {
    @Test(arguments: TestEngine.allCases)
    func `late cancellation and absence cost, attendance and timely notice do not`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            let answer = try await town.charged()
            // ann £50 late, ben £50 absent, cat £50 relieved because the school is exempt.
            #expect(answer.counts[.assessed] == 3)
            #expect(answer.counts[.assessedPence] == 15_000)
            #expect(answer.counts[.exempt] == 1)
            #expect(answer.counts.chargedPence == 10_000)
            #expect(try await town.state("E0001-3") == .relieved)
            #expect(try await town.counts() == answer.counts)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `assessing again changes nothing`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            let first = try await town.charged()
            let again = try await town.assess()
            #expect(again.events == 1)
            #expect(again.counts.isZero)
            #expect(try await town.counts() == first.counts)
        }
    }

    @Test func `the stored explanation names the local time and the last free day`() async throws {
        try await Town.with(.sqlite) { town in
            _ = try await town.charged()
            let shown = try await ShowCharge(town.house)("E0001-1", by: town.clerk)
            #expect(shown.explanation.summary.contains("cancelled Wed 8 May 2019 00:30"))
            #expect(shown.explanation.summary.contains("Tue 7 May"))
            #expect(shown.explanation.steps.contains { $0.clause == "notice.working_days" && $0.result == "late" })
            #expect(shown.history.map(\.happened) == ["assessed"])
        }
    }

    @Test func `nothing is assessed before the event is over and marked as delivered`() async throws {
        try await Town.with(.sqlite) { town in
            let booking = try await town.book("ann")
            try await town.cancel(booking, at: Town.late)
            #expect(try await town.assess().events == 0)
            town.store.clock.set(Town.after)
            let early = try await town.assess()
            #expect(early.counts.isZero)
            #expect(early.undelivered == ["E0001"])
            try await town.hold()
            #expect(try await town.assess().counts[.assessed] == 1)
        }
    }

    @Test func `a booking without a policy is skipped with the mend`() async throws {
        try await StoreFactory.with(.sqlite) { store in
            let town = Town(store: store)
            try await town.add("BCT", "The Trust", exempt: false)
            _ = try await AddCourse(town.house)(
                .init(code: "SAF", title: "Safeguarding", topic: "core", minutes: 180), by: town.clerk)
            try await town.event("E0001", "2019-05-14")
            try await town.book("ann")
            store.clock.set(Town.after)
            try await town.mark("E0001-1", .didNotAttend)
            try await town.hold()
            let answer = try await town.assess()
            #expect(answer.unboundReferences == ["E0001-1"])
            #expect(answer.mend?.contains("policy add") == true)
            #expect(answer.counts.isZero)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a refilled place relieves the late cancellation where the policy says so`(_ engine: TestEngine) async throws {
        let changes = ["refilled_place_relieves: no": "refilled_place_relieves: yes"]
        try await Town.with(engine, policy: changes, places: 1) { town in
            try await town.book("ann")
            try await town.book("ben")
            try await town.cancel("E0001-1", at: Town.late)
            // Inside the notice period ben gets an offer, and takes it.
            _ = try await Accept(town.house)("E0001-2", by: town.clerk)
            town.store.clock.set(Town.after)
            try await town.mark("E0001-2", .attended)
            try await town.hold()
            let answer = try await town.assess()
            #expect(answer.counts[.assessed] == 1)
            #expect(answer.counts[.relieved] == 1)
            #expect(answer.counts.chargedPence == 0)
            let reason = try await ShowCharge(town.house)("E0001-1", by: town.clerk).row.charge.state
            #expect(reason == .relieved(.refilled))
        }
    }
}
