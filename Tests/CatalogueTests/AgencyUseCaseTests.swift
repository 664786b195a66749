import Application
import Domain
import Testing
import TestSupport

@Suite("Agencies, on both engines")
struct AgencyUseCaseTests {
    @Test("An agency is added with everything there is to say, once", arguments: TestEngine.allCases)
    func adding(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            var more = AgencyChange()
            more.billingAddress = ["1 High Street", "Elmton"]
            more.gln = "5012345678900"
            more.frequency = .some(.quarter)
            more.chargeExempt = true
            let request = AddAgency.Request(code: "NUR", name: "Nursery", sector: "early_years", more: more)
            let added = try await AddAgency(town.house)(request, by: town.admin)
            let found = try await town.read { try $0.agency(code: "NUR") }
            #expect(found == added)
            #expect(found?.billing.frequency == .quarter)
            #expect(await town.refusal { _ = try await AddAgency(town.house)(request, by: town.admin) } == .conflict)
        }
    }

    @Test("A change is kept with its history; saying the same again changes nothing", arguments: TestEngine.allCases)
    func changing(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            var change = AgencyChange()
            change.purchaseOrder = "4711"
            let answer = try await ChangeAgency(town.house)("BWC", change, by: town.admin)
            #expect(answer.changes == ["purchase order: none → 4711"])
            #expect(try await ChangeAgency(town.house)("BWC", change, by: town.admin).changes.isEmpty)
            let sheet = try await ShowRecord(town.house).agency("BWC", by: town.admin)
            #expect(sheet.history.map(\.happened) == ["added", "changed"])
            #expect(sheet.agency.version == 2)
        }
    }

    @Test("Only an administrator changes the catalogue", arguments: TestEngine.allCases)
    func roles(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            let lead = Principal(name: "person:1", role: .agencyLead, scope: .everything)
            let request = AddAgency.Request(code: "X", name: "X", sector: "health")
            #expect(await town.refusal { _ = try await AddAgency(town.house)(request, by: lead) } == .forbidden)
        }
    }

    @Test(
        "Merging moves the people, keeps the bookings, and lets the old code stand for the new agency",
        arguments: TestEngine.allCases)
    func merging(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            try await town.event("E1")
            try await town.event("E2", month: 6)
            let early = try await town.book("E1", "ana")
            let request = MergeAgency.Request(from: "BWC", into: "SCH", reason: "one trust")
            let answer = try await MergeAgency(town.house)(request, by: town.admin)
            #expect(answer.people == 1)
            let person = try await ShowRecord(town.house).person("ana@x.example", by: town.admin)
            #expect(person.agencyCode == "SCH")
            #expect(person.history.map(\.step.happened) == ["registered", "moved"])
            #expect(person.bookings.map(\.agencyCode) == ["BWC"])
            #expect(person.bookings.map(\.reference) == [early.reference])
            let sheet = try await ShowRecord(town.house).agency("BWC", by: town.admin)
            #expect(sheet.mergedInto == "SCH")
            #expect(sheet.people == 0)
            // Somebody who still writes the old code books for the new agency.
            let late = try await town.book("E2", "ben", "BWC")
            #expect(try await town.read { try $0.booking(late.booking)?.agency } == answer.into.id)
            #expect(
                await town.refusal { _ = try await MergeAgency(town.house)(request, by: town.admin) } == .wrongState)
        }
    }

    @Test("What was merged before follows when its agency is merged on", arguments: TestEngine.allCases)
    func chains(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            _ = try await AddAgency(town.house)(.init(code: "MAT", name: "Trust", sector: "schools"), by: town.admin)
            let merge = MergeAgency(town.house)
            _ = try await merge(.init(from: "BWC", into: "SCH", reason: "first"), by: town.admin)
            _ = try await merge(.init(from: "SCH", into: "MAT", reason: "second"), by: town.admin)
            #expect(try await ShowRecord(town.house).agency("BWC", by: town.admin).mergedInto == "MAT")
        }
    }

    @Test("Nobody books for a closed agency", arguments: TestEngine.allCases)
    func closing(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            try await town.event("E1")
            let answer = try await CloseAgency(town.house)("BWC", reason: "shut", by: town.admin)
            #expect(answer.agency.status == .closed)
            #expect(await town.refusal { _ = try await town.book("E1", "ana") } != nil)
            #expect(try await town.read { try $0.agencies(AgencyFilter()).map(\.agency.code) } == ["SCH"])
            #expect(try await town.read { try $0.agencies(AgencyFilter(includingFormer: true)).count } == 2)
        }
    }

    @Test("An agency sees itself and its own people and nobody else", arguments: TestEngine.allCases)
    func scopes(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            let add = AddPerson(town.house)
            let ana = try await add(.init(email: "ana@x.example", name: "Ana", agency: "BWC"), by: town.admin)
            let ben = try await add(.init(email: "ben@x.example", name: "Ben", agency: "SCH"), by: town.admin)
            let own = AccessScope.agency(ana.agency)
            #expect(try await town.read(own) { try $0.people(PeopleFilter()).map(\.person.id) } == [ana.id])
            #expect(try await town.read(own) { try $0.person(email: "ben@x.example") } == nil)
            #expect(try await town.read(own) { try $0.person(ben.id) } == nil)
            #expect(try await town.read(own) { try $0.history(person: ben.id) }.isEmpty)
            #expect(try await town.read(own) { try $0.agency(code: "SCH") } == nil)
            #expect(try await town.read(own) { try $0.agencies(AgencyFilter()).count } == 1)
            let self_ = AccessScope.person(ben.id)
            #expect(try await town.read(self_) { try $0.people(PeopleFilter()).map(\.person.id) } == [ben.id])
            #expect(try await town.read(self_) { try $0.agency(ana.agency) } == nil)
            #expect(try await town.read(self_) { try $0.agency(ben.agency)?.code } == "SCH")
            #expect(try await town.read(.figures) { try $0.people(PeopleFilter()) }.isEmpty)
            #expect(try await town.read(.figures) { try $0.agencies(AgencyFilter()) }.isEmpty)
        }
    }
}
