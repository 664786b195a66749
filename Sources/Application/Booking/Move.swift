public import Domain
public import Money

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

    /// Moves a booking to the event of a reference; `accepting` is the most that leaving may cost, as it was told
    /// before the button was pressed, and nil whatever it costs.
    ///
    /// - Throws: ``Refusal`` with the reason, of kind `changed_meanwhile` where it costs more by now than was told; or
    ///   ``StoreFault``. Then nothing is changed.
    public func callAsFunction(
        _ booking: String, to event: String, accepting: Pence? = nil, by principal: Principal
    ) async throws -> Answer {
        let id = try await house.bookingID(booking)
        let target = try await house.eventID(event)
        guard target != id.event else {
            throw Refusal(.conflict, "\(booking) is a booking of \(event) already.", mend: "Name another event.")
        }
        let intent = Intent(principal, at: house.now)
        let house = house
        return try await house.store.writeAlone(intent) { work in
            try Move.decide(work, house, intent, id, target, accepting)
        }
    }

    private static func decide(
        _ work: any UnitOfWork, _ house: House, _ intent: Intent, _ id: BookingID, _ target: EventID,
        _ accepting: Pence?
    ) throws -> Answer {
        // Both events are locked in ascending order, the one lock order.
        let first = try work.lock(min(id.event, target))
        let second = try work.lock(max(id.event, target))
        let (from, to) = first.id == id.event ? (first, second) : (second, first)
        let was = try work.existing(id, of: from)
        try from.mustNotHaveStarted(at: intent.now)
        try to.mayBeBooked(at: intent.now)
        let rule = MovingRule(view: work, house: house, role: intent.principal.role, now: intent.now, was: was)
        let new = try place(work, house, intent, was, to, try rule.place(at: to).agency)
        let leaving = try rule.leaving(from)
        if let accepting, leaving.cost > accepting {
            throw Refusal(
                .changedMeanwhile, "Moving costs \(leaving.cost.text) by now: \(leaving.why).",
                mend: "Look at it again, and move the booking if you still want to.")
        }
        var old = was
        if let notice = leaving.notice {
            try old.cancel(.late, notice: notice)
        } else {
            try old.happen(.moved(to: new.booking))
        }
        let happened = old.state.code == .moved ? "moved" : "cancelled"
        try work.save(
            old, was: was, event: from, happened: happened, why: leaving.why + "; moved to \(new.reference)")
        _ = try WaitingLine(work: work, house: house, now: intent.now).fill(from.id)
        return Answer(new: new, old: old.state.code, why: leaving.why)
    }

    private static func place(
        _ work: any UnitOfWork, _ house: House, _ intent: Intent, _ was: Booking, _ to: EventHead,
        _ agency: AgencyCard
    ) throws -> Book.Answer {
        let policy = try work.policyInForce(on: house.zone.date(intent.now))
        let booking = Booking.new(
            to, person: was.person, agency: agency, jobRole: was.jobRole, place: .held, policy: policy,
            now: intent.now, origin: .moved, replaces: was.id)
        try work.add(booking, event: to, happened: "placed", why: "moved here")
        return Book.Answer(
            booking: booking.id, reference: to.reference(of: booking.id), state: .confirmed, position: nil)
    }
}
