import Domain
import Testing

@Suite struct BookingTests {
    static let binding = PolicyBinding(policy: PolicyID(4), band: "A")
    static let notice = Notice(receivedAt: Instant(seconds: 50), channel: .email, by: .manager)

    @Test func `taking a place freezes the policy and the moment`() throws {
        var booking = make(.offered(until: Instant(seconds: 90)))
        try booking.takePlace(.claimed, at: Instant(seconds: 40), binding: Self.binding)
        #expect(booking.state == .confirmed)
        #expect(booking.placedAt == Instant(seconds: 40))
        #expect(booking.binding == Self.binding)
        #expect(booking.version == 2)
    }

    @Test func `a refused step changes nothing`() throws {
        let before = make(.withdrawn)
        var booking = before
        #expect(throws: Refusal.self) { try booking.takePlace(.placed, at: Instant(seconds: 1), binding: Self.binding) }
        #expect(throws: Refusal.self) { try booking.cancel(.late, notice: Self.notice) }
        #expect(booking == before)
    }

    @Test func `notice is kept with its judgement`() throws {
        var booking = make(.confirmed, binding: Self.binding)
        try booking.cancel(.late, notice: Self.notice)
        #expect(booking.state == .cancelled(.late))
        #expect(booking.notice == Self.notice)
        #expect(booking.version == 2)
    }

    @Test func `a booking without a policy binds once, and its cancellation is judged then`() throws {
        var booking = make(.confirmed)
        try booking.cancel(.unjudged, notice: Self.notice)
        try booking.bind(Self.binding, judged: .late)
        #expect(booking.state == .cancelled(.late))
        #expect(booking.binding == Self.binding)
        let refusal = #expect(throws: Refusal.self) { try booking.bind(Self.binding, judged: nil) }
        #expect(refusal?.kind == .wrongState)
    }

    @Test func `binding a booking that was never cancelled judges nothing`() throws {
        var booking = make(.confirmed)
        try booking.bind(Self.binding, judged: nil)
        #expect(booking.state == .confirmed && booking.version == 2)
        var judged = make(.confirmed)
        #expect(throws: Refusal.self) { try judged.bind(Self.binding, judged: .late) }
    }

    @Test func `the outcome may be corrected, and every correction is a step`() {
        var booking = make(.confirmed)
        booking.record(.didNotAttend)
        booking.record(.attended)
        #expect(booking.outcome == .attended && booking.version == 3)
        #expect(booking.counts[.attended] == 1 && booking.counts[.didNotAttend] == 0)
    }

    @Test func `a booking's id tells its event and its arrival number`() {
        let id = BookingID(event: EventID(12), ordinal: 345)
        #expect(id.raw == 12 * 1_048_576 + 345)
        #expect(id.event == EventID(12) && id.ordinal == 345)
        let last = BookingID(event: EventID(12), ordinal: BookingID.ordinalLimit - 1)
        #expect(last.event == EventID(12) && last < BookingID(event: EventID(13), ordinal: 0))
    }

    private func make(_ state: BookingState, binding: PolicyBinding? = nil) -> Booking {
        Booking(
            id: BookingID(event: EventID(1), ordinal: 1), person: PersonID(1), agency: AgencyID(1), state: state,
            origin: .booked, replaces: nil, outcome: .notRecorded, priority: 0, binding: binding, jobRole: "",
            bookedAt: Instant(seconds: 10), placedAt: nil, notice: nil, version: 1)
    }
}
