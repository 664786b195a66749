import Charts
import Testing

/// Whatever the names and figures are, no letters are cut and none stand upon others.
@Suite struct BoxTests {
    /// Numbers that look like chance and are the same in each run (SplitMix64).
    struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static let names = [
        "", "A", "Neglect", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "Tŷ’r Ŵyl a’r Ŷd",
        "مركز الرعاية المجتمعية للأسرة والطفل في المدينة", "<b>&\"'</b>", "a\u{0}b\tc\nd",
        "Ẅ\u{301}\u{302}\u{303}\u{304}",
        "Safeguarding Children and Young People: Advanced Practice for Designated Leads and their Deputies",
        "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "一二三四五六七八九十", "👩‍🏫👩‍🏫👩‍🏫👩‍🏫👩‍🏫👩‍🏫👩‍🏫👩‍🏫👩‍🏫👩‍🏫👩‍🏫👩‍🏫", "﷽﷽", "\u{202E}abc",
        String(repeating: "x ", count: 2_000),
    ]

    private func pick<Value>(_ values: [Value], _ dice: inout Dice) -> Value {
        values[Int.random(in: values.indices, using: &dice)]
    }

    private func name(_ dice: inout Dice) -> String { pick(Self.names, &dice) }

    private func names(_ count: Int, _ dice: inout Dice) -> [String] { (0..<count).map { _ in name(&dice) } }

    private func count(_ dice: inout Dice) -> Int {
        Int.random(in: 0...pick([1, 5, 100, 10_000, 1_000_000_000], &dice), using: &dice)
    }

    private func figure(_ dice: inout Dice, isShare: Bool) -> Figure? {
        switch Int.random(in: 0..<12, using: &dice) {
        case 0: return nil
        case 1: return .number(.nan)
        case 2: return .count(-count(&dice))
        case 3 where !isShare: return .number(Double.random(in: 0...1, using: &dice))
        default:
            let whole = count(&dice)
            return isShare ? .share(Int.random(in: 0...whole, using: &dice), of: whole) : .count(whole)
        }
    }

    private func frame(_ dice: inout Dice) -> ChartFrame {
        let any = Double.random(in: 320...1_600, using: &dice)
        let width = pick([ChartFrame.narrow, ChartFrame.wide, any], &dice)
        return ChartFrame(
            id: "c", title: name(&dice), subtitle: name(&dice), description: name(&dice), words: ChartSamples.words,
            width: width)
    }

    private func lineChart(_ dice: inout Dice) -> LineChart {
        let steps = Int.random(in: 0...9, using: &dice)
        let isShare = Bool.random(using: &dice)
        let years = Bool.random(using: &dice) ? (0..<steps).map { "20\($0 + 10)/\($0 + 11)" } : names(steps, &dice)
        return LineChart(
            frame: frame(&dice), axis: "Year", steps: years,
            lines: (0..<Int.random(in: 0...4, using: &dice)).map { _ in
                LineChart.Line(
                    name: name(&dice),
                    figures: (0..<Int.random(in: 0...10, using: &dice)).map { _ in figure(&dice, isShare: isShare) })
            }, isFromZero: Bool.random(using: &dice))
    }

    private func bars(_ dice: inout Dice) -> GroupedBars {
        let isShare = Bool.random(using: &dice)
        return GroupedBars(
            frame: frame(&dice), axis: "Course", kinds: names(Int.random(in: 0...4, using: &dice), &dice),
            groups: (0..<Int.random(in: 0...43, using: &dice)).map { _ in
                GroupedBars.Group(name: name(&dice), figures: (0..<3).map { _ in figure(&dice, isShare: isShare) })
            })
    }

    private func heat(_ dice: inout Dice) -> HeatMap {
        let columns = Int.random(in: 0...pick([4, 12, 42], &dice), using: &dice)
        let isShare = Bool.random(using: &dice)
        return HeatMap(
            frame: frame(&dice), axis: "Agency", columns: names(columns, &dice),
            rows: (0..<Int.random(in: 0...30, using: &dice)).map { _ in
                HeatMap.Row(
                    name: name(&dice),
                    cells: (0..<columns).map { _ in
                        Int.random(in: 0..<5, using: &dice) == 0
                            ? .masked : figure(&dice, isShare: isShare).map(HeatMap.Cell.figure) ?? .empty
                    })
            })
    }

