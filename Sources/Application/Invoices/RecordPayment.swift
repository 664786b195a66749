public import Domain
import Invoicing
public import Money

/// Records money received from an agency and lets it pay invoices: those named, or the oldest due first.
public struct RecordPayment: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The agency's code.
        public var agency: String
        /// What came in, in pence, above zero.
        public var amount: Pence
        /// The local date it was received, never in the future.
        public var receivedOn: LocalDate
        /// The bank's reference, unique among payments.
        public var reference: String
        /// The numbers of the invoices it pays, in order; empty: the oldest due first.
        public var invoices: [String]

        /// Takes every part.
        public init(
            agency: String, amount: Pence, receivedOn: LocalDate, reference: String, invoices: [String] = []
        ) {
            self.agency = agency
            self.amount = amount
            self.receivedOn = receivedOn
            self.reference = reference
            self.invoices = invoices
        }
    }

    /// What came of it.
    public struct Answer: Hashable, Sendable {
        /// What of the payment pays an invoice.
        public struct Allocated: Hashable, Sendable {
            /// The invoice's number.
            public let invoice: String
            /// What pays it, in pence.
            public let amount: Pence
            /// What is still to pay on it, in pence.
            public let outstanding: Pence
        }

        /// What pays which invoice.
        public let allocated: [Allocated]
        /// What of the payment pays nothing yet, in pence.
        public let unallocated: Pence
        /// Whether the very same payment had been recorded before, so that nothing changed now.
        public let wasKnown: Bool
    }

    private let house: House

    /// Records in this house.
    public init(_ house: House) { self.house = house }

    /// Records the payment. The same payment again changes nothing; another one under its reference is refused.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `invalid`, `conflict` or `forbidden`, or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Answer {
        try principal.mustHandleMoney()
        let (house, intent) = (house, Intent(principal, at: house.now))
        let received = try DocumentDate.of(request.receivedOn)
        guard request.receivedOn <= house.zone.date(intent.now) else {
            throw Refusal(.invalid, "Money cannot have been received in the future.", mend: "Correct the date.")
        }
        return try await house.store.write(intent) { work in
            try PaymentDesk(work: work, house: house, now: intent.now).record(request, received: received).answer
        }
    }
}

/// Lets what is left of a payment pay invoices: after a credit note has set money free, or for one paid in advance.
public struct AllocatePayment: Sendable {
    private let house: House

    /// Allocates in this house.
    public init(_ house: House) { self.house = house }

    /// Lets the payment of a reference pay the invoices named, or the oldest due first.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `invalid` or `forbidden`, or ``StoreFault``.
    public func callAsFunction(
        _ reference: String, invoices: [String] = [], by principal: Principal
    ) async throws -> RecordPayment.Answer {
        try principal.mustHandleMoney()
        let (house, intent) = (house, Intent(principal, at: house.now))
        return try await house.store.write(intent) { work in
            try work.lockLedger()
            guard let known = try work.payment(reference: reference) else {
                throw Refusal(.notFound, "There is no payment \(reference.prefix(60)).", mend: "Check the reference.")
            }
            let agency = try BillingDirectory(work.billingAgencies()).named(known.payment.agencyCode)
            return try PaymentDesk(work: work, house: house, now: intent.now).allocate(known, agency, invoices)
        }
    }
}

/// Lets a payment pay invoices, under the lock of the ledger.
struct PaymentDesk {
    let work: any UnitOfWork
    let house: House
    let now: Instant

    /// What of a payment pays invoices, by the ledger.
    func facts(_ record: PaymentRecord) throws -> PaymentFacts {
        PaymentFacts(record.payment, in: try work.postings(of: record.id))
    }

    /// Records money received and lets it pay invoices; the very same payment again changes nothing.
    func record(
        _ request: RecordPayment.Request, received: DocumentDate
    ) throws -> (id: PaymentID, answer: RecordPayment.Answer) {
        let agency = try BillingDirectory(work.billingAgencies()).named(request.agency)
        // Statements and lists show it beside others: nothing in it may turn what follows.
        _ = try PersonText.line(request.reference, "payment's reference", atLeast: 1)
        let payment = try invoicing {
            try Payment(
                reference: request.reference, agencyCode: agency.code, amount: request.amount, received: received)
        }
        try work.lockLedger()
        if let known = try work.payment(reference: request.reference) {
            let facts = try facts(known)
            guard known.payment == payment, facts.returned == .zero else {
                throw Refusal(
                    .conflict, "Another payment is recorded under the reference \(Field.shown(request.reference)).",
                    mend: "Give this one a reference of its own.")
            }
            return (known.id, .init(allocated: [], unallocated: facts.unallocated, wasKnown: true))
        }
        let id = try work.receive(payment, from: agency.id)
        try work.post(
            [.payment(payment)], LedgerIDs(agencies: [agency.code: agency.id], payments: [payment.reference: id]))
        return (id, try allocate(PaymentRecord(id: id, payment: payment), agency, request.invoices))
    }

    func allocate(
        _ record: PaymentRecord, _ agency: BillingAgency, _ numbers: [String]
    ) throws -> RecordPayment.Answer {
        let facts = try facts(record)
        let desks = try self.desks(agency, numbers, facts)
        let date = try DocumentDate.of(house.zone.date(now))
        let postings = Settlement.spread(facts, over: try desks.map { try $0.facts() }, on: date)
        var allocated: [RecordPayment.Answer.Allocated] = []
        for var desk in desks {
            let own = postings.filter { posting in posting.entries.contains { $0.invoice == desk.invoice.number } }
            guard !own.isEmpty else { continue }
            let before = try desk.facts().outstanding
            try work.post(own, desk.ids([record.payment.reference: record.id]))
            desk.take(own)
            try desk.settle(why: "payment \(record.payment.reference)")
            let after = try desk.facts().outstanding
            allocated.append(.init(invoice: desk.invoice.number.text, amount: before - after, outstanding: after))
        }
        let spent = allocated.reduce(Pence.zero) { $0 + $1.amount }
        return RecordPayment.Answer(allocated: allocated, unallocated: facts.unallocated - spent, wasKnown: false)
    }

    /// The invoices to pay: those named, each of the agency, or its open ones, the oldest due first, until the payment
    /// is spent. The locks of all their events are taken at once, in the one order.
    private func desks(_ agency: BillingAgency, _ numbers: [String], _ facts: PaymentFacts) throws -> [InvoiceDesk] {
        let documents = try numbers.isEmpty ? oldest(agency, facts.unallocated) : numbers.map { try named($0, agency) }
        var events: [EventID] = []
        for document in documents { events += try work.charges(on: document.id).map(\.charge.event) }
        try work.lockEvents(events)
        return try documents.map { try InvoiceDesk($0, work, house, now) }
    }

    private func named(_ number: String, _ agency: BillingAgency) throws -> StoredDocument {
        let parsed = try invoicing { try DocumentNumber(parsing: number) }
        guard let document = try work.document(parsed), document.agency == agency.id else {
            throw Refusal(
                .notFound, "\(parsed.text) is not an invoice of \(agency.code).", mend: "See `turnout invoices list`.")
        }
        return document
    }

    private func oldest(_ agency: BillingAgency, _ amount: Pence) throws -> [StoredDocument] {
        let open = try work.documents(agency: agency.id).filter { $0.outstanding > .zero }
        var (left, chosen) = (amount, [StoredDocument]())
        for row in open.sorted(by: { ($0.dueDate, $0.number) < ($1.dueDate, $1.number) }) where left > .zero {
            if let document = try work.document(row.number) { chosen.append(document) }
            left -= row.outstanding
        }
        return chosen
    }
}
