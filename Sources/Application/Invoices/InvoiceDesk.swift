import Domain
import Invoicing
import Money

/// One invoice with its ledger and its charges, read under every lock that changing it needs.
///
/// Made only after the ledger is locked, so that what is outstanding cannot change before the posting.
struct InvoiceDesk {
    let work: any UnitOfWork
    let house: House
    let document: StoredDocument
    let invoice: Invoice
    private(set) var postings: [Posting]
    private(set) var changes: [ChargeChange]
    private let lines: [Int64: Int]
    private let today: LocalDate
    /// The moment of what is done.
    let moment: Instant

    /// - Throws: ``Refusal`` of kind `not_found` or, for a credit note, `invalid`.
    init(_ number: String, _ work: any UnitOfWork, _ house: House, _ now: Instant) throws {
        let parsed = try invoicing { try DocumentNumber(parsing: number) }
        guard let document = try work.document(parsed) else {
            throw Refusal(.notFound, "There is no invoice \(parsed.text).", mend: "See `turnout invoices list`.")
        }
        try self.init(document, work, house, now)
    }

    init(_ document: StoredDocument, _ work: any UnitOfWork, _ house: House, _ now: Instant) throws {
        self.work = work
        self.house = house
        self.document = document
        invoice = try document.invoice()
        moment = now
        today = house.zone.date(now)
        try work.lockEvents(try work.charges(on: document.id).map(\.charge.event))
        let charges = try work.charges(on: document.id)
        changes = charges.map { ChargeChange($0.charge) }
        lines = Dictionary(zip(charges.map(\.line), changes.indices), uniquingKeysWith: { first, _ in first })
        postings = try work.postings(of: document.id)
    }

    /// What the ledger says about it, postings made here included.
    func facts() throws -> InvoiceFacts {
        guard let facts = InvoiceFacts(of: invoice.number, in: postings) else {
            throw StoreFault(.damaged, "\(invoice.number.text) is not in the ledger; run `turnout verify`.")
        }
        return facts
    }

    /// The charge on a line, nil where it has none.
    func charge(onLine line: Int) -> Charge? { lines[Int64(line)].map { changes[$0].charge } }

    /// The charges by the number of their line.
    var charges: [Int64: ChargeID] { lines.mapValues { changes[$0].charge.id } }

    /// Takes over postings made by the rules.
    mutating func take(_ new: [Posting]) {
        postings += new.filter { posting in posting.entries.contains { $0.invoice == invoice.number } }
    }

    /// Marks the charges of lines credited.
    mutating func credit(_ note: CreditNote, isCorrection: Bool, why: String) throws {
        for line in note.lines {
            guard let index = lines[Int64(line.number)] else { continue }
            try changes[index].credit(
                line.net, try way(changes[index].charge), isCorrection: isCorrection,
                why: "\(note.number.text): \(why)")
        }
    }

    /// Marks what has settled with the invoice and saves the charges that changed.
    mutating func settle(why: String) throws {
        let event: ChargeEvent? =
            switch InvoiceState(try facts()) {
            case .paid: .paid
            case .writtenOff: .writtenOff
            case .issued, .partCredited, .credited, .partPaid: nil
            }
        let isOwed = try facts().outstanding > .zero
        for index in changes.indices where isOwed {
            guard case .paid = changes[index].charge.state else { continue }
            // The payment that paid it was taken back.
            let charge = changes[index].charge
            try changes[index].happen(.unpaid(isPartCredited: charge.credited > .zero), try way(charge), why: why)
        }
        if let event {
            for index in changes.indices {
                switch changes[index].charge.state {
                case .invoiced, .partCredited:
                    try changes[index].happen(event, try way(changes[index].charge), why: why)
                case .assessed, .relieved, .waived, .notified, .accepted, .disputed, .upheld, .credited, .paid,
                    .writtenOff:
                    break
                }
            }
        }
        try work.save(changes.filter { !$0.steps.isEmpty })
    }

    /// The ids that postings about it need.
    func ids(_ payments: [String: PaymentID] = [:]) -> LedgerIDs {
        LedgerIDs(
            agencies: [invoice.buyer.agencyCode: document.agency], documents: [invoice.number: document.id],
            payments: payments)
    }

    private func way(_ charge: Charge) throws -> ChargeProcess {
        try house.policies.policy(charge.policy, work).way(on: today)
    }
}
