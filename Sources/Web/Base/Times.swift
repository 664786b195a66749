import Domain

extension Instant {
    /// Reads a moment with its offset (RFC 3339 section 5.6), to the microsecond.
    init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes.count <= 40, let date = LocalDate(iso: text.prefix(10)),
            bytes[10] == 0x54 || bytes[10] == 0x74 || bytes[10] == 0x20, bytes[13] == 0x3A, bytes[16] == 0x3A,
            let hour = Instant.digits(bytes[11..<13], 0...23), let minute = Instant.digits(bytes[14..<16], 0...59),
            // A leap second is told as the second before it: no deadline falls between the two.
            let second = Instant.digits(bytes[17..<19], 0...60)
        else { return nil }
        var rest = bytes[19...]
        guard let micros = Instant.fraction(&rest), let offset = Instant.offset(rest) else { return nil }
        let seconds = date.dayNumber * 86_400 + hour * 3_600 + minute * 60 + min(second, 59) - offset
        self.init(microseconds: seconds * 1_000_000 + micros)
    }

    private static func digits(_ bytes: ArraySlice<UInt8>, _ range: ClosedRange<Int64>) -> Int64? {
        guard bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let number = bytes.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
        return range.contains(number) ? number : nil
    }

    /// Takes a fraction of a second off the front, as microseconds; what is finer is dropped.
    private static func fraction(_ rest: inout ArraySlice<UInt8>) -> Int64? {
        guard rest.first == 0x2E else { return 0 }
        let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty else { return nil }
        rest = rest[digits.endIndex...]
        let six = Array(digits.prefix(6)) + Array(repeating: 0x30, count: max(0, 6 - digits.count))
        return six.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
    }

    private static func offset(_ rest: ArraySlice<UInt8>) -> Int64? {
        guard let sign = rest.first else { return nil }
        if rest.count == 1, sign == 0x5A || sign == 0x7A { return 0 }
        let start = rest.startIndex
        guard rest.count == 6, sign == 0x2B || sign == 0x2D, rest[start + 3] == 0x3A,
            let hours = digits(rest[(start + 1)..<(start + 3)], 0...23),
            let minutes = digits(rest[(start + 4)..<(start + 6)], 0...59)
        else { return nil }
        return (sign == 0x2D ? -1 : 1) * (hours * 3_600 + minutes * 60)
    }
}
