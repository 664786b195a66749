/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014): the same seed
/// gives the same numbers on every machine. It decides nothing but what a demonstration looks like.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number from the range, each about equally likely.
    mutating func number(_ range: ClosedRange<Int64>) -> Int64 {
        let span = UInt64(clamping: range.upperBound - range.lowerBound) + 1
        return range.lowerBound + Int64(clamping: next() % span)
    }

    /// True so many times in a thousand.
    mutating func chance(_ perThousand: Int64) -> Bool { number(0...999) < perThousand }

    /// One of the items; the first when there are none to choose between.
    mutating func pick<Item>(_ items: [Item], or none: Item) -> Item {
        items.isEmpty ? none : items[Int(number(0...Int64(items.count - 1)))]
    }
}
