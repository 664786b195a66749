/// Bars from the left to the right along one scale from nought, each with its figure at its end. Names stand before
/// them where the picture is wide, and above them where it is narrow.
struct BarRows {
    /// A bar, as a part of the scale.
    struct Bar {
        let from: Double
        let to: Double
        let fill: String
        let stroke: String?
        let label: String
    }

    /// A name with how it is set, and how many bars it has.
    struct Name {
        let text: String
        let style: TextStyle
        let bars: Int
        /// What is left free below.
        let gap: Double
    }

    static let thickness = 11.0
    static let pitch = 14.0

    /// Where the scale begins and ends.
    let left: Double
    let right: Double
    /// How tall each name is with its bars and what is left free below.
    let heights: [Double]
    private let greatest: Double
    private let isWide: Bool
    /// Where the figures end that stand beside the names and not at the bars.
    private let edge: Double?
    private let names: [Name]
    private let labels: [Label]

    /// A layout for bars up to the greatest value, above nought, whose figures are among those given. Where a name has
    /// one bar only and stands above it, the figure can stand there too.
    init(_ frame: ChartFrame, _ names: [Name], greatest: Double, figures: [String], canStandAbove: Bool = false) {
        let isWide = frame.isWide
        let figure = figures.map(TextStyle.small.width).max() ?? 0
        edge = canStandAbove && !isWide ? frame.width : nil
        let room = isWide ? frame.width * 0.36 : frame.width - (edge == nil ? 0 : figure + 10)
        let labels = names.map { Label($0.text, width: room, lines: isWide ? 3 : 2, style: $0.style) }
        let widest = zip(labels, names).map { $0.width($1.style) }.max() ?? 0
        left = isWide ? max(widest + 14, 80) : 1
        right = max(edge.map { $0 - 1 } ?? frame.width - figure - 8, left + 60)
        heights = zip(labels, names).map { label, name in
            let text = Double(label.lines.count) * name.style.pitch
            let tall = Double(name.bars) * BarRows.pitch
            return (isWide ? max(text, tall) : text + tall) + name.gap
        }
        self.greatest = greatest
        self.isWide = isWide
        self.names = names
        self.labels = labels
    }

    /// How far to the right a value lies.
    func x(_ value: Double) -> Double { left + value / greatest * (right - left) }

    /// How far down all of them reach.
    var height: Double { heights.reduce(0, +) }

    /// The name at this place in the order and its bars, from `top` down; answers where each bar lies.
    @discardableResult
    func draw(on canvas: inout Canvas, _ index: Int, _ bars: [Bar], _ top: Double) -> [Double] {
        let (label, style) = (labels[index], names[index].style)
        let text = Double(label.lines.count) * style.pitch
        let tall = Double(bars.count) * BarRows.pitch
        canvas.lines(label, 0, isWide ? top + max(0, (tall - text) / 2) : top, style, hasHalo: !isWide)
        let first = isWide ? top + max(0, (text - tall) / 2) : top + text
        return bars.enumerated().map { number, bar in
            let y = first + Double(number) * BarRows.pitch
            let (start, end) = (x(bar.from), x(bar.to))
            if end > start {
                let inset = bar.stroke == nil ? 0 : 0.5
                canvas.rectangle(
                    start + inset, y + 1 + inset, max(end - start - 2 * inset, 0.5), BarRows.thickness - 2 * inset,
                    fill: bar.fill, stroke: bar.stroke)
            }
            if let edge {
                canvas.text(bar.label, edge, top + style.rise, .small, anchor: .end, hasHalo: true)
            } else {
                canvas.text(bar.label, end + 5, y + BarRows.thickness, .small, hasHalo: true)
            }
            return y + 1
        }
    }
}
