public import Domain
public import Money

/// Records that sickness on the day was reported: that, when and how, and never what the matter was. Whether it
/// excuses, the policy says when the booking is assessed.
public struct RecordSickness: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The booking's reference.
        public var booking: String
        /// How it was reported.
        public var channel: Channel
        /// When it was received; nil for now. Only an administrator enters an earlier moment, with its evidence.
        public var receivedAt: Instant?
        /// Where the administrator saw when it came, as one line.
        public var evidence: String?
        /// Whether the follow-up in writing was seen. It is looked at and not kept: no file says why somebody was ill.
        public var isWritten: Bool
        /// Whether it was recorded in error, and is taken back.
        public var isTakenBack: Bool

        /// Takes every part.
        public init(
            booking: String, channel: Channel = .site, receivedAt: Instant? = nil, evidence: String? = nil,
            isWritten: Bool = false, isTakenBack: Bool = false
        ) {
            self.booking = booking
            self.channel = channel
            self.receivedAt = receivedAt
            self.evidence = evidence
            self.isWritten = isWritten
            self.isTakenBack = isTakenBack
        }
    }

    private let house: House

    /// Records in this house.
    public init(_ house: House) { self.house = house }

    /// Records it; a follow-up seen later keeps when the report came.
    ///
    /// People report their own sickness; that the follow-up was seen, or that there was none, their agency's lead or an
    /// administrator records.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `forbidden` (anybody else; an earlier moment by anybody but
    ///   an administrator), `invalid` (in the future, no evidence), or `wrong_state` where nothing is to be taken back;
    ///   or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> FactRecord {
        let isLead = principal.role == .administrator || principal.role == .agencyLead
        guard isLead || principal.role == .practitioner && !request.isWritten && !request.isTakenBack else {
            throw Refusal(
                .forbidden, "That is recorded by the agency or an administrator.", mend: "Ask one of them.")
        }
        let now = house.now
        return try await FactDesk(house: house, principal: principal).record(request.booking) { facts in
            let before = facts.map(\.recorded).sickness
            if request.isTakenBack {
                guard before != nil else { throw Refusal(.wrongState, "No report of sickness is recorded.") }
                return .sickness(nil)
            }
            let received = try Notice.receivedAt(
                request.receivedAt, now: now, role: principal.role, evidence: request.evidence)
            let first = request.receivedAt == nil ? before?.receivedAt : nil
            return .sickness(
                SicknessReport(
                    receivedAt: first ?? received, channel: first == nil ? request.channel : before?.channel ?? .other,
                    writtenAt: request.isWritten ? before?.writtenAt ?? now : before?.writtenAt))
        }
    }
}

/// Records whether somebody completed the e-learning or the knowledge check that goes with an event.
public struct RecordCompletion: Sendable {
    private let house: House

    /// Records in this house.
    public init(_ house: House) { self.house = house }

    /// Records it for the booking of a reference; what is recorded later counts.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` or `forbidden`, or ``StoreFault``.
    public func callAsFunction(
        _ booking: String, isCompleted: Bool, by principal: Principal
    ) async throws -> FactRecord {
        guard principal.role == .administrator || principal.role == .trainer else {
            throw Refusal(
                .forbidden, "That is recorded by the trainer or an administrator.", mend: "Ask one of them.")
        }
        return try await FactDesk(house: house, principal: principal).record(booking) { _ in .completion(isCompleted) }
    }
}

/// Records what the organiser bore for one person, such as an interpreter: a policy may pass it on when they do not
/// come.
public struct RecordCost: Sendable {
    /// The most a cost comes to, in pence: ten thousand pounds.
    public static let most = Pence(1_000_000)
    private let house: House

    /// Records in this house.
    public init(_ house: House) { self.house = house }

    /// Records the cost of a name, 0 to ``most``; another amount under the same name takes its place, zero takes it
    /// back.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `forbidden`, or `invalid` (no name, more than 200 characters, an
    ///   amount outside the range); or ``StoreFault``.
    public func callAsFunction(
        _ booking: String, _ name: String, amount: Pence, by principal: Principal
    ) async throws -> FactRecord {
        try principal.mustHandleMoney()
        let name = try PersonText.line(name, "what it was for", atLeast: 1)
        guard amount >= .zero, amount <= Self.most else {
            throw Refusal(
                .invalid, "A cost of \(amount.text) is outside £0.00 to \(Self.most.text).",
                mend: "Correct the amount."
            )
        }
        return try await FactDesk(house: house, principal: principal).record(booking) { _ in
            .cost(BookingTerms.ActualCost(text: name, amount: amount))
        }
    }
}

/// Shows what was recorded of a booking besides its register.
public struct ShowFacts: Sendable {
    private let house: House

    /// Shows those of this house.
    public init(_ house: House) { self.house = house }

    /// What was recorded of the booking of a reference, corrections last.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, also for another agency's booking; or ``StoreFault``.
    public func callAsFunction(_ booking: String, by principal: Principal) async throws -> [FactRecord] {
        let id = try await house.bookingID(booking)
        return try await house.store.read(principal.scope) { view in
            guard let event = try view.event(id.event) else { throw Refusal(.notFound, "There is no such event.") }
            _ = try view.existing(id, of: event)
            return try view.facts(of: id)
        }
    }
}

/// Records something of one booking under the lock of its event.
private struct FactDesk {
    let house: House
    let principal: Principal

    func record(
        _ reference: String, _ decide: @escaping @Sendable ([FactRecord]) throws -> RecordedFact
    ) async throws -> FactRecord {
        let id = try await house.bookingID(reference)
        let (principal, intent) = (principal, Intent(principal, at: house.now, event: id.event))
        return try await house.store.write(intent) { work in
            let event = try work.lock(id.event)
            try work.mustTeach(id.event, principal)
            _ = try work.existing(id, of: event)
            let facts = try work.facts(of: id)
            let fact = try decide(facts)
            try work.record(fact, of: id)
            return FactRecord(
                booking: id, n: Int64(facts.count) + 1, recorded: fact, at: intent.now, actor: principal.name)
        }
    }
}
