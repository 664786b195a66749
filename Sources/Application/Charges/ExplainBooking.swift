public import Domain
public import Money

/// Explains why a booking costs what it costs: before it is assessed, worked out now; after that, as it was assessed,
/// with the whole way of each charge.
public struct ExplainBooking: Sendable {
    /// The reasons.
    public struct Answer: Sendable {
        /// The booking's reference.
        public let reference: String
        /// How the booking stands, in words.
        public let standing: String
        /// The agency's code.
        public let agency: String
        /// The policy bound to it, with the date from which it applies.
        public let policy: String
        /// The version of the policy that is bound to it.
        public let version: PolicyVersion
        /// Until when cancelling is free, as one line; nil once the event has begun.
        public let freeUntil: String?
        /// What not coming would cost, in pence; nil once the event has begun.
        public let possible: Pence?
        /// What was found: the stored reasons, or those worked out now.
        public let explanation: Explanation
        /// The charges assessed, with their steps; empty before that.
        public let charges: [ShowCharge.Answer]
    }

    private let house: House

    /// Explains in this house.
    public init(_ house: House) { self.house = house }

    /// Explains the booking of a reference such as `E0003-12`.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `invalid`, or `not_ready` when no policy is bound to it, or
    ///   ``StoreFault``.
    public func callAsFunction(_ reference: String, by principal: Principal) async throws -> Answer {
        let id = try await house.bookingID(reference)
        let (house, now) = (house, house.now)
        return try await house.store.read(principal.scope) { view in
            let head = try view.event(id.event)
            guard let head, try view.booking(id) != nil,
                let event = try view.cases(from: id.event, through: id.event).first,
                let item = event.bookings.first(where: { $0.booking.id == id })
            else {
                throw Refusal(.notFound, "There is no booking \(reference.prefix(60)).", mend: "Check the reference.")
            }
            return try Explaining(view: view, house: house, now: now, event: event, item: item).answer(head)
        }
    }

    private struct Explaining {
        let view: any ReadView
        let house: House
        let now: Instant
        let event: EventCase
        let item: BookingCase

        func answer(_ head: EventHead) throws -> Answer {
            let charges = try view.charges(of: item.booking.id).map { try view.show($0) }
            guard let bound = item.booking.binding, let version = try view.policy(bound.policy) else {
                throw Refusal(
                    .notReady, "No policy was in force when \(head.reference(of: item.booking.id)) took its place.",
                    mend: "Add one from before that: turnout policy add FILE --from DATE.")
            }
            let policy = try house.policies.policy(bound.policy, view)
            let calendar = try house.policies.calendar(house.zone, view)
            guard var book = CaseBook(event, calendar: calendar) else {
                throw Refusal(.notReady, "\(head.reference) has no dates yet.", mend: "Give it sessions first.")
            }
            let isAhead = head.startsAt.map { now < $0 } ?? true
            let mayStillCancel = isAhead && item.booking.holdsPlace
            let terms = book.terms(item)
            let fresh = book.assess(item, under: policy, bound.policy).explanation
            let free = policy.freeUntil(terms.times, calendar).sentence
            return Answer(
                reference: head.reference(of: item.booking.id), standing: item.booking.state.standing,
                agency: item.agency.code, policy: "\(version.name), from \(version.from)",
                version: version,
                freeUntil: mayStillCancel ? free : nil,
                possible: mayStillCancel ? policy.costOfNotAttending(terms: terms, calendar: calendar) : nil,
                explanation: charges.first?.explanation ?? (mayStillCancel ? Self.ahead(free) : fresh),
                charges: charges)
        }

        private static func ahead(_ free: String) -> Explanation {
            Explanation(summary: "nothing is assessed before the event; \(free)", steps: [])
        }
    }
}

extension Booking {
    fileprivate var holdsPlace: Bool { state.holdsPlace }
}