    private func funnel(_ dice: inout Dice) -> Funnel {
        Funnel(
            frame: frame(&dice), words: ChartSamples.funnel(384).words,
            stages: (0..<Int.random(in: 0...5, using: &dice)).map { _ in
                Funnel.Stage(
                    name: name(&dice), count: count(&dice),
                    losses: (0..<Int.random(in: 0...4, using: &dice)).map { _ in
                        Funnel.Loss(name: name(&dice), count: Int.random(in: 0...20, using: &dice))
                    })
            })
    }

    private func curve(_ dice: inout Dice) -> WaitingCurve {
        WaitingCurve(
            frame: frame(&dice), axis: name(&dice), people: "People",
            weeks: (0..<Int.random(in: 0...60, using: &dice)).map { _ in
                WaitingCurve.Week(
                    before: Int.random(in: -8...pick([8, 52, 600], &dice), using: &dice),
                    waiting: Int.random(in: 0..<9, using: &dice) == 0 ? nil : count(&dice))
            })
    }

    private func status(_ dice: inout Dice) -> StatusGrid {
        let columns = Int.random(in: 0...14, using: &dice)
        return StatusGrid(
            frame: frame(&dice), axis: "Agency",
            words: StatusGrid.Words(
                green: StatusGrid.Name(letter: "G", meaning: name(&dice)),
                amber: StatusGrid.Name(letter: "Ŵ", meaning: name(&dice)),
                red: StatusGrid.Name(letter: "", meaning: name(&dice))),
            columns: names(columns, &dice),
            rows: (0..<Int.random(in: 0...53, using: &dice)).map { _ in
                StatusGrid.Row(
                    name: name(&dice),
                    cells: (0..<columns).map { _ in
                        let status = pick(StatusGrid.Status.allCases, &dice)
                        let cell = StatusGrid.Cell.status(status, figure(&dice, isShare: true))
                        return pick([.masked, .empty, cell, cell, cell, cell], &dice)
                    })
            })
    }

    @Test(arguments: 0..<6) func `no text is cut and none stands upon another, whatever is told`(_ kind: Int) throws {
        for seed in 0..<60 {
            var dice = Dice(state: UInt64(seed * 6 + kind))
            let chart: any Chart =
                switch kind {
                case 0: lineChart(&dice)
                case 1: bars(&dice)
                case 2: heat(&dice)
                case 3: funnel(&dice)
                case 4: curve(&dice)
                default: status(&dice)
                }
            let svg = chart.svg
            let drawn = try Drawn(svg)
            #expect(drawn.faults.isEmpty, "Seed \(seed): \(drawn.faults.prefix(3))")
            #expect(!svg.contains("nan") && !svg.contains("inf"), "Seed \(seed)")
            #expect(chart.svg == svg)
            #expect(chart.table.rows.allSatisfy { $0.count == chart.table.heading.count })
        }
    }

    @Test func `the samples hold to it too`() throws {
        for width in [ChartFrame.narrow, ChartFrame.wide] {
            for (name, chart) in ChartSamples.all(width: width) {
                #expect(try Drawn(chart.svg).faults == [], "\(name) at \(width)")
            }
        }
    }

    @Test func `the check sees what is cut and what overlaps`() throws {
        let head = "<svg viewBox=\"0 0 100 50\">"
        let two = "<text x=\"2\" y=\"20\" font-size=\"12\">one</text><text x=\"9\" y=\"24\" font-size=\"12\">two</text>"
        #expect(try Drawn("\(head)\(two)</svg>").faults.count == 1)
        let out = "<text x=\"90\" y=\"20\" font-size=\"12\">outside</text>"
        #expect(try Drawn("\(head)\(out)</svg>").faults.count == 1)
        let turned = "<text x=\"20\" y=\"30\" font-size=\"12\" transform=\"rotate(-90 20 30)\">a long text</text>"
        #expect(try Drawn("\(head)\(turned)</svg>").faults.count == 1)
    }
}
