public import Markup

/// Bars side by side for each course: such as its places, how many were booked, and how many people came.
public struct GroupedBars: Chart {
    /// A course or another thing with its figures.
    public struct Group: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// A figure for each kind of bar, nil where there is none.
        public let figures: [Figure?]

        /// Takes both.
        public init(name: String, figures: [Figure?]) {
            self.name = name
            self.figures = figures
        }
    }

    /// The most kinds of bars that are drawn.
    public static let mostKinds = 3
    /// The most groups that are drawn.
    public static let mostGroups = 40

    /// Its title, what it shows, and how wide it is.
    public let frame: ChartFrame
    /// What the groups are, as the heading of the table's first column.
    public let axis: String
    /// The kinds of bars, in their order: what contains the others first.
    public let kinds: [String]
    /// The groups, from the top down; those after the fortieth are in the table only.
    public let groups: [Group]

    /// What the scale must reach at least.
    private let reach: Double

    /// Takes them all.
    public init(frame: ChartFrame, axis: String, kinds: [String], groups: [Group]) {
        self.init(frame, axis, kinds, groups, reach: 0)
    }

    private init(_ frame: ChartFrame, _ axis: String, _ kinds: [String], _ groups: [Group], reach: Double) {
        self.frame = frame
        self.axis = axis
        self.kinds = kinds
        self.groups = groups
        self.reach = reach
    }

    /// The same in charts of at most so many groups, one for a page of paper, all on the same scale. Some sixteen
    /// groups of three bars fill a page of A4.
    public func parts(of count: Int) -> [GroupedBars] {
        let count = min(max(count, 1), Self.mostGroups)
        let reach = groups.flatMap { $0.figures.prefix(shown) }.compactMap { $0?.amount }.max() ?? 0
        return stride(from: 0, to: groups.count, by: count).map { first in
            let frame = first == 0 ? frame : frame.renamed("\(frame.id)-\(first / count + 1)")
            return GroupedBars(frame, axis, kinds, Array(groups[first...].prefix(count)), reach: reach)
        }
    }

    /// Every figure, also those that the picture has no room for.
    public var table: ChartTable {
        ChartTable(
            heading: [axis] + kinds,
            rows: groups.map { group in
                [ChartTable.Cell(group.name)]
                    + kinds.indices.map {
                        frame.words.cell(group.figures.indices.contains($0) ? group.figures[$0] : nil)
                    }
            })
    }

    /// The picture.
    public var markup: HTML {
        var canvas = Canvas(frame)
        let drawn = groups.prefix(Self.mostGroups)
        let figures = drawn.flatMap { $0.figures.prefix(shown) }.compactMap(\.self)
        let values = figures.compactMap(\.amount)
        if let greatest = values.max() {
            let isWhole = values.allSatisfy { $0 == $0.rounded() }
            let ticks = Ticks(from: 0, to: max(greatest, reach), isWhole: isWhole)
            let names = drawn.map { BarRows.Name(text: $0.name, style: .plain, bars: shown, gap: 12) }
            let rows = BarRows(
                frame, names, greatest: ticks.high, figures: figures.map(frame.words.brief) + [frame.words.missing])
            let hasShares = figures.contains(where: \.isShare)
            drawKey(on: &canvas)
            drawScale(on: &canvas, rows, ticks) { hasShares ? frame.words.percentage($0) : frame.words.number($0) }
            draw(on: &canvas, rows, Array(drawn))
        } else {
            canvas.sayNoData()
        }
        canvas.sayMore(max(0, groups.count - Self.mostGroups))
        return canvas.markup
    }

    private var shown: Int { min(kinds.count, Self.mostKinds) }

    private func draw(on canvas: inout Canvas, _ rows: BarRows, _ drawn: [Group]) {
        let top = canvas.height
        for (index, group) in drawn.enumerated() {
            let bars = (0..<shown).map { kind -> BarRows.Bar in
                let figure = group.figures.indices.contains(kind) ? group.figures[kind] : nil
                let amount = figure?.amount
                let label = amount == nil ? frame.words.missing : figure.map(frame.words.brief) ?? ""
                let look = look(kind)
                return BarRows.Bar(from: 0, to: amount ?? 0, fill: look.fill, stroke: look.stroke, label: label)
            }
            rows.draw(on: &canvas, index, bars, canvas.height)
            canvas.height += rows.heights[index]
        }
        canvas.line(rows.left, top, rows.left, canvas.height - 10, stroke: Palette.axis)
    }

    /// The numbers above the bars, and their lines behind them.
    private func drawScale(on canvas: inout Canvas, _ rows: BarRows, _ ticks: Ticks, _ name: (Double) -> String) {
        var free = -Double.infinity
        let below = canvas.height + TextStyle.smallQuiet.pitch + 6
        for value in ticks.values {
            let text = name(value)
            let half = TextStyle.smallQuiet.width(text) / 2
            let middle = max(rows.x(value), half)
            canvas.line(rows.x(value), below, rows.x(value), below + rows.height - 10)
            // A number that would touch the one before it is left out; its line still stands.
            if middle - half < free + 6 || middle + half > frame.width { continue }
            free = middle + half
            canvas.text(text, middle, canvas.height + TextStyle.smallQuiet.rise, .smallQuiet, anchor: .middle)
        }
        canvas.height = below
    }

    /// Hollow, middling and dark: three steps that stay three in grey.
    private func look(_ kind: Int) -> (fill: String, stroke: String?) {
        switch (kind, shown) {
        case (0, 3): (Palette.paper, Palette.quiet)
        case (1, 3), (0, 2): (Palette.middle, nil)
        default: (Palette.tones[0], nil)
        }
    }

    /// What each bar is, in the order in which they stand.
    private func drawKey(on canvas: inout Canvas) {
        var key = KeyRow(canvas: canvas, width: frame.width)
        for kind in 0..<shown {
            let look = look(kind)
            key.add(Label(kinds[kind], width: frame.width - 30)) { canvas, x, y in
                let inset = look.stroke == nil ? 0 : 0.5
                canvas.rectangle(
                    x + inset, y - 5.5 + inset, 18 - 2 * inset, 11 - 2 * inset, fill: look.fill, stroke: look.stroke)
                return 18
            }
        }
        canvas = key.finished
    }
}
