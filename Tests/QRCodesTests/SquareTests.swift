import QRCodes
import Testing

/// The squares, held against what ISO/IEC 18004 says of every code.
@Suite struct SquareTests {
    @Test func `a short text has 21 squares a side, and a finder in three corners`() throws {
        let code = try #require(QRCode("A"))
        #expect(code.size == 21 && code.side == 29)
        // A finder: a dark frame of 7, a light one of 5, a dark heart of 3 (section 6.3.3).
        let finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
        for (top, left) in [(0, 0), (0, 14), (14, 0)] {
            for (row, line) in finder.enumerated() {
                for (column, square) in line.enumerated() {
                    #expect(code.isDark(row: top + row, column: left + column) == (square == "1"))
                }
            }
        }
        // The timing pattern changes with every square (section 6.3.5), and one square beside it is always dark.
        for n in 8...12 { #expect(code.isDark(row: 6, column: n) == n.isMultiple(of: 2)) }
        #expect(code.isDark(row: 13, column: 8))
        for (row, column) in [(-1, 0), (0, 21), (21, 0), (.max, .max)] {
            #expect(!code.isDark(row: row, column: column))
        }
    }

    @Test(arguments: ["A", "https://training.example/check-in/E26134-17.c2lnbmF0dXJlLW9mLTIyLWI"])
    func `the outline covers every dark square and no other`(_ text: String) throws {
        let code = try #require(QRCode(text))
        var covered = 0
        for run in code.path.matches(of: /M(\d+) (\d+)h(\d+)v1h-(\d+)z/) {
            let (column, row) = (try #require(Int(run.output.1)), try #require(Int(run.output.2)))
            let length = try #require(Int(run.output.3))
            #expect(run.output.3 == run.output.4)
            for n in 0..<length {
                #expect(code.isDark(row: row - QRCode.margin, column: column + n - QRCode.margin))
            }
            covered += length
        }
        let dark = (0..<code.size).reduce(0) { sum, row in
            sum + (0..<code.size).count { code.isDark(row: row, column: $0) }
        }
        #expect(covered == dark && dark > 100)
    }

    @Test func `a longer text takes more squares, and one that is empty or too long none`() throws {
        let most = try #require(QRCode(String(repeating: "x", count: QRCode.mostBytes)))
        #expect(most.size > 21 && (most.size - 17).isMultiple(of: 4))
        #expect(QRCode("") == nil)
        #expect(QRCode(String(repeating: "x", count: QRCode.mostBytes + 1)) == nil)
        #expect(QRCode("ä") == QRCode("ä") && QRCode("a") != QRCode("b"))
    }
}
