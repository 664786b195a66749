/// What turns notice into instants: the local clock, and the table of days that are not worked.
public struct WorkingCalendar: Sendable {
    /// The local clock, in practice Europe/London.
    public let zone: Zone
    /// The bank holidays of the three nations, as they stand now.
    public let holidays: BankHolidays

    /// Takes the clock and the table.
    public init(zone: Zone, holidays: BankHolidays) {
        self.zone = zone
        self.holidays = holidays
    }

    /// Monday to Friday without the nation's bank holidays.
    public func isWorkingDay(_ date: LocalDate, in nation: Nation) -> Bool {
        date.weekday <= 5 && !holidays.contains(date, in: nation)
    }

    /// The date reached by stepping back from `date` one day at a time until `count` working days are counted.
    ///
    /// `date` itself is not counted, whether it is a working day or not; a count of zero is `date` itself. The date
    /// reached is the last on which `count` working days' notice can still be given (Turnout policy rules, the
    /// working-day rule).
    public func date(_ count: Int64, workingDaysBefore date: LocalDate, in nation: Nation) -> LocalDate {
        var day = date
        var counted: Int64 = 0
        while counted < count {
            day = day.adding(days: -1)
            if isWorkingDay(day, in: nation) { counted += 1 }
        }
        return day
    }
}
