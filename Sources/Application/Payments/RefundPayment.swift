public import Domain
import Invoicing
public import Money

/// Records money sent back that paid nothing: an overpayment, or what a credit note set free.
public struct RefundPayment: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The reference of the payment it is sent back of.
        public var payment: String
        /// How much, in pence; nil for all that pays nothing.
        public var amount: Pence?
        /// The reference under which the bank sent it, unique among refunds.
        public var reference: String
        /// The local date it was sent back, never in the future nor before the payment.
        public var refundedOn: LocalDate
        /// Why, for the history.
        public var reason: String

        /// Takes every part.
        public init(payment: String, amount: Pence?, reference: String, refundedOn: LocalDate, reason: String) {
            self.payment = payment
            self.amount = amount
            self.reference = reference
            self.refundedOn = refundedOn
            self.reason = reason
        }
    }

    /// What came of it.
    public struct Answer: Hashable, Sendable {
        /// What was sent back, in pence.
        public let amount: Pence
        /// What of the payment still pays nothing, in pence.
        public let unallocated: Pence
        /// Whether the very same refund had been recorded before, so that nothing changed now.
        public let wasKnown: Bool
    }

    private let house: House

    /// Refunds in this house.
    public init(_ house: House) { self.house = house }

    /// Records the refund. The same refund again changes nothing; another one under its reference is refused.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `conflict`, `invalid` or `forbidden`, or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Answer {
        try principal.mustHandleMoney()
        let reason = try PersonText.line(request.reason, "reason", atLeast: 1)
        let (house, intent) = (house, Intent(principal, at: house.now))
        let date = try DocumentDate.of(request.refundedOn)
        guard request.refundedOn <= house.zone.date(intent.now) else {
            throw Refusal(.invalid, "Money cannot have been sent back in the future.", mend: "Correct the date.")
        }
        return try await house.store.write(intent) { work in
            try work.lockLedger()
            let known = try work.knownPayment(request.payment)
            let facts = PaymentFacts(known.payment, in: try work.postings(of: known.id))
            guard date >= known.payment.received else {
                throw Refusal(
                    .invalid, "It cannot be sent back before it was received.", mend: "Correct the date.")
            }
            if let before = try work.refund(reference: request.reference) {
                guard before.payment == known.id, request.amount == nil || request.amount == before.record.amount else {
                    throw Refusal(
                        .conflict, "Another refund is recorded under the reference \(Field.shown(request.reference)).",
                        mend: "Give this one a reference of its own.")
                }
                return Answer(amount: before.record.amount, unallocated: facts.unallocated, wasKnown: true)
            }
            let amount = request.amount ?? facts.unallocated
            let posting = try invoicing {
                try Settlement.refund(amount, of: facts, as: request.reference, on: date)
            }
            let agency = try BillingDirectory(work.billingAgencies()).named(known.payment.agencyCode)
            try work.post(
                [posting], LedgerIDs(agencies: [agency.code: agency.id], payments: [known.payment.reference: known.id]))
            try work.keep(
                PaymentReturn(
                    kind: .refund, reference: request.reference, amount: amount, date: request.refundedOn,
                    reason: reason), of: known.id)
            return Answer(amount: amount, unallocated: facts.unallocated - amount, wasKnown: false)
        }
    }
}
