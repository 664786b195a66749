import Testing

@testable import Reports

@Suite("Percentages")
struct PercentageTests {
    @Test(
        "A half rounds up, whatever the decimals",
        arguments: [
            // 231 ÷ 280 = 0.825 exactly: 82.5 % with one decimal, 83 % with none.
            (231, 280, 1, 825), (231, 280, 0, 83),
            // 3,066 ÷ 3,540 = 0.86610…: 86.6 %.
            (3_066, 3_540, 1, 866), (3_066, 3_540, 2, 8_661),
            // 1 ÷ 8 = 12.5 %: 13 % with no decimal. 1 ÷ 2,000 = 0.05 %: 0.1 %.
            (1, 8, 0, 13), (1, 2_000, 1, 1),
            // 0.0499… % stays below the half.
            (499, 1_000_000, 1, 0),
            // More than all: walk-ins beyond the capacity.
            (21, 20, 1, 1_050), (0, 7, 1, 0),
        ] as [(Int64, Int64, Int, Int64)])
    func halfUp(part: Int64, whole: Int64, decimals: Int, expected: Int64) {
        #expect(Percentage(part, of: whole).rounded(decimals: decimals) == expected)
    }

    @Test("It is printed with its numerator and its denominator")
    func text() {
        #expect(Percentage(3_066, of: 3_540).text == "86.6 % (3,066 of 3,540)")
        #expect(Percentage(1, of: 1_234_567).text == "0.0 % (1 of 1,234,567)")
        #expect(Percentage(25_000, of: 20).text == "125,000.0 % (25,000 of 20)")
        #expect(Percentage(-1, of: 8).text == "-12.5 % (-1 of 8)")
    }

    @Test("Nothing to divide by is no share, and neither is one that fits no number")
    func nothing() {
        #expect(Percentage(0, of: 0).tenths == nil)
        #expect(Percentage(0, of: 0).text == "– (0 of 0)")
        #expect(Percentage(.max, of: 1).tenths == nil)
        #expect(Percentage(1, of: 2).rounded(decimals: 7) == nil)
        #expect(Percentage(1, of: 2).rounded(decimals: -1) == nil)
    }

    @Test("Whole numbers have a comma before every third digit")
    func commas() {
        #expect([0, 999, 1_000, 1_234_567, -1_000].map(grouped) == ["0", "999", "1,000", "1,234,567", "-1,000"])
    }
}
