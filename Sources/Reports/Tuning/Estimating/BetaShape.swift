/// A Beta distribution: what is known of a share.
public struct BetaShape: Hashable, Sendable {
    /// Those counted in the share, as if seen.
    public let a: Double
    /// Those not counted in it, as if seen.
    public let b: Double

    /// Takes both, which are kept between a millionth and 10^9.
    public init(a: Double, b: Double) {
        self.a = Self.usable(a)
        self.b = Self.usable(b)
    }

    /// The distribution with this mean and variance; the variance is kept below what a share can have.
    init(mean: Double, variance: Double) {
        let mean = min(1 - 1e-9, max(1e-9, mean))
        let most = mean * (1 - mean)
        let seen = most / min(most * 0.999, max(most * 1e-8, variance)) - 1
        self.init(a: mean * seen, b: (1 - mean) * seen)
    }

    private static func usable(_ value: Double) -> Double { value.isNaN ? 1 : min(1e9, max(1e-6, value)) }

    /// The mean.
    public var mean: Double { a / (a + b) }

    /// The chance that the share is at most x.
    public func chance(atMost x: Double) -> Double { Numerics.incompleteBeta(x, a, b) }

    /// The share below which the distribution lies with this probability: halving until no number lies between.
    public func quantile(_ probability: Double) -> Double {
        guard probability > 0 else { return 0 }
        guard probability < 1 else { return 1 }
        let logBeta = Numerics.logBeta(a, b)
        var (low, high) = (0.0, 1.0)
        for _ in 0..<200 {
            // Near nought halving the exponent is what gets closer.
            let middle = low == 0 && high < 1e-3 ? high * 1e-3 : (low + high) / 2
            guard middle > low, middle < high, high - low > 1e-14 * high, high > 1e-280 else { break }
            if Numerics.incompleteBeta(middle, a, b, logBeta: logBeta) < probability {
                low = middle
            } else {
                high = middle
            }
        }
        return high
    }

    /// The central range of the share with this probability.
    public func range(_ probability: Double) -> LikelyRange {
        let tail = (1 - probability) / 2
        return LikelyRange(low: quantile(tail), high: quantile(1 - tail), probability: probability)
    }

    /// The chances that of n people 0, 1, … most are counted, when the share is known only this well: the
    /// Beta-binomial.
    func chances(of n: Int, upTo most: Int = .max) -> [Double] {
        guard n > 0 else { return [1] }
        let (size, start) = (Double(n), Numerics.logBeta(a, b))
        var logarithm = Numerics.logBeta(a, size + b) - start
        var chances = [Numerics.exp(logarithm)]
        for k in 0..<min(n, max(0, most)) {
            let k = Double(k)
            logarithm += Numerics.log((size - k) * (k + a) / ((k + 1) * (size - k - 1 + b)))
            chances.append(Numerics.exp(logarithm))
        }
        return chances
    }
}
