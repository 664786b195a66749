public import Markup

/// How many people waited, week by week, as the start came nearer: from the left to the right.
public struct WaitingCurve: Chart {
    /// A week and how many waited in it.
    public struct Week: Hashable, Sendable {
        /// How many weeks before the start; less than nought after it.
        public let before: Int
        /// How many people waited, nil where nobody knows.
        public let waiting: Int?

        /// Takes both.
        public init(before: Int, waiting: Int?) {
            self.before = before
            self.waiting = waiting
        }
    }

    /// The most weeks before or after the start that are drawn: ten years.
    public static let mostWeeks = 520

    /// Its title, what it shows, and how wide it is.
    public let frame: ChartFrame
    /// What the weeks are, below the axis and as the heading of the table's first column.
    public let axis: String
    /// Who is counted, as the heading of the table's second column.
    public let people: String
    /// The weeks, in any order; of two that are the same the first counts.
    public let weeks: [Week]

    /// Takes them all.
    public init(frame: ChartFrame, axis: String, people: String, weeks: [Week]) {
        self.frame = frame
        self.axis = axis
        self.people = people
        var seen: Set<Int> = []
        self.weeks = weeks.filter { seen.insert($0.before).inserted }.sorted { $0.before > $1.before }
    }

    /// Every figure, also those that the picture has no room for.
    public var table: ChartTable {
        ChartTable(
            heading: [axis, people],
            rows: weeks.map { week in
                [
                    ChartTable.Cell(frame.words.whole(week.before), .count(week.before)),
                    frame.words.cell(week.waiting.map(Figure.count)),
                ]
            })
    }

    /// The picture.
    public var markup: HTML {
        var canvas = Canvas(frame)
        let drawn = weeks.filter { (-Self.mostWeeks...Self.mostWeeks).contains($0.before) }
        let values = drawn.compactMap { $0.waiting.map(Figure.count)?.amount }
        if let greatest = values.max() {
            draw(on: &canvas, drawn, Ticks(from: 0, to: greatest, isWhole: true))
        } else {
            canvas.sayNoData()
        }
        canvas.sayMore(weeks.count - drawn.count)
        return canvas.markup
    }

    private func draw(on canvas: inout Canvas, _ drawn: [Week], _ ticks: Ticks) {
        let names = ticks.values.map { frame.words.number($0) }
        let left = (names.map(TextStyle.small.width).max() ?? 0) + 8
        let area = PlotArea(
            left: left, right: frame.width - 16, top: canvas.height + 18,
            bottom: canvas.height + 18 + (frame.isWide ? 240 : 190))
        let (first, last) = (Double(drawn.first?.before ?? 0), Double(drawn.last?.before ?? 0))
        let across = (area.right - area.left - 12) / max(first - last, 1)
        let points = drawn.map { week in
            week.waiting.map(Figure.count)?.amount.map {
                Point(area.left + 12 + (first - Double(week.before)) * across, area.y($0, ticks))
            }
        }
        for run in points.split(separator: nil) where run.count > 1 {
            let run = run.compactMap(\.self)
            guard let start = run.first, let end = run.last else { continue }
            let ground = [Point(end.x, area.bottom), Point(start.x, area.bottom)]
            canvas.path(run + ground, fill: Palette.wash, isClosed: true)
        }
        area.drawTicks(on: &canvas, ticks, names)
        for run in points.split(separator: nil) where run.count > 1 {
            canvas.path(run.compactMap(\.self), stroke: Palette.tones[0], width: 2.4)
        }
        let radius = drawn.count > 30 ? 1.8 : 3
        for point in points.compactMap(\.self) {
            canvas.circle(point, radius, fill: Palette.tones[0], stroke: Palette.paper, width: 0.8)
        }
        tell(on: &canvas, zip(drawn, points).compactMap { week, point in point.map { (week, $0) } }, area)
        drawWeeks(on: &canvas, area, first: first, last: last, across)
        let middle = (area.left + area.right) / 2
        let label = Label(axis, width: 2 * (frame.width - middle), lines: 2, style: .smallQuiet)
        canvas.lines(label, middle, area.bottom + 24, .smallQuiet, anchor: .middle)
        canvas.height = area.bottom + 28 + Double(label.lines.count) * TextStyle.smallQuiet.pitch
    }

    /// Round weeks below the curve, counted from the start.
    private func drawWeeks(on canvas: inout Canvas, _ area: PlotArea, first: Double, last: Double, _ across: Double) {
        let widest = max(TextStyle.small.width(frame.words.number(first)), 16) + 12
        let room = Int((area.right - area.left) / widest)
        // What lies behind the start is set apart.
        if last < 0, first > 0 {
            let start = area.left + 12 + first * across
            canvas.line(start, area.top, start, area.bottom, stroke: Palette.axis)
        }
        let round = Ticks(from: last, to: first, steps: max(min(room, 8), 1), isWhole: true)
        for week in round.values where (last...first).contains(week) {
            let x = area.left + 12 + (first - week) * across
            canvas.line(x, area.bottom, x, area.bottom + 4, stroke: Palette.axis)
            canvas.text(frame.words.number(week), x, area.bottom + 18, .smallQuiet, anchor: .middle)
        }
    }

    /// The number at the highest point and at the last, unless one would stand upon the other.
    private func tell(on canvas: inout Canvas, _ points: [(week: Week, point: Point)], _ area: PlotArea) {
        guard let last = points.last, let top = points.min(by: { $0.point.y < $1.point.y }) else { return }
        var taken: ClosedRange<Double>?
        for (week, point) in [top, last] {
            let text = frame.words.cell(week.waiting.map(Figure.count)).shown
            let half = TextStyle.smallStrong.width(text) / 2
            let x = max(min(point.x, frame.width - half), area.left + half)
            if let taken, taken.overlaps((x - half - 4)...(x + half + 4)) { continue }
            taken = (x - half)...(x + half)
            canvas.text(text, x, point.y - 8, .smallStrong, anchor: .middle, hasHalo: true)
        }
    }
}
