@testable import Charts
import Testing

/// How figures, scales and letters become what is drawn.
@Suite struct FigureTests {
    private let words = ChartSamples.words

    private static let lengths: [(Double, String)] = [
        (0, "0"), (-0.04, "0"), (12.34, "12.3"), (12.36, "12.4"), (-1.26, "-1.3"), (1e9, "1000000"), (.nan, "0"),
        (-.infinity, "0"), (0.06, "0.1"), (100, "100"),
    ]

    @Test(arguments: lengths) func `a length is written in tenths, whatever it is`(_ length: Double, _ text: String) {
        #expect(Decimals.text(length) == text)
    }

    // 0 to 38 in five steps would be 7.6, so they are 10 apart; the last is the first at or above 38.
    private static let scales: [(low: Double, high: Double, ticks: [Double])] = [
        (0, 38, [0, 10, 20, 30, 40]),
        (0, 100, [0, 20, 40, 60, 80, 100]),
        (0, 3_105, [0, 1_000, 2_000, 3_000, 4_000]),
        (0, 1, [0, 1]),
        (0, 0, [0, 1]),
        (-30, 55, [-40, -20, 0, 20, 40, 60]),
        (81, 84, [81, 82, 83, 84]),
        (0, 1e9, [0, 2e8, 4e8, 6e8, 8e8, 1e9]),
        (1e12, 1e12, [1e12, 1e12 + 1]),
    ]

    @Test(arguments: scales) func `ticks are one, two or five times a power of ten apart`(
        _ low: Double, _ high: Double, _ wanted: [Double]
    ) {
        #expect(Ticks(from: low, to: high, isWhole: true).values == wanted)
    }

    @Test func `small numbers have ticks between whole ones`() {
        #expect(Ticks(from: 0, to: 0.9).values.map { words.number($0) } == ["0", "0.2", "0.4", "0.6", "0.8", "1"])
    }

    @Test func `numbers are grouped and percentages never claim more than they are`() {
        #expect(words.number(1_234_567) == "1,234,567")
        #expect(words.number(-1_234.5) == "−1,234.5")
        #expect(words.number(-0.25) == "−0.25")
        #expect(words.whole(.min) == "−9,223,372,036,854,775,808")
        #expect(words.brief(.share(1, of: 3)) == "33%")
        // 1 of 1,000 is 0.1 %, and 999 of 1,000 are 99.9 %: neither none nor all.
        #expect(words.brief(.share(1, of: 1_000)) == "0.1%")
        #expect(words.brief(.share(999, of: 1_000)) == "99.9%")
        #expect(words.brief(.share(1, of: 100_000)) == "0.1%")
        #expect(words.full(.share(2_158, of: 3_105)) == "70% (2,158 of 3,105)")
        #expect(words.full(.share(1, of: 0)) == "–")
        #expect(words.brief(.number(.nan)) == "–")
        #expect(words.brief(.number(1e300)) == "–")
    }

    @Test func `values are put into texts once, and unknown places stay`() {
        #expect(ChartWords.fill("{1} of {2}", "{2}", "7") == "{2} of 7")
        #expect(ChartWords.fill("{3} {x} {", "1") == "{3} {x} {")
    }

    @Test func `labels break between words and are cut with an ellipsis`() {
        let name = "Working Together to Safeguard Children"
        // At 12, "Working Together" is 104.4 wide and with "to" 119.5; "to Safeguard" 75.2, and with "Chil…" 113.3.
        let two = Label(name, width: 110, lines: 2)
        #expect(two.lines == ["Working Together", "to Safeguard Chi…"] && two.whole == name)
        let all = Label(name, width: 110, lines: 3)
        #expect(all.lines == ["Working Together", "to Safeguard", "Children"] && all.whole == nil)
        #expect(Label("Llanfairpwllgwyngyll", width: 70, lines: 2).lines.first?.hasSuffix("-") == true)
        #expect(Label("مركز الرعاية المجتمعية", width: 60).lines.first?.hasSuffix("…\u{200F}") == true)
        #expect(Label("WWW", width: 5).lines.isEmpty)
        #expect(Label("", width: 50).lines.isEmpty && Label(" \n ", width: 50).whole == nil)
    }

    @Test func `labels that would stand upon one another move apart as little as they must`() {
        // Three of height 20 around 50: from 20 to 80, in their order.
        #expect(
            Stacking.tops([(50, 20), (51, 20), (49, 20)], from: 0, to: 70) == [30, 50, 10])
        #expect(Stacking.tops([(10, 20), (80, 20)], from: 0, to: 100) == [0, 70])
        // Too many to fit: they begin at the upper bound and reach beyond the lower.
        #expect(Stacking.tops([(5, 30), (5, 30)], from: 0, to: 40) == [0, 30])
    }

    @Test func `colours are plain on white and their letters are plain on them`() throws {
        let marks = Palette.tones + [Palette.middle, Palette.axis, Palette.quiet, Palette.good.edge, Palette.care.edge]
        for colour in marks { #expect(try contrast(colour, Palette.paper) >= 3, "\(colour)") }
        for (step, colour) in Palette.steps.enumerated() {
            #expect(try contrast(colour, Palette.letters(onStep: step)) >= 4.5, "\(colour)")
        }
        #expect(try contrast(Palette.quiet, Palette.paper) >= 4.5)
        #expect(try contrast(Palette.bad.ground, Palette.paper) >= 4.5)
        #expect(try contrast(Palette.care.ground, Palette.ink) >= 4.5)
        #expect(try contrast(Palette.good.ground, Palette.ink) >= 4.5)
    }

    @Test func `what differs in colour differs in grey`() throws {
        let series: [[String]] = [
            Palette.tones, Palette.steps.reversed(), [Palette.tones[0], Palette.middle, Palette.paper],
            [Palette.bad.ground, Palette.care.ground, Palette.good.ground],
        ]
        for colours in series {
            for (darker, lighter) in zip(colours, colours.dropFirst()) {
                #expect(try contrast(darker, lighter) >= 1.35, "\(darker) and \(lighter)")
                #expect(try luminance(darker) < luminance(lighter), "\(darker) and \(lighter)")
            }
        }
    }

    /// The contrast of two colours (WCAG 2.2).
    private func contrast(_ one: String, _ other: String) throws -> Double {
        let both = try [luminance(one), luminance(other)].sorted()
        return (both[1] + 0.05) / (both[0] + 0.05)
    }

    private func luminance(_ colour: String) throws -> Double {
        let digits = try #require(Int(colour.dropFirst(), radix: 16))
        let parts = [digits >> 16, digits >> 8 & 0xFF, digits & 0xFF].map { part -> Double in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    /// The power 2.4: the fifth root of the twelfth power, by Newton's way.
    private func power(_ base: Double) -> Double {
        let twelfth = (0..<12).reduce(1.0) { product, _ in product * base }
        var root = 1.0
        for _ in 0..<60 { root = (4 * root + twelfth / (root * root * root * root)) / 5 }
        return root
    }
}
