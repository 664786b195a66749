/// Names at the left and above, and cells where they meet.
struct GridLayout {
    /// Where the first cell begins.
    let left: Double
    let top: Double
    let cellWidth: Double
    let cellHeight: Double
    private let rows: [Label]
    private let columns: [Label]
    private let isTurned: Bool

    static let style = TextStyle.small

    /// Lays out so many rows and columns below `top`, in the width of the frame or, where the cells would become
    /// narrower than they may, in more.
    init(
        _ frame: ChartFrame, rows names: [String], columns heads: [String], below top: Double,
        cell: (least: Double, most: Double, height: Double)
    ) {
        let style = GridLayout.style
        // The names give way a little before the cells do.
        let free = frame.width - 1 - Double(heads.count) * cell.least
        let room = min(frame.width * (frame.isWide ? 0.3 : 0.36), max(frame.width * 0.26, free))
        let isTall = names.count <= 25 && names.contains { style.width($0) > room - 8 }
        rows = names.map { Label($0, width: room - 8, lines: isTall ? 2 : 1, style: style) }
        left = (rows.map { $0.width(style) }.max() ?? 0) + 8
        cellHeight = max(cell.height, isTall ? 2 * style.pitch + 3 : style.pitch + 3)
        let wide = min(max((frame.width - 1 - left) / Double(max(heads.count, 1)), cell.least), cell.most)
        cellWidth = wide
        let words = heads.flatMap { $0.split(separator: " ") }
        isTurned = words.contains { style.width(String($0)) > wide - 6 }
        let turned = wide >= 2 * style.pitch + 2 ? 2 : 1
        columns = heads.map { [isTurned] head in
            isTurned
                ? Label(head, width: names.count > 20 ? 190 : 130, lines: turned, style: style)
                : Label(head, width: wide - 6, lines: 4, style: style)
        }
        let head =
            isTurned
            ? (columns.map { $0.width(style) }.max() ?? 0)
            : Double(columns.map(\.lines.count).max() ?? 0) * style.pitch
        self.top = top + head + 12
    }

    /// How wide the picture must be.
    var width: Double { left + Double(columns.count) * cellWidth + 1 }

    /// How far down the last cell reaches.
    var bottom: Double { top + Double(rows.count) * cellHeight }

    /// The upper left corner of a cell.
    func corner(_ row: Int, _ column: Int) -> Point {
        Point(left + Double(column) * cellWidth, top + Double(row) * cellHeight)
    }

    /// The names at the left and above.
    func drawNames(on canvas: inout Canvas) {
        let style = GridLayout.style
        for (index, label) in rows.enumerated() {
            let tall = Double(label.lines.count) * style.pitch
            canvas.lines(label, 0, corner(index, 0).y + (cellHeight - tall) / 2 + 1, style)
        }
        for (index, label) in columns.enumerated() {
            let middle = corner(0, index).x + cellWidth / 2
            guard isTurned else {
                let tall = Double(label.lines.count) * style.pitch
                canvas.lines(label, middle, top - 5 - tall, style, anchor: .middle)
                continue
            }
            let first = middle - Double(label.lines.count - 1) * style.pitch / 2 + 4
            for (line, text) in label.lines.enumerated() {
                let isLast = line == label.lines.count - 1
                canvas.text(
                    text, first + Double(line) * style.pitch, top - 6, style, isTurned: true,
                    whole: isLast ? label.whole : nil)
            }
        }
    }
}
