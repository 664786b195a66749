/// How many people fall on one row and one column of a table that is to be shown.
public struct TableCount: Hashable, Sendable {
    /// The row, such as an agency's code.
    public let row: String
    /// The column, such as a course's code.
    public let column: String
    /// The people; from 0 to 10^9.
    public let people: Int64

    /// Takes the row, the column and the people.
    public init(row: String, column: String, people: Int64) {
        self.row = row
        self.column = column
        self.people = min(1_000_000_000, max(0, people))
    }
}

/// A count as a reader may see it.
public enum MaskedCount: Hashable, Sendable {
    /// The count.
    case shown(Int64)
    /// Fewer than five people, or what would let somebody work those out.
    case masked

    /// The count, where it is shown.
    public var people: Int64? {
        switch self {
        case .shown(let people): people
        case .masked: nil
        }
    }
}

/// A table of counts with its totals, from which nobody can work out a count of under five people.
///
/// Counts from one to four are masked, totals too. A nought is shown: it is about nobody. Further counts are masked so
/// that each masked one could be any of at least five numbers as far as the table tells: to the public, and to a reader
/// who knows one row besides, as an agency knows its own. `Suppression` chooses them.
public struct MaskedTable: Hashable, Sendable {
    /// The least number of people that is shown.
    public static let least: Int64 = 5
    /// The most cells of a table.
    public static let mostCells = 10_000

    /// The rows by name.
    public let rows: [String]
    /// The columns by name.
    public let columns: [String]
    /// The counts, row by row.
    public let cells: [[MaskedCount]]
    /// The total of each row.
    public let rowTotals: [MaskedCount]
    /// The total of each column.
    public let columnTotals: [MaskedCount]
    /// The total of all.
    public let total: MaskedCount

    /// Takes the counts in any order; those of the same cell are added, and what is not named is nought. Nil when there
    /// would be more than ``mostCells``.
    public init?(_ counts: [TableCount]) {
        let rows = Set(counts.map(\.row)).sorted()
        let columns = Set(counts.map(\.column)).sorted()
        guard counts.count <= 1_000_000, rows.count * max(1, columns.count) <= Self.mostCells else { return nil }
        var people = [[Int64]](repeating: [Int64](repeating: 0, count: columns.count), count: rows.count)
        let rowAt = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
        let columnAt = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        for count in counts {
            guard let row = rowAt[count.row], let column = columnAt[count.column] else { continue }
            people[row][column] += count.people
        }
        var suppression = Suppression(people)
        suppression.run()
        let all = suppression.table
        self.rows = rows
        self.columns = columns
        cells = all.dropLast().map { Array($0.dropLast()) }
        rowTotals = all.dropLast().map { $0[columns.count] }
        columnTotals = Array(all[rows.count].dropLast())
        total = all[rows.count][columns.count]
    }

    /// What the agency of a row may see: its own people, given by column, against all others together.
    ///
    /// It is worked out of this table and of what the agency knows anyway, so it tells no more than those two, against
    /// which every masked count is guarded.
    public func against(row own: String, knowing counts: [TableCount]) -> AgainstRest {
        var people: [String: Int64] = [:]
        for count in counts where count.row == own { people[count.column, default: 0] += count.people }
        let mine = columns.map { people[$0] ?? 0 }
        func rest(_ total: MaskedCount, _ own: Int64) -> MaskedCount {
            total.people.map { .shown(max(0, $0 - own)) } ?? .masked
        }
        return AgainstRest(
            row: own, columns: columns, own: mine, rest: zip(columnTotals, mine).map(rest),
            ownTotal: mine.reduce(0, +), restTotal: rest(total, mine.reduce(0, +)))
    }
}

/// One row of a table against all others together, who are not told apart.
public struct AgainstRest: Hashable, Sendable {
    /// Whose row it is.
    public let row: String
    /// The columns by name.
    public let columns: [String]
    /// Their own people in each column, of whatever number.
    public let own: [Int64]
    /// The people of all others in each column.
    public let rest: [MaskedCount]
    /// Their own people in all columns.
    public let ownTotal: Int64
    /// The people of all others in all columns.
    public let restTotal: MaskedCount
}
