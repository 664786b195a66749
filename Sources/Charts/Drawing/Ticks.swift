/// Round numbers along an axis: one, two or five times a power of ten apart.
struct Ticks: Hashable, Sendable {
    /// The numbers, ascending; the first is at or below the least figure and the last at or above the greatest.
    let values: [Double]
    /// How far they are apart.
    let step: Double

    /// The ticks from the least to the greatest figure, with about this many steps. Both are finite and at most a
    /// million million.
    init(from least: Double, to greatest: Double, steps: Int = 5, isWhole: Bool = false) {
        let span = max(greatest - least, isWhole ? 1 : 1e-3)
        let rough = span / Double(max(steps, 1))
        // Powers of ten are multiplied up from one or divided down, so that each is the nearest there is to it.
        var power = 1.0
        while power * 10 <= rough { power *= 10 }
        if !isWhole { while power > rough { power /= 10 } }
        let step = [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= rough * 0.999 } ?? power * 10
        let first = (least / step).rounded(.down)
        let last = max((greatest / step - 1e-9).rounded(.up), first + 1)
        self.step = step
        values = (0...min(Int(last - first), 50)).map { (first + Double($0)) * step }
    }

    /// The least tick.
    var low: Double { values.first ?? 0 }
    /// The greatest tick.
    var high: Double { values.last ?? 1 }

    /// Where a value lies between the least tick, 0, and the greatest, 1.
    func place(_ value: Double) -> Double { (value - low) / (high - low) }
}
