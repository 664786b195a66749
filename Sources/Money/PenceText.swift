extension Pence {
    /// Reads an amount as people write it: `50`, `12.50`, `1,234.56`, `£1,234.56`, `-£5.00`; blanks around it are
    /// ignored.
    ///
    /// The pence are two digits or left out with their point: `12.5` could be £12.05 mistyped, and is refused with the
    /// mend. Commas, where there are any, stand before every third digit. The amount lies within ``limit``.
    public init(parsing text: String) throws(MoneyFault) {
        let shown = Self.excerpt(text)
        var scan = AmountScanner(text)
        if scan.isEmpty { throw .empty }
        var negative = scan.take("-")
        _ = scan.take("£")
        if !negative { negative = scan.take("-") }
        let (whole, fraction) = scan.halves()
        guard let pounds = try Self.pounds(whole, shown: shown) else { throw .notAnAmount(shown) }
        guard let pence = try Self.pence(fraction, shown: shown) else { throw .notAnAmount(shown) }
        let amount = pounds * 100 + pence
        if amount > Self.limit { throw .tooLarge(shown) }
        self.init(negative ? -amount : amount)
    }

    /// The amount as printed for people: `£1,234.56`, `-£5.00`.
    public var text: String {
        let pounds = String(amount.magnitude / 100)
        var grouped = ""
        for (index, digit) in pounds.enumerated() {
            if index > 0, (pounds.count - index) % 3 == 0 { grouped.append(",") }
            grouped.append(digit)
        }
        return "\(amount < 0 ? "-" : "")£\(grouped).\(Self.twoDigits(amount.magnitude % 100))"
    }

    /// The amount as written for programs: `1234.56`, `-5.00`.
    public var plain: String {
        "\(amount < 0 ? "-" : "")\(amount.magnitude / 100).\(Self.twoDigits(amount.magnitude % 100))"
    }

    private static func twoDigits(_ value: UInt64) -> String { value < 10 ? "0\(value)" : "\(value)" }

    /// A short, printable piece of what was written, so that a fault never carries a megabyte or a control character.
    private static func excerpt(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(40) {
            out.append(scalar.properties.generalCategory == .control ? "?" : scalar)
        }
        return String(out)
    }

    /// The pounds in digits with or without commas; nil where something else is written.
    private static func pounds(_ digits: [UInt8], shown: String) throws(MoneyFault) -> Int64? {
        let groups = digits.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard groups.allSatisfy({ $0.allSatisfy(isDigit) }), digits.contains(where: isDigit) else { return nil }
        if groups.count > 1 {
            let regular = (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
            if !regular { throw .grouping(shown) }
        }
        let plain = groups.joined().drop { $0 == UInt8(ascii: "0") }
        if plain.count > 9 { throw .tooLarge(shown) }
        return plain.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    }

    /// The pence: nothing where there was no point, otherwise exactly two digits.
    private static func pence(_ digits: [UInt8]?, shown: String) throws(MoneyFault) -> Int64? {
        guard let digits else { return 0 }
        guard digits.allSatisfy(isDigit) else { return nil }
        if digits.count == 1 { throw .pence(shown, mend: shown.filter { $0 != " " } + "0") }
        if digits.count != 2 { throw .pence(shown, mend: nil) }
        return digits.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

/// Walks over the bytes of a written amount.
private struct AmountScanner {
    private var rest: ArraySlice<UInt8>

    init(_ text: String) {
        let blank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        // An amount of ten million pounds has 14 characters; what is far longer is cut, and refused for what is left.
        var bytes = Array(text.utf8.drop(while: blank).prefix(64))[...]
        while let last = bytes.last, blank(last) { bytes.removeLast() }
        rest = bytes
    }

    var isEmpty: Bool { rest.isEmpty }

    mutating func take(_ token: String) -> Bool {
        guard rest.starts(with: token.utf8) else { return false }
        rest = rest.dropFirst(token.utf8.count)
        return true
    }

    /// What stands before the point, and what stands after it where there is one.
    func halves() -> ([UInt8], [UInt8]?) {
        guard let point = rest.firstIndex(of: UInt8(ascii: ".")) else { return (Array(rest), nil) }
        return (Array(rest[..<point]), Array(rest[rest.index(after: point)...]))
    }
}
