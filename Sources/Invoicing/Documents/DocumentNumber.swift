/// A named series of document numbers, such as `INV`, `CN` or `INV-2019`.
///
/// One to sixteen capital letters, digits and single hyphens, beginning with a letter and not ending with a hyphen.
public struct Series: Hashable, Comparable, Sendable {
    /// The name, which is also the prefix of its numbers.
    public let name: String

    /// Takes a name; throws where it is not well formed.
    public init(_ name: String) throws(InvoicingRefusal) {
        guard Self.isWellFormed(name) else {
            throw InvoicingRefusal(
                .number, "“\(Wording.excerpt(name))” is no name for a series of numbers.",
                mend: "Write up to 16 capital letters, digits and hyphens, beginning with a letter, such as INV-2019.")
        }
        self.name = name
    }

    /// Orders by name.
    public static func < (a: Series, b: Series) -> Bool { a.name < b.name }

    private static func isWellFormed(_ name: String) -> Bool {
        let bytes = Array(name.utf8.prefix(17))
        guard (1...16).contains(bytes.count), let first = bytes.first, isCapital(first) else { return false }
        let hyphen = UInt8(ascii: "-")
        guard bytes.last != hyphen, !zip(bytes, bytes.dropFirst()).contains(where: { $0 == hyphen && $1 == hyphen })
        else { return false }
        return bytes.allSatisfy { isCapital($0) || isDigit($0) || $0 == hyphen }
    }

    private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

/// The number of one document: `INV-000001`.
///
/// The caller gives the value from a counter row, in the transaction that issues the document: no gap and no repeat.
public struct DocumentNumber: Hashable, Comparable, Sendable {
    /// The series it belongs to.
    public let series: Series
    /// Its place in the series, from 1 to 999,999,999.
    public let value: Int64

    /// Takes the series and the counter's value; throws outside 1 to 999,999,999.
    public init(_ series: Series, _ value: Int64) throws(InvoicingRefusal) {
        guard (1...999_999_999).contains(value) else {
            throw InvoicingRefusal(
                .number, "\(value) is no number of series \(series.name).", mend: "Numbers go from 1 to 999999999.")
        }
        self.series = series
        self.value = value
    }

    /// Reads `INV-000001`; throws where it is not a number in exactly this form.
    public init(parsing text: String) throws(InvoicingRefusal) {
        let refusal = InvoicingRefusal(
            .number, "“\(Wording.excerpt(text))” is no document number.",
            mend: "Write the series, a hyphen and at least six digits, such as INV-000001.")
        guard text.utf8.count <= 32, let hyphen = text.utf8.lastIndex(of: UInt8(ascii: "-")) else { throw refusal }
        let tail = text[text.index(after: hyphen)...]
        guard let series = try? Series(String(text[..<hyphen])), let value = Int64(tail),
            let number = try? DocumentNumber(series, value), number.text == text
        else { throw refusal }
        self = number
    }

    /// The number as printed: the series, a hyphen, and the value in at least six digits.
    public var text: String {
        let digits = String(value)
        return "\(series.name)-\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits)"
    }

    /// Orders by series, then by value.
    public static func < (a: DocumentNumber, b: DocumentNumber) -> Bool {
        a.series == b.series ? a.value < b.value : a.series < b.series
    }
}
