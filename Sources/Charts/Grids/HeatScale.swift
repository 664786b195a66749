/// Three to five steps of colour between round numbers.
struct HeatScale {
    private let ticks: Ticks?
    private let isShare: Bool
    private let words: ChartWords
    /// The steps of the palette that are used, from little to much.
    private let steps: [Int]

    /// A scale for these figures, none of which is less than nought.
    init(_ figures: [Figure], _ words: ChartWords) {
        let values = figures.compactMap(\.amount)
        let isWhole = values.allSatisfy { $0 == $0.rounded() }
        ticks = values.max().map { Ticks(from: 0, to: $0, steps: Palette.steps.count, isWhole: isWhole) }
        isShare = figures.contains(where: \.isShare)
        self.words = words
        // Fewer steps lie further apart.
        steps =
            [[2], [2], [1, 4], [0, 2, 4], [0, 1, 3, 4]][safe: (ticks?.values.count ?? 1) - 1] ?? [0, 1, 2, 3, 4]
    }

    /// The step of a value; a value on a border belongs to the darker side.
    func step(_ value: Double) -> Int {
        guard let ticks else { return 0 }
        return steps[min(max(Int(value / ticks.step), 0), steps.count - 1)]
    }

    /// A figure as it stands in a cell; that it is a percentage, the key says.
    func inCell(_ figure: Figure) -> String {
        guard isShare, let value = figure.value else { return words.brief(figure) }
        return words.number(value, decimals: 0)
    }

    /// The steps beside one another, with the numbers at their borders.
    func drawKey(on canvas: inout Canvas, width: Double) {
        guard let ticks else { return }
        let names = ticks.values.map { isShare ? words.percentage($0) : words.number($0) }
        let widest = names.map(TextStyle.smallQuiet.width).max() ?? 0
        let wide = min(max(44, widest + 6), (width - widest) / Double(steps.count))
        let left = widest / 2
        for (index, step) in steps.enumerated() {
            canvas.rectangle(
                left + Double(index) * wide, canvas.height + 0.5, wide, 12, fill: Palette.steps[step],
                stroke: Palette.axis)
        }
        var free = -Double.infinity
        for (index, name) in names.enumerated() {
            let half = TextStyle.smallQuiet.width(name) / 2
            let middle = left + Double(index) * wide
            if middle - half < free + 4 { continue }
            free = middle + half
            canvas.text(name, middle, canvas.height + 26, .smallQuiet, anchor: .middle)
        }
        canvas.height += 38
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
