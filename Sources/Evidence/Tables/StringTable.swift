/// A text kept once in a ``StringTable``; equal texts of one table have equal symbols.
public struct Symbol: Hashable, Sendable {
    let raw: Int32
}

/// Keeps each distinct text once, so that a million rows hold numbers and not strings.
public struct StringTable: Sendable {
    private var arena: [UInt8] = []
    private var ends: [Int] = []
    private var hashes: [Int] = []
    private var slots: [Int32] = Array(repeating: -1, count: 64)

    /// An empty table.
    public init() {}

    /// How many distinct texts there are.
    public var count: Int { ends.count }

    /// The text of a symbol of this table.
    public subscript(_ symbol: Symbol) -> String { String(decoding: bytes(Int(symbol.raw)), as: UTF8.self) }

    /// The symbol of a text, taken up when new.
    public mutating func intern(_ text: String) -> Symbol { intern(Array(text.utf8)[...]) }

    /// The symbol of a text, nil when the table does not have it.
    public func find(_ text: String) -> Symbol? {
        let bytes = Array(text.utf8)[...]
        let found = slots[slot(of: bytes, hash: hash(bytes))]
        return found < 0 ? nil : Symbol(raw: found)
    }

    mutating func intern(_ text: ArraySlice<UInt8>) -> Symbol {
        let hash = hash(text)
        let slot = slot(of: text, hash: hash)
        if slots[slot] >= 0 { return Symbol(raw: slots[slot]) }
        let symbol = Symbol(raw: Int32(count))
        arena += text
        ends.append(arena.count)
        hashes.append(hash)
        slots[slot] = symbol.raw
        // Beyond three quarters full the searches grow long.
        if count * 4 > slots.count * 3 { grow() }
        return symbol
    }

    private func bytes(_ index: Int) -> ArraySlice<UInt8> {
        guard ends.indices.contains(index) else { return [] }
        return arena[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    // Swift's own hash is seeded at random, so that no file can be made whose texts all collide.
    private func hash(_ bytes: ArraySlice<UInt8>) -> Int {
        var hasher = Hasher()
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
        return hasher.finalize()
    }

    /// The slot that holds the text, or the empty one where it belongs.
    private func slot(of text: ArraySlice<UInt8>, hash: Int) -> Int {
        let mask = slots.count - 1
        var slot = hash & mask
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if hashes[index] == hash, bytes(index).elementsEqual(text) { return slot }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        let mask = slots.count - 1
        for index in ends.indices {
            var slot = hashes[index] & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(index)
        }
    }
}
