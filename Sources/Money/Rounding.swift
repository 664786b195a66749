/// Rounding by name. Turnout knows one rule, **half up**: a half goes away from zero.
///
/// Half a penny becomes a penny, and minus half a penny becomes minus a penny, so that a credit of an amount is always
/// the mirror image of its charge. The calculation is exact: no floating point, no intermediate overflow.
public enum Rounding {
    /// `numerator ÷ denominator` to the nearest whole number, a half away from zero.
    ///
    /// Throws ``MoneyFault/zeroDenominator``, or ``MoneyFault/overflow`` where the result does not fit.
    public static func halfUp(_ numerator: Int64, _ denominator: Int64) throws(MoneyFault) -> Int64 {
        try halfUp(wide: Int128(numerator), Int128(denominator))
    }

    /// The same for a numerator that is a product of two amounts.
    public static func halfUp(wide numerator: Int128, _ denominator: Int128) throws(MoneyFault) -> Int64 {
        if denominator == 0 { throw .zeroDenominator }
        let (quotient, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
        // Comparing with what is missing to the next whole number cannot overflow, doubling the remainder could.
        let nearest = rest >= denominator.magnitude - rest ? quotient + 1 : quotient
        guard nearest <= UInt128(UInt64.max) else { throw .overflow }
        let signed = (numerator < 0) == (denominator < 0) ? Int128(nearest) : -Int128(nearest)
        guard let result = Int64(exactly: signed) else { throw .overflow }
        return result
    }
}
