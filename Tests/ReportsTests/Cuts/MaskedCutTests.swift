import Domain
import Reference
import Testing

@testable import Reports

@Suite("Cuts for the public")
struct MaskedCutTests {
    /// Who attended one event of each course, by agency: nobody waits, nobody stays away.
    private func table(_ attended: [[Int64]], _ dimensions: [Dimension] = [.agency, .course]) throws -> CutTable {
        var model = RandomYear.make(seed: 1, events: 1, people: 1)
        (model.events, model.bookings) = ([], [])
        var person: Int64 = 0
        for course in attended[0].indices {
            model.events.append(
                CutModel.Event(
                    id: Int64(course) + 1, course: Int64(course) + 1, kind: .course, status: .delivered,
                    mode: "virtual",
                    venue: "Hall", trainers: [], date: year(2019).firstDate, hour: "09", places: 100))
            for agency in attended.indices {
                for _ in 0..<attended[agency][course] {
                    person += 1
                    model.bookings.append(
                        CutModel.Booking(
                            event: Int64(course) + 1, agency: Int64(agency) + 1, person: person, staffGroup: "",
                            state: .confirmed, outcome: .attended))
                }
            }
        }
        return model.table(try #require(Cut(dimensions)), RandomYear.period)
    }

    private func codes(_ keys: some Collection<CutTable.Key>) -> Set<[String?]> { Set(keys.map { $0.map(\.?.code) }) }

    @Test("A small cell is hidden with a circle of others, and every measure of it")
    func circle() throws {
        let cut = try #require(MaskedCut(table([[3, 20, 30], [40, 50, 60], [70, 80, 90]])))
        // 3 is small; the cheapest circles hide 20, 40 and 50, and for who knows the second row 70 and 80 too.
        #expect(
            codes(cut.hidden) == [
                ["A1", "C1"], ["A1", "C2"], ["A2", "C1"], ["A2", "C2"], ["A3", "C1"], ["A3", "C2"],
            ])
        let (shown, hidden) = (cut.table.cells[2], cut.table.cells[0])
        #expect(cut.measures(hidden, isClosed: true) == nil)
        let measures = try #require(cut.measures(shown, isClosed: true))
        #expect(measures.contains { $0.definition.key == "utilisation_mean_of_events" })
        // A sum over hidden cells keeps its counts, and not the mean of events.
        let sum = try #require(cut.measures([cut.table.cells[0][0], nil], isClosed: true))
        #expect(sum.first { $0.definition.key == "attended" }?.value == .count(53))
        #expect(!sum.contains { $0.definition.key == "utilisation_mean_of_events" })
    }

    @Test("The agency stands in the rows, whichever dimension is the outer one")
    func turned() throws {
        let attended: [[Int64]] = [[3, 20, 30], [40, 50, 60], [70, 80, 90]]
        let one = try #require(MaskedCut(table(attended)))
        let other = try #require(MaskedCut(table(attended, [.course, .agency])))
        #expect(Set(codes(one.hidden).map { Array($0.reversed()) }) == codes(other.hidden))
    }

    @Test("With one dimension, a small count hides another and leaves the whole")
    func single() throws {
        let cut = try #require(MaskedCut(table([[2], [9], [30]], [.agency])))
        #expect(codes(cut.hidden) == [["A1"], ["A2"], ["A3"]])
        #expect(cut.measures([nil], isClosed: true) != nil)
        let large = try #require(MaskedCut(table([[5], [9], [30]], [.agency])))
        #expect(large.hidden.isEmpty)
    }

