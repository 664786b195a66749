public import Domain
import Invoicing
public import Money

/// Takes back a payment that was entered wrongly: what it pays is released, and all of it is taken out of the books by
/// a posting of its own. Nothing is deleted, and its reference stays taken.
public struct ReversePayment: Sendable {
    /// What came of it.
    public struct Answer: Hashable, Sendable {
        /// An invoice that is to be paid again.
        public struct Released: Hashable, Sendable {
            /// The invoice's number.
            public let invoice: String
            /// What of it was paid by the payment, in pence.
            public let amount: Pence
            /// What is to pay on it now, in pence.
            public let outstanding: Pence
        }

        /// What was taken back, in pence.
        public let amount: Pence
        /// What it had paid.
        public let released: [Released]
    }

    private let house: House

    /// Takes back those of this house.
    public init(_ house: House) { self.house = house }

    /// Takes back the payment of a reference, today.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `conflict` for one taken back or refunded before, `invalid` or
    ///   `forbidden`, or ``StoreFault``.
    public func callAsFunction(
        _ reference: String, reason: String, by principal: Principal
    ) async throws -> Answer {
        try principal.mustHandleMoney()
        let reason = try PersonText.line(reason, "reason", atLeast: 1)
        let (house, intent) = (house, Intent(principal, at: house.now))
        return try await house.store.write(intent) { work in
            try work.lockLedger()
            let known = try work.knownPayment(reference)
            let desk = PaymentDesk(work: work, house: house, now: intent.now)
            return try desk.reverse(known, reason)
        }
    }
}

extension PaymentDesk {
    /// Releases what a payment pays and takes it out of the books.
    fileprivate func reverse(_ known: PaymentRecord, _ reason: String) throws -> ReversePayment.Answer {
        let (payment, today) = (known.payment, house.zone.date(now))
        let date = try DocumentDate.of(today)
        var desks = try self.desks(paidBy: known)
        let facts = try facts(known)
        let postings = try postings(facts, desks, date)
        var released: [ReversePayment.Answer.Released] = []
        for index in desks.indices {
            let number = desks[index].invoice.number
            let own = postings.filter { posting in posting.entries.contains { $0.invoice == number } }
            guard !own.isEmpty else { continue }
            let before = try desks[index].facts().outstanding
            try work.post(own, desks[index].ids([payment.reference: known.id]))
            desks[index].take(own)
            try desks[index].settle(why: "payment \(payment.reference) was taken back: \(reason)")
            let after = try desks[index].facts().outstanding
            released.append(.init(invoice: number.text, amount: after - before, outstanding: after))
        }
        let agency = try BillingDirectory(work.billingAgencies()).named(payment.agencyCode)
        try work.post(
            postings.filter { $0.kind == .reversal },
            LedgerIDs(agencies: [agency.code: agency.id], payments: [payment.reference: known.id]))
        try work.keep(
            PaymentReturn(
                kind: .reversal, reference: payment.reference, amount: payment.amount, date: today, reason: reason),
            of: known.id)
        return ReversePayment.Answer(amount: payment.amount, released: released)
    }

    private func postings(_ facts: PaymentFacts, _ desks: [InvoiceDesk], _ date: DocumentDate) throws -> [Posting] {
        let all = try invoicing {
            try Settlement.reverse(facts, paying: try desks.map { try $0.facts() }, on: date)
        }
        #if MUTANTS
        if Mutant.keepPaid.isOn { return all.filter { $0.kind != .release } }
        #endif
        return all
    }

    /// The invoices that a payment pays, the locks of all their events taken at once.
    private func desks(paidBy known: PaymentRecord) throws -> [InvoiceDesk] {
        let numbers = Set(try work.postings(of: known.id).flatMap(\.entries).compactMap(\.invoice)).sorted()
        let documents = try numbers.compactMap { try work.document($0) }
        var events: [EventID] = []
        for document in documents { events += try work.charges(on: document.id).map(\.charge.event) }
        try work.lockEvents(events)
        return try documents.map { try InvoiceDesk($0, work, house, now) }
    }
}

extension MoneyReads {
    /// The payment of a reference.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`.
    func knownPayment(_ reference: String) throws -> PaymentRecord {
        if let known = try payment(reference: reference) { return known }
        throw Refusal(
            .notFound, "There is no payment \(Field.shown(reference)).", mend: "See `turnout payments list`.")
    }
}
