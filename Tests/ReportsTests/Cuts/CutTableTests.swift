import Domain
import Money
import Reference
import Testing

@testable import Reports

@Suite("Cuts")
struct CutTableTests {
    private static let cuts = Dimension.allCases.compactMap { Cut([$0]) }
    private static let pairs = Dimension.allCases.flatMap { outer in
        Dimension.allCases.compactMap { Cut([outer, $0]) }
    }

    private func cut(_ dimensions: Dimension...) throws -> Cut { try #require(Cut(dimensions)) }

    /// Two half-full events of one course and a full one of another, an absence and somebody who waited.
    private func small() throws -> CutModel {
        let date = try #require(LocalDate(iso: "2019-05-14"))
        func event(_ id: Int64, _ course: Int64, places: Int64, _ trainers: [Int64]) -> CutModel.Event {
            CutModel.Event(
                id: id, course: course, kind: .course, status: .delivered, mode: "virtual", venue: "Hall",
                trainers: trainers, date: date.adding(days: id), hour: "13", places: places)
        }
        func booking(_ event: Int64, _ agency: Int64, _ person: Int64, _ outcome: Outcome) -> CutModel.Booking {
            CutModel.Booking(
                event: event, agency: agency, person: person, staffGroup: "nurse", state: .confirmed, outcome: outcome)
        }
        var model = RandomYear.make(seed: 1, events: 1, people: 1)
        model.events = [event(1, 1, places: 4, [7, 8]), event(2, 1, places: 4, [7]), event(3, 3, places: 1, [])]
        model.bookings = [
            booking(1, 1, 1, .attended), booking(1, 1, 2, .attended), booking(1, 2, 3, .didNotAttend),
            booking(2, 1, 4, .attended), booking(2, 2, 5, .leftEarly), booking(3, 2, 1, .attended),
            CutModel.Booking(event: 3, agency: 1, person: 2, staffGroup: "nurse", state: .waitlisted),
        ]
        return model
    }

    private func text(_ table: CutTable, _ codes: [String?], _ key: String) -> String {
        let found = table.figures.first { $0.key.map(\.?.code) == codes }
        return found?.value.measures(isClosed: true).first { $0.definition.key == key }?.value.text ?? "none"
    }

    @Test("By course: places, both utilisations and absence, each of its own events")
    func byCourse() throws {
        let table = try small().table(cut(.course), RandomYear.period)
        #expect(table.cells.map { $0.map(\.?.name) } == [["Course 1"], ["Course 3"]])
        #expect(text(table, ["C1"], "places") == "8" && text(table, ["C1"], "delivered") == "2")
        // (2 + 2) ÷ (4 + 4); (2 ÷ 4 + 2 ÷ 4) ÷ 2.
        #expect(text(table, ["C1"], "utilisation_pooled") == "50.0 % (4 of 8)")
        #expect(text(table, ["C1"], "utilisation_mean_of_events") == "50.0 % (sum of shares 1.0000, of 2 events)")
        #expect(text(table, ["C1"], "show_rate") == "80.0 % (4 of 5)")
        #expect(text(table, ["C1"], "did_not_attend_rate") == "20.0 % (1 of 5)")
        #expect(text(table, ["C3"], "utilisation_pooled") == "100.0 % (1 of 1)")
        // (0.5 + 0.5 + 1) ÷ 3 against 5 ÷ 9.
        #expect(text(table, [nil], "utilisation_mean_of_events") == "66.7 % (sum of shares 2.0000, of 3 events)")
        #expect(text(table, [nil], "utilisation_pooled") == "55.6 % (5 of 9)")
        #expect(text(table, ["C3"], "unmet_demand") == "1" && text(table, ["C1"], "unmet_demand") == "0")
    }

    @Test("By agency: its attended of all places; what is lost belongs to the whole alone")
    func byAgency() throws {
        let table = try small().table(cut(.agency), RandomYear.period)
        #expect(text(table, ["A1"], "utilisation_pooled") == "33.3 % (3 of 9)")
        #expect(text(table, ["A2"], "utilisation_pooled") == "22.2 % (2 of 9)")
        // 2 ÷ 4 + 1 ÷ 4 + 0 ÷ 1 over three events.
        #expect(text(table, ["A1"], "utilisation_mean_of_events") == "25.0 % (sum of shares 0.7500, of 3 events)")
        #expect(text(table, ["A1"], "lost_places") == "none" && text(table, [nil], "lost_places") == "0.0 % (0 of 9)")
        let nested = try small().table(cut(.course, .agency), RandomYear.period)
        #expect(text(nested, ["C1", "A1"], "utilisation_pooled") == "37.5 % (3 of 8)")
        #expect(
            text(nested, ["C3", "A1"], "unmet_demand") == "1" && text(nested, ["C3", "A2"], "unmet_demand") == "0")
    }

