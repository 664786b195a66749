/// Where lines are drawn, and the scale at its side.
struct PlotArea {
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double

    /// How far down a value lies.
    func y(_ value: Double, _ ticks: Ticks) -> Double { bottom - ticks.place(value) * (bottom - top) }

    /// The lines of the scale with their names at the left; the one at nought, or else the lowest, is the axis.
    func drawTicks(on canvas: inout Canvas, _ ticks: Ticks, _ names: [String]) {
        for (value, name) in zip(ticks.values, names) {
            let y = y(value, ticks)
            let isAxis = value == (ticks.low < 0 ? 0 : ticks.low)
            canvas.line(left, y, right, y, stroke: isAxis ? Palette.axis : Palette.rule)
            canvas.text(name, left - 6, y + 4, .smallQuiet, anchor: .end)
        }
    }
}

/// The names of the steps below a drawing: all of them, or every second or third where they would touch.
struct StepAxis {
    let names: [String]
    let places: [Double]
    let pitch: Double

    func draw(on canvas: inout Canvas, below bottom: Double, until edge: Double) {
        let widest = names.map(TextStyle.small.width).max() ?? 0
        // The last name is always there: what is now matters most.
        let every = [1, 2, 3, 4, 6, 8, 12].first { widest + 6 <= Double($0) * pitch || $0 >= names.count } ?? 24
        for (index, (name, x)) in zip(names, places).enumerated() {
            canvas.line(x, bottom, x, bottom + 4, stroke: Palette.axis)
            guard (names.count - 1 - index).isMultiple(of: every) else { continue }
            let room = min(Double(every) * pitch - 4, 2 * x, 2 * (edge - x))
            let label = Label(name, width: room, style: .smallQuiet)
            canvas.lines(label, x, bottom + 7, .smallQuiet, anchor: .middle)
        }
    }
}

/// How a line is drawn: by its tone, its dashes and the shape of its points, any of which tells it from the others.
struct Stroke {
    let tone: Int

    private var colour: String { Palette.tones[tone % Palette.tones.count] }
    private var dashes: String? { [nil, "8 4", "1.5 5"][tone % 3] }

    /// The line with a gap where there is no point, and a mark at each point.
    func draw(on canvas: inout Canvas, _ points: [Point?]) {
        for run in points.split(separator: nil) where run.count > 1 {
            canvas.path(run.compactMap(\.self), stroke: colour, width: 2.4, dashes: dashes)
        }
        for point in points.compactMap(\.self) { mark(on: &canvas, point) }
    }

    /// The mark alone.
    func mark(on canvas: inout Canvas, _ point: Point) {
        switch tone % 3 {
        case 0: canvas.circle(point, 3.6, fill: colour, stroke: Palette.paper, width: 1)
        case 1:
            canvas.path(
                [
                    Point(point.x - 3.6, point.y - 3.6), Point(point.x + 3.6, point.y - 3.6),
                    Point(point.x + 3.6, point.y + 3.6), Point(point.x - 3.6, point.y + 3.6),
                ], stroke: colour, width: 1.8, fill: Palette.paper, isClosed: true)
        default:
            canvas.path(
                [
                    Point(point.x, point.y - 4.8), Point(point.x + 4.6, point.y + 3.4),
                    Point(point.x - 4.6, point.y + 3.4),
                ], stroke: Palette.paper, width: 1, fill: colour, isClosed: true)
        }
    }
}
