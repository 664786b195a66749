import Application
import Domain
import Money
import Reference
import Reports
import SQLSession
import TestSupport
import Testing

/// Cuts from kept counters are what every booking, looked at alone, comes to.
public enum CutPromises {
    private static let period = FinancialYear("2019/20").map { CutPeriod($0) }

    /// The sample year with its charges and invoices, restated by late registers, a correction, mergers and a booking
    /// that comes late: each cut by each dimension, and by each pair, is that of all bookings.
    public static func everyCutIsThatOfAllBookings(_ stage: Stage) async throws {
        try await billedYear(stage)
        let raw = try RawStore(stage.store.address)
        try await raw.script(
            """
            UPDATE person SET staff_group = 'nurse' WHERE id % 3 = 0;
            UPDATE person SET staff_group = 'teacher' WHERE id % 3 = 1;
            INSERT INTO event_trainer (event_id, person_id)
            SELECT id, (SELECT min(id) FROM person) FROM event WHERE id % 4 <> 0;
            INSERT INTO event_trainer (event_id, person_id)
            SELECT id, (SELECT max(id) FROM person) FROM event WHERE id % 5 = 0;
            """)
        try await agree(stage, raw)
        try await restate(stage, raw)
        try await agree(stage, raw)
        await raw.close()
    }

    /// The published figures of the sample year, as the whole of a cut and as the sum of its cells.
    public static func theSampleYearIsAsPublished(_ stage: Stage) async throws {
        try await billedYear(stage)
        let period = try #require(period)
        let report = try await ReportCut(stage.house)(.init([.course], period, earlier: 2), by: Stage.admin)
        let whole = try #require(report.lines.last)
        #expect(whole.groups == [nil] && report.periods.count == 3)
        for (key, text) in [
            ("planned", "192"), ("cancelled", "11"), ("delivered", "181"), ("places", "3,540"), ("attended", "3,066"),
            ("utilisation_pooled", "86.6 % (3,066 of 3,540)"),
        ] { #expect(whole[key]?.value.text == text) }
        #expect(whole["utilisation_mean_of_events"]?.value.short == "85.0 %")
        let cells = report.lines.filter { $0.groups != [nil] }
        #expect(cells.count > 10)
        let places = cells.map { line -> Int64 in
            guard case .count(let places)? = line["places"]?.value else { return 0 }
            return places
        }
        #expect(places.reduce(0, +) == 3_540)
        for line in report.lines {
            for measure in line.measures ?? [] where measure.value.unit == .perCent {
                #expect(measure.value.text.contains(" of "), "\(measure.definition.key)")
            }
        }
    }

    /// The board sees cuts, an agency its own people against all others, and nobody else anything.
    public static func whoSeesWhat(_ stage: Stage) async throws {
        try await stage.event("E1", places: 40)
        for person in 1...20 { try await stage.book("E1", person, agency: person <= 8 ? "AAA" : "BBB") }
        try stage.setClock("2019-05-14T09:40")
        for booking in 1...20 where booking != 20 {
            _ = try await Attend(stage.house)(.init(booking: "E1-\(booking)", mark: .attended), by: Stage.admin)
        }
        try stage.setClock("2019-05-20T09:00")
        _ = try await StepEvent(stage.house)("E1", .delivered, by: Stage.admin)
        let period = try #require(period)
        let cut = ReportCut(stage.house)
        let board = Principal(name: "token:1", role: .observer, scope: .figures)
        let byAgency = try await cut(.init([.agency], period), by: board)
        #expect(byAgency.lines.map { $0["attended"]?.value.text } == ["8", "11", "19"])
        // Nobody of a third agency can be told from the two: with one of them, whoever knows one knows the other.
        #expect(byAgency.lines[0]["utilisation_pooled"]?.value.text == "20.0 % (8 of 40)")
        let lead = Principal(name: "user:1", role: .agencyLead, scope: .agency(stage.first))
        let own = try await cut(.init([.course], period), by: lead)
        #expect(own.lines.map(\.side) == [.own, .others, .own, .others] && own.isMasked)
        #expect(own.lines.map { $0["attended"]?.value.text } == ["8", "11", "8", "11"])
        #expect(own.lines[1].groups.map { $0?.code } == ["C1"])
        #expect(try await cut(.init([.agency], period), by: lead).lines.count == 2)
        for dimensions in [[.sector], [.course, .month], [.trainer], [.staffGroup]] as [[Dimension]] {
            #expect(try await refusal { try await cut(.init(dimensions, period), by: lead) } == .forbidden)
        }
        #expect(try await refusal { try await cut(.init([.trainer], period), by: board) } == .forbidden)
        #expect(
            try await refusal { try await cut(.init([.trainer], period, isPublic: true), by: Stage.admin) }
                == .forbidden)
        #expect(try await refusal { try await cut(.init([], period), by: board) } == .invalid)
        #expect(try await refusal { try await cut(.init([.course], period, earlier: 7), by: board) } == .invalid)
        let empty = try #require(period.earlier(years: 3))
        #expect(try await refusal { try await cut(.init([.course], empty), by: board) } == .notFound)
        for scope in [AccessScope.person(PersonID(1)), .trainer(PersonID(1))] {
            let who = Principal(name: "token:2", role: .trainer, scope: scope)
            #expect(try await refusal { try await cut(.init([.course], period), by: who) } == .forbidden)
            let read = try await stage.house.store.read(scope) { view in
                (try view.cutParts(by: [.course], in: period), try view.cutNames())
            }
            #expect(read.0 == CutParts() && read.1 == CutNames())
        }
    }

