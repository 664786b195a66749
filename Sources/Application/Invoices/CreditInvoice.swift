public import Domain
import Invoicing
public import Money

/// Takes back a line of an invoice, a part of it, or all that is left: by a credit note with a number of its own.
public struct CreditInvoice: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The invoice's number, such as `INV-000001`.
        public var number: String
        /// The number of the line; nil for all that is left of the invoice.
        public var line: Int?
        /// What to credit of the line without VAT, in pence; nil for all that is left of it.
        public var amount: Pence?
        /// The coded reason, kept in the history and shown on no document.
        public var reason: WaiverReason
        /// Who else agreed, where the policy asks for a second person.
        public var second: String?

        /// Takes every part.
        public init(
            number: String, line: Int? = nil, amount: Pence? = nil, reason: WaiverReason, second: String? = nil
        ) {
            self.number = number
            self.line = line
            self.amount = amount
            self.reason = reason
            self.second = second
        }
    }

    /// What came of it.
    public struct Answer: Hashable, Sendable {
        /// The number of the credit note.
        public let number: String
        /// What it credits without VAT, in pence.
        public let net: Pence
        /// The VAT credited, in pence.
        public let vat: Pence
        /// What of it had been paid and is now free for other invoices, in pence.
        public let released: Pence
        /// What is still to pay on the invoice, in pence.
        public let outstanding: Pence
    }

    private let house: House

    /// Credits in this house.
    public init(_ house: House) { self.house = house }

    /// Issues the credit note.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `conflict` (more than is left), `wrong_state` (written off),
    ///   `invalid` or `forbidden`, or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Answer {
        try principal.mustHandleMoney()
        let second = try SecondPerson.name(request.second)
        let (house, intent) = (house, Intent(principal, at: house.now))
        return try await house.store.write(intent) { work in
            let series = try Letterhead(work.settings()).creditNotes
            let last = try work.lockSeries(series)
            try work.lockLedger()
            var desk = try InvoiceDesk(request.number, work, house, intent.now)
            let corrections = try Self.corrections(request, desk)
            try Self.mayCredit(corrections, desk, principal, second)
            let number = try invoicing { try DocumentNumber(series, last + 1) }
            let note = try desk.note(corrections, as: number, on: house.zone.date(intent.now))
            try work.advanceSeries(series, to: last + 1)
            return try Self.store(note, &desk, request, second)
        }
    }

    private static func corrections(_ request: Request, _ desk: InvoiceDesk) throws -> [Correction] {
        let notes = try desk.work.creditNotes(of: desk.document.id).map { try $0.creditNote() }
        let left = desk.invoice.everythingLeft(after: notes)
        guard let line = request.line else {
            guard request.amount == nil || desk.invoice.lines.count == 1 else {
                throw Refusal(
                    .invalid, "\(request.number) has \(desk.invoice.lines.count) lines.",
                    mend: "Name the one to credit with --line.")
            }
            guard !left.isEmpty else {
                throw Refusal(.conflict, "All of \(request.number) is credited already.")
            }
            return request.amount.map { [Correction(line: 1, net: $0)] } ?? left
        }
        if let amount = request.amount { return [Correction(line: line, net: amount)] }
        if desk.invoice.line(line) != nil, !left.contains(where: { $0.line == line }) {
            throw Refusal(.conflict, "All of line \(line) of \(request.number) is credited already.")
        }
        return [left.first { $0.line == line } ?? Correction(line: line, net: Pence(1))]
    }

    /// A waiver after issue is a credit note, so that the same people must agree to it.
    private static func mayCredit(
        _ corrections: [Correction], _ desk: InvoiceDesk, _ principal: Principal, _ second: String?
    ) throws {
        for correction in corrections {
            guard let charge = desk.charge(onLine: correction.line) else { continue }
            try desk.house.policies.policy(charge.policy, desk.work).mayWaive(correction.net, principal, second: second)
        }
    }

    private static func store(
        _ note: CreditNote, _ desk: inout InvoiceDesk, _ request: Request, _ second: String?
    ) throws -> Answer {
        let reason = request.reason.rawValue
        let postings = try desk.issue(
            note, isCorrection: false, why: second.map { "\(reason), agreed with \($0)" } ?? reason)
        let released = postings.filter { $0.kind == .release }.flatMap(\.entries).filter { $0.account == .receivable }
        return Answer(
            number: note.number.text, net: note.net, vat: note.vat.vat,
            released: released.reduce(.zero) { $0 + $1.amount }, outstanding: try desk.facts().outstanding)
    }
}

extension InvoiceDesk {
    /// A credit note of the invoice, on what the notes before it left.
    func note(_ corrections: [Correction], as number: DocumentNumber, on today: LocalDate) throws -> CreditNote {
        let notes = try work.creditNotes(of: document.id).map { try $0.creditNote() }
        let date = try DocumentDate.of(today)
        return try invoicing {
            #if MUTANTS
            if Mutant.overCredit.isOn {
                return try invoice.creditUnchecked(corrections, as: number, on: date, after: notes)
            }
            #endif
            return try invoice.credit(corrections, as: number, on: date, after: notes)
        }
    }

    /// Stores a credit note, posts it, and has the charges on its lines take their steps; answers with the postings.
    @discardableResult
    mutating func issue(_ note: CreditNote, isCorrection: Bool, why: String) throws -> [Posting] {
        let postings = try invoicing { try Settlement.credit(note, to: facts()) }
        let id = try work.issue(IssuedDocument(note, corrects: document, charges: charges))
        var ids = ids(try payments(in: postings))
        ids.documents[note.number] = id
        try work.post(postings, ids)
        try work.fileElectronically(id, at: moment)
        take(postings)
        try credit(note, isCorrection: isCorrection, why: why)
        try settle(why: note.number.text)
        return postings
    }

    /// What of each line is to be credited, because what its charge rested on was corrected.
    var excess: [Correction] {
        charges.keys.sorted().compactMap { line in
            guard let charge = charge(onLine: Int(line)), charge.corrections.excess > .zero else { return nil }
            return Correction(line: Int(line), net: charge.corrections.excess)
        }
    }

    /// The ids of the payments that postings name.
    func payments(in postings: [Posting]) throws -> [String: PaymentID] {
        var ids: [String: PaymentID] = [:]
        for reference in Set(postings.flatMap(\.entries).compactMap(\.payment)) {
            ids[reference] = try work.payment(reference: reference)?.id
        }
        return ids
    }
}
