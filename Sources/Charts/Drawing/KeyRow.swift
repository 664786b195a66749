/// What the marks of a picture mean, beside one another, on further lines where one is full.
struct KeyRow {
    private var canvas: Canvas
    private let width: Double
    private var x = 0.0
    private let style = TextStyle.small

    init(canvas: Canvas, width: Double) {
        self.canvas = canvas
        self.width = width
    }

    /// A mark and its words. The mark is drawn at a place, half way up the line, and answers how wide it is.
    mutating func add(_ label: Label, mark: (inout Canvas, Double, Double) -> Double) {
        var trial = canvas
        let size = mark(&trial, 0, 0)
        let wide = size + 6 + label.width(style)
        if x > 0, x + wide > width {
            x = 0
            canvas.height += style.pitch + 8
        }
        _ = mark(&canvas, x, canvas.height + style.rise - 4)
        canvas.lines(label, x + size + 6, canvas.height, style)
        x += wide + 16
    }

    /// The picture with the key on it, and room below.
    var finished: Canvas {
        var canvas = canvas
        if x > 0 { canvas.height += style.pitch + 9 }
        return canvas
    }
}