    @Test("An event of two trainers is with each of them, and once in the whole")
    func byTrainer() throws {
        let table = try small().table(cut(.trainer), RandomYear.period)
        #expect(table.keys.map { $0.map(\.?.name) } == [["not stated"], ["Ann"], ["Ben"], [nil]])
        #expect(text(table, ["7"], "places") == "8" && text(table, ["8"], "places") == "4")
        #expect(text(table, [nil], "places") == "9" && text(table, [nil], "attended") == "5")
        #expect(try MaskedCut(small().table(cut(.trainer), RandomYear.period)) == nil)
        let nested = try small().table(cut(.course, .trainer), RandomYear.period)
        #expect(text(nested, ["C1", nil], "places") == "8" && text(nested, [nil, "7"], "places") == "8")
    }

    @Test("Dates fall in their weekday, month, quarter and year; hours in their time of day")
    func dates() throws {
        // 15, 16 and 17 May 2019: Wednesday to Friday.
        let model = try small()
        func codes(_ dimension: Dimension) throws -> [String?] {
            try model.table(cut(dimension), RandomYear.period).cells.map { $0[0]?.code }
        }
        #expect(try codes(.weekday) == ["wednesday", "thursday", "friday"])
        #expect(try codes(.month) == ["2019-05"] && codes(.quarter) == ["2019/20 Q1"] && codes(.year) == ["2019/20"])
        #expect(try codes(.timeOfDay) == ["afternoon"])
        let names = model.names
        #expect(names.group(.number(202_001), by: .quarter).code == "2019/20 Q4")
        #expect(names.group(.number(202_001), by: .month).name == "January 2020")
        #expect(names.group(.text("11"), by: .timeOfDay).code == "morning")
        #expect(names.group(.text("12"), by: .timeOfDay).code == "afternoon")
        #expect(names.group(.text("17"), by: .timeOfDay).code == "evening")
        #expect(names.group(.number(99), by: .course) == CutGroup(code: "99", name: "No. 99"))
    }

    @Test("A cut names one or two dimensions, each once")
    func dimensions() throws {
        #expect(Cut([]) == nil && Cut([.course, .course]) == nil && Cut([.course, .month, .year]) == nil)
        #expect(Set(Dimension.allCases.map(\.name)).count == Dimension.allCases.count)
    }

    @Test("A period is compared with the same dates of earlier years")
    func periods() throws {
        let leap = try #require(LocalDate(iso: "2020-02-29"))
        let period = try #require(CutPeriod(from: leap, through: leap))
        #expect(period.earlier(years: 1)?.description == "2019-02-28 to 2019-02-28")
        #expect(CutPeriod(year(2019)).earlier(years: 6)?.description == "2013/14")
        #expect(CutPeriod(from: leap, through: leap.adding(days: -1)) == nil)
        #expect(CutPeriod(year(1)).earlier(years: 1) == nil)
    }

    @Test("Counts over cells that partition add up to the whole", arguments: [1, 2, 3] as [UInt64])
    func addUp(_ seed: UInt64) {
        let model = RandomYear.make(seed: seed)
        for cut in Self.cuts where cut.partitions {
            let table = model.table(cut, RandomYear.period)
            let cells = table.cells.compactMap { table.figures[$0] }
            #expect(cells.reduce(Counts()) { $0 + $1.counts } == table.whole.counts, "\(cut)")
            #expect(table.whole.counts[.attended] > 0)
            guard !cut.isOfPeople else { continue }
            #expect(cells.reduce(0) { $0 + $1.places } == table.whole.places)
            #expect(cells.reduce(0) { $0 + $1.delivered } == table.whole.delivered)
            #expect(cells.reduce(0) { $0 + ($1.lostPlaces ?? 0) } == table.whole.lostPlaces)
        }
    }

