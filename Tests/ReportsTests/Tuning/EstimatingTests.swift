import Testing

@testable import Reports

/// The expected values were worked out apart, with mpmath (to 30 digits) and SciPy 1.17.
@Suite("Functions and distributions of the estimates")
struct EstimatingTests {
    @Test("Logarithm and power undo each other, and agree with known values")
    func logarithms() {
        #expect(agree(Numerics.log(10), 2.302_585_092_994_045_7, within: 1e-15))
        #expect(agree(Numerics.exp(1), 2.718_281_828_459_045, within: 1e-15))
        for x in [1e-300, 3e-9, 0.2, 0.7, 1, 1.41, 1.42, 2, 17, 12_345.678, 1e300] {
            #expect((Numerics.exp(Numerics.log(x)) / x - 1).magnitude < 2e-13, "\(x)")
        }
        #expect(Numerics.log(0) == -.infinity && Numerics.log(.infinity) == .infinity)
        #expect(Numerics.exp(-800) == 0 && Numerics.exp(800) == .infinity && Numerics.exp(0) == 1)
        #expect(Numerics.exp(-740) > 0)
    }

    @Test(
        "The logarithm of the gamma function",
        arguments: [
            (1e-6, 13.815509980749432), (0.5, 0.5723649429247001), (1, 0), (2, 0), (3.7, 1.428072326665388),
            (14.9, 24.924132002217277), (15, 25.19122118273868), (100, 359.1342053695754),
            (12_345.678, 103_959.91990554606), (1e9, 19_723_265_827.503716),
        ] as [(Double, Double)])
    func logGamma(x: Double, expected: Double) { #expect(agree(Numerics.logGamma(x), expected, within: 4e-15 * 10)) }

    @Test(
        "The incomplete beta function",
        arguments: [
            (2, 3, 0.4, 0.5248), (0.5, 0.5, 0.1, 0.20483276469913345), (10, 90, 0.12, 0.7635447713373333),
            (0.001, 5, 0.001, 0.9951825151101092), (500, 4_500, 0.105, 0.879809675146671),
            (80, 2, 0.99, 0.8055417847748594), (1e5, 2e5, 0.3335, 0.5769368018947587),
        ] as [(Double, Double, Double, Double)])
    func incompleteBeta(a: Double, b: Double, x: Double, expected: Double) {
        #expect(agree(BetaShape(a: a, b: b).chance(atMost: x), expected, within: 1e-9))
        // I_x(a, b) = 1 - I_(1 - x)(b, a).
        #expect(agree(1 - BetaShape(a: b, b: a).chance(atMost: 1 - x), expected, within: 1e-9))
    }

    @Test(
        "Quantiles of Beta",
        arguments: [
            (2, 3, 0.05, 0.09761146288641434), (10, 90, 0.95, 0.1532751436573265),
            (0.5, 0.5, 0.25, 0.14644660940672624), (0.01, 3, 0.6, 1.4668357443393277e-23),
            (500, 4_500, 0.975, 0.10846473546482199), (80, 2, 0.05, 0.9427700001767083), (1, 1, 0.3, 0.3),
        ] as [(Double, Double, Double, Double)])
    func quantiles(a: Double, b: Double, probability: Double, expected: Double) {
        let found = BetaShape(a: a, b: b).quantile(probability)
        #expect((found / expected - 1).magnitude < 1e-9, "\(found)")
    }

    @Test("The ends of a share")
    func ends() {
        let shape = BetaShape(a: 2, b: 3)
        #expect(shape.quantile(0) == 0 && shape.quantile(1) == 1)
        #expect(shape.chance(atMost: 0) == 0 && shape.chance(atMost: 1) == 1)
        #expect(BetaShape(a: .nan, b: -1) == BetaShape(a: 1, b: 1e-6))
        // Mean 0.2 and variance 0.016: 0.2 × 0.8 ÷ 0.016 - 1 = 9, thus a = 1.8 and b = 7.2.
        let matched = BetaShape(mean: 0.2, variance: 0.016)
        #expect(agree(matched.a, 1.8) && agree(matched.b, 7.2))
        #expect(LikelyRange.usable(.nan) == 0.9 && LikelyRange.usable(2) == 0.999 && LikelyRange.usable(0) == 0.5)
    }

    @Test(
        "The chances of the Beta-binomial",
        arguments: [
            (10, 2, 8, [0.21052631578947376, 0.2476780185758513, 0.1486068111455107, 0.00011907597046915948]),
            (20, 5, 45, [0.1696740485151371, 0.2651157008049012, 0.16249026823526186, 9.189508862127527e-14]),
        ] as [(Int, Double, Double, [Double])])
    func betaBinomial(n: Int, a: Double, b: Double, expected: [Double]) {
        let chances = BetaShape(a: a, b: b).chances(of: n)
        for (k, value) in zip([0, 1, 3, n], expected) { #expect((chances[k] / value - 1).magnitude < 1e-10) }
        #expect(chances.count == n + 1 && agree(chances.reduce(0, +), 1))
        #expect(BetaShape(a: a, b: b).chances(of: 0) == [1])
    }

    @Test(
        "The negative binomial",
        arguments: [
            (2.5, 10, [0.01788854381999832, 0.29873581962696083, 0.705577940364806], [1, 9, 24], -2.7061104510257845),
            (
                50, 120, [2.6671911895036217e-27, 1.6946788043483238e-21, 9.764163296155354e-17], [89, 119, 155],
                -44.36502660923076
            ),
            (1, 0.3, [0.7692307692307692, 0.999848968542157, 0.9999999947360382], [0, 0, 2], -10.526723746021478),
            (
                10_000, 30, [9.787455394697959e-14, 2.329380964795145e-08, 0.00017051769324382895], [21, 30, 39],
                -14.690738505128188
            ),
        ] as [(Double, Double, [Double], [Double], Double)])
    func negativeBinomial(
        shape: Double, mean: Double, atMost: [Double], quantiles: [Double], logOfSeven: Double
    ) {
        let count = NegativeBinomial(shape: shape, mean: mean)
        for (k, value) in zip([0.0, 5, 12], atMost) {
            #expect((count.chance(atMost: k) / value - 1).magnitude < 1e-8, "\(k)")
        }
        #expect([0.05, 0.5, 0.95].map(count.quantile) == quantiles)
        #expect(agree(count.logChance(of: 7), logOfSeven, within: 1e-10))
        let listed = count.chances(upTo: 12)
        #expect(listed.count == 13 && (listed.reduce(0, +) / atMost[2] - 1).magnitude < 1e-8)
        let range = count.range(0.9)
        #expect(range.low == quantiles[0] && range.high == quantiles[2] && range.probability >= 0.9)
    }

    @Test("A count that cannot be")
    func nothing() {
        let none = NegativeBinomial(shape: 3, mean: 0)
        #expect(none.quantile(0.99) == 0 && none.chance(atMost: 0) == 1 && none.chance(atMost: -1) == 0)
        #expect(none.logChance(of: 0) == 0 && none.logChance(of: 1) < -600 && none.chances(upTo: 2) == [1, 0, 0])
        #expect(NegativeBinomial(shape: .nan, mean: .nan) == NegativeBinomial(shape: 1, mean: 0))
    }

    @Test("The range of a whole number leaves out as much below as above")
    func wholeNumbers() {
        // 0.04 + 0.06 = 0.1 below two; 0.04 + 0.06 + 0.5 + 0.3 = 0.9 up to three.
        let chances = [0.04, 0.06, 0.5, 0.3, 0.1]
        #expect(LikelyRange(chances: chances, probability: 0.9).low == 1)
        #expect(LikelyRange(chances: chances, probability: 0.9).high == 4)
        let narrow = LikelyRange(chances: chances, probability: 0.5)
        #expect(narrow.low == 2 && narrow.high == 3 && agree(narrow.probability, 0.8))
        #expect(LikelyRange(chances: [], probability: 0.9) == LikelyRange(low: 0, high: 0, probability: 1))
    }
}
