import Domain
import Money
import Testing

/// Mistakes that users of other booking systems reported, held against these rules.
@Suite struct KnownMistakeTests {
    static let start = Instant(seconds: 1_000_000)

    @Test func `with 11 of 12 places taken the next person gets the place`() {
        let seats = Seats(bookable: 12, held: 11, offered: 0)
        #expect(seats.free == 1)
        #expect(fill(seats, waiting: [waiter(1)], times: times(at: 0)).count == 1)
    }

    @Test func `a person who cancelled is not offered a place again`() {
        for state in [BookingState.cancelled(.inTime), .cancelled(.late), .cancelled(.unjudged), .withdrawn] {
            #expect(throws: Refusal.self) { _ = try state.after(.offered(until: Self.start)) }
            #expect(throws: Refusal.self) { _ = try state.after(.placed) }
        }
    }

    @Test func `no place is offered 15 minutes after the start`() {
        #expect(fill(free, waiting: [waiter(1)], times: times(at: 1_000_900)).isEmpty)
    }

    @Test func `the last in the list is not served first`() {
        let fills = fill(free, waiting: [waiter(9), waiter(2)], times: times(at: 0))
        #expect(fills == [.confirm(waiter(2))])
    }

    @Test func `zero hours of notice means until the start, not after the end`() throws {
        let date = try #require(LocalDate(iso: "2019-05-14"))
        let opens = try #require(LocalDateTime(date: date, minuteOfDay: 9 * 60 + 30))
        let closes = try #require(LocalDateTime(date: date, minuteOfDay: 16 * 60))
        let session = try #require(SessionTime(start: opens, end: closes))
        let times = try #require(EventTimes(sessions: [session]))
        let utc = Zone(name: "UTC", initialOffset: 0, transitions: [])
        let calendar = WorkingCalendar(zone: utc, holidays: BankHolidays(revision: 1, dates: [:]))
        let policy = Policy(
            name: "None", nation: .englandAndWales, notice: NoticeRule(length: 0, unit: .hours),
            notAttending: PriceList(standard: .byLength(halfDay: .pounds(50), day: .pounds(100), eachDate: true)),
            chargeVAT: VATSchedule(.outsideScope(reason: "no supply")))
        #expect(policy.freeUntil(times, calendar).instant == utc.instant(opens))
    }

    @Test func `a no-show mark can be corrected`() {
        #expect(Outcome([.didNotAttend]) == .didNotAttend)
        #expect(Outcome([.notRecorded]) == .notRecorded)
        #expect(Outcome([.attended]) == .attended)
    }

    @Test func `nobody is charged while on the waiting list, and the charged may still cancel`() throws {
        #expect(!BookingState.waitlisted(ticket: 1).mayBeCharged)
        #expect(!BookingState.offered(until: Self.start).mayBeCharged)
        #expect(try BookingState.confirmed.after(.cancelled(.late)) == .cancelled(.late))
    }

    private var free: Seats { Seats(bookable: 12, held: 11, offered: 0) }

    private func waiter(_ ticket: Int64) -> Waiter {
        Waiter(
            booking: BookingID(event: EventID(1), ordinal: ticket), ticket: ticket, priority: 0,
            claimant: Claimant(agency: AgencyID(1), sector: "school"))
    }

    private func times(at seconds: Int64) -> FillTimes {
        FillTimes(now: Instant(seconds: seconds), startsAt: Self.start, freeUntil: nil, offerMinutes: 60)
    }
}
