/// What stands at the end of a line: its name and its last figure, with what that rests on.
struct LineEnd {
    /// The last value; nought where there is none.
    let value: Double
    private let name: Label
    private let figure: Label

    init(_ line: LineChart.Line, _ drawn: [Figure?], _ words: ChartWords, width: Double) {
        let last = drawn.last { $0?.value != nil } ?? nil
        value = last?.value ?? 0
        name = Label(line.name, width: width, lines: 2, style: .smallStrong)
        figure = Label(last.map(words.full) ?? words.missing, width: width, lines: 2, style: .small)
    }

    /// How much room it takes, with the mark before it.
    var width: Double { max(name.width(.smallStrong), figure.width(.small)) + 14 }

    /// How tall it is, with a gap to the next.
    var height: Double { Double(name.lines.count + figure.lines.count) * TextStyle.small.pitch + 8 }

    /// A thin line from the last point to the label.
    func drawLeader(on canvas: inout Canvas, from point: Point?, to x: Double, _ top: Double) {
        guard let point else { return }
        canvas.path([point, Point(x + 5, middle(top))], stroke: Palette.axis, width: 0.8)
    }

    func draw(on canvas: inout Canvas, at x: Double, _ top: Double, tone: Int) {
        Stroke(tone: tone).mark(on: &canvas, Point(x + 7, middle(top)))
        canvas.lines(name, x + 16, top + 4, .smallStrong)
        let below = top + 4 + Double(name.lines.count) * TextStyle.small.pitch
        canvas.lines(figure, x + 16, below, .small)
    }

    /// Where its middle would have to be, so that its first line is as high as the value.
    func middle(at y: Double) -> Double { y - middle(0) + height / 2 }

    /// Half way up the first line of the label.
    private func middle(_ top: Double) -> Double { top + 4 + TextStyle.small.rise - 4 }
}
