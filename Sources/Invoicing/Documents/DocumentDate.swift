/// A date on a document, of the Gregorian calendar, from 0001-01-01 to 9999-12-31.
///
/// It is kept as days since 1 January 1970, so that ages and due dates are plain sums.
public struct DocumentDate: Hashable, Comparable, Sendable {
    /// Days since 1 January 1970; negative before it.
    public let day: Int64

    private static let first: Int64 = -719_162
    private static let last: Int64 = 2_932_896

    /// Takes days since 1 January 1970; nil outside the years 1 to 9999.
    public init?(day: Int64) {
        guard (Self.first...Self.last).contains(day) else { return nil }
        self.day = day
    }

    private init(known day: Int64) { self.day = day }

    /// Takes year, month and day of month; nil where the calendar has no such date.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard (1...Self.length(ofMonth: month, year)).contains(day) else { return nil }
        self.day = Self.start(ofMonth: month, year) + Int64(day) - 1
    }

    /// Reads `2019-05-14`, and nothing else; nil where it is no date.
    public init?(_ text: String) {
        let bytes = Array(text.utf8.prefix(11))
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        guard let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
            let day = Self.number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The date as `2019-05-14` (ISO 8601).
    public var text: String {
        let (year, month, day) = parts
        return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    }

    /// Year, month and day of month.
    public var parts: (year: Int, month: Int, day: Int) {
        var year = Int((day - Self.first) * 400 / 146_097) + 1
        // The estimate is at most one year off, because leap years are spread almost evenly.
        while year > 1, Self.start(ofMonth: 1, year) > day { year -= 1 }
        while year < 9999, Self.start(ofMonth: 1, year + 1) <= day { year += 1 }
        var month = 12
        while month > 1, Self.start(ofMonth: month, year) > day { month -= 1 }
        return (year, month, Int(day - Self.start(ofMonth: month, year)) + 1)
    }

    /// The date so many days later, or earlier for a negative number; it stops at the ends of the calendar.
    public func adding(days: Int) -> DocumentDate {
        let (sum, overflow) = day.addingReportingOverflow(Int64(days))
        if overflow { return DocumentDate(known: days < 0 ? Self.first : Self.last) }
        return DocumentDate(known: min(max(sum, Self.first), Self.last))
    }

    /// Days from this date to the other; negative where the other is earlier.
    public func days(until other: DocumentDate) -> Int { Int(other.day - day) }

    /// Orders by day.
    public static func < (a: DocumentDate, b: DocumentDate) -> Bool { a.day < b.day }

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    private static func length(ofMonth month: Int, _ year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func start(ofMonth month: Int, _ year: Int) -> Int64 {
        let before = year - 1
        let years = before * 365 + before / 4 - before / 100 + before / 400
        let months = (1..<month).reduce(0) { $0 + length(ofMonth: $1, year) }
        return first + Int64(years + months)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
