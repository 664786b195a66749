public import Domain
public import Money

/// Cancels a booking: judges the notice by the policy bound to it, and lets the waiting list move.
public struct Cancel: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The booking's reference, such as `E0001-17`.
        public var booking: String
        /// When notice was received, where that was earlier than now; an administrator's only.
        public var receivedAt: Instant?
        /// By which channel.
        public var channel: Channel
        /// Who gave notice.
        public var giver: NoticeGiver
        /// What shows an earlier moment.
        public var evidence: String?
        /// The idempotency key, where the client sent one.
        public var key: String?
        /// The most that it may cost, as it was told before the button was pressed; nil for whatever it costs.
        public var accepting: Pence?

        /// Takes every part.
        public init(
            booking: String, receivedAt: Instant? = nil, channel: Channel = .site, giver: NoticeGiver = .themselves,
            evidence: String? = nil, key: String? = nil, accepting: Pence? = nil
        ) {
            self.accepting = accepting
            self.booking = booking
            self.receivedAt = receivedAt
            self.channel = channel
            self.giver = giver
            self.evidence = evidence
            self.key = key
        }

        var content: String {
            [booking, receivedAt.map { "\($0.microseconds)" } ?? "", channel.rawValue, giver.rawValue, evidence ?? ""]
                .joined(separator: "\u{1F}")
        }
    }

    /// What came of it.
    public struct Answer: Hashable, KeptAnswer {
        /// The booking's reference.
        public let reference: String
        /// Where the booking stands now.
        public let state: BookingState.Code
        /// Why, as one line.
        public let why: String
        /// What it would cost the agency, before any relief or waiver; zero when in time.
        public let cost: Pence
        /// How many people the waiting list moved on.
        public let promoted: Int64

        init(reference: String, state: BookingState.Code, why: String, cost: Pence, promoted: Int64) {
            self.reference = reference
            self.state = state
            self.why = why
            self.cost = cost
            self.promoted = promoted
        }

        /// Five fields, the sentence last.
        public var kept: String { "\(reference) \(state.rawValue) \(cost.amount) \(promoted) \(why)" }

        /// Reads the five fields.
        public init?(kept: String) {
            let parts = kept.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 5, let state = BookingState.Code(rawValue: parts[1]), let cost = Int64(parts[2]),
                let promoted = Int64(parts[3])
            else { return nil }
            self.init(reference: parts[0], state: state, why: parts[4], cost: Pence(cost), promoted: promoted)
        }
    }

    private let house: House

    /// Cancels in this house.
    public init(_ house: House) { self.house = house }

    /// Cancels a booking, or takes it off the waiting list.
    ///
    /// - Throws: ``Refusal`` with the reason, of kind `changed_meanwhile` where it costs more by now than was told; or
    ///   ``StoreFault``. Then nothing is changed.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Answer {
        let id = try await house.bookingID(request.booking)
        let intent = Intent(principal, at: house.now, event: id.event)
        let received = try Notice.receivedAt(
            request.receivedAt, now: intent.now, role: principal.role, evidence: request.evidence)
        let notice = Notice(receivedAt: received, channel: request.channel, by: request.giver)
        let house = house
        let work: @Sendable (any UnitOfWork) throws -> Answer = { work in
            try Cancel.decide(
                work, house, intent, id, notice, evidence: request.evidence ?? "", accepting: request.accepting)
        }
        guard let key = request.key else { return try await house.store.write(intent, work) }
        return try await house.store.write(
            intent, once: try RequestKey(checking: key, route: "cancel", request: request.content), work)
    }

    private static func decide(
        _ work: any UnitOfWork, _ house: House, _ intent: Intent, _ id: BookingID, _ notice: Notice, evidence: String,
        accepting: Pence?
    ) throws -> Answer {
        let event = try work.lock(id.event)
        let was = try work.existing(id, of: event)
        let desk = CancellingDesk(work: work, house: house, intent: intent, event: event, was: was)
        let verdict = try desk.decide(notice, evidence: evidence)
        // Midnight may have passed between reading what it costs and pressing the button.
        if let accepting, verdict.cost > accepting {
            throw Refusal(
                .changedMeanwhile, "Cancelling costs \(verdict.cost.text) by now: \(verdict.why).",
                mend: "Look at it again, and cancel if you still want to.")
        }
        var promoted = 0
        if !verdict.booking.isLive {
            promoted = try WaitingLine(work: work, house: house, now: intent.now).fill(event.id).count
        }
        return Answer(
            reference: event.reference(of: id), state: verdict.booking.code, why: verdict.why, cost: verdict.cost,
            promoted: Int64(promoted))
    }
}

extension BookingReads {
    /// A booking that must be there, within the scope.
    func existing(_ id: BookingID, of event: EventHead) throws -> Booking {
        guard let booking = try booking(id) else {
            throw Refusal(
                .notFound, "There is no booking \(event.reference(of: id)).",
                mend: "List them with `turnout event show \(event.reference)`.")
        }
        return booking
    }
}
