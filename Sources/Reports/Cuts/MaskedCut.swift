import Domain

/// A cut as the public may see it: no count of people under five, and none that could be worked out.
///
/// Each count of people, such as those who did not attend, is guarded as a table of its own (``MaskedTable``), and a
/// cell in which one of them must be hidden is hidden as a whole. Means of events are not given for sums over hidden
/// cells, because they are a second equation about them; unmet demand does not add up, and is left out wherever a cell
/// of it is small.
public struct MaskedCut: Hashable, Sendable {
    /// The cut.
    public let table: CutTable
    /// The cells and sums that are hidden.
    public let hidden: Set<CutTable.Key>
    /// The sums that a hidden cell or sum is part of.
    private let sumsOverHidden: Set<CutTable.Key>
    private let isUnmetHidden: Bool

    /// Guards a cut; nil where its groups do not partition, as trainers do not, and beyond ``MaskedTable/mostCells``.
    public init?(_ table: CutTable) {
        guard table.cut.partitions else { return nil }
        self.table = table
        guard let grid = CutGrid(table) else { return nil }
        let hidden = grid.hidden()
        self.hidden = hidden
        sumsOverHidden = Set(
            hidden.flatMap { key in
                key.reduce([[]] as [CutTable.Key]) { sums, group in sums.flatMap { [$0 + [group], $0 + [nil]] } }
            })
        isUnmetHidden = table.figures.values.contains { (1..<MaskedTable.least).contains($0.unmet) }
    }

    /// The measures of a cell or sum as they may be shown; nil where it is hidden.
    ///
    /// - Parameter isClosed: Whether the period is over.
    public func measures(_ key: CutTable.Key, isClosed: Bool) -> [Measure]? { told(key, isClosed: isClosed)?.measures }

    static let mean = "utilisation_mean_of_events"
    static let unmet = "unmet_demand"

    func told(_ key: CutTable.Key, isClosed: Bool) -> ToldFigures? {
        guard !hidden.contains(key), var figures = table.figures[key] else { return nil }
        if table.cut.isOfPeople { figures.lostPlaces = nil }
        var omits: Set<String> = []
        if sumsOverHidden.contains(key) { omits.insert(Self.mean) }
        if isUnmetHidden { omits.insert(Self.unmet) }
        return ToldFigures(figures: figures, isClosed: isClosed, omits: omits)
    }

    /// What the agency of a group may see of a sum over agencies: its own figures, and what is left of the sum where
    /// that is shown. The cut must have the agency as one of its dimensions.
    ///
    /// - Parameters:
    ///   - own: The agency's group.
    ///   - key: The cell or sum of the other dimension, with nil for the agency.
    /// - Returns: The own figures, and those of all others together; nil for the others where they are hidden.
    public func against(_ own: CutGroup, _ key: CutTable.Key) -> (own: CutFigures, rest: CutFigures?) {
        let mine = zip(table.cut.dimensions, key).map { $0 == .agency ? own : $1 }
        let figures = table.figures[mine] ?? CutFigures()
        guard !hidden.contains(key), let all = table.figures[key] else { return (figures, nil) }
        return (figures, all.without(figures))
    }
}

/// The counts of a cut, laid out as rows and columns.
private struct CutGrid {
    private let table: CutTable
    private let rows: [CutGroup]
    private let columns: [CutGroup?]
    /// Whether the outer dimension stands in the columns: whoever knows one group of people knows a row.
    private let isTurned: Bool

    init?(_ table: CutTable) {
        self.table = table
        let dimensions = table.cut.dimensions
        let turned = dimensions.count == 2 && dimensions[1].isOfPeople && !dimensions[0].isOfPeople
        isTurned = turned
        let cells = table.cells
        rows = Set(cells.compactMap { turned ? $0[1] : $0[0] }).sorted()
        columns =
            dimensions.count == 1
            ? [nil] : Set(cells.compactMap { turned ? $0[0] : $0[1] }).sorted().map(Optional.some)
        guard rows.count * max(1, columns.count) <= MaskedTable.mostCells else { return nil }
    }

    /// The cell at a place; beyond the last row and column stand the sums.
    private func key(_ row: Int, _ column: Int) -> CutTable.Key {
        let outer = row < rows.count ? rows[row] : nil
        guard table.cut.dimensions.count == 2 else { return [outer] }
        let inner = column < columns.count ? columns[column] : nil
        return isTurned ? [inner, outer] : [outer, inner]
    }

    func hidden() -> Set<CutTable.Key> {
        guard !rows.isEmpty, !columns.isEmpty else { return [] }
        let people = rows.indices.map { row in columns.indices.map { table.figures[key(row, $0)]?.people } }
        let isOfPeople = table.cut.isOfPeople
        var masked: [[Bool]]?
        for index in CutFigures().people.indices {
            // Lost places are no count of people where people are cut; they are left out there.
            if isOfPeople, index == CutFigures.lostPlacesIndex { continue }
            let counts = people.map { $0.map { $0?[index] ?? 0 } }
            guard counts.contains(where: { $0.contains { $0 > 0 } }) else { continue }
            var suppression = Suppression(counts, masked: masked, guardsEvery: false)
            suppression.run()
            masked = suppression.masked
        }
        var hidden: Set<CutTable.Key> = []
        for (row, line) in (masked ?? []).enumerated() {
            // With one dimension the sum of a row is its only cell, and hidden with it.
            for (column, isMasked) in line.enumerated() where isMasked { hidden.insert(key(row, column)) }
        }
        return hidden
    }
}

extension CutFigures {
    /// Where lost places stand among ``people``.
    static let lostPlacesIndex = CutFigures().counts.values.count

    /// What is left of a sum without a group of its people; places and events are those of all.
    func without(_ own: CutFigures) -> CutFigures {
        var rest = self
        rest.counts = counts - own.counts
        rest.charges = charges.flatMap { all in own.charges.map { all - $0 } }
        for (places, size) in own.sizes { rest.sizes[places]?.attended -= size.attended }
        rest.lostPlaces = nil
        // Two agencies may share nobody, but a person's waiting for a course may be in both; the rest has none.
        rest.unmet = 0
        return rest
    }
}
