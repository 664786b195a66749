import Testing

@testable import Reports

/// Somebody who works out what masked counts can be, by trying: knows the totals that are shown, that every masked
/// count is one at least, and perhaps a whole row.
private struct Reader {
    private let counts: [[Int64]]
    private let masked: [[Bool]]
    private let known: Int?
    private var rows: Int { counts.count - 1 }
    private var columns: Int { counts[0].count - 1 }

    init(_ counts: [[Int64]], masked: [[Bool]], knowing row: Int?) {
        self.counts = counts
        self.masked = masked
        known = row
    }

    private func isOpen(_ row: Int, _ column: Int) -> Bool { masked[row][column] && row != known }

    /// Whether the count at a place could be this number instead.
    func allows(_ number: Int64, at row: Int, _ column: Int) -> Bool {
        var cells = counts.dropLast().map { Array($0.dropLast()) }
        return search(0, &cells, (row, column, number))
    }

    /// Goes through the cells one by one; a row is checked at its end, the columns and the whole after the last.
    private func search(_ index: Int, _ cells: inout [[Int64]], _ target: (Int, Int, Int64)) -> Bool {
        guard index < rows * columns else {
            let sums = (0..<columns).map { column in cells.reduce(0) { $0 + $1[column] } }
            return sums.indices.allSatisfy { fits(sums[$0], rows, $0, target) }
                && fits(sums.reduce(0, +), rows, columns, target)
        }
        let (row, column) = (index / columns, index % columns)
        let truth = counts[row][column]
        let tries = isOpen(row, column) ? (-4...4).map { truth + $0 }.filter { $0 >= 1 } : [truth]
        defer { cells[row][column] = truth }
        for value in tries where fits(value, row, column, target) {
            cells[row][column] = value
            if column == columns - 1, !fits(cells[row].reduce(0, +), row, columns, target) { continue }
            if row == rows - 1, !fits(cells.reduce(0) { $0 + $1[column] }, rows, column, target) { continue }
            if search(index + 1, &cells, target) { return true }
        }
        return false
    }

    /// Whether a number at a place agrees with what is shown there, or with what it is to be tried as.
    private func fits(_ value: Int64, _ row: Int, _ column: Int, _ target: (Int, Int, Int64)) -> Bool {
        if (row, column) == (target.0, target.1) { return value == target.2 }
        return isOpen(row, column) ? value >= 1 : value == counts[row][column]
    }
}

@Suite("Counts of under five people")
struct MaskedTableTests {
    private func made(_ cells: [[Int64]]) -> MaskedTable? {
        MaskedTable(
            cells.enumerated().flatMap { row, counts in
                counts.enumerated().map { TableCount(row: "R\(row)", column: "C\($0)", people: $1) }
            })
    }

    private func withTotals(_ cells: [[Int64]]) -> [[Int64]] {
        let rows = cells.map { $0 + [$0.reduce(0, +)] }
        return rows + [rows[0].indices.map { column in rows.reduce(0) { $0 + $1[column] } }]
    }

    private func masked(_ table: MaskedTable) -> [[Bool]] {
        let rows = zip(table.cells, table.rowTotals).map { $0 + [$1] } + [table.columnTotals + [table.total]]
        return rows.map { $0.map { $0 == .masked } }
    }

    /// Masked counts of which fewer than five numbers are possible to a reader.
    private func workedOut(_ counts: [[Int64]], _ masked: [[Bool]], knowing row: Int?) -> [String] {
        let reader = Reader(counts, masked: masked, knowing: row)
        var found: [String] = []
        for (at, line) in counts.enumerated() where at != row {
            for (column, count) in line.enumerated() where masked[at][column] {
                if let row, ownAlone(counts, row, at, column) { continue }
                let up = (0...4).count { reader.allows(count + $0, at: at, column) }
                let down = (1...4).count { count - $0 >= 1 && reader.allows(count - $0, at: at, column) }
                if up + down < 5 { found.append("\(at)/\(column) of \(counts) to \(row ?? -1)") }
            }
        }
        return found
    }

    /// Whether a total is made of one row only, so that who has that row knows it without any table.
    private func ownAlone(_ counts: [[Int64]], _ row: Int, _ at: Int, _ column: Int) -> Bool {
        at == counts.count - 1 && counts[at][column] == counts[row][column]
    }

    private func counted(_ chance: inout Chance, rows: Int, columns: Int) -> [[Int64]] {
        (0..<rows).map { _ in
            (0..<columns).map { _ in
                Int64([0, 1 + chance.below(4), 5 + chance.below(5), 10 + chance.below(40)][chance.below(4)])
            }
        }
    }

    @Test("Nobody works out a masked count, neither from the totals nor with a row of their own")
    func safe() {
        var chance = Chance(seed: 5)
        for _ in 0..<40 {
            let cells = counted(&chance, rows: 2 + chance.below(2), columns: 2 + chance.below(2))
            guard let table = made(cells) else { continue }
            let counts = withTotals(cells)
            let masked = masked(table)
            for row in [nil] + cells.indices.map(Optional.some) {
                let found = workedOut(counts, masked, knowing: row)
                #expect(found.isEmpty, "\(found) \(masked)")
            }
        }
    }

    @Test("Masking the small counts alone would not do: they are worked out from the totals")
    func control() {
        var chance = Chance(seed: 5)
        var alone = 0
        for _ in 0..<60 {
            let cells = counted(&chance, rows: 3, columns: 3)
            let counts = withTotals(cells)
            let small = counts.map { $0.map { (1..<5).contains($0) } }
            if !workedOut(counts, small, knowing: nil).isEmpty { alone += 1 }
        }
        #expect(alone > 30)
    }

