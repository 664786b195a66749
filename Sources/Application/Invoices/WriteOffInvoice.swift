public import Domain
import Invoicing
public import Money

/// Gives up a bad debt. It is no credit note: what was billed stays billed, and the VAT stays owed.
public struct WriteOffInvoice: Sendable {
    /// What came of it.
    public struct Answer: Hashable, Sendable {
        /// What was given up, in pence.
        public let amount: Pence
        /// What is still to pay, in pence.
        public let outstanding: Pence
    }

    private let house: House

    /// Writes off in this house.
    public init(_ house: House) { self.house = house }

    /// Writes off so much of an invoice, VAT included, or all that is still to pay.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `conflict` (more than is to pay), `invalid` or `forbidden`, or
    ///   ``StoreFault``.
    public func callAsFunction(
        _ number: String, amount: Pence? = nil, reason: String, by principal: Principal
    ) async throws -> Answer {
        try principal.mustHandleMoney()
        let reason = try PersonText.line(reason, "reason", atLeast: 1)
        let (house, intent) = (house, Intent(principal, at: house.now))
        return try await house.store.write(intent) { work in
            try work.lockLedger()
            var desk = try InvoiceDesk(number, work, house, intent.now)
            let facts = try desk.facts()
            let date = try DocumentDate.of(house.zone.date(intent.now))
            guard facts.outstanding > .zero else {
                throw Refusal(.wrongState, "\(number) has nothing to pay.", mend: "There is nothing to write off.")
            }
            let given = amount ?? facts.outstanding
            let posting = try invoicing { try Settlement.writeOff(given, of: facts, on: date) }
            try work.post([posting], desk.ids())
            desk.take([posting])
            try work.audit(
                "invoice.written_off", subject: "invoice:\(desk.document.id.raw)", detail: "\(given.plain) \(reason)")
            try desk.settle(why: "written off: \(reason)")
            return Answer(amount: given, outstanding: try desk.facts().outstanding)
        }
    }
}
