import Application
import Domain
import Money
import TestSupport
import Testing

/// The programme is searched by everybody, and the audit listed by administrators.
public enum BrowsingPromises {
    /// Everybody finds what is published and ahead, and nothing else, with what a booking made now would mean.
    public static func everybodyFindsWhatIsAhead(_ stage: Stage) async throws {
        try await stage.addPolicy()
        try await stage.event("E1", places: 3)
        try await stage.event("E2", places: 1, date: "2019-06-11")
        try await stage.event("E3", places: 5, date: "2019-03-12")
        let schools = Allocation(group: .sector("school"), reserved: 4, cap: nil, releaseAt: nil)
        try await stage.event("E4", places: 5, date: "2019-07-09", allocations: [schools])
        _ = try await AddEvent(stage.house)(
            .init(reference: "D1", course: "C1", places: 1, sessions: try stage.sessions("2019-06-12")),
            by: Stage.admin)
        for person in 1...2 { try await stage.book("E2", person) }
        let browse = BrowseProgramme(stage.house)
        let page = try await browse(ProgrammeFilter())
        #expect(page.offers.map(\.entry.event.reference) == ["E1", "E2", "E4"])
        #expect(page.offers.map(\.left) == [.number(3), .number(0), .number(1)])
        #expect(
            page.offers.map { $0.sessions.first?.start.description } == [
                "2019-05-14T09:30", "2019-06-11T09:30", "2019-07-09T09:30",
            ])
        #expect(page.offers.first?.terms?.freeUntil.sentence.contains("Tue 7 May 2019") == true)
        #expect(page.offers.first?.terms?.late == Pence(5_000) && page.offers.first?.terms?.absent == Pence(5_000))
        #expect(page.choices.months == ["2019-05", "2019-06", "2019-07"] && page.total == 3 && page.next == nil)
        _ = try await ChangeSettings(stage.house)([.init("programme.places_left", "words")], by: Stage.admin)
        var filter = ProgrammeFilter()
        filter.hasPlaces = true
        filter.limit = 1
        let words = try await browse(filter)
        #expect(words.offers.map(\.left) == [.few] && words.total == 2 && words.next == "E1")
        try stage.setClock("2019-05-14T09:30")
        #expect(try await browse(ProgrammeFilter()).offers.map(\.entry.event.reference) == ["E2", "E4"])
    }

    /// A programme of 500 events is searched as a whole; `make bench` measures how long that takes.
    public static func fiveHundredEvents(_ stage: Stage) async throws {
        try await stage.addPolicy()
        _ = try await AddEvent(stage.house)(
            .init(reference: "M1", course: "C1", places: 20, sessions: try stage.sessions("2019-05-14")),
            by: Stage.admin)
        let first = try #require(LocalDate(iso: "2019-05-14"))
        for batch in 0..<9 {
            let request = AddSeries.Request(
                model: "M1", first: "S\(batch)01", on: first.adding(days: Int64(batch)), count: 60, everyWeeks: 1)
            for run in try await AddSeries(stage.house)(request, by: Stage.admin).runs {
                _ = try await StepEvent(stage.house)(run.reference, .published, by: Stage.admin)
            }
        }
        var filter = ProgrammeFilter()
        filter.text = "course"
        let browse = BrowseProgramme(stage.house)
        #expect(try await browse(filter).total == 540)
        filter.text = "no such course"
        #expect(try await browse(filter).total == 0)
    }

    /// The audit is listed by record, by actor and by time, the newest first, with names for the reader's screen.
    public static func auditIsListed(_ stage: Stage) async throws {
        try await stage.event("E1", places: 2)
        try await stage.book("E1", 1)
        stage.store.clock.advance(minutes: 1_440)
        try await stage.cancel("E1-1")
        let own = try await stage.people(["E1-1"])[0]
        let lead = Principal(name: "person:\(own.raw)", role: .agencyLead, scope: .agency(stage.first))
        _ = try await Book(stage.house)(
            .init(event: "E1", email: "person1@aaa.example", name: "Person 1", agency: "AAA", jobRole: ""), by: lead)
        let list = ListAudit(stage.house)
        let booking = try await list(.init(record: "booking:E1-1"), by: Stage.admin)
        #expect(booking.map(\.action) == ["booking.cancelled", "booking.placed"])
        #expect(booking.allSatisfy { $0.subjectName == "E1-1" && $0.actorName == "command:test" })
        let person = try await list(.init(record: "person:person1@aaa.example"), by: Stage.admin)
        #expect(person.map(\.action) == ["person.registered"] && person.first?.subjectName == "Person 1")
        let actor = try await list(.init(actor: "person:person1@aaa.example"), by: Stage.admin)
        #expect(actor.map(\.subjectName) == ["E1-2"] && actor.first?.actorName == "Person 1")
        // The clock began on 1 April 2019 and went on by a day.
        let today = try #require(LocalDate(iso: "2019-04-02"))
        let since = try await list(.init(from: today), by: Stage.admin)
        #expect(since.map(\.action) == ["booking.placed", "booking.cancelled"])
        let before = try await list(.init(to: today.adding(days: -1)), by: Stage.admin)
        #expect(before.contains { $0.action == "event.added" } && !before.contains { $0.action == "booking.cancelled" })
        // Pages follow each other.
        let all = try await list(.init(), by: Stage.admin)
        var paged: [Int64] = []
        var filter = AuditFilter(limit: 2)
        while true {
            let page = try await list(filter, by: Stage.admin)
            guard let last = page.last else { break }
            paged += page.map(\.id)
            filter.before = last.id
        }
        #expect(paged == all.map(\.id) && paged == paged.sorted(by: >))
        #expect(try await list(.init(record: "booking:E1-9"), by: Stage.admin).isEmpty)
        #expect(try await refusal { try await list(.init(record: "event:NONE"), by: Stage.admin) } == .notFound)
        #expect(try await refusal { try await list(.init(), by: lead) } == .forbidden)
        let scoped = try await stage.house.store.read(.agency(stage.first)) { view in
            try view.audit(subject: nil, actor: nil, from: nil, to: nil, before: nil, limit: 9)
        }
        #expect(scoped.isEmpty)
    }

    /// Charges and agencies stand in the list by the names people use, in the audit itself by opaque ids.
    public static func auditNamesWhatItIsAbout(_ stage: Stage) async throws {
        try await stage.addPolicy()
        try await stage.event("E1", places: 2)
        try await stage.book("E1", 1)
        try stage.setClock("2019-05-13T10:00")
        try await stage.cancel("E1-1")
        try stage.setClock("2019-05-20T10:00")
        _ = try await StepEvent(stage.house)("E1", .delivered, by: Stage.admin)
        _ = try await AssessCharges(stage.house)(through: stage.house.today, by: Stage.admin)
        let lines = try await ListAudit(stage.house)(.init(), by: Stage.admin)
        let charged = try #require(lines.first { $0.kind == "charge" })
        #expect(charged.subjectName == "E1-1" && charged.action.hasPrefix("charge."))
        #expect(lines.first { $0.action == "person.registered" }?.detail == "AAA")
    }
}
