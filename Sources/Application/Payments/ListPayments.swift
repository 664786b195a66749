public import Domain
import Invoicing
public import Money

/// Lists payments with what of each pays nothing.
public struct ListPayments: Sendable {
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// Payments of an agency or of all, the last recorded first.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` for an unknown agency or `forbidden`, or ``StoreFault``.
    public func callAsFunction(
        agency: String? = nil, isUnallocatedOnly: Bool = false, before: PaymentID? = nil, limit: Int64 = .max,
        by principal: Principal
    ) async throws -> [PaymentRow] {
        try principal.mustHandleMoney()
        return try await house.store.read(principal.scope) { view in
            let id = try agency.map { try view.found(agency: $0).id }
            return try view.payments(
                PaymentFilter(agency: id, isUnallocatedOnly: isUnallocatedOnly, before: before, limit: limit))
        }
    }
}

/// Shows a payment with what it pays and what became of it.
public struct ShowPayment: Sendable {
    /// The payment and what became of it.
    public struct Answer: Hashable, Sendable {
        /// A part of it that pays an invoice.
        public struct Part: Hashable, Sendable {
            /// The invoice's number.
            public let invoice: String
            /// What pays it, in pence.
            public let amount: Pence
        }

        /// The payment.
        public let row: PaymentRow
        /// What it pays, by the invoices' numbers.
        public let parts: [Part]
        /// What of it was taken back or sent back.
        public let returns: [PaymentReturn]
    }

    private let house: House

    /// Shows those of this house.
    public init(_ house: House) { self.house = house }

    /// The payment of a reference.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` or `forbidden`, or ``StoreFault``.
    public func callAsFunction(_ reference: String, by principal: Principal) async throws -> Answer {
        try principal.mustHandleMoney()
        return try await house.store.read(principal.scope) { view in
            try Self.answer(try view.knownPayment(reference).id, view)
        }
    }

    /// The payment of an id.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` or `forbidden`, or ``StoreFault``.
    public func callAsFunction(_ id: PaymentID, by principal: Principal) async throws -> Answer {
        try principal.mustHandleMoney()
        return try await house.store.read(principal.scope) { view in try Self.answer(id, view) }
    }

    private static func answer(_ id: PaymentID, _ view: any ReadView) throws -> Answer {
        guard let row = try view.payment(id) else {
            throw Refusal(.notFound, "There is no such payment.", mend: "See `turnout payments list`.")
        }
        var paid: [DocumentNumber: Pence] = [:]
        for entry in try view.postings(of: id).flatMap(\.entries) where entry.account == .unallocatedReceipts {
            if let invoice = entry.invoice { paid[invoice, default: .zero] += entry.amount }
        }
        let parts = paid.filter { $0.value != .zero }.sorted { $0.key < $1.key }
            .map { Answer.Part(invoice: $0.key.text, amount: $0.value) }
        return Answer(row: row, parts: parts, returns: try view.returns(of: id))
    }
}
