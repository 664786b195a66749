import Money
import Testing

@Suite("Arithmetic of amounts")
struct ArithmeticTests {
    @Test("Amounts add, subtract, negate and compare")
    func plain() {
        var sum = Pence(150) + Pence(50)
        #expect(sum == .pounds(2))
        sum += Pence(1)
        sum -= Pence(3)
        #expect(sum == Pence(198))
        #expect(-sum == Pence(-198))
        #expect(Pence(1) - Pence(2) < .zero)
        #expect(Pence(Pence.limit).isWithinLimit)
        #expect(!Pence(-Pence.limit - 1).isWithinLimit)
        #expect(!Pence(.min).isWithinLimit)
    }

    @Test("Checked arithmetic gives the same result, and a fault instead of an overflow")
    func checked() throws {
        #expect(try Pence(2).adding(Pence(3)) == Pence(5))
        #expect(try Pence(2).subtracting(Pence(3)) == Pence(-1))
        #expect(try Pence(-2).times(3) == Pence(-6))
        #expect(try Pence.sum([Pence(1), Pence(2), Pence(3)]) == Pence(6))
        #expect(throws: MoneyFault.overflow) { try Pence(.max).adding(Pence(1)) }
        #expect(throws: MoneyFault.overflow) { try Pence(.min).subtracting(Pence(1)) }
        #expect(throws: MoneyFault.overflow) { try Pence(.max).times(2) }
        #expect(throws: MoneyFault.overflow) { try Pence.sum([Pence(.max), Pence(1)]) }
    }

    // 5/2 = 2.5 → 3; 7/3 = 2.33 → 2; 8/3 = 2.67 → 3; a minus mirrors: -2.5 → -3, -7/3 → -2.
    @Test(
        "Half up takes a half away from zero, on both sides",
        arguments: [
            (5, 2, 3), (-5, 2, -3), (5, -2, -3), (-5, -2, 3), (7, 3, 2), (-7, 3, -2), (8, 3, 3), (-8, 3, -3), (1, 2, 1),
            (-1, 2, -1), (49, 100, 0), (50, 100, 1), (0, 7, 0), (.max, 1, .max), (.min, 1, .min), (.max, .max, 1),
            (.min, .min, 1), (.max, 2, 4_611_686_018_427_387_904), (.min, 2, -4_611_686_018_427_387_904),
        ] as [(Int64, Int64, Int64)])
    func halfUp(numerator: Int64, denominator: Int64, result: Int64) throws {
        #expect(try Rounding.halfUp(numerator, denominator) == result)
    }

    @Test("A zero denominator and a result that does not fit are faults, not traps")
    func halfUpFaults() {
        #expect(throws: MoneyFault.zeroDenominator) { try Rounding.halfUp(1, 0) }
        #expect(throws: MoneyFault.overflow) { try Rounding.halfUp(Int64.min, -1) }
        #expect(throws: MoneyFault.overflow) { try Rounding.halfUp(wide: Int128.min, -1) }
        #expect(throws: MoneyFault.overflow) { try Rounding.halfUp(wide: Int128.max, 1) }
        #expect(throws: MoneyFault.overflow) { try Rounding.halfUp(wide: Int128(UInt64.max), 1) }
    }

    // 20 % of 12.52 = 2.504 → 2.50; 17.5 % of 0.20 = 0.035 → 0.04; 0.01 % of 49.99 = 0.004999 → 0.00,
    // and of 50.00 = 0.005 → 0.01.
    @Test(
        "A share in basis points is rounded half up, and a credit mirrors it",
        arguments: [
            (1_252, 2_000, 250), (20, 1_750, 4), (4_999, 1, 0), (5_000, 1, 1), (10_001, 5_000, 5_001), (77, 0, 0),
            (77, 10_000, 77), (.max, 10_000, .max),
        ] as [(Int64, Int64, Int64)])
    func share(amount: Int64, points: Int64, result: Int64) throws {
        #expect(Pence(amount).share(try BasisPoints(points)) == Pence(result))
        #expect(Pence(-amount).share(try BasisPoints(points)) == Pence(-result))
    }

    @Test("The smallest number there is has shares too")
    func extremes() throws {
        #expect(Pence(.min).share(.all) == Pence(.min))
        #expect(Pence(.min).share(.none) == .zero)
        // 100 × 1/3 = 33.33 → 33; 100 × 2/3 = 66.67 → 67.
        #expect(try Pence(100).part(Pence(1), of: Pence(3)) == Pence(33))
        #expect(try Pence(100).part(Pence(2), of: Pence(3)) == Pence(67))
        #expect(throws: MoneyFault.zeroDenominator) { try Pence(100).part(Pence(1), of: .zero) }
        #expect(throws: MoneyFault.overflow) { try Pence(.max).part(Pence(.max), of: Pence(1)) }
    }

    @Test("A share is 0 to 100 per cent, and printed with the decimals it has")
    func basisPoints() throws {
        #expect(throws: MoneyFault.share(-1)) { try BasisPoints(-1) }
        #expect(throws: MoneyFault.share(10_001)) { try BasisPoints(10_001) }
        #expect(try BasisPoints(2_000) > BasisPoints(1_999))
        let printed = try [2_000, 1_750, 225, 5, 0, 10_000].map { try BasisPoints($0).text }
        #expect(printed == ["20 %", "17.5 %", "2.25 %", "0.05 %", "0 %", "100 %"])
    }
}
