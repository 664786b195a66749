/// Finding the few bytes that structure a CSV file, eight at a time.
///
/// Each word is compared with a pattern at once: a byte of `word ^ pattern` is zero where they agree, and
/// `(x - 0x01…) & ~x & 0x80…` marks zero bytes. A mark above the lowest one may be false; the lowest never is.
enum ByteScan {
    static let comma: UInt8 = 0x2C
    static let quote: UInt8 = 0x22
    static let cr: UInt8 = 0x0D
    static let lf: UInt8 = 0x0A

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    private static func marks(_ word: UInt64, _ byte: UInt8) -> UInt64 {
        let x = word ^ (ones &* UInt64(byte))
        return (x &- ones) & ~x & highs
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    }

    /// Where the first quotation mark, CR or LF stands at or after `from`; the end when there is none.
    static func quoteOrNewline(_ bytes: UnsafeRawBufferPointer, from: Int) -> Int {
        var at = from
        while at + 8 <= bytes.count {
            let w = word(bytes, at)
            let hit = marks(w, quote) | marks(w, cr) | marks(w, lf)
            if hit != 0 { return at + hit.trailingZeroBitCount >> 3 }
            at += 8
        }
        while at < bytes.count, bytes[at] != quote, bytes[at] != cr, bytes[at] != lf { at += 1 }
        return at
    }

    /// Where the first comma, quotation mark, CR or LF stands at or after `from`; the end when there is none.
    static func structure(_ bytes: UnsafeRawBufferPointer, from: Int) -> Int {
        var at = from
        while at + 8 <= bytes.count {
            let w = word(bytes, at)
            let hit = marks(w, comma) | marks(w, quote) | marks(w, cr) | marks(w, lf)
            if hit != 0 { return at + hit.trailingZeroBitCount >> 3 }
            at += 8
        }
        while at < bytes.count, bytes[at] != comma, bytes[at] != quote, bytes[at] != cr, bytes[at] != lf { at += 1 }
        return at
    }

    /// Whether every byte is ASCII.
    static func isASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var at = 0
        while at + 8 <= bytes.count {
            if word(bytes, at) & highs != 0 { return false }
            at += 8
        }
        while at < bytes.count {
            if bytes[at] >= 0x80 { return false }
            at += 1
        }
        return true
    }
}
