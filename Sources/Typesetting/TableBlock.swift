/// A table: a head that stands again on every page it reaches, and rows that are never divided.
public struct TableBlock {
    /// Where a column stands.
    public struct Column: Hashable, Sendable {
        /// From the left edge of the page, in points.
        public let x: Double
        /// How wide it is, in points.
        public let width: Double
        /// On which side its texts stand.
        public let side: Side

        /// Takes every part.
        public init(x: Double, width: Double, side: Side = .left) {
            (self.x, self.width, self.side) = (x, width, side)
        }
    }

    /// A row: in each column its texts under one another.
    public struct Row {
        let cells: [[TextBlock]]
        let height: Double

        /// Takes the texts of each column.
        public init(_ cells: [[TextBlock]]) {
            self.cells = cells
            height = cells.map { $0.reduce(0) { $0 + $1.height } }.max() ?? 0
        }
    }

    /// Between the texts of a row and the lines above and below it, in points.
    static let gap = 3.6

    let columns: [Column]
    let head: Row
    let rows: [Row]

    /// Takes the columns, the head and the rows.
    public init(columns: [Column], head: Row, rows: [Row]) {
        (self.columns, self.head, self.rows) = (columns, head, rows)
    }
}

extension TableBlock.Row {
    /// The height with the space around its texts.
    var whole: Double { height + 2 * TableBlock.gap }

    func put(on leaf: inout Leaf, _ columns: [TableBlock.Column], as role: Role, y: Double) {
        leaf.within(.row) { leaf in
            for (column, blocks) in zip(columns, cells) {
                leaf.within(role) { leaf in
                    var top = y + TableBlock.gap
                    for block in blocks {
                        leaf.put(block, as: .paragraph, x: column.x, y: top)
                        top += block.height
                    }
                }
            }
        }
    }
}