    @Test("A cut by two, summed over one, is the cut by the other", arguments: [4, 5] as [UInt64])
    func sums(_ seed: UInt64) {
        let model = RandomYear.make(seed: seed)
        let singles = Dictionary(uniqueKeysWithValues: Self.cuts.map { ($0, model.table($0, RandomYear.period)) })
        for pair in Self.pairs {
            let table = model.table(pair, RandomYear.period)
            for (index, dimension) in pair.dimensions.enumerated() {
                guard let single = Cut([dimension]).flatMap({ singles[$0] }) else { continue }
                for (key, figures) in single.figures {
                    var place: CutTable.Key = [nil, nil]
                    place[index] = key[0]
                    // Charges are cut by no staff group, neither alone nor beside another.
                    var mine = table.figures[place]
                    var theirs = figures
                    if pair.isOfRecords {
                        mine?.charges = nil
                        theirs.charges = nil
                    }
                    #expect(mine == theirs, "\(pair.dimensions) at \(dimension), \(key)")
                }
            }
        }
    }

    @Test("Restating a register changes the cells it is in and no others", arguments: [6, 7, 8] as [UInt64])
    func restated(_ seed: UInt64) throws {
        let model = RandomYear.make(seed: seed)
        let held = Dictionary(uniqueKeysWithValues: model.events.map { ($0.id, $0) })
        let at = try #require(
            model.bookings.firstIndex {
                guard let event = held[$0.event] else { return false }
                return $0.outcome == .didNotAttend && event.kind.countsAsCourse && event.status == .delivered
                    && event.date <= RandomYear.period.through
            })
        var restated = model
        restated.bookings[at].outcome = .attended
        var alone = model
        alone.bookings = [model.bookings[at]]
        alone.events = model.events.filter { $0.id == model.bookings[at].event }
        for cut in Self.cuts + Self.pairs {
            let (before, after) = (model.table(cut, RandomYear.period), restated.table(cut, RandomYear.period))
            let changed = after.figures.keys.filter { after.figures[$0] != before.figures[$0] }
            // The event alone has the cells of this booking, and those in which only the event stands.
            let affected = alone.table(cut, RandomYear.period).figures.filter { $0.value.counts[.arrivals] > 0 }
            #expect(Set(changed) == Set(affected.keys), "\(cut.dimensions)")
            #expect(Set(before.figures.keys) == Set(after.figures.keys))
            for key in changed {
                #expect(after.figures[key]?.counts[.attended] == (before.figures[key]?.counts[.attended] ?? 0) + 1)
            }
        }
    }

    @Test("The order in which evidence arrives changes nothing", arguments: [9, 10] as [UInt64])
    func order(_ seed: UInt64) {
        let model = RandomYear.make(seed: seed)
        var other = model
        var chance = Chance(seed: seed)
        other.bookings.shuffle(using: &chance)
        other.events.shuffle(using: &chance)
        for cut in Self.cuts + Self.pairs {
            #expect(model.table(cut, RandomYear.period) == other.table(cut, RandomYear.period))
        }
    }

    @Test("The whole of a cut says what the year report says of courses")
    func agreesWithTheYear() throws {
        let model = RandomYear.make(seed: 11)
        let parts = model.parts(by: [nil], in: RandomYear.period)
        let groups = Dictionary(grouping: parts.events, by: \.status).map { status, parts in
            EventGroup(
                kind: .course, status: status, events: parts.reduce(0) { $0 + $1.events },
                places: parts.reduce(0) { $0 + $1.places * $1.events },
                lostPlaces: parts.reduce(0) { $0 + $1.lostPlaces },
                counts: parts.reduce(Counts()) { $0 + $1.counts },
                charges: parts.reduce(ChargeCounts()) { $0 + $1.charges })
        }
        let report = yearReport(groups) {
            $0.unmetDemand = Int64(Set(parts.waiters.map { [$0.person, $0.course] }).count)
        }
        let whole = try model.table(cut(.venue), RandomYear.period).whole.measures(isClosed: true)
        for measure in whole where measure.definition.key != "utilisation_mean_of_events" {
            #expect(report[measure.definition.key] == measure)
        }
        #expect(whole.count > 20)
    }
}
