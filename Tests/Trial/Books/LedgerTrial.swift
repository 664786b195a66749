import Application
import Domain
import Foundation
import Invoicing
import Money
import Reference
import TestSupport

/// R18: random charges, credits, payments, reversals, refunds and write-offs through the use-cases, beside the ledger's
/// reference model.
enum LedgerTrial {
    /// Steps that share a store, so that no ledger grows without end.
    private static let chunk = 1_000

    static func run(_ arguments: Arguments) async throws -> Report {
        let steps = max(1, try arguments.number("steps", otherwise: 2_000))
        let seed = try arguments.number("seed", otherwise: 18)
        var report = Report()
        var accepted = 0
        for (index, first) in stride(from: 0, to: steps, by: chunk).enumerated() {
            let count = min(chunk, steps - first)
            let (done, fault) = try await StoreFactory.with(arguments.engine) { stage in
                try await stage.furnish()
                let books = StoredBooks(stage)
                try await books.open()
                return try await walk(books, seed: UInt64(seed + index), steps: count)
            }
            accepted += done
            if let fault { report.fault(fault) }
            if report.faults.count > 3 { break }
        }
        report.note("steps", steps)
        report.note("accepted", accepted)
        report.note("seed", seed)
        return report
    }

    private static func walk(_ books: StoredBooks, seed: UInt64, steps: Int) async throws -> (Int, String?) {
        var (model, walk, accepted) = (LedgerModel(), LedgerWalk(seed: seed), 0)
        for count in 1...steps {
            let step = plain(walk.next(model), model)
            let expected = take(step, &model)
            let done = try await books.take(step)
            accepted += done ? 1 : 0
            if expected != done {
                return (accepted, "seed \(seed) step \(count) \(step): \(done ? "accepted" : "refused")")
            }
            if count % 200 == 0 || count == steps, let fault = try await books.difference(model) {
                return (accepted, "seed \(seed) after step \(count): \(fault)")
            }
        }
        return (accepted, nil)
    }

    /// The step as the use-cases know it: charges are outside the scope of VAT, an allocation is all that fits, and
    /// what was given up is left alone.
    private static func plain(_ step: LedgerStep, _ model: LedgerModel) -> LedgerStep {
        switch step {
        case .charge(let agency, let lines):
            return .charge(agency: agency, lines: lines.map { ModelLine(net: $0.net, vat: .outside) })
        case .allocate(let payment, let invoice, _):
            guard model.receipts.indices.contains(payment), model.bills.indices.contains(invoice) else { return step }
            let most = min(model.receipts[payment].free, model.bills[invoice].outstanding)
            return .allocate(payment: payment, invoice: invoice, amount: max(0, most))
        case .credit(let invoice, _, _), .waive(let invoice, _):
            let isGivenUp = model.bills.indices.contains(invoice) && model.bills[invoice].writtenOff > 0
            return isGivenUp ? .credit(invoice: -1, line: 0, net: 1) : step
        default: return step
        }
    }

    /// Takes a step on the model. Money that comes in pays the oldest invoices at once, as the use-case has it.
    private static func take(_ step: LedgerStep, _ model: inout LedgerModel) -> Bool {
        let done = model.apply(step)
        guard done, case .pay(let agency, _) = step else { return done }
        let payment = model.receipts.count - 1
        for invoice in model.bills.indices where model.bills[invoice].agency == agency {
            let part = min(model.receipts[payment].free, model.bills[invoice].outstanding)
            if part > 0 { _ = model.apply(.allocate(payment: payment, invoice: invoice, amount: part)) }
        }
        return done
    }
}

/// Stored books that take the steps of the model.
final class StoredBooks {
    private let stage: TestStore
    private var numbers: [String] = []
    private var receipts = 0
    private var refunds = 0
    private var charges: [Int64] = []
    private var bookings: [Booking] = []
    private var agencies: [AgencyID] = []

    private var house: House { stage.house }

    init(_ stage: TestStore) { self.stage = stage }

    /// One event with a booking for each agency, from which charges of any amount arise.
    func open() async throws {
        let start = ModelCalendar.day(2019, 5, 14) * 1_440 + 570
        stage.clock.set(.at(start - 30 * 1_440))
        let event = try await stage.addEvent("L1", places: 100, sessions: [start..<(start + 180)])
        for agency in 0..<LedgerWalk.agencies {
            try await stage.addAgency("L\(agency)", sector: "school")
            _ = try await Book(house)(
                .init(event: "L1", email: "p\(agency)@l.example", name: "Person", agency: "L\(agency)", jobRole: ""),
                by: actor)
        }
        stage.clock.set(.at(start + 300))
        bookings = try await house.store.read(.everything) { try $0.bookings(of: event) }
        // Four digits from the start: lines are ordered by the reference as text.
        charges = bookings.map { _ in 1_000 }
    }

