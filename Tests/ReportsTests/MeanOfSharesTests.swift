import Testing

@testable import Reports

@Suite("The mean of the events' own shares")
struct MeanOfSharesTests {
    private func mean(_ groups: (places: Int64, events: Int64, attended: Int64)...) -> MeanOfShares {
        MeanOfShares(
            groups.map { MeanOfShares.Group(places: $0.places, events: $0.events, attended: $0.attended) })
    }

    @Test("Every event weighs the same")
    func weights() {
        // 10 of 10 and 50 of 100: pooled 60 of 110 = 54.5 %, the mean of 100 % and 50 % is 75 %.
        let two = mean((10, 1, 10), (100, 1, 50))
        #expect(two.tenths == 750)
        #expect(two.text == "75.0 % (sum of shares 1.5000, of 2 events)")
        // Three events of 20 with 15, 16 and 17: (15 + 16 + 17) ÷ 20 ÷ 3 = 0.8, whether given together or apart.
        #expect(mean((20, 3, 48)).tenths == 800)
        #expect(mean((20, 1, 15), (20, 1, 16), (20, 1, 17)) == mean((20, 3, 48)))
    }

    @Test("An exact tie rounds up, a hair below it does not")
    func ties() {
        // 1 ÷ 16 and 0 of 1: mean 3.125 %, which has 31.25 tenths: down to 31.
        #expect(mean((16, 1, 1), (1, 1, 0)).tenths == 31)
        // 165 ÷ 200 = 82.5 %, that is 825 tenths exactly. 1 ÷ 2,000 = 0.05 % = half a tenth: a tie, up to 1.
        #expect(mean((2_000, 1, 1)).tenths == 1)
        // A third, a sixth and zero thousandths: 1/3 + 1/6 = 1/2 of one event in 1,000, thus 0.5 tenths: a tie made of
        // fractions none of which ends in binary or decimal.
        #expect(mean((3, 1, 1), (6, 1, 1), (1, 998, 0)).tenths == 1)
        // A seventh in the place of the sixth: 1/3 + 1/7 = 10/21 < 1/2.
        #expect(mean((3, 1, 1), (7, 1, 1), (1, 998, 0)).tenths == 0)
        // 1/3 + 1/6 less 1/100,000: just below the half.
        #expect(mean((3, 1, 1), (100_000, 1, 16_666), (1, 998, 0)).tenths == 0)
    }

    @Test("Events without places have no share")
    func noPlaces() {
        #expect(mean((0, 3, 12), (10, 1, 5)).tenths == 500)
        #expect(mean((0, 3, 12)).tenths == nil)
        #expect(mean().text == "– (sum of shares 0.0000, of 0 events)")
        #expect(mean((10, 0, 5), (10, 1, -1)).groups.isEmpty)
    }

    @Test("The sum of the shares is given to four decimals")
    func sum() {
        // 2 ÷ 3 = 0.66666… and 1 ÷ 8 = 0.125: 0.79166…, rounded 0.7917.
        #expect(mean((3, 1, 2), (8, 1, 1)).sumInTenThousandths == 7_917)
    }

    @Test("More sizes than a common denominator can hold are summed to within a hair, ties still up")
    func manySizes() {
        // The primes from 2 to 211 multiply to far more than 2^126. Each size p comes with p - 1 attended and with one
        // attended, so that the two shares add up to exactly 1 and the mean is exactly 50 %.
        let primes = (2...211).filter { number in (2..<number).allSatisfy { number % $0 != 0 } }
        let pairs = primes.flatMap { prime in
            [
                MeanOfShares.Group(places: Int64(prime), events: 1, attended: Int64(prime) - 1),
                MeanOfShares.Group(places: Int64(prime), events: 1, attended: 1),
            ]
        }
        #expect(MeanOfShares(pairs).tenths == 500)
        // One attended at each: the sum of 1 ÷ p over the 47 primes up to 211, worked out apart with exact fractions.
        let ones = MeanOfShares(primes.map { .init(places: Int64($0), events: 1, attended: 1) })
        #expect(ones.sumInTenThousandths == 19_538)
        var rest = FractionSum()
        for prime in primes { _ = rest.add(1, over: Int128(prime)) }
        #expect(!rest.isExact)
    }

    @Test("Sizes in use fit: every size from 1 to 60 is summed exactly")
    func usualSizes() {
        var rest = FractionSum()
        for size in 1...60 { _ = rest.add(Int128(size - 1), over: Int128(size)) }
        #expect(rest.isExact)
    }
}
