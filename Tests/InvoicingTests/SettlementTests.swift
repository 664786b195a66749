import Invoicing
import Money
import Testing

@Suite("Payments, allocation and write-off")
struct SettlementTests {
    private let day = DocumentDate("2020-06-01")

    private func facts(_ total: Int64, _ value: Int64 = 1, agency: String = "BCC") throws -> InvoiceFacts {
        InvoiceFacts(number: try Sample.number(value), agencyCode: agency, total: Pence(total))
    }

    private func payment(_ amount: Int64, _ reference: String = "P-1") throws -> PaymentFacts {
        let day = try #require(day)
        let payment = try Payment(reference: reference, agencyCode: "BCC", amount: Pence(amount), received: day)
        return PaymentFacts(reference: payment.reference, agencyCode: payment.agencyCode, amount: payment.amount)
    }

    @Test("A payment pays an invoice, and an overpayment stays unallocated")
    func overpaid() throws {
        let day = try #require(day)
        let invoice = try Sample.invoice([(5_000, Sample.outside)])
        var books = Ledger([.invoice(invoice)])
        books.post(
            .payment(try Payment(reference: "P-1", agencyCode: "BCC", amount: .pounds(80), received: day)))
        let (paid, owed) = (try #require(books.payments["P-1"]), try #require(books.invoices[invoice.number]))
        books.post(try Settlement.allocate(.pounds(50), from: paid, to: owed, on: day))
        #expect(books.outstanding(invoice.number) == .zero)
        #expect(books.unallocated(agency: "BCC") == .pounds(30))
        #expect(books.payments["P-1"]?.unallocated == .pounds(30))
        #expect(books.balance(.bank) == .pounds(80))
        #expect(books.balance(.receivable, agency: "BCC") == .zero)
        #expect(books.balance(.receivable, agency: "none") == .zero)
        #expect(books.outstanding(try Sample.number(99)) == .zero)
        #expect(books.faults() == [])
    }

    @Test("More than is left of either, nothing, and another agency's invoice are refused")
    func refused() throws {
        let day = try #require(day)
        func code(_ amount: Int64, _ payment: PaymentFacts, _ invoice: InvoiceFacts) -> InvoicingRefusal.Code? {
            let refusal = #expect(throws: InvoicingRefusal.self) {
                try Settlement.allocate(Pence(amount), from: payment, to: invoice, on: day)
            }
            return refusal?.code
        }
        #expect(code(101, try payment(100), try facts(500)) == .moreThanIsLeft)
        #expect(code(501, try payment(900), try facts(500)) == .moreThanIsLeft)
        #expect(code(0, try payment(100), try facts(500)) == .amount)
        #expect(code(-1, try payment(100), try facts(500)) == .amount)
        #expect(code(100, try payment(100), try facts(500, agency: "NHS")) == .mismatch)
        #expect(throws: InvoicingRefusal.self) { try Settlement.writeOff(Pence(501), of: facts(500), on: day) }
        #expect(throws: InvoicingRefusal.self) { try Settlement.writeOff(.zero, of: facts(500), on: day) }
        #expect(throws: InvoicingRefusal.self) { try payment(0) }
        #expect(throws: InvoicingRefusal.self) { try payment(1, "a\nb") }
    }

    // 120 over 50, another agency's 70, nothing, and 100: 50, then 70 of the 100.
    @Test("A payment is spread over invoices in the order given, as far as it goes")
    func spread() throws {
        let day = try #require(day)
        let invoices = [try facts(5_000, 1), try facts(7_000, 2, agency: "NHS"), try facts(0, 3), try facts(10_000, 4)]
        let postings = Settlement.spread(try payment(12_000), over: invoices, on: day)
        #expect(postings.map { $0.entries[0].amount } == [.pounds(50), .pounds(70)])
        #expect(postings.map { $0.entries[1].invoice?.value } == [1, 4])
        #expect(postings.allSatisfy { $0.kind == .allocation && $0.reference == "P-1" })
    }

