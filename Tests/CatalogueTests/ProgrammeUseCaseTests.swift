import Application
import Domain
import Evidence
import Testing
import TestSupport

@Suite("The programme, the workforce, holidays and settings, on both engines")
struct ProgrammeUseCaseTests {
    @Test("Targets stand beside what was planned, delivered and cancelled", arguments: TestEngine.allCases)
    func programme(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            for reference in ["E1", "E2", "E3"] { try await town.event(reference, places: 20) }
            _ = try await AddEvent(town.house)(.init(reference: "E4", course: "NEG2", places: 20), by: town.admin)
            let id = try await town.house.eventID("E2")
            _ = try await CancelEvent(town.house)(.init(event: id, reason: "snow"), by: town.admin)
            town.clock.set(Instant(seconds: 1_557_822_660))
            _ = try await StepEvent(town.house)("E1", .delivered, by: town.admin)
            let year = try #require(FinancialYear("2019/20"))
            let set = SetTargets(town.house)
            #expect(try await set("NEG2", in: year, events: 5, places: 100, by: town.admin))
            #expect(try await set("NEG2", in: year, events: 5, places: 100, by: town.admin) == false)
            let line = try #require(try await town.read { try $0.programme(year) }.first)
            // Three published: one held, one cancelled, one to come; the draft is not planned.
            #expect([line.planned, line.delivered, line.cancelled, line.toCome] == [3, 1, 1, 1])
            #expect([line.places, line.deliveredPlaces] == [40, 20])
            #expect(line.targetEvents == 5)
        }
    }

    @Test("A file of targets is taken whole or not at all, every unknown course named", arguments: TestEngine.allCases)
    func targets(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            let year = try #require(FinancialYear("2020/21"))
            let good = try Self.targets("year,course,planned_events,planned_places\n2020/21,NEG2,4,80\n")
            #expect(try await SetTargets(town.house)(good, file: "t.csv", by: town.admin).changed == 1)
            let bad = try Self.targets(
                "year,course,planned_events,planned_places\n2020/21,NEG2,9,90\n2020/21,X1,1,1\n2020/21,X2,1,1\n")
            do {
                _ = try await SetTargets(town.house)(bad, file: "t.csv", by: town.admin)
                Issue.record("It was taken.")
            } catch let faulty as FaultyFile {
                #expect(faulty.faults.count == 2)
                #expect(faulty.description.hasPrefix("t.csv:3: course: there is no course X1;"))
            }
            #expect(try await town.read { try $0.programme(year) }.first?.targetEvents == 4)
        }
    }

    static func targets(_ text: String) throws -> [ProgrammeTargetRow] {
        var faults = FaultLog()
        return try ProgrammeTargetRow.read(file: "t.csv", faults: &faults, from: chunks(of: Array(text.utf8)))
    }

    @Test("The workforce is that last counted on or before a date", arguments: TestEngine.allCases)
    func workforce(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            let text =
                "agency,staff_group,headcount,as_of\nBWC,nurses,100,2018-04-01\nBWC,nurses,120,2019-04-01\n"
                + "SCH,teachers,40,2019-04-01\n"
            var faults = FaultLog()
            let rows = try WorkforceRow.read(file: "w.csv", faults: &faults, from: chunks(of: Array(text.utf8)))
            #expect(try await SetWorkforce(town.house)(rows, file: "w.csv", by: town.admin).changed == 3)
            #expect(try await SetWorkforce(town.house)(rows, file: "w.csv", by: town.admin).changed == 0)
            let counts = { (date: String, scope: AccessScope) in
                let day = try #require(LocalDate(iso: date))
                return try await town.read(scope) { try $0.workforce(agency: nil, asOf: day).map(\.headcount) }
            }
            #expect(try await counts("2019-03-31", .everything) == [100])
            #expect(try await counts("2019-04-01", .everything) == [120, 40])
            let school = try #require(try await town.read { try $0.agency(code: "SCH") })
            #expect(try await counts("2019-04-01", .agency(school.id)) == [40])
        }
    }

    @Test("A bank holiday is added, listed and removed, and the revision moves", arguments: TestEngine.allCases)
    func holidays(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            let date = try #require(LocalDate(iso: "2031-06-16"))
            let before = try await town.read { try $0.holidayRevision() }
            let change = ChangeHolidays(town.house)
            let holiday = Holiday(nation: .scotland, date: date, name: "One-off")
            #expect(try await change.add(holiday, by: town.admin))
            #expect(try await change.add(holiday, by: town.admin) == false)
            #expect(try await town.read { try $0.holidays(.scotland, year: 2031) } == [holiday])
            #expect(try await town.read { try $0.holidays(.northernIreland, year: 2031) }.isEmpty)
            try await change.remove(.scotland, date, by: town.admin)
            #expect(await town.refusal { try await change.remove(.scotland, date, by: town.admin) } == .notFound)
            #expect(try await town.read { try $0.holidayRevision() } == before + 2)
        }
    }

    @Test("Settings are set together or not at all, and every value is kept", arguments: TestEngine.allCases)
    func settings(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            let change = ChangeSettings(town.house)
            let first = [ChangeSettings.Pair("seller.name", "Elm"), .init("invoices.series", "INV")]
            #expect(try await change(first, by: town.admin) == ["seller.name", "invoices.series"])
            #expect(try await change(first, by: town.admin).isEmpty)
            _ = try await change([.init("seller.name", "Elm Partnership")], by: town.admin)
            let history = try await town.read { try $0.settingHistory("seller.name").map(\.value) }
            #expect(history == ["Elm", "Elm Partnership"])
            let clash = [ChangeSettings.Pair("seller.email", "unit@elm.example"), .init("credit_notes.series", "INV")]
            #expect(await town.refusal { _ = try await change(clash, by: town.admin) } == .invalid)
            #expect(try await town.read { try $0.settings().map(\.name) } == ["invoices.series", "seller.name"])
        }
    }

    @Test("A course knows what is taken before it, and a closed one is not planned", arguments: TestEngine.allCases)
    func courses(_ engine: TestEngine) async throws {
        try await Partnership.with(engine) { town in
            var more = CourseChange()
            more.prerequisites = ["NEG2"]
            more.refresherMonths = .some(36)
            more.reviewOn = .some(LocalDate(iso: "2020-04-01"))
            let request = AddCourse.Request(
                code: "NEG3", title: "Neglect 3", topic: "neglect", minutes: 360, more: more)
            let course = try await AddCourse(town.house)(request, by: town.admin)
            #expect(try await FindCourse(town.house)("NEG3", by: town.admin) == course)
            var change = CourseChange()
            change.prerequisites = ["NOPE"]
            #expect(
                await town.refusal { _ = try await ChangeCourse(town.house)("NEG3", change, by: town.admin) }
                    == .notFound)
            _ = try await CloseCourse(town.house)("NEG3", by: town.admin)
            let event = AddEvent.Request(reference: "E1", course: "NEG3", places: 5)
            #expect(await town.refusal { _ = try await AddEvent(town.house)(event, by: town.admin) } == .wrongState)
            let open = try await town.read { try $0.courses(CourseFilter(limit: 10)).map(\.code) }
            #expect(open == ["NEG2"])
        }
    }
}
