import Invoicing
import Money
import Reference
import Testing

/// How an invoice is credited: the real rule, or a deliberately broken one.
typealias Crediting = (Invoice, [Correction], DocumentNumber, DocumentDate, [CreditNote]) throws -> CreditNote

/// How a payment is taken back: the real rule, or a deliberately broken one.
typealias Reversing = (PaymentFacts, [InvoiceFacts], DocumentDate) throws -> [Posting]

/// The real books, taking the steps of the reference model.
struct RealBooks {
    private(set) var ledger = Ledger()
    private(set) var invoices: [Invoice] = []
    private(set) var paymentCount = 0
    private var refundCount = 0
    /// The invoices that each payment paid a part of.
    private var pays: [Int: Set<Int>] = [:]
    private var notes: [[CreditNote]] = []
    private var noteCount: Int64 = 0
    private let credit: Crediting
    private let reverse: Reversing
    private let today: DocumentDate
    private let (seller, series, creditSeries): (SellerSnapshot, Series, Series)
    private let buyers: [BuyerSnapshot]

    init(_ credit: @escaping Crediting, _ reverse: @escaping Reversing) throws {
        self.credit = credit
        self.reverse = reverse
        today = try Sample.date("2020-04-01")
        (seller, series, creditSeries) = (try Sample.seller(), try Series("INV"), try Series("CN"))
        buyers = try (0..<LedgerWalk.agencies).map { try Sample.buyer("A\($0)") }
    }

    /// Takes a step; false where the rules refuse it. Any other error is a fault of the trial, and is thrown.
    mutating func apply(_ step: LedgerStep) throws -> Bool {
        do {
            guard let postings = try postings(step) else { return false }
            for posting in postings { ledger.post(posting) }
            return true
        } catch is InvoicingRefusal {
            return false
        }
    }

    func facts(_ index: Int) -> InvoiceFacts? {
        invoices.indices.contains(index) ? ledger.invoices[invoices[index].number] : nil
    }

    /// What a step posts; nil where it names an invoice, a line or a payment that does not exist.
    private mutating func postings(_ step: LedgerStep) throws -> [Posting]? {
        switch step {
        case .charge(let agency, let lines): return [.invoice(try issue(agency, lines))]
        case .waive(let invoice, let line):
            guard let left = invoices.indices.contains(invoice) ? left(invoice, line) : nil else { return nil }
            return try correct(invoice, line, left)
        case .credit(let invoice, let line, let net): return try correct(invoice, line, Pence(net))
        case .pay(let agency, let amount):
            let payment = try Payment(
                reference: "P-\(paymentCount)", agencyCode: "A\(agency)", amount: Pence(amount), received: today)
            paymentCount += 1
            return [.payment(payment)]
        case .allocate(let payment, let invoice, let amount):
            guard let paid = ledger.payments["P-\(payment)"], let owed = facts(invoice) else { return nil }
            pays[payment, default: []].insert(invoice)
            return [try Settlement.allocate(Pence(amount), from: paid, to: owed, on: today)]
        case .writeOff(let invoice, let amount):
            guard let owed = facts(invoice) else { return nil }
            return [try Settlement.writeOff(Pence(amount), of: owed, on: today)]
        case .reverse(let payment):
            guard let paid = ledger.payments["P-\(payment)"] else { return nil }
            return try reverse(paid, (pays[payment] ?? []).sorted().compactMap(facts), today)
        case .refund(let payment, let amount):
            guard let paid = ledger.payments["P-\(payment)"] else { return nil }
            refundCount += 1
            return [try Settlement.refund(Pence(amount), of: paid, as: "R-\(refundCount)", on: today)]
        }
    }

    private func left(_ invoice: Int, _ line: Int) -> Pence? { invoices[invoice].left(after: notes[invoice])[line + 1] }

