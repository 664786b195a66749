import Domain
import Money
import Testing

@testable import Reports

@Suite("The year report")
struct YearReportTests {
    /// Two courses held, one cancelled, a master class, a conference, a briefing and e-learning.
    private let groups = [
        group(
            places: 20, events: 2, lost: 3,
            [
                .arrivals: 52, .held: 36, .walkIns: 2, .attended: 34, .leftEarly: 1, .didNotAttend: 3, .refusedLate: 1,
                .excused: 0, .cancelledInTime: 4, .cancelledLate: 2, .substituted: 3, .waiting: 5,
            ],
            charges: [
                .assessed: 5, .assessedPence: 35_000, .exempt: 1, .relieved: 1, .relievedPence: 15_000, .waived: 2,
                .waivedPence: 10_000, .invoicedPence: 10_000,
            ]),
        group(.masterClass, places: 10, [.arrivals: 10, .held: 10, .attended: 10]),
        group(.course, .cancelled, places: 15, [.arrivals: 7, .eventCancelled: 6, .cancelledInTime: 1]),
        group(.conference, places: 250, [.arrivals: 240, .held: 240, .attended: 230, .didNotAttend: 10]),
        group(.briefing, places: 50, [.arrivals: 30, .held: 30, .attended: 25, .didNotAttend: 5]),
        group(.eLearning, places: 500, [.arrivals: 100, .held: 100, .attended: 100]),
    ]

    private func text(_ report: YearReport, _ key: String) -> String { report[key]?.value.text ?? "none" }

    @Test("Course figures leave out conferences, briefings and e-learning")
    func courses() {
        let report = yearReport(groups)
        #expect(text(report, "planned") == "4" && text(report, "cancelled") == "1")
        #expect(text(report, "delivered") == "3")
        // 2 × 20 + 10 places; 34 + 10 attended.
        #expect(text(report, "places") == "50" && text(report, "attended") == "44")
        #expect(text(report, "utilisation_pooled") == "88.0 % (44 of 50)")
        // (34 ÷ 20 + 10 ÷ 10) ÷ 3 = (1.7 + 1) ÷ 3 = 0.9.
        #expect(text(report, "utilisation_mean_of_events") == "90.0 % (sum of shares 2.7000, of 3 events)")
    }

    @Test("Every share has the denominator its definition names")
    func shares() {
        let report = yearReport(groups)
        #expect(text(report, "fill") == "92.0 % (46 of 50)")
        // (44 attended - 2 walk-ins) of 46 booked at the start: 91.304… %.
        #expect(text(report, "show_rate") == "91.3 % (42 of 46)")
        #expect(text(report, "lost_places") == "6.0 % (3 of 50)")
        #expect(text(report, "did_not_attend_rate") == "6.5 % (3 of 46)")
        #expect(text(report, "refused_late_rate") == "2.2 % (1 of 46)")
        #expect(text(report, "excused_rate") == "0.0 % (0 of 46)")
        #expect(text(report, "left_early_rate") == "2.3 % (1 of 44)")
        #expect(text(report, "walk_in_rate") == "4.5 % (2 of 44)")
        // Ever held a place: 46 held, 4 cancelled in time, 2 late, 3 passed on = 55; 2 ÷ 55 = 3.63… %.
        #expect(text(report, "cancelled_late_rate") == "3.6 % (2 of 55)")
        #expect(text(report, "cancelled_in_time_rate") == "7.3 % (4 of 55)")
        #expect(text(report, "substituted_rate") == "5.5 % (3 of 55)")
        // 46 + 2 walk-ins - 44 attended - 3 absent - 1 refused = 0: nothing is missing, nothing unusual happened.
        #expect(report["not_recorded_rate"] == nil && report["moved_rate"] == nil)
        #expect(report["cancelled_unjudged_rate"] == nil)
        #expect(text(report, "waited_in_vain") == "5")
    }

    @Test("The whole year counts every kind of event")
    func everything() {
        let report = yearReport(groups)
        // 52 + 10 + 7 + 240 + 30 + 100; 3 + 10 + 5.
        #expect(text(report, "bookings") == "439" && text(report, "did_not_attend") == "18")
        #expect(text(report, "walk_ins") == "2" && text(report, "substitutions") == "3")
        #expect(text(report, "left_early") == "1" && text(report, "event_cancelled") == "6")
        #expect(text(report, "conference_delegates") == "230")
        #expect(report.lines.map(\.line) == [.courses, .conferences, .briefings, .eLearning])
        #expect(report.lines.map(\.attended) == [44, 230, 25, 100])
        #expect(report.lines.map(\.utilisation.text)[1] == "92.0 % (230 of 250)")
        #expect(report.lines.map(\.line.name).contains("E-learning"))
    }

