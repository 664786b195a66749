import Invoicing
import Money
import Testing

@Suite("Credit notes")
struct CreditNoteTests {
    private func credit(
        _ invoice: Invoice, _ corrections: [(Int, Int64)], _ value: Int64 = 1, after notes: [CreditNote] = [],
        on day: String = "2020-05-01", series: String = "CN"
    ) throws -> CreditNote {
        try invoice.credit(
            corrections.map { Correction(line: $0.0, net: Pence($0.1)) }, as: Sample.number(value, series),
            on: Sample.date(day), after: notes)
    }

    @Test("A credit note names its invoice and the lines it corrects")
    func names() throws {
        let invoice = try Sample.invoice([(5_000, Sample.outside), (10_000, Sample.outside)])
        let note = try credit(invoice, [(2, 4_000)])
        #expect(note.invoice == invoice.number)
        #expect(note.invoiceIssueDate == invoice.issueDate)
        #expect(note.lines.map(\.number) == [2])
        #expect(note.lines.map(\.charge) == ["C-1"])
        #expect(note.net == .pounds(40) && note.total == .pounds(40))
        #expect(note.buyer == invoice.buyer && note.seller == invoice.seller)
        #expect(invoice.left(after: [note]) == [1: .pounds(50), 2: .pounds(60)])
    }

    // 0.99 at 20 % bears 0.198 → 0.20. A third of it credits 0.0667 → 0.07; two thirds 0.1333 → 0.13, so 0.06 more;
    // all of it 0.20, so 0.07 more.
    @Test("Partial credits add up to exactly the VAT of the invoice")
    func noDrift() throws {
        let invoice = try Sample.invoice([(99, Sample.standard())])
        var notes: [CreditNote] = []
        for value: Int64 in 1...3 { notes.append(try credit(invoice, [(1, 33)], value, after: notes)) }
        #expect(notes.map(\.vat.vat) == [Pence(7), Pence(6), Pence(7)])
        #expect(notes.reduce(Pence.zero) { $0 + $1.total } == invoice.total)
        #expect(invoice.everythingLeft(after: notes).isEmpty)
    }

    @Test("Penny by penny over several lines and rates, nothing drifts")
    func pennies() throws {
        let invoice = try Sample.invoice([
            (37, Sample.standard()), (41, Sample.standard(500)), (23, Sample.standard()), (11, Sample.exempt),
        ])
        var notes: [CreditNote] = []
        while let next = invoice.everythingLeft(after: notes).randomElement() {
            notes.append(try credit(invoice, [(next.line, 1)], Int64(notes.count + 1), after: notes))
        }
        #expect(notes.count == 37 + 41 + 23 + 11)
        #expect(notes.reduce(Pence.zero) { $0 + $1.total } == invoice.total)
        #expect(notes.reduce(Pence.zero) { $0 + $1.vat.vat } == invoice.vat.vat)
    }

    @Test("All that is left is credited in one note")
    func rest() throws {
        let invoice = try Sample.invoice([(5_000, Sample.standard()), (700, Sample.exempt)])
        let first = try credit(invoice, [(1, 1_234)])
        let rest = try invoice.credit(
            invoice.everythingLeft(after: [first]), as: Sample.number(2, "CN"), on: Sample.date("2020-05-01"),
            after: [first])
        #expect(first.total + rest.total == invoice.total)
        #expect(rest.lines.map(\.net) == [Pence(3_766), Pence(700)])
    }

    @Test("Never more than is left of a line")
    func tooMuch() throws {
        let invoice = try Sample.invoice([(5_000, Sample.outside), (10_000, Sample.outside)])
        let first = try credit(invoice, [(1, 3_000)])
        let refusal = #expect(throws: InvoicingRefusal.self) { try credit(invoice, [(1, 2_001)], 2, after: [first]) }
        #expect(refusal?.code == .moreThanIsLeft)
        #expect(refusal?.description.contains("only £20.00 is left") == true)
        #expect(try credit(invoice, [(1, 2_000)], 2, after: [first]).net == .pounds(20))
    }

    @Test("No line, no amount, a line twice, another invoice's note: refused")
    func refused() throws {
        let invoice = try Sample.invoice([(5_000, Sample.outside)])
        let other = try credit(Sample.invoice([(5_000, Sample.outside)], number: 2), [(1, 100)])
        func code(
            _ corrections: [(Int, Int64)], after: [CreditNote] = [], on: String = "2020-05-01", series: String = "CN"
        )
            -> InvoicingRefusal.Code?
        {
            let refusal = #expect(throws: InvoicingRefusal.self) {
                try credit(invoice, corrections, after: after, on: on, series: series)
            }
            return refusal?.code
        }
        #expect(code([]) == .lines)
        #expect(code([(2, 100)]) == .mismatch)
        #expect(code([(0, 100)]) == .mismatch)
        #expect(code([(1, 0)]) == .amount)
        #expect(code([(1, -100)]) == .amount)
        #expect(code([(1, .max)]) == .amount)
        #expect(code([(1, 100), (1, 100)]) == .twice)
        #expect(code([(1, 100)], after: [other]) == .mismatch)
        #expect(code([(1, 100)], on: "2020-03-31") == .dates)
        #expect(code([(1, 100)], series: "INV") == .number)
    }
}