    private mutating func issue(_ agency: Int, _ lines: [ModelLine]) throws -> Invoice {
        let charges = try lines.enumerated().map { position, line in
            try Sample.charge(
                "\(invoices.count)-\(position)", agency: "A\(agency)", line.net, Self.treatment(line.vat))
        }
        let draft = InvoiceDraft(agencyCode: "A\(agency)", series: series, purchaseOrder: nil, charges: charges)
        let number = try DocumentNumber(series, Int64(invoices.count + 1))
        let invoice = try draft.issue(number: number, on: today, seller: seller, buyer: buyers[agency])
        invoices.append(invoice)
        notes.append([])
        return invoice
    }

    private mutating func correct(_ invoice: Int, _ line: Int, _ net: Pence) throws -> [Posting]? {
        guard let owed = facts(invoice) else { return nil }
        let number = try DocumentNumber(creditSeries, noteCount + 1)
        let note = try credit(
            invoices[invoice], [Correction(line: line + 1, net: net)], number, today, notes[invoice])
        let postings = try Settlement.credit(note, to: owed)
        notes[invoice].append(note)
        noteCount += 1
        return postings
    }

    private static func treatment(_ vat: ModelVAT) throws -> VATTreatment {
        switch vat {
        case .rate(let points): try Sample.standard(points)
        case .exempt: Sample.exempt
        case .outside: Sample.outside
        }
    }
}

/// What a walk came to.
struct WalkResult {
    var steps = 0
    var accepted = 0
    /// The first thing that was wrong; nil where nothing was.
    var fault: String?
}

/// Walks through the books at random, beside the reference model, and stops at the first difference.
func walk(
    seed: UInt64, steps: Int,
    reversing reverse: @escaping Reversing = { try Settlement.reverse($0, paying: $1, on: $2) },
    _ credit: @escaping Crediting
) throws -> WalkResult {
    let books = try RealBooks(credit, reverse)
    var (model, real, walk, result) = (LedgerModel(), books, LedgerWalk(seed: seed), WalkResult())
    for count in 1...steps {
        let step = walk.next(model)
        let (expected, done) = (model.apply(step), try real.apply(step))
        result.steps = count
        result.accepted += done ? 1 : 0
        result.fault = difference(step, expected, done, model, real)
        if result.fault == nil, count % 10_000 == 0 || count == steps { result.fault = whole(model, real) }
        if let fault = result.fault {
            result.fault = "seed \(seed), step \(count), \(step): \(fault)"
            return result
        }
    }
    return result
}

/// What one step made different: looked at after each.
private func difference(
    _ step: LedgerStep, _ expected: Bool, _ done: Bool, _ model: LedgerModel, _ real: RealBooks
) -> String? {
    if expected != done { return expected ? "refused what the model accepts" : "accepted what the model refuses" }
    if Account.allCases.reduce(Pence.zero, { $0 + real.ledger.balance($1) }) != .zero { return "sum is not zero" }
    guard let index = step.invoice ?? model.bills.indices.last, model.bills.indices.contains(index) else { return nil }
    guard let facts = real.facts(index) else { return "has no invoice \(index)" }
    if facts.outstanding < .zero { return "\(facts.outstanding.text) outstanding" }
    if facts.outstanding != Pence(model.bills[index].outstanding) { return "another amount outstanding" }
    return facts.writtenOff == Pence(model.bills[index].writtenOff) ? nil : "another amount written off"
}

/// Everything, looked at now and then.
private func whole(_ model: LedgerModel, _ real: RealBooks) -> String? {
    if let fault = real.ledger.faults().first { return fault }
    if real.ledger.balance(.receivable) != Pence(model.receivable) { return "another amount owed by all" }
    if real.ledger.balance(.unallocatedReceipts) != Pence(-model.unallocated) { return "another amount unallocated" }
    for (index, bill) in model.bills.enumerated() where real.facts(index)?.outstanding != Pence(bill.outstanding) {
        return "another amount outstanding on invoice \(index)"
    }
    for (index, receipt) in model.receipts.enumerated()
    where real.ledger.payments["P-\(index)"]?.unallocated != Pence(receipt.free) {
        return "another amount unallocated of payment \(index)"
    }
    return nil
}
