public import Markup

/// A figure for each agency and course: the more, the darker, with its number in the cell where there is room.
public struct HeatMap: Chart {
    /// What stands in a cell.
    public enum Cell: Hashable, Sendable {
        /// A figure.
        case figure(Figure)
        /// One that is kept back because it counts too few people; it is hatched.
        case masked
        /// Nothing.
        case empty
    }

    /// A row with its cells.
    public struct Row: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// A cell for each column; missing ones are empty.
        public let cells: [Cell]

        /// Takes both.
        public init(name: String, cells: [Cell]) {
            self.name = name
            self.cells = cells
        }

        fileprivate func cell(_ column: Int) -> Cell { cells.indices.contains(column) ? cells[column] : .empty }
    }

    /// The most rows that are drawn.
    public static let mostRows = 50
    /// The most columns that are drawn.
    public static let mostColumns = 40

    /// Its title, what it shows, and how wide it is.
    public let frame: ChartFrame
    /// What the rows are, as the heading of the table's first column.
    public let axis: String
    /// The names of the columns; those after the fortieth are in the table only.
    public let columns: [String]
    /// The rows; those after the fiftieth are in the table only.
    public let rows: [Row]

    /// Takes them all.
    public init(frame: ChartFrame, axis: String, columns: [String], rows: [Row]) {
        self.frame = frame
        self.axis = axis
        self.columns = columns
        self.rows = rows
    }

    /// Every figure, also those that the picture has no room for.
    public var table: ChartTable {
        ChartTable(
            heading: [axis] + columns,
            rows: rows.map { row in
                [ChartTable.Cell(row.name)]
                    + columns.indices.map { column in
                        switch row.cell(column) {
                        case .figure(let figure): frame.words.cell(figure)
                        case .masked: ChartTable.Cell(frame.words.masked)
                        case .empty: ChartTable.Cell(frame.words.missing)
                        }
                    }
            })
    }

    /// The picture.
    public var markup: HTML {
        var canvas = Canvas(frame)
        let rows = Array(rows.prefix(Self.mostRows))
        let heads = Array(columns.prefix(Self.mostColumns))
        let cells = rows.flatMap { $0.cells.prefix(heads.count) }
        let figures = cells.compactMap { cell -> Figure? in
            guard case .figure(let figure) = cell, figure.amount != nil else { return nil }
            return figure
        }
        if figures.isEmpty && !cells.contains(.masked) {
            canvas.sayNoData()
        } else {
            let scale = HeatScale(figures, frame.words)
            let style = GridLayout.style
            let widest = figures.map { style.width(scale.inCell($0)) }.max() ?? 0
            let grid = GridLayout(
                frame, rows: rows.map(\.name), columns: heads, below: keyed(&canvas, scale, cells.contains(.masked)),
                cell: (min(max(widest + 6, 22), 64), 80, 20))
            grid.drawNames(on: &canvas)
            for (index, row) in rows.enumerated() {
                for column in heads.indices { draw(on: &canvas, row.cell(column), grid, index, column, scale) }
            }
            canvas.width = max(frame.width, grid.width)
            canvas.height = grid.bottom + 6
        }
        canvas.sayMore(max(0, self.rows.count - rows.count) + max(0, columns.count - heads.count))
        return canvas.markup
    }

    private func draw(
        on canvas: inout Canvas, _ cell: Cell, _ grid: GridLayout, _ row: Int, _ column: Int, _ scale: HeatScale
    ) {
        let corner = grid.corner(row, column)
        let (x, y, width, height) = (corner.x + 1, corner.y + 1, grid.cellWidth - 2, grid.cellHeight - 2)
        switch cell {
        case .empty: break
        case .masked: canvas.rectangle(x, y, width, height, fill: canvas.hatched, stroke: Palette.axis)
        case .figure(let figure):
            guard let amount = figure.amount else { return }
            let step = scale.step(amount)
            canvas.rectangle(x, y, width, height, fill: Palette.steps[step], stroke: step < 3 ? Palette.axis : nil)
            let text = scale.inCell(figure)
            let style = GridLayout.style.coloured(Palette.letters(onStep: step))
            guard style.width(text) <= width - 2 else { return }
            canvas.text(text, x + width / 2, y + height / 2 + 4, style, anchor: .middle)
        }
    }

    /// What the colours mean, above the grid; answers where it ends.
    private func keyed(_ canvas: inout Canvas, _ scale: HeatScale, _ hasMasked: Bool) -> Double {
        scale.drawKey(on: &canvas, width: frame.width)
        if hasMasked {
            var key = KeyRow(canvas: canvas, width: frame.width)
            let label = Label(frame.words.masked, width: frame.width - 30, style: .small)
            key.add(label) { canvas, x, y in
                canvas.rectangle(x + 0.5, y - 6, 18, 12, fill: canvas.hatched, stroke: Palette.axis)
                return 19
            }
            canvas = key.finished
        }
        return canvas.height
    }
}