    @Test("Money adds up: cost = relieved + waived + charged")
    func money() {
        let report = yearReport(groups) {
            $0.settled = Settled(paid: Pence(5_000), writtenOff: Pence(2_500))
            $0.invoiced = [
                AgencyInvoiced(code: "BCC", name: "Council", amount: Pence(7_000)),
                AgencyInvoiced(code: "UHB", name: "Hospitals", amount: Pence(3_000)),
            ]
        }
        // 5 assessed - 1 exempt - 1 relieved - 2 waived = 1.
        #expect(
            ["assessed", "exempt", "relieved", "waived", "charged"].map { text(report, $0) } == [
                "5", "1", "1", "2", "1",
            ])
        #expect(text(report, "cost_of_non_attendance") == "£350.00")
        #expect(text(report, "relieved_amount") == "£150.00" && text(report, "waived_amount") == "£100.00")
        #expect(text(report, "charged_amount") == "£100.00" && text(report, "invoiced_amount") == "£100.00")
        #expect(text(report, "paid_amount") == "£50.00" && text(report, "written_off_amount") == "£25.00")
        #expect(report.invoicedTotal == Pence(10_000))
        #expect(report.invoiced.map(\.code) == ["BCC", "UHB"] && report.invoiced[0].name == "Council")
    }

    @Test("While the year is open, planned includes what is to come; afterwards it does not")
    func openYear() {
        let coming = groups + [group(.course, .published, events: 4), group(.course, .closed), group(.course, .draft)]
        let open = yearReport(coming, on: "2020-03-31")
        #expect(text(open, "planned") == "9" && text(open, "to_come") == "5" && !open.isClosed)
        #expect(open.notes == ["The year is not over: the figures are those of today.", peopleNote])
        let closed = yearReport(coming, on: "2020-04-01")
        #expect(text(closed, "planned") == "4" && closed["to_come"] == nil && closed.isClosed)
        #expect(closed.notes.count == 2 && closed.notes[0].hasPrefix("5 event(s) of this past year"))
        #expect(open.lines[0].toCome == 5 && open.lines[0].planned == 9)
    }

    private let peopleNote =
        "People were not counted one by one (more than 20,000 bookings): add --count-people."

    @Test("Unusual outcomes are printed when they occur")
    func unusual() {
        let report = yearReport([
            group(
                [.arrivals: 20, .held: 10, .walkIns: 1, .attended: 8, .excused: 1, .moved: 2, .cancelledUnjudged: 3])
        ])
        // Ever held: 10 + 2 moved + 3 unjudged = 15. Not recorded: 10 + 1 - 8 - 1 = 2 of 11.
        #expect(text(report, "moved_rate") == "13.3 % (2 of 15)")
        #expect(text(report, "cancelled_unjudged_rate") == "20.0 % (3 of 15)")
        #expect(text(report, "not_recorded_rate") == "18.2 % (2 of 11)")
        #expect(report.notes[0].hasPrefix("3 cancellation(s) are not judged"))
        #expect(report["relieved"] == nil)
    }

    @Test("Targets, workforce and people are printed when they are known")
    func reach() {
        let bare = yearReport(groups)
        #expect(bare["reach"] == nil && bare["people_trained"] == nil && bare["unmet_demand"] == nil)
        #expect(bare["events_of_target"] == nil && bare.notes == [peopleNote])
        let full = yearReport(groups) {
            $0.target = Target(events: 8, places: 100)
            $0.peopleTrained = 40
            $0.unmetDemand = 4
        }
        #expect(
            text(full, "events_of_target") == "50.0 % (4 of 8)"
                && text(full, "places_of_target") == "50.0 % (50 of 100)")
        #expect(text(full, "people_trained") == "40" && text(full, "unmet_demand") == "4" && full.notes.isEmpty)
        // A programme such as 5,580 of 15,017 in six months: 37.157… %.
        let reached = yearReport(groups) {
            $0.peopleTrained = 5_580
            $0.workforce = 15_017
        }
        #expect(text(reached, "reach") == "37.2 % (5,580 of 15,017)")
    }

    @Test("An earlier year is compared with when it has figures")
    func earlier() {
        let before = YearData(year: year(2018), groups: [group(places: 10, [.attended: 9])])
        let report = yearReport(groups, earlier: before)
        #expect(report.earlier?.year == year(2018))
        #expect(report.earlier?.value("utilisation_pooled")?.short == "90.0 %")
        #expect(report.earlier?.value("nothing") == nil)
        #expect(yearReport(groups).earlier == nil)
        #expect(yearReport(groups, earlier: YearData(year: year(2018), groups: [])).earlier == nil)
    }

    @Test("A demonstration says so")
    func demonstration() {
        #expect(yearReport(groups, demonstration: true).isDemonstration)
        #expect(!yearReport(groups).isDemonstration)
        #expect(YearReport.demonstrationBanner.contains("invented"))
    }

    @Test("A year without events is a report of noughts")
    func empty() {
        let report = yearReport([])
        #expect(text(report, "utilisation_pooled") == "– (0 of 0)")
        #expect(report["utilisation_mean_of_events"]?.value.short == "–" && report["fill"]?.value.short == "–")
        #expect(report.notes.isEmpty && report.invoicedTotal == .zero)
    }

    @Test("Every measure has a key of its own, a definition and a formula")
    func definitions() {
        let report = yearReport(groups + [group([.moved: 1, .cancelledUnjudged: 1, .held: 1])])
        let keys = report.measures.map(\.definition.key)
        #expect(Set(keys).count == keys.count)
        for measure in report.measures {
            let definition = measure.definition
            #expect(definition.sentence.hasSuffix(".") && !definition.formula.isEmpty && !definition.numerator.isEmpty)
            #expect((definition.denominator != nil) == (measure.value.unit == .perCent), "\(definition.key)")
        }
        #expect(Set(report.measures.map(\.section)) == Set(Section.allCases))
        #expect(Set(Section.allCases.map(\.heading)).count == Section.allCases.count)
    }

    @Test("A value is shown short where there is little room, with its unit for programs")
    func values() {
        #expect(Value.count(3_540).short == "3,540" && Value.count(1).unit == .count)
        #expect(Value.money(Pence(540_000)).short == "£5,400.00" && Value.money(.zero).unit == .pence)
        #expect(
            Value.share(Percentage(1, of: 8)).short == "12.5 %" && Value.share(Percentage(1, of: 8)).unit == .perCent)
        #expect(Value.mean(MeanOfShares([])).unit == .perCent)
    }

    @Test("Kinds of event fall on their lines")
    func kinds() {
        for kind in EventKind.allCases { #expect((Line(kind) == .courses) == kind.countsAsCourse) }
    }
}
