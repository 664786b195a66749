import Application
import Domain
import Testing
import TestSupport

@Suite("People, on both engines")
struct PersonUseCaseTests {
    @Test("A person is found by the address in any case, and by a part of the name", arguments: TestEngine.allCases)
    func finding(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            let add = AddPerson(town.house)
            let ana = try await add(
                .init(email: "Ana.Silva@x.example", name: "Ana Silva", agency: "BWC"), by: town.admin)
            _ = try await add(.init(email: "ben_v@x.example", name: "Ben 100%", agency: "BWC"), by: town.admin)
            #expect(try await town.read { try $0.person(email: "ANA.SILVA@X.example") } == ana)
            let search = { (text: String) in
                try await town.read { try $0.people(PeopleFilter(search: text)).compactMap(\.person.details?.name) }
            }
            #expect(try await search("SILV") == ["Ana Silva"])
            // A wildcard of the database is an ordinary character.
            #expect(try await search("%") == ["Ben 100%"])
            #expect(try await search("_") == ["Ben 100%"])
            let again = AddPerson.Request(email: "ana.silva@X.example", name: "Other", agency: "SCH")
            #expect(await town.refusal { _ = try await add(again, by: town.admin) } == .conflict)
        }
    }

    @Test("A change is kept by the names of the fields only", arguments: TestEngine.allCases)
    func changing(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            let request = AddPerson.Request(email: "ana@x.example", name: "Ana", agency: "BWC")
            _ = try await AddPerson(town.house)(request, by: town.admin)
            var change = PersonChange()
            change.email = "ana.reed@x.example"
            change.staffGroup = "nurses"
            let words = try await ChangePerson(town.house)("ana@x.example", change, by: town.admin)
            #expect(words == ["e-mail address", "staff group"])
            let sheet = try await ShowRecord(town.house).person("ana.reed@x.example", by: town.admin)
            #expect(sheet.person.staffGroup == "nurses")
            #expect(sheet.history.last?.step.detail == "e-mail address, staff group")
        }
    }

    @Test("Somebody moves, leaves and comes back; the agency of every time is kept", arguments: TestEngine.allCases)
    func moving(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            try await town.event("E1")
            let booked = try await town.book("E1", "ana")
            let moved = try await MovePerson(town.house)("ana@x.example", to: "SCH", by: town.admin)
            #expect(moved == ("BWC", "SCH"))
            #expect(try await PersonLeaves(town.house)("ana@x.example", by: town.admin) == [booked.reference])
            _ = try await MovePerson(town.house)("ana@x.example", to: "SCH", by: town.admin)
            let sheet = try await ShowRecord(town.house).person("ana@x.example", by: town.admin)
            #expect(sheet.history.map(\.step.happened) == ["registered", "moved", "left", "came_back"])
            #expect(sheet.history.map(\.agencyCode) == ["BWC", "SCH", "SCH", "SCH"])
            #expect(sheet.bookings.map(\.agencyCode) == ["BWC"])
        }
    }

    @Test("Two records become one: bookings, addresses and histories", arguments: TestEngine.allCases)
    func merging(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            try await town.event("E1")
            try await town.event("E2", month: 6)
            let first = try await town.book("E1", "a.silva")
            let second = try await town.book("E2", "ana")
            let merge = MergePeople(town.house)
            let answer = try await merge("a.silva@x.example", into: "ana@x.example", by: town.admin)
            #expect(answer.bookings == 1)
            let sheet = try await ShowRecord(town.house).person("ana@x.example", by: town.admin)
            #expect(Set(sheet.bookings.map(\.reference)) == [first.reference, second.reference])
            let old = try await town.read { try $0.person(email: "a.silva@x.example")?.id }
            #expect(old == sheet.person.id)
            let steps = try await town.read { try $0.history(first.booking).map(\.happened) }
            #expect(steps.last == "person_merged")
            // The old address books for the one record there is, which has a place already.
            #expect(await town.refusal { _ = try await town.book("E2", "a.silva") } == .alreadyBooked)
        }
    }

    @Test(
        "Two live bookings of one event stand in the way of a merge, which then changes nothing",
        arguments: TestEngine.allCases)
    func clash(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            try await town.event("E1")
            let first = try await town.book("E1", "a.silva")
            _ = try await town.book("E1", "ana")
            let merge = MergePeople(town.house)
            do {
                _ = try await merge("a.silva@x.example", into: "ana@x.example", by: town.admin)
                Issue.record("It was merged.")
            } catch let refusal as Refusal {
                #expect(refusal.kind == .alreadyBooked)
                #expect(refusal.reason.contains("E1"))
            }
            let sheet = try await ShowRecord(town.house).person("a.silva@x.example", by: town.admin)
            #expect(sheet.bookings.map(\.reference) == [first.reference])
            #expect(sheet.person.status == .active)
        }
    }
}
