public import Markup

/// Up to three lines over years or other steps of the same length.
public struct LineChart: Chart {
    /// A line with its name.
    public struct Line: Hashable, Sendable {
        /// What it is of, which stands at its end.
        public let name: String
        /// A figure for each step, nil where there is none: the line has a gap there.
        public let figures: [Figure?]

        /// Takes both.
        public init(name: String, figures: [Figure?]) {
            self.name = name
            self.figures = figures
        }
    }

    /// The most lines that are drawn; more would be a tangle.
    public static let mostLines = 3
    /// The most steps that are drawn.
    public static let mostSteps = 24

    /// Its title, what it shows, and how wide it is.
    public let frame: ChartFrame
    /// What the steps are, as the heading of the table's first column.
    public let axis: String
    /// The name of each step, in their order.
    public let steps: [String]
    /// The lines; those after the third are in the table only.
    public let lines: [Line]
    /// Whether the scale begins at nought. Where it does not, small changes look large.
    public let isFromZero: Bool

    /// Takes them all.
    public init(frame: ChartFrame, axis: String, steps: [String], lines: [Line], isFromZero: Bool = true) {
        self.frame = frame
        self.axis = axis
        self.steps = steps
        self.lines = lines
        self.isFromZero = isFromZero
    }

    /// Every figure, also those that the picture has no room for.
    public var table: ChartTable {
        ChartTable(
            heading: [axis] + lines.map(\.name),
            rows: steps.enumerated().map { index, step in
                [ChartTable.Cell(step)]
                    + lines.map { frame.words.cell($0.figures.indices.contains(index) ? $0.figures[index] : nil) }
            })
    }

    /// The picture.
    public var markup: HTML {
        var canvas = Canvas(frame)
        let drawn = lines.prefix(Self.mostLines).map { Array($0.figures.prefix(min(steps.count, Self.mostSteps))) }
        let values = drawn.joined().compactMap { $0?.value }
        if let least = values.min(), let greatest = values.max() {
            let hasShares = drawn.joined().contains { $0?.isShare == true }
            let isWhole = values.allSatisfy { $0 == $0.rounded() }
            let ticks = Ticks(
                from: isFromZero ? min(0, least) : least, to: isFromZero ? max(0, greatest) : greatest,
                isWhole: isWhole)
            draw(on: &canvas, Array(drawn), ticks, hasShares)
        } else {
            canvas.sayNoData()
        }
        canvas.sayMore(max(0, lines.count - Self.mostLines) + max(0, steps.count - Self.mostSteps))
        return canvas.markup
    }

    private func draw(on canvas: inout Canvas, _ drawn: [[Figure?]], _ ticks: Ticks, _ hasShares: Bool) {
        let names = ticks.values.map { hasShares ? frame.words.percentage($0) : frame.words.number($0) }
        let left = (names.map(TextStyle.small.width).max() ?? 0) + 8
        let most = frame.width * (frame.isWide ? 0.3 : 0.34)
        let ends = zip(lines, drawn).map { LineEnd($0, $1, frame.words, width: most - 14) }
        let labels = ends.map(\.width).max() ?? 0
        var area = PlotArea(
            left: left, right: frame.width - labels - 22, top: canvas.height + 8,
            bottom: canvas.height + 8 + (frame.isWide ? 280 : 220))
        area.bottom = max(area.bottom, area.top + ends.map(\.height).reduce(0, +))
        let shown = Array(steps.prefix(Self.mostSteps))
        let pitch = (area.right - area.left) / Double(max(shown.count, 1))
        let inset = max(min((shown.map(TextStyle.small.width).max() ?? 0) / 2, 24), 10)
        let across = (area.right - area.left - 2 * inset) / Double(max(shown.count - 1, 1))
        let places = shown.indices.map { area.left + inset + Double($0) * across }
        area.drawTicks(on: &canvas, ticks, names)
        StepAxis(names: shown, places: places, pitch: shown.count > 1 ? across : pitch)
            .draw(on: &canvas, below: area.bottom, until: area.right + 2)
        let tops = Stacking.tops(
            ends.map { ($0.middle(at: area.y($0.value, ticks)), $0.height) }, from: area.top - 14, to: area.bottom + 26)
        for (index, figures) in drawn.enumerated() {
            let points = zip(figures, places).map { figure, x in figure?.value.map { Point(x, area.y($0, ticks)) } }
            ends[index].drawLeader(on: &canvas, from: points.compactMap(\.self).last, to: area.right + 4, tops[index])
            Stroke(tone: index).draw(on: &canvas, points)
        }
        for (index, end) in ends.enumerated() { end.draw(on: &canvas, at: area.right + 4, tops[index], tone: index) }
        canvas.height = area.bottom + 28
    }
}