    // 100 billed: 30 paid by P-1, 40 by P-2, 20 written off, 10 still to pay. Crediting 75 exceeds the 10 by 65: 40 go
    // back to P-2, the latest, then 25 of P-1's 30. Crediting the last 25: 5 back to P-1, and the 20 are recovered.
    @Test("Crediting a paid invoice gives money back to the payments, then recovers what was written off")
    func creditAfterPayment() throws {
        let day = try #require(day)
        let invoice = try Sample.invoice([(10_000, Sample.outside)])
        var books = Ledger([.invoice(invoice)])
        for (reference, amount) in [("P-1", Int64(3_000)), ("P-2", 4_000)] {
            books.post(
                .payment(try Payment(reference: reference, agencyCode: "BCC", amount: Pence(amount), received: day)))
            books.post(
                try Settlement.allocate(
                    Pence(amount), from: #require(books.payments[reference]),
                    to: #require(books.invoices[invoice.number]),
                    on: day))
        }
        books.post(try Settlement.writeOff(.pounds(20), of: #require(books.invoices[invoice.number]), on: day))
        var notes: [CreditNote] = []
        for (value, amount) in [(Int64(1), Int64(7_500)), (2, 2_500)] {
            let note = try invoice.credit(
                [Correction(line: 1, net: Pence(amount))], as: Sample.number(value, "CN"), on: day, after: notes)
            notes.append(note)
            for posting in try Settlement.credit(note, to: #require(books.invoices[invoice.number])) {
                books.post(posting)
            }
            #expect(books.outstanding(invoice.number) == .zero)
            #expect(books.faults() == [])
            if value == 1 {
                #expect(books.payments.mapValues(\.unallocated) == ["P-1": .pounds(25), "P-2": .pounds(40)])
                #expect(books.invoices[invoice.number]?.allocations == [Allocation(payment: "P-1", amount: .pounds(5))])
            }
        }
        #expect(books.unallocated(agency: "BCC") == .pounds(70))
        #expect(books.balance(.badDebt) == .zero && books.balance(.income) == .zero)
        #expect(books.postings.map(\.kind).suffix(3) == [.creditNote, .release, .recovery])
        #expect(InvoiceFacts(of: invoice.number, in: books.postings) == books.invoices[invoice.number])
        let facts = try #require(books.invoices[invoice.number])
        #expect(InvoiceState(facts) == .credited)
        let other = try self.facts(10_000, 2)
        #expect(throws: InvoicingRefusal.self) { try Settlement.credit(notes[0], to: other) }
    }
}

@Suite("Where an invoice stands")
struct InvoiceStateTests {
    private func state(_ credited: Int64, _ allocated: Int64, _ writtenOff: Int64) throws -> InvoiceState {
        let allocations = allocated > 0 ? [Allocation(payment: "P", amount: Pence(allocated))] : []
        return InvoiceState(
            InvoiceFacts(
                number: try Sample.number(1), agencyCode: "A", total: Pence(100), credited: Pence(credited),
                writtenOff: Pence(writtenOff), allocations: allocations))
    }

    @Test(
        "The state follows from what is credited, paid and written off of 100",
        arguments: [
            (0, 0, 0, .issued), (1, 0, 0, .partCredited), (100, 0, 0, .credited), (0, 1, 0, .partPaid),
            (40, 1, 0, .partPaid), (0, 100, 0, .paid), (40, 60, 0, .paid), (0, 0, 100, .writtenOff),
            (20, 30, 50, .writtenOff), (0, 0, 30, .issued), (10, 0, 30, .partCredited), (0, 10, 30, .partPaid),
        ] as [(Int64, Int64, Int64, InvoiceState)])
    func states(credited: Int64, allocated: Int64, writtenOff: Int64, expected: InvoiceState) throws {
        #expect(try state(credited, allocated, writtenOff) == expected)
    }

    @Test("The states are named as stored and printed")
    func names() {
        let names = ["issued", "part_credited", "credited", "part_paid", "paid", "written_off"]
        #expect(InvoiceState.allCases.map(\.rawValue) == names)
    }

    @Test("An invoice that was never issued has no facts, and a fresh one is all outstanding")
    func fresh() throws {
        let invoice = try Sample.invoice([(5_000, Sample.standard())])
        #expect(InvoiceFacts(of: invoice.number, in: []) == nil)
        #expect(InvoiceFacts(invoice).outstanding == .pounds(60))
        #expect(InvoiceFacts(of: invoice.number, in: [.invoice(invoice)]) == InvoiceFacts(invoice))
    }
}
