public import Domain
import Invoicing
import Money

/// Records a line of a bank's file as a payment, once a person has said whose it is and what it pays.
public struct ConfirmBankLine: Sendable {
    /// What was recorded.
    public struct Answer: Hashable, Sendable {
        /// The number of the line.
        public let line: Int64
        /// The agency's code.
        public let agency: String
        /// The reference under which the payment is recorded.
        public let reference: String
        /// What of it pays which invoice.
        public let payment: RecordPayment.Answer
    }

    private let house: House

    /// Confirms in this house.
    public init(_ house: House) { self.house = house }

    /// Records a line as a payment of an agency; it pays the invoices named, or the oldest due first.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `wrong_state` for a line decided on before, `invalid`, `conflict` or
    ///   `forbidden`, or ``StoreFault``.
    public func callAsFunction(
        _ line: Int64, agency: String, invoices: [String] = [], by principal: Principal
    ) async throws -> Answer {
        try principal.mustHandleMoney()
        let (house, intent) = (house, Intent(principal, at: house.now))
        return try await house.store.write(intent) { work in
            try work.lockLedger()
            return try PaymentDesk(work: work, house: house, now: intent.now).confirm(
                try work.knownBankLine(line), agency, invoices)
        }
    }

    /// Records every waiting line whose reference names its invoices and whose amount is just what is to pay on them.
    ///
    /// - `expecting`: the numbers of the lines that were shown as sure; nothing is recorded where others are by now.
    /// - Throws: ``Refusal`` of kind `changed_meanwhile` or `forbidden`, or ``StoreFault``.
    public func sure(expecting shown: [Int64], by principal: Principal) async throws -> [Answer] {
        try principal.mustHandleMoney()
        let (house, intent) = (house, Intent(principal, at: house.now))
        return try await house.store.writeAlone(intent) { work in
            try work.lockLedger()
            let desk = PaymentDesk(work: work, house: house, now: intent.now)
            var answers: [Answer] = []
            for id in Set(shown).sorted() {
                let record = try work.knownBankLine(id)
                // What the lines before it have paid is looked at: two lines that name one invoice are not both sure.
                guard let best = record.matches(among: try work.payableInvoices()).first, best.isSure else {
                    throw Refusal(
                        .changedMeanwhile, "Line \(id) is not sure by now.",
                        mend: "Look at the list again, and confirm what is right.")
                }
                answers.append(try desk.confirm(record, best.agencyCode, best.invoices.map(\.text)))
            }
            return answers
        }
    }
}

/// Sets a line of a bank's file aside that is no payment of an agency.
public struct SetBankLineAside: Sendable {
    private let house: House

    /// Sets aside in this house.
    public init(_ house: House) { self.house = house }

    /// Sets a line aside for a reason.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `wrong_state`, `invalid` or `forbidden`, or ``StoreFault``.
    public func callAsFunction(_ line: Int64, reason: String, by principal: Principal) async throws {
        try principal.mustHandleMoney()
        let reason = try PersonText.line(reason, "reason", atLeast: 1)
        try await house.store.write(Intent(principal, at: house.now)) { work in
            _ = try work.knownBankLine(line)
            guard try work.decide(.setAside(reason), on: line) else { throw Refusal.decided(line) }
            try work.audit("bank.set_aside", subject: "bank_line:\(line)", detail: reason)
        }
    }
}

extension Refusal {
    fileprivate static func decided(_ line: Int64) -> Refusal {
        Refusal(.wrongState, "Bank line \(line) was decided on before.", mend: "See `turnout payments list`.")
    }
}

extension PaymentDesk {
    /// Records a line as a payment. One that somebody entered by hand before, with the same reference, date and amount,
    /// is taken for the same money, unless another line is that payment already.
    fileprivate func confirm(
        _ record: BankRecord, _ agency: String, _ invoices: [String]
    ) throws -> ConfirmBankLine.Answer {
        guard record.state == .waiting else { throw Refusal.decided(record.id) }
        let received = try DocumentDate.of(record.receivedOn)
        var request = RecordPayment.Request(
            agency: agency, amount: record.amount, receivedOn: record.receivedOn, reference: "", invoices: invoices)
        request.reference = try reference(record, agency, received)
        let done = try self.record(request, received: received)
        guard try work.decide(.recorded(done.id), on: record.id) else { throw Refusal.decided(record.id) }
        try work.audit("bank.recorded", subject: "bank_line:\(record.id)", detail: "payment:\(done.id.raw)")
        return .init(line: record.id, agency: agency, reference: request.reference, payment: done.answer)
    }

    /// What the payer wrote, with a number behind it where another payment bears that.
    private func reference(_ record: BankRecord, _ agency: String, _ received: DocumentDate) throws -> String {
        let text = String((record.reference.isEmpty ? record.payer : record.reference).prefix(80)).trimmingBlanks
        for n in 1...10_000 {
            let reference = n == 1 ? text : "\(text) (\(n))"
            guard let known = try work.payment(reference: reference) else { return reference }
            let isSame =
                known.payment.agencyCode == agency && known.payment.amount == record.amount
                && known.payment.received == received
            if isSame, try facts(known).returned == .zero, try work.bankLine(of: known.id) == nil { return reference }
        }
        throw Refusal(.conflict, "Too many payments bear the reference \(Field.shown(text)).")
    }
}
