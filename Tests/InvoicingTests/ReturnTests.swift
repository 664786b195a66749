import Invoicing
import Money
import Testing

@Suite("Payments taken back and refunded")
struct ReturnTests {
    private let day = DocumentDate("2020-06-01")

    /// Two invoices of £50 and £30, and a payment of £60 that pays £50 and £10 of them.
    private func books() throws -> (Ledger, [DocumentNumber], DocumentDate) {
        let day = try #require(day)
        let first = try Sample.invoice([(5_000, Sample.outside)])
        let second = try Sample.invoice([(3_000, Sample.outside)], number: 2)
        var books = Ledger([.invoice(first), .invoice(second)])
        books.post(.payment(try Payment(reference: "P-1", agencyCode: "BCC", amount: .pounds(60), received: day)))
        for (number, pounds) in [(first.number, Int64(50)), (second.number, 10)] {
            let (paid, owed) = (try #require(books.payments["P-1"]), try #require(books.invoices[number]))
            books.post(try Settlement.allocate(.pounds(pounds), from: paid, to: owed, on: day))
        }
        return (books, [first.number, second.number], day)
    }

    @Test("Taking a payment back releases what it paid, latest first, and leaves nothing of it")
    func reversed() throws {
        var (books, numbers, day) = try books()
        let payment = try #require(books.payments["P-1"])
        let postings = try Settlement.reverse(payment, paying: numbers.compactMap { books.invoices[$0] }, on: day)
        // £10 of the second, then £50 of the first, then the payment itself.
        #expect(postings.map(\.kind) == [.release, .release, .reversal])
        #expect(postings.map { $0.entries[0].amount } == [.pounds(10), .pounds(50), .pounds(60)])
        for posting in postings { books.post(posting) }
        #expect(books.faults() == [])
        #expect(books.balance(.bank) == .zero)
        #expect(books.balance(.receivable) == .pounds(80))
        #expect(books.payments["P-1"]?.unallocated == .zero)
        #expect(books.payments["P-1"]?.returned == .pounds(60))
        let again = #expect(throws: InvoicingRefusal.self) {
            try Settlement.reverse(try #require(books.payments["P-1"]), paying: [], on: day)
        }
        #expect(again?.code == .moreThanIsLeft)
    }

    @Test("A payment is not taken back beside an invoice that it pays")
    func forgotten() throws {
        let (books, numbers, day) = try books()
        let refusal = #expect(throws: InvoicingRefusal.self) {
            try Settlement.reverse(
                try #require(books.payments["P-1"]), paying: [try #require(books.invoices[numbers[0]])], on: day)
        }
        #expect(refusal?.code == .mismatch)
        #expect(refusal?.reason.contains("£60.00") == true && refusal?.reason.contains("£50.00") == true)
    }

    @Test("What pays nothing can be refunded, and no more")
    func refunded() throws {
        let day = try #require(day)
        var books = Ledger()
        books.post(.payment(try Payment(reference: "P-1", agencyCode: "BCC", amount: .pounds(60), received: day)))
        let payment = try #require(books.payments["P-1"])
        #expect(throws: InvoicingRefusal.self) {
            try Settlement.refund(Pence(6_001), of: payment, as: "R-1", on: day)
        }
        #expect(throws: InvoicingRefusal.self) { try Settlement.refund(.zero, of: payment, as: "R-1", on: day) }
        #expect(throws: InvoicingRefusal.self) { try Settlement.refund(.pounds(1), of: payment, as: " ", on: day) }
        let refund = try Settlement.refund(.pounds(25), of: payment, as: "R-1", on: day)
        books.post(refund)
        #expect(refund.reference == "R-1" && refund.entries.allSatisfy { $0.payment == "P-1" })
        #expect(books.payments["P-1"]?.unallocated == .pounds(35))
        #expect(books.balance(.bank) == .pounds(35) && books.faults() == [])
        // What was refunded in part is not taken back as a whole.
        #expect(throws: InvoicingRefusal.self) {
            try Settlement.reverse(try #require(books.payments["P-1"]), paying: [], on: day)
        }
        let statement = Statement(of: "BCC", from: day, through: day, in: books.postings)
        #expect(statement.lines.map(\.balance) == [.pounds(-60), .pounds(-35)])
    }

    @Test("Facts gathered from postings are those the books keep, and faults name the payment")
    func gathered() throws {
        let (books, _, day) = try books()
        let payment = try Payment(reference: "P-1", agencyCode: "BCC", amount: .pounds(60), received: day)
        #expect(PaymentFacts(payment, in: books.postings) == books.payments["P-1"])
        var broken = Ledger([.payment(payment)])
        broken.post(
            try Posting(
                kind: .refund, date: day, reference: "R-1", agencyCode: "BCC",
                entries: [
                    Entry(.unallocatedReceipts, .pounds(-5), payment: "P-1"), Entry(.bank, .pounds(5), payment: "P-1"),
                ]))
        #expect(broken.faults().contains { $0.contains("Payment P-1") && $0.contains("-£5.00 returned") })
    }

    @Test("A charge in the host's own journal moves neither what is owed nor the income of invoices")
    func journal() throws {
        let day = try #require(day)
        let posting = try #require(Posting.journal(.pounds(50), of: "E1-1", agencyCode: "HOST", on: day))
        var books = Ledger([posting])
        #expect(books.balance(.internalDebtors) == .pounds(50) && books.balance(.internalIncome) == .pounds(-50))
        #expect(books.balance(.income) == .zero && books.balance(.receivable) == .zero && books.faults() == [])
        books.post(try #require(Posting.journal(.pounds(-50), of: "E1-1", agencyCode: "HOST", on: day)))
        #expect(books.balance(.internalDebtors) == .zero)
        #expect(Posting.journal(.zero, of: "E1-1", agencyCode: "HOST", on: day) == nil)
        #expect(Statement(of: "HOST", from: day, through: day, in: books.postings).lines.isEmpty)
        #expect(LedgerStream.journal.holds(.journal) && !LedgerStream.ledger.holds(.journal))
        #expect(LedgerStream.ledger.holds(.refund) && !LedgerStream.journal.holds(.refund))
    }

    // 6 days: none yet. 7 to 13: the first. 30 and more: the last alone, even where the others were left out.
    @Test("A reminder is due once a step, the last step alone")
    func steps() throws {
        let steps = try ReminderSteps(parsing: " 14,7 , 30")
        #expect(steps.text == "7, 14, 30")
        #expect(steps.due(daysPastDue: 6, reminded: []) == nil)
        #expect(steps.due(daysPastDue: 7, reminded: []) == 7)
        #expect(steps.due(daysPastDue: 13, reminded: [7]) == nil)
        #expect(steps.due(daysPastDue: 14, reminded: [7]) == 14)
        #expect(steps.due(daysPastDue: 99, reminded: []) == 30)
        #expect(steps.due(daysPastDue: 99, reminded: [30]) == nil)
        #expect(steps.due(daysPastDue: 20, reminded: [30]) == nil)
        #expect(try ReminderSteps(parsing: "  ").days == [])
        for text in ["0", "366", "7,7", "seven", "7,,14", "-1", "1,2,3,4,5,6,7,8,9,10,11"] {
            #expect(throws: InvoicingRefusal.self, "\(text)") { try ReminderSteps(parsing: text) }
        }
    }
}
