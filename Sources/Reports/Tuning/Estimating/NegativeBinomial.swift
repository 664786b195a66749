/// A count whose rate is known only as a Gamma distribution: the negative binomial.
public struct NegativeBinomial: Hashable, Sendable {
    /// The shape of the rate: its relative variance is one over it.
    public let shape: Double
    /// The mean of the count.
    public let mean: Double

    /// Takes the shape, kept between a millionth and 10^9, and the mean, from 0 to 10^9.
    public init(shape: Double, mean: Double) {
        self.shape = shape.isNaN ? 1 : min(1e9, max(1e-6, shape))
        self.mean = mean.isNaN ? 0 : min(1e9, max(0, mean))
    }

    /// The chance that a further one comes in before the rate's own count is full.
    private var stay: Double { shape / (shape + mean) }

    /// The chance that the count is at most k.
    public func chance(atMost k: Double) -> Double {
        if k < 0 { return 0 }
        return mean == 0 ? 1 : Numerics.incompleteBeta(stay, shape, k.rounded(.down) + 1)
    }

    /// The logarithm of the chance of exactly k.
    func logChance(of k: Double) -> Double {
        guard mean > 0 else { return k == 0 ? 0 : -700 }
        return Numerics.logGamma(shape + k) - Numerics.logGamma(shape) - Numerics.logGamma(k + 1)
            + shape * Numerics.log(stay) + k * Numerics.log(mean / (shape + mean))
    }

    /// The smallest count that is not exceeded with this probability.
    public func quantile(_ probability: Double) -> Double {
        var (low, high) = (-1.0, 1.0)
        while high < 1e12, chance(atMost: high) < probability { (low, high) = (high, high * 2) }
        while high - low > 1 {
            let middle = ((low + high) / 2).rounded(.down)
            if chance(atMost: middle) < probability { low = middle } else { high = middle }
        }
        return high
    }

    /// The central range of the count with at least this probability.
    public func range(_ probability: Double) -> LikelyRange {
        let tail = (1 - probability) / 2
        let (low, high) = (quantile(tail), quantile(1 - tail))
        return LikelyRange(low: low, high: high, probability: chance(atMost: high) - chance(atMost: low - 1))
    }

    /// The chances of 0, 1, … most; what lies above is left out.
    func chances(upTo most: Int) -> [Double] {
        guard mean > 0 else { return [1] + [Double](repeating: 0, count: max(0, most)) }
        let ratio = mean / (shape + mean)
        var logarithm = shape * Numerics.log(stay)
        var chances = [Numerics.exp(logarithm)]
        for k in stride(from: 0.0, to: Double(max(0, most)), by: 1) {
            logarithm += Numerics.log((shape + k) / (k + 1) * ratio)
            chances.append(Numerics.exp(logarithm))
        }
        return chances
    }
}
