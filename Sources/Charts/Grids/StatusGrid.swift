public import Markup

/// Green, amber or red for each agency and period: told by a letter and a shape besides the colour.
public struct StatusGrid: Chart {
    /// How an agency does.
    public enum Status: Int, CaseIterable, Hashable, Sendable {
        /// Well: a pale circle.
        case green
        /// Not well enough: a triangle.
        case amber
        /// Badly: a dark square.
        case red
    }

    /// What stands in a cell.
    public enum Cell: Hashable, Sendable {
        /// A status, with the figure that it was judged by where there is one.
        case status(Status, Figure?)
        /// One that is kept back because it counts too few people; it is hatched.
        case masked
        /// Nothing.
        case empty
    }

    /// A row with its cells.
    public struct Row: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// A cell for each period; missing ones are empty.
        public let cells: [Cell]

        /// Takes both.
        public init(name: String, cells: [Cell]) {
            self.name = name
            self.cells = cells
        }

        fileprivate func cell(_ column: Int) -> Cell { cells.indices.contains(column) ? cells[column] : .empty }
    }

    /// What a status is called.
    public struct Name: Hashable, Sendable {
        /// Its letter, one character.
        public let letter: String
        /// What it means, such as “Green: 85% or more came”.
        public let meaning: String

        /// Takes both.
        public init(letter: String, meaning: String) {
            self.letter = letter
            self.meaning = meaning
        }
    }

    /// The words that only this picture needs.
    public struct Words: Hashable, Sendable {
        /// Of green.
        public let green: Name
        /// Of amber.
        public let amber: Name
        /// Of red.
        public let red: Name

        /// Takes them all.
        public init(green: Name, amber: Name, red: Name) {
            self.green = green
            self.amber = amber
            self.red = red
        }

        func name(_ status: Status) -> Name {
            switch status {
            case .green: green
            case .amber: amber
            case .red: red
            }
        }
    }

    /// The most rows that are drawn.
    public static let mostRows = 50
    /// The most periods that are drawn.
    public static let mostColumns = 40

    /// Its title, what it shows, and how wide it is.
    public let frame: ChartFrame
    /// What the rows are, as the heading of the table's first column.
    public let axis: String
    /// The words that only this picture needs.
    public let words: Words
    /// The names of the periods, the earliest first.
    public let columns: [String]
    /// The rows; those after the fiftieth are in the table only.
    public let rows: [Row]

    /// Takes them all.
    public init(frame: ChartFrame, axis: String, words: Words, columns: [String], rows: [Row]) {
        self.frame = frame
        self.axis = axis
        self.words = words
        self.columns = columns
        self.rows = rows
    }

    /// Every figure, also those that the picture has no room for.
    public var table: ChartTable {
        ChartTable(
            heading: [axis] + columns,
            rows: rows.map { row in [ChartTable.Cell(row.name)] + columns.indices.map { told(row.cell($0)) } })
    }

    private func told(_ cell: Cell) -> ChartTable.Cell {
        switch cell {
        case .masked: return ChartTable.Cell(frame.words.masked)
        case .empty: return ChartTable.Cell(frame.words.missing)
        case .status(let status, let figure):
            let letter = words.name(status).letter
            guard let figure, figure.value != nil else { return ChartTable.Cell(letter) }
            return ChartTable.Cell("\(letter) \(frame.words.full(figure))", figure)
        }
    }
}

extension StatusGrid {
    /// The picture.
    public var markup: HTML {
        var canvas = Canvas(frame)
        let rows = Array(rows.prefix(Self.mostRows))
        let heads = Array(columns.suffix(Self.mostColumns))
        let skipped = columns.count - heads.count
        if rows.contains(where: { $0.cells.prefix(columns.count).dropFirst(skipped).contains { $0 != .empty } }) {
            drawKey(on: &canvas, rows)
            let grid = GridLayout(
                frame, rows: rows.map(\.name), columns: heads, below: canvas.height, cell: (24, 84, 26))
            grid.drawNames(on: &canvas)
            for (index, row) in rows.enumerated() {
                let y = grid.corner(index, 0).y
                if index > 0 { canvas.line(0, y, grid.width - 1, y) }
                for column in heads.indices {
                    draw(on: &canvas, row.cell(column + skipped), grid.corner(index, column), grid)
                }
            }
            canvas.width = max(frame.width, grid.width)
            canvas.height = grid.bottom + 6
        } else {
            canvas.sayNoData()
        }
        canvas.sayMore(max(0, self.rows.count - rows.count) + skipped)
        return canvas.markup
    }

    private func draw(on canvas: inout Canvas, _ cell: Cell, _ corner: Point, _ grid: GridLayout) {
        let middle = Point(corner.x + grid.cellWidth / 2, corner.y + grid.cellHeight / 2)
        switch cell {
        case .empty: break
        case .masked:
            canvas.rectangle(middle.x - 9, middle.y - 9, 18, 18, fill: canvas.hatched, stroke: Palette.axis)
        case .status(let status, let figure):
            let text = figure.flatMap { $0.value == nil ? nil : frame.words.brief($0) } ?? ""
            let wide = GridLayout.style.width(text)
            // The figure stands beside the sign where both fit.
            let hasRoom = !text.isEmpty && 20 + 5 + wide + 6 <= grid.cellWidth
            let x = hasRoom ? middle.x - (5 + wide) / 2 : middle.x
            StatusSign(status: status, letter: words.name(status).letter).draw(on: &canvas, Point(x, middle.y))
            if hasRoom { canvas.text(text, x + 15, middle.y + 4, GridLayout.style) }
        }
    }

    private func drawKey(on canvas: inout Canvas, _ rows: [Row]) {
        var key = KeyRow(canvas: canvas, width: frame.width)
        canvas.height += 4
        key = KeyRow(canvas: canvas, width: frame.width)
        for status in Status.allCases {
            let name = words.name(status)
            key.add(Label(name.meaning, width: frame.width - 30)) { canvas, x, y in
                StatusSign(status: status, letter: name.letter).draw(on: &canvas, Point(x + 10, y))
                return 20
            }
        }
        if rows.contains(where: { $0.cells.contains(.masked) }) {
            key.add(Label(frame.words.masked, width: frame.width - 30)) { canvas, x, y in
                canvas.rectangle(x + 1, y - 9, 18, 18, fill: canvas.hatched, stroke: Palette.axis)
                return 20
            }
        }
        canvas = key.finished
    }
}

/// The sign of a status: the worse it is, the more ink it takes.
private struct StatusSign {
    let status: StatusGrid.Status
    let letter: String

    func draw(on canvas: inout Canvas, _ middle: Point) {
        let style = TextStyle.smallStrong
        let text = String(letter.prefix(1))
        switch status {
        case .green:
            canvas.circle(middle, 9, fill: Palette.good.ground, stroke: Palette.good.edge)
            canvas.text(text, middle.x, middle.y + 4.3, style, anchor: .middle)
        case .amber:
            let corners = [
                Point(middle.x, middle.y - 10.5), Point(middle.x + 11, middle.y + 9),
                Point(middle.x - 11, middle.y + 9),
            ]
            canvas.path(corners, stroke: Palette.care.edge, width: 1.5, fill: Palette.care.ground, isClosed: true)
            canvas.text(text, middle.x, middle.y + 7.3, style, anchor: .middle)
        case .red:
            canvas.rectangle(
                middle.x - 9, middle.y - 9, 18, 18, fill: Palette.bad.ground, stroke: Palette.bad.edge)
            canvas.text(text, middle.x, middle.y + 4.3, style.coloured(Palette.paper), anchor: .middle)
        }
    }
}