    @Test(
        "No count of one to four people is shown, and none stands alone in a line",
        arguments: 1...12 as ClosedRange<UInt64>)
    func guarded(_ seed: UInt64) throws {
        let model = RandomYear.make(seed: seed, events: 40, people: 120)
        for dimensions in [[.agency, .course], [.sector, .month], [.topic, .mode], [.agency]] as [[Dimension]] {
            let table = model.table(try #require(Cut(dimensions)), RandomYear.period)
            let cut = try #require(MaskedCut(table))
            for (key, figures) in table.figures where !cut.hidden.contains(key) {
                var people = figures.people
                if table.cut.isOfPeople { people[CutFigures.lostPlacesIndex] = 0 }
                #expect(!people.contains { (1...4).contains($0) }, "\(dimensions) \(codes([key]))")
            }
            for key in cut.hidden {
                for index in CutFigures().people.indices {
                    // Lost places of agencies are not shown at all.
                    if index == CutFigures.lostPlacesIndex, table.cut.isOfPeople { continue }
                    guard (1...4).contains(table.figures[key]?.people[index] ?? 0) else { continue }
                    #expect(!isAlone(key, index, cut), "\(dimensions) \(codes([key])) \(index)")
                }
            }
        }
    }

    /// Whether a hidden count is the only one that is not nought and hidden in a line of its table.
    private func isAlone(_ key: CutTable.Key, _ index: Int, _ cut: MaskedCut) -> Bool {
        key.indices.contains { free in
            let line = cut.table.figures.filter { other, figures in
                figures.people[index] > 0 && cut.hidden.contains(other)
                    && key.indices.allSatisfy { $0 == free || other[$0] == key[$0] }
            }
            return line.count == 1
        }
    }

    @Test("An agency sees its own people against all others, where the sum is shown")
    func against() throws {
        func report(_ attended: [[Int64]]) throws -> CutReport {
            try #require(
                CutReport(
                    [table(attended)], of: CutGroup(code: "A1", name: "Agency 1"), isDemonstration: false,
                    today: year(2020).firstDate))
        }
        func told(_ report: CutReport) -> [String] {
            report.lines.map { "\($0.groups[0]?.code ?? "all") \($0.side) \($0["attended"]?.value.text ?? "–")" }
        }
        let shown = try report([[3, 20, 30], [40, 50, 60], [70, 80, 90]])
        #expect(shown.isMasked && shown.dimensions == [.course])
        #expect(
            told(shown) == [
                "C1 own 3", "C1 others 110", "C2 own 20", "C2 others 130", "C3 own 30", "C3 others 150", "all own 53",
                "all others 390",
            ])
        #expect(shown.lines[1]["utilisation_pooled"]?.value.text == "110.0 % (110 of 100)")
        #expect(shown.lines[0]["utilisation_mean_of_events"]?.value.short == "3.0 %")
        #expect(shown.lines[1]["utilisation_mean_of_events"] == nil)
        // Four people in all came to the first course: of the one who was not of this agency nothing is told.
        let hidden = try report([[3, 20], [1, 30], [0, 40]])
        #expect(told(hidden)[0...1] == ["C1 own 3", "C1 others –"])
    }

    @Test("A report names its periods, masks on demand and says what it leaves out")
    func report() throws {
        let model = RandomYear.make(seed: 3)
        let cut = try #require(Cut([.agency, .month]))
        let before = try #require(RandomYear.period.earlier(years: 1))
        let tables = [model.table(cut, RandomYear.period), model.table(cut, before)]
        let report = try #require(
            CutReport(tables, isMasked: false, isDemonstration: true, today: year(2020).firstDate))
        #expect(report.periods.map(\.description) == ["2019/20", "2018/19"] && report.isDemonstration)
        // Nothing was in the year before, and nothing is told of it.
        #expect(report.lines.filter { $0.period == before }.isEmpty)
        #expect(report.lines.last?.groups == [nil, nil] && report.lines.allSatisfy { $0.measures != nil })
        #expect(report.notes.count == 2)
        let masked = try #require(CutReport(tables, isMasked: true, isDemonstration: false, today: before.through))
        #expect(masked.lines.contains { $0.measures == nil } && masked.notes.count == 4)
        let trainers = model.table(try #require(Cut([.trainer])), RandomYear.period)
        #expect(CutReport([trainers], isMasked: true, isDemonstration: false, today: before.through) == nil)
        let records = model.table(try #require(Cut([.staffGroup, .trainer])), RandomYear.period)
        let both = CutReport([records], isMasked: false, isDemonstration: false, today: year(2020).firstDate)
        #expect(both?.notes.count == 4 && both?.lines.allSatisfy { $0["assessed"] == nil } == true)
        #expect(CutReport([], isMasked: false, isDemonstration: false, today: before.through) == nil)
    }
}
