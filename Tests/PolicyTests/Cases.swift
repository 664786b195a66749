import Domain
import Money
import Testing

/// Europe/London by its rule since 1996: summer time from the last Sunday of March to the last Sunday of October,
/// changing at 01:00 UTC. The zone tests hold the table itself to Python's data.
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

    static func date(_ iso: String) throws -> LocalDate { try #require(LocalDate(iso: iso)) }

    static func instant(_ iso: String) throws -> Instant { zone.instant(try #require(LocalDateTime(iso: iso))) }
}

/// An event from `date start end` triples such as `2019-05-14 09:30 12:30`.
func event(_ sessions: String...) throws -> EventTimes {
    let times = try sessions.map { text -> SessionTime in
        let parts = text.split(separator: " ").map(String.init)
        let start = try #require(LocalDateTime(iso: "\(parts[0])T\(parts[1])"))
        let end = try #require(LocalDateTime(iso: "\(parts[0])T\(parts[2])"))
        return try #require(SessionTime(start: start, end: end))
    }
    return try #require(EventTimes(sessions: times))
}

/// Tuesday 14 May 2019, three hours: half a day.
func halfDay() throws -> EventTimes { try event("2019-05-14 09:30 12:30") }

/// Tuesday 14 May 2019, seven hours.
func day() throws -> EventTimes { try event("2019-05-14 09:30 16:30") }

/// Tuesdays 14 and 21 May 2019, seven hours each.
func twoDays() throws -> EventTimes { try event("2019-05-14 09:30 16:30", "2019-05-21 09:30 16:30") }

extension Policy {
    /// Five working days' notice; half a day £50, longer £100 for each date; changed as the test asks.
    static func test(_ change: (inout Policy) -> Void = { _ in }) -> Policy {
        var policy = Policy(
            name: "Test", nation: .englandAndWales, notice: NoticeRule(length: 5, unit: .workingDays),
            notAttending: PriceList(standard: .byLength(halfDay: .pounds(50), day: .pounds(100), eachDate: true)),
            chargeVAT: VATSchedule(.outsideScope(reason: "no supply")))
        change(&policy)
        return policy
    }

    /// The verdict on notice by the person on the site at this local time.
    func verdict(_ local: String, _ event: EventTimes) throws -> Verdict {
        let notice = Notice(receivedAt: try London.instant(local), channel: .site, by: .themselves)
        return judge(notice, event: event, calendar: London.calendar).verdict
    }

    /// Assesses with the calendar of the tests.
    func assess(_ facts: BookingFacts) -> Assessment { assess(facts, calendar: London.calendar) }

    /// The last moment of the limit in local time, and the limit in words.
    func limit(_ event: EventTimes) -> (last: String, words: String) {
        let free = freeUntil(event, London.calendar)
        let last = Instant(microseconds: free.instant.microseconds - 1)
        return (London.zone.local(last).description, free.limit)
    }
}

/// Facts of a school's booking.
func facts(
    _ event: EventTimes, _ ending: BookingFacts.Ending, marks: [Mark] = [],
    _ change: (inout BookingFacts) -> Void = { _ in }
) -> BookingFacts {
    var facts = BookingFacts(terms: BookingTerms(times: event, kind: .course, sector: "school"), ending: ending)
    facts.marks = marks
    change(&facts)
    return facts
}

/// A cancellation by the person on the site at this local time, not judged before.
func cancelled(_ local: String) throws -> BookingFacts.Ending {
    .cancelled(Notice(receivedAt: try London.instant(local), channel: .site, by: .themselves), judged: nil)
}

extension Assessment {
    /// The sum of everything charged before relief, in pounds; zero for nothing.
    var pounds: Int64 { charges.reduce(0) { $0 + $1.amount.amount } / 100 }

    /// What the first charge is for.
    var occurrence: Occurrence? { charges.first?.occurrence }

    /// Why the first charge is relieved.
    var relief: ReliefReason? { charges.first?.relief }
}
