import Invoicing
import Money
import Reference
import Testing

@Suite("A random walk through the books")
struct LedgerWalkTests {
    @Test("After 100,000 steps the books equal the model, sum to zero, and owe nothing below zero")
    func sound() throws {
        let result = try walk(seed: 18, steps: 100_000) { try $0.credit($1, as: $2, on: $3, after: $4) }
        print(#"{"trial":"R18","seed":18,"steps":\#(result.steps),"accepted":\#(result.accepted)}"#)
        print(result.fault.map { "FAIL: \($0)" } ?? "PASS")
        #expect(result.fault == nil)
        #expect(result.steps == 100_000)
        // A walk in which nearly everything is refused, or nothing is, would prove little.
        #expect((30_000...95_000).contains(result.accepted))
    }

    @Test("The same seed takes the same steps, another seed takes others")
    func repeatable() throws {
        func steps(_ seed: UInt64) -> [LedgerStep] {
            var (model, walk) = (LedgerModel(), LedgerWalk(seed: seed))
            return (0..<500).map { _ in
                let step = walk.next(model)
                _ = model.apply(step)
                return step
            }
        }
        #expect(steps(1) == steps(1))
        #expect(steps(1) != steps(2))
    }

    @Test("A ledger that loses a penny of VAT over partial credits is caught")
    func drift() throws {
        let result = try walk(seed: 18, steps: 100_000) { invoice, corrections, number, date, notes in
            // Without the earlier notes each credit rounds its VAT on its own; what is left is still respected.
            let left = invoice.left(after: notes)
            let isTooMuch = corrections.contains { $0.net > left[$0.line] ?? .zero }
            return try invoice.credit(corrections, as: number, on: date, after: isTooMuch ? notes : [])
        }
        #expect(result.fault?.contains("another amount outstanding") == true)
    }

    @Test("A ledger that takes a payment back and leaves what it paid is caught")
    func halfReversed() throws {
        let result = try walk(seed: 18, steps: 100_000) { payment, invoices, date in
            // The money is gone from the bank, and the invoices pass for paid.
            try Settlement.reverse(payment, paying: invoices, on: date).filter { $0.kind == .reversal }
        } _: { invoice, corrections, number, date, notes in
            try invoice.credit(corrections, as: number, on: date, after: notes)
        }
        #expect(result.fault != nil)
    }

    #if MUTANTS
    @Test("A ledger that forgets to check what is left of a line is caught")
    func caught() throws {
        let result = try walk(seed: 18, steps: 100_000) { try $0.creditUnchecked($1, as: $2, on: $3, after: $4) }
        print(#"{"trial":"R18","mutant":"credit unchecked","seed":18,"steps":\#(result.steps)}"#)
        #expect(result.fault?.contains("accepted what the model refuses") == true)
    }

    @Test("Books credited beyond what is left name the invoice, without a model beside them")
    func beyond() throws {
        let (invoice, date) = (try Sample.invoice([(10_000, Sample.outside)]), try Sample.date("2020-05-01"))
        let note = try invoice.creditUnchecked(
            [Correction(line: 1, net: Pence(10_001))], as: Sample.number(1, "CN"), on: date, after: [])
        var books = Ledger([.invoice(invoice)])
        for posting in try Settlement.credit(note, to: InvoiceFacts(invoice)) { books.post(posting) }
        #expect(books.faults() == ["INV-000001 has -£0.01 to pay, which is less than nothing."])
    }
    #endif
}
