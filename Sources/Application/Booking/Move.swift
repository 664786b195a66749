public import Domain

/// Moves a booking to another event that has a place; inside the notice period the policy judges it as a cancellation.
public struct Move: Sendable {
    /// What came of it.
    public struct Answer: Hashable, KeptAnswer {
        /// The new booking.
        public let new: Book.Answer
        /// Where the old booking stands now.
        public let old: BookingState.Code
        /// Why, as one line.
        public let why: String

        init(new: Book.Answer, old: BookingState.Code, why: String) {
            self.new = new
            self.old = old
            self.why = why
        }

        /// The new booking's four fields, the state of the old one and the sentence.
        public var kept: String { "\(new.kept) \(old.rawValue) \(why)" }

        /// Reads what was kept.
        public init?(kept: String) {
            let parts = kept.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 6, let new = Book.Answer(kept: parts[0..<4].joined(separator: " ")),
                let old = BookingState.Code(rawValue: parts[4])
            else { return nil }
            self.init(new: new, old: old, why: parts[5])
        }
    }

    private let house: House

    /// Moves in this house.
    public init(_ house: House) { self.house = house }

    /// Moves a booking to the event of a reference.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(_ booking: String, to event: String, by principal: Principal) async throws -> Answer {
        let id = try await house.bookingID(booking)
        let target = try await house.eventID(event)
        guard target != id.event else {
            throw Refusal(.conflict, "\(booking) is a booking of \(event) already.", mend: "Name another event.")
        }
        let intent = Intent(principal, at: house.now)
        let house = house
        return try await house.store.writeAlone(intent) { work in try Move.decide(work, house, intent, id, target) }
    }

    private static func decide(
        _ work: any UnitOfWork, _ house: House, _ intent: Intent, _ id: BookingID, _ target: EventID
    ) throws -> Answer {
        // Both events are locked in ascending order, the one lock order.
        let first = try work.lock(min(id.event, target))
        let second = try work.lock(max(id.event, target))
        let (from, to) = first.id == id.event ? (first, second) : (second, first)
        let was = try work.existing(id, of: from)
        try from.mustNotHaveStarted(at: intent.now)
        try to.mayBeBooked(at: intent.now)
        let new = try place(work, house, intent, was, to)
        var old = was
        let why = try leave(&old, new.booking, work, house, intent, from)
        let happened = old.state.code == .moved ? "moved" : "cancelled"
        try work.save(old, was: was, event: from, happened: happened, why: why + "; moved to \(new.reference)")
        _ = try WaitingLine(work: work, house: house, now: intent.now).fill(from.id)
        return Answer(new: new, old: old.state.code, why: why)
    }

    private static func place(
        _ work: any UnitOfWork, _ house: House, _ intent: Intent, _ was: Booking, _ to: EventHead
    ) throws -> Book.Answer {
        guard let agency = try work.agencyCard(was.agency) else {
            throw StoreFault(.damaged, "A booking has no agency; run `turnout verify`.")
        }
        let free = try work.seats(to).free(for: Claimant(agency: agency.id, sector: agency.sector), at: intent.now)
        // An administrator who moves somebody has approved it by that.
        guard !to.needsApproval || intent.principal.role == .administrator else {
            throw Refusal(
                .wrongState, "\(to.reference) is booked by approval; nobody is moved into it.",
                mend: "Ask for a place with `turnout book`, and cancel the old booking when it is approved.")
        }
        guard to.waiting == 0, free > 0 else {
            throw Refusal(
                .full, "\(to.reference) has no free place.",
                mend: "Keep the booking, and join the waiting list of \(to.reference) with `turnout book`.")
        }
        let policy = try work.policyInForce(on: house.zone.date(intent.now))
        let booking = Booking.new(
            to, person: was.person, agency: agency, jobRole: was.jobRole, place: .held, policy: policy,
            now: intent.now, origin: .moved, replaces: was.id)
        try work.add(booking, event: to, happened: "placed", why: "moved here")
        return Book.Answer(
            booking: booking.id, reference: to.reference(of: booking.id), state: .confirmed, position: nil)
    }

    private static func leave(
        _ old: inout Booking, _ new: BookingID, _ work: any UnitOfWork, _ house: House, _ intent: Intent,
        _ from: EventHead
    ) throws -> String {
        if old.state.code == .reconfirming {
            try old.happen(.moved(to: new))
            return "nobody is held to new dates before saying yes to them"
        }
        guard let bound = old.binding, let times = EventTimes(sessions: try work.sessions(from.id)) else {
            try old.happen(.moved(to: new))
            return "no policy is bound"
        }
        let notice = Notice(receivedAt: intent.now, channel: .site, by: .administrator)
        let judgement = try house.policies.policy(bound.policy, work)
            .judgeMove(notice, from: times, calendar: try house.policies.calendar(house.zone, work))
        if judgement.lateness == .late {
            try old.cancel(.late, notice: notice)
        } else {
            try old.happen(.moved(to: new))
        }
        return judgement.explanation.summary
    }
}
