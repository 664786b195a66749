import Money
import Testing

@Suite("Splitting an amount")
struct SplittingTests {
    // 1.00 over 1:1:1 is 33.33 each; one penny is left and all remainders are equal: the first gets it.
    // 1.00 over 1:2:4 is 14.29, 28.57, 57.14: whole 14 + 28 + 57 = 99, and .57 is the largest remainder.
    @Test(
        "Pennies left over go to the largest remainders, the earlier first",
        arguments: [
            (100, [1, 1, 1], [34, 33, 33]), (100, [1, 2, 4], [14, 29, 57]), (-100, [1, 2, 4], [-14, -29, -57]),
            (5, [1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 0, 0]), (7, [0, 3, 0], [0, 7, 0]), (0, [1, 2], [0, 0]),
            (.min, [1], [.min]),
        ] as [(Int64, [Int64], [Int64])])
    func split(amount: Int64, weights: [Int64], parts: [Int64]) throws {
        #expect(try Pence(amount).split(over: weights).map(\.amount) == parts)
    }

    @Test("No penny is lost or made, whatever the weights")
    func nothingLost() throws {
        var state: UInt64 = 42
        for _ in 0..<2_000 {
            let numbers = (0..<8).map { _ -> UInt64 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return state >> 33
            }
            let amount = Pence(Int64(numbers[0]) - (1 << 30))
            let weights = numbers.dropFirst().map { Int64($0 % 1_000) } + [Int64.max, 1]
            let parts = try amount.split(over: weights)
            #expect(try Pence.sum(parts) == amount)
        }
    }

    @Test("Equal parts differ by a penny at most")
    func equal() throws {
        #expect(try Pence(1_000).split(into: 3).map(\.amount) == [334, 333, 333])
        #expect(throws: MoneyFault.weights) { try Pence(1).split(into: 0) }
        #expect(throws: MoneyFault.weights) { try Pence(1).split(into: 100_001) }
    }

    @Test("Weights that divide nothing are refused", arguments: [[], [0, 0], [1, -1]] as [[Int64]])
    func refused(weights: [Int64]) {
        #expect(throws: MoneyFault.weights) { try Pence(100).split(over: weights) }
    }
}
