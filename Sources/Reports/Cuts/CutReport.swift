public import Domain

/// The figures of a line as they may be told; their measures are worked out when somebody reads them.
struct ToldFigures: Hashable, Sendable {
    let figures: CutFigures
    let isClosed: Bool
    /// The keys of what is left out.
    var omits: Set<String> = []

    var measures: [Measure] {
        figures.measures(isClosed: isClosed).filter { !omits.contains($0.definition.key) }
    }
}

/// One line of a cut: a cell, or a sum, in one period.
public struct CutLine: Hashable, Sendable {
    /// Whose figures a line has, as seen by an agency.
    public enum Side: String, Hashable, Sendable, CaseIterable {
        /// Those of everybody in the cell.
        case all
        /// Those of the agency that asks.
        case own
        /// Those of all others together.
        case others
    }

    /// The dates.
    public let period: CutPeriod
    /// The group of each dimension; nil for the sum over all.
    public let groups: [CutGroup?]
    /// Whose figures.
    public let side: Side
    /// What it comes to; nil where it is hidden because few people are in it.
    let told: ToldFigures?

    /// Whether its figures are hidden because few people are in them.
    public var isHidden: Bool { told == nil }

    /// The measures, worked out anew at each call; nil where they are hidden.
    public var measures: [Measure]? { told?.measures }

    /// A measure by its key; nil when the line does not have it, or hides it.
    public subscript(key: String) -> Measure? { measures?.first { $0.definition.key == key } }
}

/// A cut as it is told: lines of one period after those of another, the latest period first within each cell.
public struct CutReport: Hashable, Sendable {
    /// The dimensions.
    public let dimensions: [Dimension]
    /// The period asked for and the earlier ones it is compared with, the latest first.
    public let periods: [CutPeriod]
    /// Whether small counts are hidden.
    public let isMasked: Bool
    /// Whether the store holds a demonstration, of which every figure is invented.
    public let isDemonstration: Bool
    /// The lines.
    public let lines: [CutLine]
    /// What a reader must know about the figures, as sentences.
    public let notes: [String]

    /// Everything of these cuts, or its masked version; nil where that cannot be had.
    public init?(_ tables: [CutTable], isMasked: Bool, isDemonstration: Bool, today: LocalDate) {
        guard let first = tables.first else { return nil }
        let masked = isMasked ? tables.compactMap { MaskedCut($0) } : []
        guard !isMasked || masked.count == tables.count else { return nil }
        dimensions = first.cut.dimensions
        periods = tables.map(\.period)
        self.isMasked = isMasked
        self.isDemonstration = isDemonstration
        let keys = Set(tables.flatMap(\.figures.keys)).sorted(by: CutTable.precedes)
        lines = keys.flatMap { key in
            tables.enumerated().compactMap { index, table -> CutLine? in
                guard let figures = table.figures[key] else { return nil }
                let isClosed = today > table.period.through
                let told =
                    isMasked
                    ? masked[index].told(key, isClosed: isClosed) : ToldFigures(figures: figures, isClosed: isClosed)
                return CutLine(period: table.period, groups: key, side: .all, told: told)
            }
        }
        notes = Self.notes(first, isMasked: isMasked, today: today)
    }

    /// What an agency sees: each group of a dimension of events, or the whole, with its own people against all others
    /// together. The cuts have the agency as their first dimension. Nil where they cannot be guarded.
    public init?(_ tables: [CutTable], of own: CutGroup, isDemonstration: Bool, today: LocalDate) {
        guard let first = tables.first, first.cut.dimensions.first == .agency else { return nil }
        let masked = tables.compactMap { MaskedCut($0) }
        guard masked.count == tables.count else { return nil }
        dimensions = Array(first.cut.dimensions.dropFirst())
        periods = tables.map(\.period)
        isMasked = true
        self.isDemonstration = isDemonstration
        let keys = Set(tables.flatMap(\.figures.keys)).filter { $0.first == .some(nil) }.sorted(by: CutTable.precedes)
        lines = keys.flatMap { key in
            masked.flatMap { cut -> [CutLine] in
                let (period, isClosed) = (cut.table.period, today > cut.table.period.through)
                let (mine, rest) = cut.against(own, key)
                // What is not kept by agency, and what the two could be taken apart by, is not shown beside each other.
                let of = rest.map {
                    ToldFigures(figures: $0, isClosed: isClosed, omits: [MaskedCut.mean, MaskedCut.unmet])
                }
                let ours = ToldFigures(figures: mine, isClosed: isClosed)
                let groups = Array(key.dropFirst())
                return [
                    CutLine(period: period, groups: groups, side: .own, told: ours),
                    CutLine(period: period, groups: groups, side: .others, told: of),
                ]
            }
        }
        notes = Self.notes(first, isMasked: true, today: today)
    }

    private static func notes(_ table: CutTable, isMasked: Bool, today: LocalDate) -> [String] {
        var notes = ["Course events alone; conferences, briefings and e-learning are not in it."]
        if table.cut.isOfPeople {
            notes.append(
                "Events and places of an agency, a sector or a staff group are those of all: its utilisation is its "
                    + "attended ÷ all places.")
        }
        if !table.cut.partitions {
            notes.append("An event with several trainers is in the figures of each, and once in the whole.")
        }
        if table.cut.isOfRecords {
            notes.append("Staff groups are those of people's records today. Charges are not cut by them.")
        }
        if isMasked {
            notes.append("Hidden: figures with fewer than five people in them, and what would give those away.")
        }
        if today <= table.period.through { notes.append("The period is not over: the figures are those of today.") }
        return notes
    }
}
