/// An element of a document read.
struct XMLElement: Sendable {
    /// Its name with the prefix that this program gives its namespace: `cbc:ID`; `?` before a name of another one.
    let name: String
    /// Its attributes by name, those without a prefix only.
    let attributes: [String: String]
    /// The line of the file on which it begins, from 1.
    let line: Int
    /// The text directly inside it, without the white space around it.
    let text: String
    /// What stands in it, in order.
    let children: [XMLElement]

    /// The elements that a path of names leads to, such as `cac:Party/cbc:EndpointID`; an empty path is the element.
    subscript(path: String) -> [XMLElement] {
        var found = [self]
        for step in path.split(separator: "/") { found = found.flatMap { $0.children.filter { $0.name == step } } }
        return found
    }

    /// Whether a path leads anywhere.
    func has(_ path: String) -> Bool { !self[path].isEmpty }

    /// The text of the first element on a path; nil where there is none.
    func value(_ path: String) -> String? { self[path].first?.text }

    /// Whether the first element on a path says something.
    func says(_ path: String) -> Bool { !(value(path) ?? "").isEmpty }

    /// The number of the first element on a path; nil where there is none, or it is no number.
    func number(_ path: String) -> ExactNumber? { value(path).flatMap { ExactNumber($0) } }

    /// It and everything in it, in the order of the document.
    var everything: [XMLElement] { [self] + children.flatMap(\.everything) }
}

/// A decimal number of at most twelve digits before the point and eight behind it, kept exactly.
struct ExactNumber: Hashable, Comparable, Sendable {
    private static let scale: Int128 = 100_000_000

    /// The number in hundred-millionths.
    let units: Int128
    /// How many digits were written behind the point.
    let decimals: Int

    /// Reads `12`, `12.5` or `-0.05`; nil where it is no number, or has too many digits.
    init?(_ text: String) {
        var bytes = Array(text.utf8.prefix(24))[...]
        guard text.utf8.count <= 22 else { return nil }
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes = bytes.dropFirst() }
        let halves = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(halves.count), (1...12).contains(halves[0].count) else { return nil }
        let fraction = halves.count == 2 ? Array(halves[1]) : []
        guard halves.count == 1 || (1...8).contains(fraction.count) else { return nil }
        let digits = halves[0] + fraction
        guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        var value = digits.reduce(Int128(0)) { $0 * 10 + Int128($1 - UInt8(ascii: "0")) }
        for _ in fraction.count..<8 { value *= 10 }
        self.init(units: isNegative ? -value : value, decimals: fraction.count)
    }

    private init(units: Int128, decimals: Int = 0) {
        self.units = units
        self.decimals = decimals
    }

    static let zero = ExactNumber(units: 0)

    /// A whole number.
    init(_ whole: Int) { self.init(units: Int128(whole) * Self.scale) }

    /// Orders by value, and calls `1.0` and `1` the same.
    static func < (a: ExactNumber, b: ExactNumber) -> Bool { a.units < b.units }
    static func == (a: ExactNumber, b: ExactNumber) -> Bool { a.units == b.units }
    func hash(into hasher: inout Hasher) { hasher.combine(units) }

    static func + (a: ExactNumber, b: ExactNumber) -> ExactNumber { ExactNumber(units: a.units + b.units) }
    static func - (a: ExactNumber, b: ExactNumber) -> ExactNumber { ExactNumber(units: a.units - b.units) }

    /// Whether two numbers differ by no more than a third.
    func isWithin(_ slack: ExactNumber, of other: ExactNumber) -> Bool {
        (units - other.units).magnitude <= slack.units
    }

    /// So many per cent of it, rounded half up to the hundredth.
    func percent(_ rate: ExactNumber) -> ExactNumber {
        let exact = units.magnitude.multipliedFullWidth(by: rate.units.magnitude)
        guard exact.high == 0 else { return self }
        // The product is in units squared and per cent; a hundredth is a million units.
        let hundredth = UInt128(Self.scale) * 100 * 1_000_000
        let rounded = (exact.low + hundredth / 2) / hundredth
        let value = Int128(rounded) * 1_000_000
        return ExactNumber(units: (units < 0) != (rate.units < 0) ? -value : value)
    }

    /// Whether it is quantity × price ÷ base within a slack, worked out without dividing.
    func isProduct(_ quantity: ExactNumber, _ price: ExactNumber, per base: ExactNumber, slack: ExactNumber) -> Bool {
        guard base.units != 0, [self, quantity, price, base].allSatisfy(\.isModest) else { return false }
        let difference = (units * base.units - quantity.units * price.units).magnitude
        return difference <= (slack.units * base.units).magnitude
    }

    /// Small enough for two of them to be multiplied: up to ten thousand million.
    private var isModest: Bool { units.magnitude <= UInt128(Self.scale) * 10_000_000_000 }
}