    private static func billedYear(_ stage: Stage) async throws {
        try stage.setClock("2020-06-01T09:00")
        try await stage.addPolicy()
        _ = try await ImportRecords(stage.house)(.init(open: SampleYear.open()), by: Stage.admin)
        let names = ["name", "address", "how_to_pay", "how_to_dispute"]
        try await stage.house.store.write(Intent(Stage.admin, at: stage.house.now)) { work in
            for name in names { try work.set("seller.\(name)", to: "As told") }
        }
        let end = try #require(LocalDate(iso: "2020-03-31"))
        _ = try await AssessCharges(stage.house)(through: end, by: Stage.admin)
        _ = try await RunInvoices(stage.house)(.init(through: end), by: Stage.admin)
    }

    /// What reaches an office late.
    private static func restate(_ stage: Stage, _ raw: RawStore) async throws {
        let house = stage.house
        for (from, to) in [("did_not_attend", Mark.attended), ("attended", .didNotAttend)] {
            let found = try await raw.rows(
                """
                SELECT e.reference, b.id % 1048576 FROM booking b JOIN event e ON e.id = b.event_id
                WHERE b.outcome = '\(from)' AND b.state = 'confirmed' AND b.origin = 'booked' ORDER BY b.id LIMIT 3
                """)
            for row in found {
                guard case .text(let event) = row[0], case .integer(let number) = row[1] else { continue }
                _ = try await Attend(house)(.init(booking: "\(event)-\(number)", mark: to), by: Stage.admin)
            }
            #expect(found.count == 3)
        }
        _ = try await CreditInvoice(house)(.init(number: "INV-000002", line: 1, reason: .other), by: Stage.admin)
        _ = try await MergeAgency(house)(.init(from: "BCC", into: "BCT", reason: "as one"), by: Stage.admin)
        let end = try #require(LocalDate(iso: "2020-03-31"))
        _ = try await AssessCharges(house)(through: end, by: Stage.admin)
        try await stage.event("LATE", places: 6, date: "2020-03-10")
        for person in 1...3 {
            _ = try await WalkIn(house)(
                .init(
                    event: "LATE", email: "late\(person)@aaa.example", name: "Late \(person)", agency: "AAA",
                    jobRole: "nurse"), by: Stage.admin)
        }
        _ = try await StepEvent(house)("LATE", .delivered, by: Stage.admin)
    }

    private static func agree(_ stage: Stage, _ raw: RawStore) async throws {
        let period = try #require(period)
        var model = try await CutEvidence(raw: raw).model()
        model.names = try await stage.house.store.read(.everything) { try $0.cutNames() }
        #expect(model.names.courses.count > 10 && model.names.agencies.count > 10 && model.names.trainers.count == 2)
        let part = try #require(
            CutPeriod(from: period.from.adding(days: 40), through: period.from.adding(days: 130)))
        for (index, outer) in Dimension.allCases.enumerated() {
            let cuts = [Cut([outer])] + Dimension.allCases[(index + 1)...].map { Cut([outer, $0]) }
            for cut in cuts.compactMap({ $0 }) {
                // Single dimensions also over dates that are no year.
                for dates in cut.dimensions.count == 1 ? [period, part] : [period] {
                    let table = try await stage.house.store.read(.everything) { view in
                        try view.table(cut, dates, view.cutNames())
                    }
                    let expected = model.table(cut, dates)
                    #expect(table.cells.count >= 1 && table.figures.count == expected.figures.count)
                    let differing = expected.figures.filter { table.figures[$0.key] != $0.value }
                    #expect(differing.isEmpty, "\(cut.dimensions), \(dates): \(differing.first.map { "\($0)" } ?? "")")
                }
            }
        }
    }
}
