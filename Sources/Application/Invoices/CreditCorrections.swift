public import Domain
import Invoicing
public import Money

/// Credits what was billed and is not due any more, because what it rested on was corrected: a credit note an invoice,
/// all in one transaction.
///
/// Nobody decides anything here: the policy and the corrected evidence did (``AssessCharges``). A waiver after issue is
/// ``CreditInvoice``.
public struct CreditCorrections: Sendable {
    /// What a preview shows: the charges, and what of each is to be credited.
    public struct Preview: Hashable, Sendable {
        /// The charges, those of one invoice beside each other; each tells by ``Corrections/excess`` how much.
        public let rows: [ChargeRow]

        /// Takes the charges.
        public init(rows: [ChargeRow]) { self.rows = rows }

        /// How many invoices are corrected.
        public var invoices: Int64 { Int64(Set(rows.compactMap(\.invoice)).count) }
        /// What is to be credited in all without VAT, in pence.
        public var net: Pence { rows.reduce(.zero) { $0 + $1.charge.corrections.excess } }
    }

    /// One credit note.
    public struct Issued: Hashable, Sendable {
        /// Its number.
        public let number: String
        /// The invoice it corrects.
        public let invoice: String
        /// The agency's code.
        public let agency: String
        /// What it credits without VAT, in pence.
        public let net: Pence
        /// The VAT credited, in pence.
        public let vat: Pence
    }

    /// So many charges are credited at once at most; what is left waits for the next time.
    public static let most: Int64 = 10_000
    private let house: House

    /// Credits in this house.
    public init(_ house: House) { self.house = house }

    /// What would be credited.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or ``StoreFault``.
    public func preview(by principal: Principal) async throws -> Preview {
        try principal.mustHandleMoney()
        return try await house.store.read(principal.scope) { view in
            Preview(rows: try view.chargesToCredit(limit: Self.most))
        }
    }

    /// Issues the credit notes; once issued, the same corrections give none.
    ///
    /// - `expecting`: what a preview came to without VAT, in pence; nil for whatever there is.
    /// - Throws: ``Refusal`` of kind `forbidden`, `not_ready` naming the setting that is missing, or
    ///   `changed_meanwhile` where a preview showed something else; or ``StoreFault``.
    public func callAsFunction(expecting: Pence? = nil, by principal: Principal) async throws -> [Issued] {
        try principal.mustHandleMoney()
        let (house, intent) = (house, Intent(principal, at: house.now))
        return try await house.store.writeAlone(intent) { work in
            let series = try Letterhead(work.settings()).creditNotes
            var last = try work.lockSeries(series)
            try work.lockLedger()
            let found = try work.chargesToCredit(limit: Self.most)
            try work.lockEvents(found.map(\.charge.event))
            let preview = Preview(rows: try work.chargesToCredit(limit: Self.most))
            guard expecting == nil || expecting == preview.net else {
                throw Refusal(
                    .changedMeanwhile, "It would be \(preview.net.text) by now.",
                    mend: "Look at the list again, and credit it if it is right.")
            }
            var issued: [Issued] = []
            var seen: Set<String> = []
            for row in preview.rows {
                guard let invoice = row.invoice, seen.insert(invoice).inserted else { continue }
                last += 1
                let number = try invoicing { try DocumentNumber(series, last) }
                issued.append(try Self.credit(invoice, row.agency, as: number, work, house, intent.now))
            }
            if !issued.isEmpty { try work.advanceSeries(series, to: last) }
            return issued
        }
    }

    private static func credit(
        _ invoice: String, _ agency: String, as number: DocumentNumber, _ work: any UnitOfWork, _ house: House,
        _ now: Instant
    ) throws -> Issued {
        var desk = try InvoiceDesk(invoice, work, house, now)
        let note = try desk.note(desk.excess, as: number, on: house.zone.date(now))
        try desk.issue(note, isCorrection: true, why: correction)
        return Issued(
            number: note.number.text, invoice: invoice, agency: agency, net: note.net, vat: note.vat.vat)
    }

    /// Why a credit note was issued, as the histories of its charges say it.
    static let correction = "what it rested on was corrected"
}
