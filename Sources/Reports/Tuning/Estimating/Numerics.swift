/// The few functions of analysis that the estimates need, written out so that they give the same bits on every machine:
/// a library's own may differ in the last place from one release to the next.
enum Numerics {
    private static let logTwo = 0.693_147_180_559_945_309_417
    /// The same in two parts, the first of which has so few digits that its multiples are exact.
    private static let logTwoHigh = 0.693_147_180_369_123_816_49
    private static let logTwoLow = 1.908_214_929_270_587_7e-10

    /// The natural logarithm of a number above nought: x = m × 2^e, and ln m = 2 artanh((m - 1) ÷ (m + 1)).
    static func log(_ x: Double) -> Double {
        guard x > 0, x.isFinite else { return x > 0 ? .infinity : -.infinity }
        var exponent = Double(x.exponent)
        var mantissa = x.significand
        if mantissa > 1.414_213_562_373_095 {
            mantissa /= 2
            exponent += 1
        }
        let s = (mantissa - 1) / (mantissa + 1)
        let z = s * s
        // |s| ≤ 0.172: the term of s^23 is below 2^-53 of the first.
        let upper = 1 / 13.0 + z * (1 / 15.0 + z * (1 / 17.0 + z * (1 / 19.0 + z * (1 / 21.0))))
        let middle = 1 / 7.0 + z * (1 / 9.0 + z * (1 / 11.0 + z * upper))
        let series = 1 + z * (1 / 3.0 + z * (1 / 5.0 + z * middle))
        return exponent * logTwo + 2 * s * series
    }

    /// e to the power of x; nought below what a number can hold.
    static func exp(_ x: Double) -> Double {
        guard x > -745 else { return 0 }
        guard x < 709.7 else { return .infinity }
        let power = (x / logTwo).rounded()
        let rest = x - power * logTwoHigh - power * logTwoLow
        // |rest| ≤ 0.347: its 14th power over 14! is below 2^-53.
        var sum = 1.0
        for term in stride(from: 13.0, through: 1, by: -1) { sum = 1 + sum * rest / term }
        return sum * Double(sign: .plus, exponent: Int(power / 2), significand: 1)
            * Double(sign: .plus, exponent: Int(power) - Int(power / 2), significand: 1)
    }

    /// ln Γ(x) for x above nought: Stirling's series (Abramowitz and Stegun 6.1.41) from 15 on, and below by
    /// Γ(x + 1) = x Γ(x).
    static func logGamma(_ x: Double) -> Double {
        var shifted = x
        var product = 1.0
        while shifted < 15 {
            product *= shifted
            shifted += 1
        }
        let inverse = 1 / shifted
        let z = inverse * inverse
        let tail = 1 / 1_188.0 - z * (691 / 360_360.0 - z * (1 / 156.0))
        let series = inverse * (1 / 12.0 - z * (1 / 360.0 - z * (1 / 1_260.0 - z * (1 / 1_680.0 - z * tail))))
        // 0.918… is half the logarithm of 2π.
        let whole = (shifted - 0.5) * log(shifted) - shifted + 0.918_938_533_204_672_742 + series
        return product == 1 ? whole : whole - log(product)
    }

    /// ln B(a, b).
    static func logBeta(_ a: Double, _ b: Double) -> Double { logGamma(a) + logGamma(b) - logGamma(a + b) }

    /// The regularised incomplete beta function I_x(a, b): the chance that a Beta(a, b) lies at or below x.
    static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double, logBeta known: Double? = nil) -> Double {
        guard x > 0 else { return 0 }
        guard x < 1 else { return 1 }
        let front = exp(a * log(x) + b * log(1 - x) - (known ?? logBeta(a, b)))
        if x < (a + 1) / (a + b + 2) { return min(1, front * fraction(x, a, b) / a) }
        return max(0, 1 - front * fraction(1 - x, b, a) / b)
    }

    /// The continued fraction of the incomplete beta function (DLMF 8.17.22), worked out from the top by the modified
    /// method of Lentz (Thompson and Barnett 1986). It settles in some √max(a, b) steps.
    private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        func away(_ value: Double) -> Double { value.magnitude < tiny ? tiny : value }
        var c = 1.0
        var d = 1 / away(1 - (a + b) * x / (a + 1))
        var result = d
        var m = 1.0
        while m < 20_000 {
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / away(1 + even * d)
            c = away(1 + even / c)
            result *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / away(1 + odd * d)
            c = away(1 + odd / c)
            let change = d * c
            result *= change
            if (change - 1).magnitude < 1e-15 { break }
            m += 1
        }
        return result
    }
}
