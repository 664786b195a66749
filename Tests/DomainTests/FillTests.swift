import Domain
import Testing

@Suite struct FillTests {
    static let start = Instant(seconds: 1_000_000)
    static let now = Instant(seconds: 500_000)
    static let school = Claimant(agency: AgencyID(1), sector: "school")
    static let trust = Claimant(agency: AgencyID(3), sector: "nhs")

    @Test func `the first who came is served first, whatever order the list is read in`() {
        let waiting = [waiter(3), waiter(1), waiter(2)]
        #expect(fill(seats(free: 2), waiting: waiting, times: times()) == [.confirm(waiter(1)), .confirm(waiter(2))])
    }

    @Test func `priority comes before arrival`() {
        let late = waiter(9, priority: 0)
        #expect(fill(seats(free: 1), waiting: [waiter(1, priority: 2), late], times: times()) == [.confirm(late)])
        #expect(late.precedes(waiter(1, priority: 2)) && !waiter(2).precedes(waiter(1)))
    }

    @Test func `with nothing free or nobody waiting nothing happens`() {
        #expect(fill(seats(free: 0), waiting: [waiter(1)], times: times()).isEmpty)
        #expect(fill(seats(free: 5), waiting: [], times: times()).isEmpty)
    }

    @Test func `filling again after filling does nothing`() {
        let waiting = (1...5).map { waiter($0) }
        let first = fill(Seats(bookable: 10, held: 7, offered: 0), waiting: waiting, times: times())
        #expect(first.count == 3)
        let second = fill(Seats(bookable: 10, held: 10, offered: 0), waiting: Array(waiting[3...]), times: times())
        #expect(second.isEmpty)
    }

    @Test func `inside the notice period the place is offered, never given silently`() {
        let inside = times(freeUntil: Self.now)
        // 48 hours from now: 500,000 s + 172,800 s.
        let until = Instant(seconds: 672_800)
        #expect(fill(seats(free: 1), waiting: [waiter(1)], times: inside) == [.offer(waiter(1), until: until)])
    }

    @Test func `one microsecond before the notice period begins the place is given at once`() {
        let before = times(freeUntil: Instant(microseconds: Self.now.microseconds + 1))
        #expect(fill(seats(free: 1), waiting: [waiter(1)], times: before) == [.confirm(waiter(1))])
    }

    @Test func `without a policy nobody need accept`() {
        #expect(fill(seats(free: 1), waiting: [waiter(1)], times: times()) == [.confirm(waiter(1))])
    }

    @Test func `an offer never outlasts the start`() {
        let now = Instant(seconds: 999_000)
        let late = FillTimes(now: now, startsAt: Self.start, freeUntil: Instant(seconds: 0), offerMinutes: 2_880)
        #expect(fill(seats(free: 1), waiting: [waiter(1)], times: late) == [.offer(waiter(1), until: Self.start)])
    }

    @Test func `nobody is promoted once the event has started`() {
        for seconds in [Int64(0), 900] {
            let moment = Instant(seconds: Self.start.seconds + seconds)
            let started = FillTimes(now: moment, startsAt: Self.start, freeUntil: nil, offerMinutes: 60)
            #expect(fill(seats(free: 3), waiting: [waiter(1)], times: started).isEmpty)
        }
    }

    @Test func `an offer takes the place that the next in order would have had`() {
        let inside = times(freeUntil: Self.now)
        #expect(fill(seats(free: 2), waiting: (1...4).map { waiter($0) }, times: inside).count == 2)
    }

    @Test func `those whom an allocation keeps out are passed over and keep their turn`() {
        let kept = Allocation(group: .sector("school"), reserved: 1, cap: nil, releaseAt: nil)
        let seats = Seats(bookable: 1, held: 0, offered: 0, allocations: [kept])
        let waiting = [waiter(1, claimant: Self.trust), waiter(2, claimant: Self.school)]
        #expect(fill(seats, waiting: waiting, times: times()) == [.confirm(waiting[1])])
        let released = Seats(bookable: 2, held: 1, offered: 0)
        #expect(fill(released, waiting: [waiting[0]], times: times()) == [.confirm(waiting[0])])
    }

    @Test func `what is given counts against a limit within the same filling`() {
        let capped = Allocation(group: .agency(AgencyID(1)), reserved: 0, cap: 1, releaseAt: nil)
        let seats = Seats(bookable: 3, held: 0, offered: 0, allocations: [capped])
        let waiting = [waiter(1), waiter(2), waiter(3, claimant: Self.trust)]
        #expect(fill(seats, waiting: waiting, times: times()) == [.confirm(waiting[0]), .confirm(waiting[2])])
    }

    @Test func `a rule of priority ranks the sectors it names, and those it does not name last together`() {
        let rule = PriorityRule(text: "school,early_years")
        #expect(rule.rank("school") == 0 && rule.rank("early_years") == 1)
        #expect(rule.rank("nhs") == 2 && rule.rank("police") == 2)
        #expect(PriorityRule(text: rule.text) == rule)
        #expect(PriorityRule.none.rank("nhs") == PriorityRule.none.rank("school"))
        #expect(PriorityRule(text: "") == .none)
    }

    private func waiter(_ ticket: Int64, priority: Int64 = 0, claimant: Claimant = school) -> Waiter {
        Waiter(
            booking: BookingID(event: EventID(1), ordinal: ticket), ticket: ticket, priority: priority,
            claimant: claimant)
    }

    private func seats(free: Int64) -> Seats { Seats(bookable: 10, held: 10 - free, offered: 0) }

    private func times(freeUntil: Instant? = nil) -> FillTimes {
        FillTimes(now: Self.now, startsAt: Self.start, freeUntil: freeUntil, offerMinutes: 2_880)
    }
}
