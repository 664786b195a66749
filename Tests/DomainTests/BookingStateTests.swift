import Domain
import Testing

/// Every state against everything that can happen: what is not listed must be refused.
@Suite struct BookingStateTests {
    static let until = Instant(seconds: 1_000)
    static let other = BookingID(event: EventID(2), ordinal: 9)

    static let states: [BookingState] = [
        .requested, .declined, .lapsed, .confirmed, .reconfirming(until: until), .waitlisted(ticket: 3),
        .offered(until: until), .withdrawn, .cancelled(.inTime), .cancelled(.late), .cancelled(.unjudged),
        .eventCancelled, .substituted(by: other), .moved(to: other),
    ]

    static let events: [BookingEvent] = [
        .placed, .queued(ticket: 7), .declined, .lapsed, .offered(until: until), .claimed, .offerExpired(ticket: 8),
        .offerRevoked(ticket: 9), .withdrew, .cancelled(.inTime), .cancelled(.late), .cancelled(.unjudged),
        .judged(.inTime), .judged(.late), .eventCancelled, .substituted(by: other), .moved(to: other),
        .postponed(until: until), .reconfirmed,
    ]

    /// What may happen in each state and where it leads; written down from the rules, not from the code.
    static let allowed: [BookingState: [BookingEvent: BookingState]] = [
        .requested: [
            .placed: .confirmed, .queued(ticket: 7): .waitlisted(ticket: 7), .declined: .declined, .lapsed: .lapsed,
            .withdrew: .withdrawn, .eventCancelled: .eventCancelled,
        ],
        .confirmed: [
            .cancelled(.inTime): .cancelled(.inTime), .cancelled(.late): .cancelled(.late),
            .cancelled(.unjudged): .cancelled(.unjudged), .eventCancelled: .eventCancelled,
            .substituted(by: other): .substituted(by: other), .moved(to: other): .moved(to: other),
            .postponed(until: until): .reconfirming(until: until),
        ],
        // Who does not follow an event to its new dates has not cancelled: it ends as if the event had been cancelled.
        .reconfirming(until: until): [
            .reconfirmed: .confirmed, .cancelled(.inTime): .eventCancelled, .cancelled(.late): .eventCancelled,
            .cancelled(.unjudged): .eventCancelled, .eventCancelled: .eventCancelled,
            .substituted(by: other): .substituted(by: other), .moved(to: other): .moved(to: other),
            .postponed(until: until): .reconfirming(until: until),
        ],
        .waitlisted(ticket: 3): [
            .placed: .confirmed, .offered(until: until): .offered(until: until), .withdrew: .withdrawn,
            .eventCancelled: .eventCancelled,
        ],
        .offered(until: until): [
            .claimed: .confirmed, .offerExpired(ticket: 8): .waitlisted(ticket: 8),
            .offerRevoked(ticket: 9): .waitlisted(ticket: 9), .withdrew: .withdrawn, .eventCancelled: .eventCancelled,
        ],
        .cancelled(.unjudged): [.judged(.inTime): .cancelled(.inTime), .judged(.late): .cancelled(.late)],
    ]

    @Test(arguments: states) func `what may happen in a state leads where the rules say, and nothing else happens`(
        _ state: BookingState
    ) throws {
        for event in Self.events {
            if let next = Self.allowed[state]?[event] {
                let after = try state.after(event)
                #expect(after == next)
            } else {
                let refusal = #expect(throws: Refusal.self, "\(state.code) \(event.word)") {
                    _ = try state.after(event)
                }
                #expect(refusal?.kind == .wrongState)
            }
        }
    }

    @Test func `a refused step names where the booking stands and, once it is over, what to do`() throws {
        let live = #expect(throws: Refusal.self) { _ = try BookingState.confirmed.after(.claimed) }
        #expect(live?.reason == "The booking is confirmed, so it cannot be accepted: there is no offer to accept.")
        #expect(live?.mend == nil)
        let over = #expect(throws: Refusal.self) { _ = try BookingState.withdrawn.after(.placed) }
        #expect(over?.reason == "The booking was withdrawn, so it cannot be confirmed.")
        #expect(over?.mend == "Make a new booking if the person should have a place.")
        #expect(over?.description.hasSuffix("should have a place.") == true)
    }

    @Test func `every refusal of a step is one whole sentence`() {
        for state in Self.states {
            for event in Self.events where Self.allowed[state]?[event] == nil {
                let refusal = #expect(throws: Refusal.self) { _ = try state.after(event) }
                let reason = refusal?.reason ?? ""
                #expect(reason.hasPrefix("The booking ") && reason.hasSuffix("."))
            }
        }
    }

    @Test func `only a confirmed or reconfirming booking holds a place`() {
        let holding = Self.states.filter(\.holdsPlace).map(\.code)
        #expect(holding == [.confirmed, .reconfirming])
    }

    @Test func `a live booking is one that may still lead to a place`() {
        let live = Self.states.filter(\.isLive).map(\.code)
        #expect(live == [.requested, .confirmed, .reconfirming, .waitlisted, .offered])
    }

    @Test func `nobody is charged for waiting, for an event called off, or for a place passed on`() {
        let chargeable = Self.states.filter(\.mayBeCharged).map(\.code)
        #expect(chargeable == [.confirmed, .cancelledLate])
    }

    @Test func `every state has its own word and every event its own`() {
        #expect(Set(Self.states.map(\.code)) == Set(BookingState.Code.allCases))
        #expect(Set(Self.states.map(\.standing)).count == Self.states.count)
        #expect(Set(Self.events.map(\.word)).count == 16)
    }
}