    #if MUTANTS
    @Test("Guarding against the public alone would not do: whoever has a row sees through it")
    func forgetful() {
        var chance = Chance(seed: 5)
        var seenThrough = 0
        for _ in 0..<40 where seenThrough < 3 {
            let cells = counted(&chance, rows: 3, columns: 2)
            var suppression = Suppression(cells)
            suppression.forgetsReadersOfRows = true
            suppression.run()
            let masked = suppression.table.map { $0.map { $0 == .masked } }
            #expect(workedOut(withTotals(cells), masked, knowing: nil).isEmpty)
            if !workedOut(withTotals(cells), masked, knowing: 0).isEmpty { seenThrough += 1 }
        }
        #expect(seenThrough == 3)
    }
    #endif

    @Test("Every small count is masked, a nought is shown, and nothing is hidden without need")
    func primary() throws {
        let table = try #require(made([[40, 3, 0], [25, 30, 12], [60, 7, 9]]))
        #expect(table.cells[0][1] == .masked && table.cells[0][2] == .shown(0))
        #expect(table.total == .shown(186))
        let plain = try #require(made([[40, 5], [25, 30]]))
        #expect(plain.cells == [[.shown(40), .shown(5)], [.shown(25), .shown(30)]])
        #expect(plain.rowTotals == [.shown(45), .shown(55)] && plain.columnTotals == [.shown(65), .shown(35)])
        #expect(plain.rowTotals[0].people == 45 && MaskedCount.masked.people == nil)
        var chance = Chance(seed: 6)
        for _ in 0..<40 {
            let cells = counted(&chance, rows: 6, columns: 5)
            guard let table = made(cells) else { continue }
            for (line, shown) in zip(withTotals(cells), masked(table)) {
                for (count, isMasked) in zip(line, shown) {
                    if (1..<5).contains(count) { #expect(isMasked) }
                    if count == 0 { #expect(!isMasked) }
                }
            }
        }
    }

    @Test("The order does not matter, and counts of one cell are added")
    func order() {
        var chance = Chance(seed: 8)
        let counts = (0..<200).map { _ in
            TableCount(row: "A\(chance.below(8))", column: "K\(chance.below(6))", people: Int64(chance.below(9)))
        }
        let table = MaskedTable(counts)
        #expect(table != nil)
        for _ in 0..<5 { #expect(MaskedTable(counts.shuffled(using: &chance)) == table) }
    }

    @Test("An agency sees its own people and the others together, and of those no more than its table tells")
    func againstRest() throws {
        var chance = Chance(seed: 12)
        for _ in 0..<60 {
            let cells = counted(&chance, rows: 3, columns: 3)
            let table = try #require(made(cells))
            let own = cells[0].enumerated().map { TableCount(row: "R0", column: "C\($0)", people: $1) }
            let view = table.against(row: "R0", knowing: own)
            #expect(view.own == cells[0] && view.ownTotal == cells[0].reduce(0, +) && view.row == "R0")
            for (column, rest) in view.rest.enumerated() {
                // Where one of the others has under five and the rest is shown, that one stays open: a reader who knows
                // the own row and every rest shown still finds five numbers for it, as `safe` tries for every row.
                let others = cells[1][column] + cells[2][column]
                #expect(rest == .masked || rest == .shown(others))
                if (1..<5).contains(others) { #expect(rest == .masked) }
            }
            if let total = view.restTotal.people { #expect(!(1..<5).contains(total)) }
        }
    }

    @Test("What an agency sees of the others is the same whatever a small count of another agency is")
    func indistinguishable() throws {
        // In C1 one of two others has three people: with two or four there, and as many fewer or more elsewhere, the
        // lead of R0 reads the same wherever the counts are masked.
        let table = try #require(made([[20, 8], [3, 30], [15, 25]]))
        let own = [TableCount(row: "R0", column: "C0", people: 20), TableCount(row: "R0", column: "C1", people: 8)]
        let view = table.against(row: "R0", knowing: own)
        #expect(view.columns == ["C0", "C1"] && view.own == [20, 8])
        let other = try #require(made([[20, 8], [4, 30], [14, 25]]))
        let otherView = other.against(row: "R0", knowing: own)
        #expect(view.rest == otherView.rest && view.restTotal == otherView.restTotal)
        let stranger = table.against(row: "NEW", knowing: [])
        #expect(stranger.own == [0, 0] && stranger.ownTotal == 0)
    }

    @Test("A table of 25 agencies and 20 courses with mostly small counts is masked, and the whole still shown")
    func large() throws {
        var chance = Chance(seed: 21)
        let cells = (0..<25).map { _ in (0..<20).map { _ in Int64(chance.poisson(chance.happens(0.3) ? 12 : 1)) } }
        let table = try #require(made(cells))
        #expect(table.total == .shown(cells.joined().reduce(0, +)))
        let shown = table.cells.joined().count { $0 != .masked }
        #expect(shown > 200, "\(shown)")
    }

    @Test("Tables of no rows, of one cell, and too large")
    func edges() throws {
        let empty = try #require(MaskedTable([]))
        #expect(empty.cells.isEmpty && empty.total == .shown(0))
        let one = try #require(made([[3]]))
        #expect(one.cells == [[.masked]] && one.total == .masked && one.rowTotals == [.masked])
        let large = (0..<101).flatMap { row in (0..<100).map { TableCount(row: "\(row)", column: "\($0)", people: 9) } }
        #expect(MaskedTable(large) == nil)
        #expect(TableCount(row: "A", column: "B", people: -3).people == 0)
    }
}
