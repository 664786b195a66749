@testable import Reports

/// Chance that a seed settles: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), and draws from the usual distributions.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 0x632b_e59b_d9b4_e019 }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// Between nought and one, neither of them reached.
    mutating func share() -> Double { (Double(next() >> 12) + 0.5) / 4_503_599_627_370_496 }

    mutating func happens(_ probability: Double) -> Bool { share() < probability }

    /// A whole number from 0 to below a limit.
    mutating func below(_ limit: Int) -> Int { Int(share() * Double(limit)) }

    /// Mean nought, variance one (Marsaglia's polar method).
    mutating func normal() -> Double {
        while true {
            let (u, v) = (2 * share() - 1, 2 * share() - 1)
            let s = u * u + v * v
            if s < 1, s > 0 { return u * (-2 * Numerics.log(s) / s).squareRoot() }
        }
    }

    /// Mean one, relative variance 1 ÷ shape (Marsaglia and Tsang 2000).
    mutating func gamma(shape: Double) -> Double {
        guard shape >= 1 else {
            let boosted = gamma(shape: shape + 1) * (shape + 1)
            return boosted * Numerics.exp(Numerics.log(share()) / shape) / shape
        }
        let d = shape - 1 / 3.0
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let v = 1 + c * x
            guard v > 0 else { continue }
            let cube = v * v * v
            if Numerics.log(share()) < 0.5 * x * x + d - d * cube + d * Numerics.log(cube) { return d * cube / shape }
        }
    }

    mutating func beta(_ a: Double, _ b: Double) -> Double {
        let (x, y) = (gamma(shape: a) * a, gamma(shape: b) * b)
        return x / (x + y)
    }

    mutating func binomial(_ n: Int, _ probability: Double) -> Int {
        (0..<n).reduce(0) { sum, _ in sum + (happens(probability) ? 1 : 0) }
    }

    /// By the waiting times between arrivals.
    mutating func poisson(_ mean: Double) -> Int {
        var (count, time) = (-1, 0.0)
        repeat {
            time -= Numerics.log(share())
            count += 1
        } while time < mean
        return count
    }
}

/// How often ranges held the truth, against how often they said they would.
struct Covered {
    private(set) var ranges = 0
    private(set) var held = 0
    private var promised = 0.0

    mutating func note(_ range: LikelyRange, _ truth: Double) {
        ranges += 1
        held += range.holds(truth) ? 1 : 0
        promised += range.probability
    }

    /// Per cent held.
    var actual: Double { 100 * Double(held) / Double(max(1, ranges)) }
    /// Per cent promised.
    var stated: Double { 100 * promised / Double(max(1, ranges)) }
    /// What the ranges must do: at least 2,000 of them, within three points of what they say.
    var keepsItsWord: Bool { ranges >= 2_000 && (actual - stated).magnitude <= 3 }

    func line(_ name: String) -> String {
        "\(name): \(held) of \(ranges) ranges held, \(tenths(actual)) %, stated \(tenths(stated)) %"
    }
}

extension LikelyRange {
    /// The same range, drawn in by a share on either side while it says the same: what a broken method would give.
    func narrowed(by share: Double) -> LikelyRange {
        let cut = (high - low) * share / 2
        return LikelyRange(low: low + cut, high: high - cut, probability: probability)
    }
}

/// With one decimal.
func tenths(_ number: Double) -> String {
    let rounded = Int((number * 10).rounded())
    return "\(rounded < 0 ? "-" : "")\(abs(rounded) / 10).\(abs(rounded) % 10)"
}

/// Whether two numbers agree to this many parts of the second, or of one where that is smaller.
func agree(_ one: Double, _ other: Double, within part: Double = 1e-12) -> Bool {
    (one - other).magnitude <= part * max(1, other.magnitude)
}
