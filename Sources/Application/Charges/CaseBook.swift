import Domain
import Money

/// Gathers the facts about the bookings of one event and works out what they cost: the one way in which charges are
/// assessed, explained and simulated, so that the three can never disagree.
struct CaseBook {
    /// Whose word counts on whether notice came in time.
    enum Judging {
        /// The verdict stored when notice was received.
        case stored
        /// The policy's, as if it had been in force then.
        case anew
    }

    let event: EventCase
    private let times: EventTimes
    private let sessions: [Int64]
    private let calendar: WorkingCalendar
    private let judging: Judging
    private var refilled: [PolicyID: Set<BookingID>] = [:]

    /// Nil for an event without sessions, at which nothing can have been missed.
    init?(_ event: EventCase, calendar: WorkingCalendar, judging: Judging = .stored) {
        guard let times = EventTimes(sessions: event.sessions) else { return nil }
        self.event = event
        self.times = times
        self.calendar = calendar
        self.judging = judging
        // Marks are stored by the session's number, and the rules take them in order of time.
        sessions = zip(event.sessions, Int64(1)...).sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// What a booking costs under a policy, known by `id`.
    mutating func assess(_ item: BookingCase, under policy: Policy, _ id: PolicyID) -> Assessment {
        if case .moved = item.booking.state, item.booking.notice == nil {
            return .nothing(Self.movedFree)
        }
        let refilled = refills(under: policy, id).contains(item.booking.id)
        return policy.assess(facts(item, under: policy, refilled: refilled), calendar: calendar)
    }

    /// What the price of a booking depends on.
    func terms(_ item: BookingCase) -> BookingTerms {
        var terms = BookingTerms(
            times: times, kind: event.head.kind, sector: item.agency.sector,
            band: item.booking.binding?.band ?? item.agency.band)
        terms.courseFee = event.fee
        terms.actualCosts = item.facts.costs
        terms.exemptFromNotAttending = item.isChargeExempt
        terms.exemptFromAttending = item.isAttendExempt
        return terms
    }

    private static let movedFree = Explanation(
        summary: "moved to another event while that was free; no charge",
        steps: [Explanation.Step(clause: "transfers", fact: "moved to another event", result: "free")])

    private func facts(_ item: BookingCase, under policy: Policy, refilled: Bool) -> BookingFacts {
        var facts = BookingFacts(terms: terms(item), ending: ending(item.booking, policy))
        facts.marks = marks(item)
        facts.eventCancelled = event.head.status == .cancelled || item.booking.state == .eventCancelled
        facts.completed = item.facts.completed
        facts.sickness = item.facts.sickness
        facts.refilled = refilled
        facts.offerNeverAccepted = item.offerWasNeverAccepted
        return facts
    }

    private func ending(_ booking: Booking, _ policy: Policy) -> BookingFacts.Ending {
        switch booking.state {
        case .confirmed: booking.origin == .walkIn ? .walkIn : .held
        case .eventCancelled: .held
        case .substituted: .substituted
        case .cancelled(let lateness):
            booking.notice.map { .cancelled(counting($0, policy), judged: verdict(lateness)) } ?? .neverHeld
        case .moved: booking.notice.map { .moved(counting($0, policy), judged: verdict(.inTime)) } ?? .neverHeld
        case .requested, .declined, .lapsed, .reconfirming, .waitlisted, .offered, .withdrawn: .neverHeld
        }
    }

    private func verdict(_ lateness: Lateness) -> Verdict? {
        guard judging == .stored else { return nil }
        switch lateness {
        case .inTime: return .inTime
        case .late: return .late(nil)
        case .unjudged: return nil
        }
    }

    /// A notice that was judged had been accepted, by whichever channel and from whomever it came.
    private func counting(_ notice: Notice, _ policy: Policy) -> Notice {
        guard judging == .stored else { return notice }
        let (channels, givers) = (policy.cancelling.channels, policy.cancelling.givers)
        let channel =
            channels.contains(notice.channel) ? notice.channel : Channel.allCases.first(where: channels.contains)
        let giver = givers.contains(notice.by) ? notice.by : NoticeGiver.allCases.first(where: givers.contains)
        return Notice(receivedAt: notice.receivedAt, channel: channel ?? notice.channel, by: giver ?? notice.by)
    }

    private func marks(_ item: BookingCase) -> [Mark] {
        if item.marks.isEmpty, let mark = item.booking.outcome.mark { return sessions.map { _ in mark } }
        return sessions.map { item.marks[$0] ?? .notRecorded }
    }

    private mutating func refills(under policy: Policy, _ id: PolicyID) -> Set<BookingID> {
        guard policy.refillRelieves else { return [] }
        if let known = refilled[id] { return known }
        let found = Set(
            policy.refills(of: event.bookings.compactMap { hold($0, policy) }, places: event.head.bookable).keys)
        refilled[id] = found
        return found
    }

    /// A booking's hold on a place; walk-ins take none.
    private func hold(_ item: BookingCase, _ policy: Policy) -> PlaceHeld? {
        let booking = item.booking
        guard let tookAt = booking.placedAt, booking.origin != .walkIn else { return nil }
        return PlaceHeld(booking: booking.id, tookAt: tookAt, end: end(booking, policy) ?? .otherwise(tookAt))
    }

    private func end(_ booking: Booking, _ policy: Policy) -> PlaceHeld.End? {
        switch booking.state {
        case .confirmed: return .event(attended: booking.outcome.isAttended)
        case .substituted(let by):
            return event.bookings.first { $0.booking.id == by }?.booking.placedAt.map { .otherwise($0) }
        case .cancelled(let lateness):
            guard let notice = booking.notice else { return nil }
            let late =
                judging == .stored
                ? lateness == .late : policy.judge(notice, event: times, calendar: calendar).lateness == .late
            return late ? .cancelledLate(notice.receivedAt) : .otherwise(notice.receivedAt)
        case .requested, .declined, .lapsed, .reconfirming, .waitlisted, .offered, .withdrawn, .eventCancelled, .moved:
            return booking.notice.map { .otherwise($0.receivedAt) }
        }
    }
}

extension BookingCase {
    /// Whether a place was offered and neither taken nor given in another way afterwards.
    fileprivate var offerWasNeverAccepted: Bool {
        guard let offer, offer.state != .claimed else { return false }
        guard let placedAt = booking.placedAt, let endedAt = offer.endedAt else { return true }
        return placedAt < endedAt
    }
}

extension Outcome {
    /// The mark that a register kept as a whole stands for at every session; nil where nothing is recorded.
    fileprivate var mark: Mark? {
        switch self {
        case .notRecorded: nil
        case .attended: .attended
        // How early is not known; it was beyond any grace, or it would not be the outcome.
        case .leftEarly: .leftEarly(minutes: 1_440)
        case .refusedLate: .refusedLate
        case .didNotAttend: .didNotAttend
        case .excused: .excused
        }
    }
}
