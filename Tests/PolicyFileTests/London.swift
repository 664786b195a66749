import Domain
import Money
import Testing

/// Europe/London by its rule since 1996: summer time from the last Sunday of March to the last Sunday of October,
/// changing at 01:00 UTC.
enum London {
    static let zone: Zone = {
        let changes = (2015...2030).flatMap { year in
            [(Int64(3), Int64(3_600)), (10, 0)].compactMap { month, offset in
                LocalDate(year: Int64(year), month: month, day: 31).map { last in
                    let sunday = last.adding(days: -(last.weekday % 7))
                    return Zone.Transition(at: sunday.dayNumber * 86_400 + 3_600, offset: offset)
                }
            }
        }
        return Zone(name: "Europe/London", initialOffset: 0, transitions: changes)
    }()

    static let calendar = WorkingCalendar(zone: zone, holidays: ShippedHolidays.table(revision: 1))

    static func instant(_ iso: String) throws -> Instant { zone.instant(try #require(LocalDateTime(iso: iso))) }
}

/// An event of the worked cases.
enum SampleEvent: String {
    /// Tuesday 14 May 2019, 09:30 to 12:30: half a day.
    case half = "2019-05-14 09:30 12:30"
    /// Wednesday 8 May 2019, 09:30 to 16:30: seven hours, two days after the early May bank holiday.
    case afterHoliday = "2019-05-08 09:30 16:30"
    /// Tuesdays 14 and 21 May 2019, 09:30 to 16:30: fourteen hours on two dates.
    case twoDays = "2019-05-14 09:30 16:30;2019-05-21 09:30 16:30"
    /// Monday 1, Tuesday 2 and Wednesday 3 April 2019, half a day each: just after the clocks went forward (31 March).
    case springMonday = "2019-04-01 09:30 12:30"
    case springTuesday = "2019-04-02 09:30 12:30"
    case springWednesday = "2019-04-03 09:30 12:30"
    /// Sunday 3 and Monday 4 November 2019, half a day each: just after the clocks went back (27 October).
    case autumnSunday = "2019-11-03 09:30 12:30"
    case autumnMonday = "2019-11-04 09:30 12:30"
    /// Monday 28 October 2019, half a day: the day after the clocks went back.
    case autumnNextDay = "2019-10-28 09:30 12:30"

    func times() throws -> EventTimes {
        let sessions = try rawValue.split(separator: ";").map { text -> SessionTime in
            let parts = text.split(separator: " ").map(String.init)
            let start = try #require(LocalDateTime(iso: "\(parts[0])T\(parts[1])"))
            let end = try #require(LocalDateTime(iso: "\(parts[0])T\(parts[2])"))
            return try #require(SessionTime(start: start, end: end))
        }
        return try #require(EventTimes(sessions: sessions))
    }
}