    /// Takes a step; false where the rules refuse it.
    func take(_ step: LedgerStep) async throws -> Bool {
        do {
            switch step {
            case .charge(let agency, let lines): return try await charge(agency, lines)
            case .waive(let invoice, let line): return try await credit(invoice, line, nil)
            case .credit(let invoice, let line, let net): return try await credit(invoice, line, net)
            case .pay(let agency, let amount):
                _ = try await RecordPayment(house)(
                    .init(
                        agency: "L\(agency)", amount: Pence(amount), receivedOn: house.today, reference: "P-\(receipts)"
                    ),
                    by: actor)
                receipts += 1
                return true
            case .allocate(let payment, let invoice, _):
                guard numbers.indices.contains(invoice) else { return false }
                let answer = try await AllocatePayment(house)("P-\(payment)", invoices: [numbers[invoice]], by: actor)
                return !answer.allocated.isEmpty
            case .writeOff(let invoice, let amount):
                guard numbers.indices.contains(invoice) else { return false }
                _ = try await WriteOffInvoice(house)(
                    numbers[invoice], amount: Pence(amount), reason: "trial", by: actor)
                return true
            case .reverse(let payment):
                _ = try await ReversePayment(house)("P-\(payment)", reason: "trial", by: actor)
                return true
            case .refund(let payment, let amount):
                refunds += 1
                _ = try await RefundPayment(house)(
                    .init(
                        payment: "P-\(payment)", amount: Pence(amount), reference: "R-\(refunds)",
                        refundedOn: house.today, reason: "trial"), by: actor)
                return true
            }
        } catch is Refusal {
            return false
        }
    }

    private func credit(_ invoice: Int, _ line: Int, _ net: Int64?) async throws -> Bool {
        guard numbers.indices.contains(invoice) else { return false }
        _ = try await CreditInvoice(house)(
            .init(
                number: numbers[invoice], line: line + 1, amount: net.map { Pence($0) }, reason: .administrativeError),
            by: actor)
        return true
    }

    /// Charges an agency and bills it at once.
    private func charge(_ agency: Int, _ lines: [ModelLine]) async throws -> Bool {
        let booking = bookings[agency]
        guard let policy = booking.binding?.policy, !lines.isEmpty else { return false }
        let first = charges[agency]
        charges[agency] += Int64(lines.count)
        let (today, now) = (house.today, house.now)
        let nets = lines.map(\.net)
        try await house.store.writeAlone(Intent(actor, at: now)) { work in
            try work.lockEvents([booking.id.event])
            let next = try work.nextNumbers("charge", count: Int64(nets.count))
            let changes = nets.enumerated().map { index, net in
                ChargeChange(
                    assessed: Charge(
                        id: ChargeID(next + Int64(index)), booking: booking.id, n: first + Int64(index) + 1,
                        agency: booking.agency, policy: policy, occurrence: .nonAttendance, amount: Pence(net),
                        category: .outsideScope, settlement: .invoice, explanation: "trial", year: 2019,
                        eventDate: today, assessedAt: now,
                        corrections: Corrections(due: Pence(net), evidence: "")), why: "trial")
            }
            try work.save(changes)
        }
        let answer = try await RunInvoices(house)(.init(through: today), by: actor)
        guard let number = answer.invoices.first?.number, answer.invoices.count == 1 else { return false }
        numbers.append(number)
        return true
    }

    /// Whether anything stored differs from the model, or the ledger does not come to nothing.
    func difference(_ model: LedgerModel) async throws -> String? {
        let postings = try await house.store.read(.everything) { try $0.postings(agency: nil) }
        var ledger = Ledger()
        for posting in postings { ledger.post(posting) }
        if let fault = ledger.faults().first { return fault }
        let sum = postings.flatMap(\.entries).reduce(Pence.zero) { $0 + $1.amount }
        if sum != .zero { return "the ledger comes to \(sum.text)" }
        if ledger.balance(.receivable) != Pence(model.receivable) {
            return "\(ledger.balance(.receivable).text) is owed by all, not \(model.receivable) pence"
        }
        let rows = try await ListInvoices(house)(by: actor)
        let owed = Dictionary(rows.map { ($0.number.text, $0.outstanding) }, uniquingKeysWith: { first, _ in first })
        for (index, bill) in model.bills.enumerated() {
            guard let outstanding = owed[numbers[index]], outstanding == Pence(bill.outstanding) else {
                let found = owed[numbers[index]]?.text ?? "nothing"
                return "\(numbers[index]) has \(found) outstanding, not \(bill.outstanding) pence"
            }
            if outstanding < .zero { return "\(numbers[index]) has less than nothing outstanding" }
        }
        let payments = try await ListPayments(house)(by: actor)
        let free = Dictionary(payments.map { ($0.reference, $0.unallocated) }, uniquingKeysWith: { first, _ in first })
        for (index, receipt) in model.receipts.enumerated() where free["P-\(index)"] != Pence(receipt.free) {
            return "P-\(index) has \(free["P-\(index)"]?.text ?? "nothing") left, not \(receipt.free) pence"
        }
        return nil
    }
}
