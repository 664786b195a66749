/// A range in which a number lies with a stated probability, as much being left out below as above.
public struct LikelyRange: Hashable, Sendable {
    /// The lower end.
    public let low: Double
    /// The upper end.
    public let high: Double
    /// How probable it is that the number lies between the two, ends included; from 0 to 1. For whole numbers it is a
    /// little more than was asked for, since a range can only end on one of them.
    public let probability: Double

    /// Takes the ends and the probability.
    public init(low: Double, high: Double, probability: Double) {
        self.low = low
        self.high = high
        self.probability = probability
    }

    /// Whether a number lies in the range.
    public func holds(_ number: Double) -> Bool { low <= number && number <= high }

    /// A probability that ranges may be asked for: from a half to 99.9 in 100.
    static func usable(_ probability: Double) -> Double {
        probability.isNaN ? 0.9 : min(0.999, max(0.5, probability))
    }

    /// The range of a whole number whose chances, from 0 on, are these.
    init(chances: [Double], probability: Double) {
        let tail = (1 - probability) / 2
        var sum = 0.0
        var low: (at: Int, below: Double)?
        for (number, chance) in chances.enumerated() {
            if low == nil, sum + chance >= tail { low = (number, sum) }
            sum += chance
            if sum >= 1 - tail || number == chances.count - 1 {
                self.init(
                    low: Double(low?.at ?? number), high: Double(number), probability: min(1, sum - (low?.below ?? 0)))
                return
            }
        }
        self.init(low: 0, high: 0, probability: 1)
    }
}
