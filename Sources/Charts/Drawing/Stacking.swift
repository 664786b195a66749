/// Labels one above the other, each as near as can be to where it belongs, none upon another.
enum Stacking {
    /// The tops of labels of these heights that would like to have their middles here, between two bounds. Where they
    /// do not fit, they reach below the lower bound.
    static func tops(_ labels: [(middle: Double, height: Double)], from upper: Double, to lower: Double) -> [Double] {
        let order = labels.indices.sorted { (labels[$0].middle, $0) < (labels[$1].middle, $1) }
        var tops = labels.map { $0.middle - $0.height / 2 }
        var free = upper
        for index in order {
            tops[index] = max(tops[index], free)
            free = tops[index] + labels[index].height
        }
        var floor = lower
        for index in order.reversed() {
            tops[index] = min(tops[index], floor - labels[index].height)
            floor = tops[index]
        }
        // Whoever was pushed above the upper bound comes back, and pushes the others down.
        free = upper
        for index in order {
            tops[index] = max(tops[index], free)
            free = tops[index] + labels[index].height
        }
        return tops
    }
}
