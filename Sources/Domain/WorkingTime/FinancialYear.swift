/// A financial year, 1 April to 31 March, named `2019/20`.
public struct FinancialYear: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The calendar year in which it starts.
    public let startYear: Int64

    /// Takes the calendar year in which it starts, 1 to 9998.
    public init?(startYear: Int64) {
        guard (1...9998).contains(startYear) else { return nil }
        self.startYear = startYear
    }

    /// The financial year a date falls in.
    public init(containing date: LocalDate) {
        let (year, month, _) = date.components
        startYear = month >= 4 ? year : year - 1
    }

    /// Reads `2019/20` (also `2019-20`); the second part must follow the first.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 7, bytes[4] == 0x2F || bytes[4] == 0x2D,
            let start = decimal(bytes[0..<4]), let end = decimal(bytes[5..<7]), (start + 1) % 100 == end
        else { return nil }
        self.init(startYear: start)
    }

    /// 1 April.
    public var firstDate: LocalDate { Self.date(startYear, 4, 1) }

    /// 31 March of the next calendar year.
    public var lastDate: LocalDate { Self.date(startYear + 1, 3, 31) }

    /// `2019/20`.
    public var description: String { "\(padded(startYear, 4))/\(padded((startYear + 1) % 100, 2))" }

    /// Orders by start.
    public static func < (a: FinancialYear, b: FinancialYear) -> Bool { a.startYear < b.startYear }

    private static func date(_ year: Int64, _ month: Int64, _ day: Int64) -> LocalDate {
        // Both callers name a day that every year has, and the initialisers bound the year.
        LocalDate(year: year, month: month, day: day) ?? LocalDate(dayNumber: 0)
    }
}
