/// The bank holidays that a new store starts with: three nations, 2010 to 2030.
///
/// They are worked out from the rules of the Banking and Financial Dealings Act 1971 (schedule 1), the St Andrew's Day
/// Bank Holiday (Scotland) Act 2007 and the royal proclamations made since, and loaded as data: what is proclaimed
/// later is added to the table of the store and needs no release.
public enum ShippedHolidays {
    /// One row of the table.
    public struct Entry: Hashable, Sendable {
        /// Where it is a bank holiday.
        public let nation: Nation
        /// The day that is not worked: for a holiday at the weekend, its substitute.
        public let date: LocalDate
        /// What it is called.
        public let name: String
    }

    /// The first and the last calendar year covered.
    public static let years: ClosedRange<Int64> = 2010...2030

    /// Every row, by nation and then by date.
    public static var entries: [Entry] {
        Nation.allCases.flatMap { nation in
            years.flatMap { HolidayYear(nation: nation, year: $0).entries }
        }
    }

    /// The rows as the table the rules read.
    public static func table(revision: Int64) -> BankHolidays {
        let dates = Dictionary(grouping: entries, by: \.nation).mapValues { Set($0.map(\.date)) }
        return BankHolidays(revision: revision, dates: dates)
    }
}
