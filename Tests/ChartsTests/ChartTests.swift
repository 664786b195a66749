import Charts
import Markup
import Testing

/// What each chart tells, in the picture and in its table.
@Suite struct ChartTests {
    private func frame(_ width: Double = ChartFrame.narrow) -> ChartFrame {
        ChartSamples.frame("c", "A title", "A unit", width: width)
    }

    private func words(_ chart: some Chart) throws -> [String] { try Drawn(chart.svg).texts.map(\.words) }

    private func shown(_ table: ChartTable) -> [[String]] { [table.heading] + table.rows.map { $0.map(\.shown) } }

    @Test func `lines tell their last share with what it rests on, and leave gaps`() throws {
        let chart = LineChart(
            frame: frame(), axis: "Year", steps: ["2018", "2019", "2020"],
            lines: [
                LineChart.Line(name: "Health", figures: [.share(50, of: 100), nil, .share(60, of: 80)]),
                LineChart.Line(name: "Schools", figures: [.share(1, of: 4)]),
            ])
        let texts = try words(chart)
        // 60 of 80 are 75 %; the scale goes from nought to 80 in steps of 20.
        #expect(Set(["Health", "75% (60 of 80)", "Schools", "25% (1 of 4)", "0%", "80%", "2020"]).isSubset(of: texts))
        #expect(!texts.contains("100%"))
        #expect(
            shown(chart.table) == [
                ["Year", "Health", "Schools"], ["2018", "50% (50 of 100)", "25% (1 of 4)"], ["2019", "–", "–"],
                ["2020", "75% (60 of 80)", "–"],
            ])
        #expect(chart.table.rows[2][1].figure == .share(60, of: 80))
        // No line runs across the gap: three marks and no stroke between them.
        #expect(try !Drawn(chart.svg).elements.contains { $0.attributes["stroke-width"] == "2.4" })
    }

    @Test func `a scale that does not begin at nought is asked for`() throws {
        let line = LineChart.Line(name: "All", figures: [.count(81), .count(84)])
        let short = LineChart(frame: frame(), axis: "Year", steps: ["1", "2"], lines: [line], isFromZero: false)
        #expect(try words(short).contains("81") && !words(short).contains("0"))
        let whole = LineChart(frame: frame(), axis: "Year", steps: ["1", "2"], lines: [line])
        #expect(try words(whole).contains("0"))
    }

    @Test func `bars begin at nought and are as long as their figures`() throws {
        let chart = GroupedBars(
            frame: frame(), axis: "Course", kinds: ["Places", "Booked", "Attended"],
            groups: [GroupedBars.Group(name: "Neglect", figures: [.count(100), .count(50), nil])])
        let drawn = try Drawn(chart.svg)
        let bars = drawn.elements.filter {
            $0.name == "rect" && $0.attributes["height"].map { ["10", "11"].contains($0) } == true
        }
        // Two swatches of the key and two bars with an outline of one; then the booked, half of the scale of 100.
        let widths = bars.compactMap { $0.attributes["width"].flatMap(Double.init) }.filter { $0 > 18 }
        #expect(widths.count == 2 && abs((widths[0] + 1) / 2 - widths[1]) < 0.2)
        #expect(
            Set(["Places", "Booked", "Attended", "Neglect", "100", "50", "–"]).isSubset(of: drawn.texts.map(\.words)))
        #expect(shown(chart.table)[1] == ["Neglect", "100", "50", "–"])
    }

    @Test func `the heat map hatches what is kept back, says so, and numbers the rest`() throws {
        let chart = HeatMap(
            frame: frame(), axis: "Agency", columns: ["Neglect", "Prevent"],
            rows: [
                HeatMap.Row(name: "Health", cells: [.figure(.count(12)), .masked]),
                HeatMap.Row(name: "Schools", cells: [.figure(.count(0))]),
            ])
        let drawn = try Drawn(chart.svg)
        let texts = drawn.texts.map(\.words)
        #expect(Set(["12", "0", "Hidden: fewer than 5 people", "Health", "Neglect"]).isSubset(of: texts))
        // One in the key and one in the grid.
        #expect(drawn.elements.count { $0.attributes["fill"] == "url(#c-hatch)" } == 2)
        #expect(
            shown(chart.table) == [
                ["Agency", "Neglect", "Prevent"], ["Health", "12", "Hidden: fewer than 5 people"],
                ["Schools", "0", "–"],
            ])
    }

    @Test func `the funnel names each loss, and what no loss explains`() throws {
        let chart = Funnel(
            frame: frame(ChartFrame.wide), words: ChartSamples.funnel(384).words,
            stages: [
                Funnel.Stage(name: "Booked", count: 100, losses: [Funnel.Loss(name: "Cancelled", count: 15)]),
                Funnel.Stage(name: "Held", count: 80), Funnel.Stage(name: "Attended", count: 82),
            ])
        // 100 − 15 = 85, of which 80 held a place: 5 are not explained; then two came who held none.
        let rows = [
            ["Step", "Bookings", "Share of those booked"], ["Booked", "100", "100%"], ["Cancelled", "−15", "15%"],
            ["Not recorded", "−5", "5%"], ["Held", "80", "80%"], ["Not recorded", "+2", "2%"],
            ["Attended", "82", "82%"],
        ]
        #expect(shown(chart.table) == rows)
        #expect(chart.table.rows.map { $0[1].figure?.value } == [100, -15, -5, 80, 2, 82])
        #expect(Set(["100", "−15", "−5", "80% (80 of 100)", "+2", "82% (82 of 100)"]).isSubset(of: try words(chart)))
    }

    @Test func `losses that are more than there were are told, and the numbers still add up`() throws {
        let chart = Funnel(
            frame: frame(), words: ChartSamples.funnel(384).words,
            stages: [
                Funnel.Stage(name: "Booked", count: 10, losses: [Funnel.Loss(name: "Cancelled", count: 15)]),
                Funnel.Stage(name: "Held", count: 2),
            ])
        // 10 − 15 + 7 = 2.
        #expect(chart.table.rows.map { $0[1].shown } == ["10", "−15", "+7", "2"])
        let drawn = try Drawn(chart.svg)
        #expect(Set(["10", "−15", "+7", "20% (2 of 10)"]).isSubset(of: drawn.texts.map(\.words)) && drawn.faults == [])
    }

    @Test func `the waiting curve runs to the start and names its peak`() throws {
        let weeks = [(0, 3), (4, 38), (8, nil), (12, 1), (4, 99)].map { WaitingCurve.Week(before: $0, waiting: $1) }
        let chart = WaitingCurve(frame: frame(), axis: "Weeks before", people: "People", weeks: weeks)
        #expect(
            shown(chart.table) == [["Weeks before", "People"], ["12", "1"], ["8", "–"], ["4", "38"], ["0", "3"]])
        #expect(Set(["38", "3", "Weeks before", "0", "12"]).isSubset(of: try words(chart)))
        let places = try Drawn(chart.svg).texts.filter { ["12", "0"].contains($0.words) }.map(\.box.left)
        #expect(try #require(places.max()) > 300)
    }

    @Test func `a status has a letter and a shape besides its colour`() throws {
        let chart = StatusGrid(
            frame: frame(ChartFrame.wide), axis: "Agency", words: ChartSamples.status(384, 6).words, columns: ["2019"],
            rows: [
                StatusGrid.Row(name: "Health", cells: [.status(.red, .share(1, of: 2))]),
                StatusGrid.Row(name: "Schools", cells: [.status(.green, nil)]),
                StatusGrid.Row(name: "Police", cells: [.masked]), StatusGrid.Row(name: "Fire", cells: []),
            ])
        let drawn = try Drawn(chart.svg)
        let texts = drawn.texts.map(\.words)
        #expect(texts.count { $0 == "R" } == 2 && texts.count { $0 == "A" } == 1 && texts.contains("50%"))
        #expect(drawn.elements.count { $0.name == "circle" } == 2)
        #expect(
            chart.table.rows.map { $0[1].shown } == ["R 50% (1 of 2)", "G", "Hidden: fewer than 5 people", "–"])
        #expect(chart.table.rows[0][1].figure == .share(1, of: 2))
    }

    @Test func `what cannot be drawn is said in the caller’s words`() throws {
        let bad: [Figure?] = [
            nil, .number(.nan), .number(.infinity), .number(1e300), .share(1, of: 0), .share(-1, of: 2),
        ]
        let steps = bad.indices.map(String.init)
        let charts: [any Chart] = [
            LineChart(frame: frame(), axis: "", steps: steps, lines: [LineChart.Line(name: "x", figures: bad)]),
            LineChart(frame: frame(), axis: "", steps: [], lines: [LineChart.Line(name: "x", figures: [.count(1)])]),
            GroupedBars(frame: frame(), axis: "", kinds: [], groups: []),
            GroupedBars(frame: frame(), axis: "", kinds: ["a"], groups: [.init(name: "x", figures: [.count(-1)])]),
            HeatMap(frame: frame(), axis: "", columns: ["x"], rows: []),
            HeatMap(frame: frame(), axis: "", columns: ["x"], rows: [.init(name: "y", cells: [.figure(.count(-3))])]),
            Funnel(frame: frame(), words: ChartSamples.funnel(384).words, stages: []),
            Funnel(frame: frame(), words: ChartSamples.funnel(384).words, stages: [.init(name: "x", count: -5)]),
            Funnel(frame: frame(), words: ChartSamples.funnel(384).words, stages: [.init(name: "x", count: .min)]),
            Funnel(
                frame: frame(), words: ChartSamples.funnel(384).words,
                stages: [
                    .init(name: "x", count: .max, losses: [.init(name: "y", count: .min)]), .init(name: "z", count: 1),
                ]),
            WaitingCurve(frame: frame(), axis: "", people: "", weeks: []),
            WaitingCurve(frame: frame(), axis: "", people: "", weeks: [.init(before: .min, waiting: 3)]),
            WaitingCurve(frame: frame(), axis: "", people: "", weeks: [.init(before: 0, waiting: -3)]),
            StatusGrid(frame: frame(), axis: "", words: ChartSamples.status(384, 6).words, columns: [], rows: []),
        ]
        for chart in charts {
            #expect(try words(AnyChart(chart: chart)).contains("There are no figures for this year yet."), "\(chart)")
            #expect(chart.table.rows.allSatisfy { $0.count == chart.table.heading.count })
        }
    }

    @Test func `one point, nought and a thousand million are drawn`() throws {
        for count in [0, 1, 1_000_000_000] {
            let line = LineChart(
                frame: frame(), axis: "", steps: ["2020"], lines: [.init(name: "x", figures: [.count(count)])])
            let bars = GroupedBars(
                frame: frame(), axis: "", kinds: ["a"], groups: [.init(name: "x", figures: [.count(count)])])
            let curve = WaitingCurve(frame: frame(), axis: "", people: "", weeks: [.init(before: 0, waiting: count)])
            let told = ChartSamples.words.number(of: count)
            for chart: any Chart in [line, bars, curve] {
                #expect(try words(AnyChart(chart: chart)).contains(told), "\(count)")
                #expect(try Drawn(chart.svg).faults == [])
            }
        }
    }

    @Test func `bars for several pages stand on one scale`() throws {
        let chart = GroupedBars(
            frame: frame(), axis: "", kinds: ["a"],
            groups: (1...43).map { GroupedBars.Group(name: "Course \($0)", figures: [.count($0)]) })
        let parts = chart.parts(of: 20)
        #expect(parts.map(\.groups.count) == [20, 20, 3] && parts.map(\.frame.id) == ["c", "c-2", "c-3"])
        // 43 courses with one place more each; every scale goes to 50, and so do those whose figures end at 20.
        for part in parts { #expect(try words(part).contains("50")) }
        #expect(chart.parts(of: .min).count == 43 && chart.parts(of: .max).count == 2)
        #expect(GroupedBars(frame: frame(), axis: "", kinds: [], groups: []).parts(of: 3).isEmpty)
    }

    @Test func `what the picture has no room for is counted, and in the table`() throws {
        let chart = GroupedBars(
            frame: frame(), axis: "", kinds: ["a"],
            groups: (0..<43).map { GroupedBars.Group(name: "Course \($0)", figures: [.count($0)]) })
        #expect(try words(chart).contains("3 more are in the table."))
        #expect(try !words(chart).contains("Course 40"))
        #expect(chart.table.rows.count == 43)
    }
}

/// A chart of any kind as one of a kind.
private struct AnyChart: Chart {
    let chart: any Chart
    var frame: ChartFrame { chart.frame }
    var table: ChartTable { chart.table }
    var markup: HTML { chart.markup }
}

extension ChartWords {
    fileprivate func number(of count: Int) -> String {
        [0: "0", 1: "1", 1_000_000_000: "1,000,000,000"][count] ?? ""
    }
}
