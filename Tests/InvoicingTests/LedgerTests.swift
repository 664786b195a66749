import Invoicing
import Money
import Testing

@Suite("The ledger")
struct LedgerTests {
    // 50.00 at 20 %: 60.00 owed, 50.00 income, 10.00 VAT. A credit note of 10.00 takes back 12.00, 10.00 and 2.00.
    @Test("An invoice and its credit note post mirror images")
    func mirror() throws {
        let invoice = try Sample.invoice([(5_000, Sample.standard())])
        let note = try invoice.credit(
            [Correction(line: 1, net: .pounds(10))], as: Sample.number(1, "CN"), on: Sample.date("2020-05-01"),
            after: [])
        let books = Ledger([.invoice(invoice), .creditNote(note)])
        #expect(books.balance(.receivable) == .pounds(48))
        #expect(books.balance(.income) == .pounds(-40))
        #expect(books.balance(.vatOutput) == .pounds(-8))
        let totals = books.controlTotals
        #expect(totals.postings == 2 && totals.entries == 6)
        #expect(totals.debits == .pounds(72) && totals.credits == .pounds(72))
        #expect(totals.balances == [.receivable: .pounds(48), .income: .pounds(-40), .vatOutput: .pounds(-8)])
        #expect(books.faults() == [])
        #expect(Posting.invoice(try Sample.invoice([(1, Sample.outside)])).entries.count == 2)
    }

    @Test("A posting from outside must balance, be bounded, and hold no empty entry")
    func balance() throws {
        let date = try Sample.date("2020-05-01")
        func code(_ entries: [(Account, Int64)]) -> InvoicingRefusal.Code? {
            let refusal = #expect(throws: InvoicingRefusal.self) {
                try Posting(
                    kind: .payment, date: date, reference: "P", agencyCode: "A",
                    entries: entries.map { Entry($0.0, Pence($0.1)) })
            }
            return refusal?.code
        }
        #expect(code([]) == .unbalanced)
        #expect(code([(.bank, 5), (.income, -4)]) == .unbalanced)
        #expect(code([(.bank, 0), (.income, 0)]) == .amount)
        #expect(code([(.bank, .min), (.income, .min)]) == .amount)
        #expect(code(Array(repeating: (.bank, 1), count: 101)) == .unbalanced)
        let good = try Posting(
            kind: .payment, date: date, reference: "P", agencyCode: "A",
            entries: [Entry(.bank, Pence(5), payment: "P"), Entry(.unallocatedReceipts, Pence(-5), payment: "P")])
        #expect(Ledger([good]).payments["P"]?.unallocated == Pence(5))
    }

    @Test("Books that were tampered with name what is wrong")
    func tampered() throws {
        let date = try Sample.date("2020-05-01")
        let invoice = try Sample.invoice([(5_000, Sample.outside)])
        func posting(_ kind: Posting.Kind, _ entries: [Entry]) throws -> Posting {
            try Posting(kind: kind, date: date, reference: "X-1", agencyCode: "BCC", entries: entries)
        }
        // Written off beyond what is owed, and allocated beyond what was paid.
        let books = Ledger([
            .invoice(invoice),
            .payment(try Payment(reference: "P-1", agencyCode: "BCC", amount: Pence(100), received: date)),
            try posting(
                .writeOff,
                [
                    Entry(.badDebt, Pence(6_000), invoice: invoice.number),
                    Entry(.receivable, Pence(-6_000), invoice: invoice.number),
                ]),
            try posting(
                .allocation,
                [Entry(.unallocatedReceipts, Pence(200), payment: "P-1"), Entry(.bank, Pence(-200))]),
        ])
        #expect(
            books.faults() == [
                "INV-000001 has -£10.00 to pay, which is less than nothing.",
                "Payment P-1 has £2.00 of £1.00 allocated.",
            ])
        // Entries that name no invoice or payment make the accounts differ from what they are made of.
        let adrift = Ledger([
            try posting(.payment, [Entry(.receivable, Pence(5)), Entry(.unallocatedReceipts, Pence(-5))])
        ])
        #expect(
            adrift.faults() == [
                "Invoices have £0.00 to pay, and the receivable account £0.05.",
                "Payments have £0.00 unallocated, and the account of such receipts £0.05.",
            ])
    }

    @Test("Accounts are listed from what is owed to what is given up")
    func accounts() {
        let names = [
            "receivable", "income", "vat_output", "bank", "unallocated_receipts", "bad_debt", "internal_debtors",
            "internal_income",
        ]
        #expect(Account.allCases.sorted().map(\.rawValue) == names)
    }
}

@Suite("Statements and aged debt")
struct StatementTests {
    // March: 50 billed. April: 100 billed on the 2nd, 80 paid on the 20th, 50 of it allocated, 10
    // written off on the 25th.
    @Test("A statement opens with what was owed, shows what changed it, and closes with what is owed")
    func statement() throws {
        let (old, new) = (
            try Sample.invoice([(5_000, Sample.outside)], on: "2020-03-05"),
            try Sample.invoice([(10_000, Sample.outside)], number: 2, on: "2020-04-02")
        )
        let paid = try Payment(
            reference: "P-1", agencyCode: "BCC", amount: .pounds(80), received: Sample.date("2020-04-20"))
        var books = Ledger([.payment(paid), .invoice(old), .invoice(new)])
        let payment = try #require(books.payments["P-1"])
        books.post(
            try Settlement.allocate(.pounds(50), from: payment, to: InvoiceFacts(old), on: Sample.date("2020-04-21")))
        books.post(try Settlement.writeOff(.pounds(10), of: InvoiceFacts(new), on: Sample.date("2020-04-25")))
        let april = Statement(
            of: "BCC", from: try Sample.date("2020-04-01"), through: try Sample.date("2020-04-30"), in: books.postings)
        #expect(april.opening == .pounds(50))
        #expect(april.lines.map(\.reference) == ["INV-000002", "P-1", "INV-000002"])
        #expect(april.lines.map(\.kind) == [.invoice, .payment, .writeOff])
        #expect(april.lines.map(\.balance) == [.pounds(150), .pounds(70), .pounds(60)])
        #expect(april.closing == .pounds(60))
        #expect(april.closing == books.balance(.receivable) - books.unallocated(agency: "BCC"))
        let empty = Statement(
            of: "NHS", from: try Sample.date("2020-04-01"), through: try Sample.date("2020-04-30"), in: books.postings)
        #expect(empty.closing == .zero && empty.lines.isEmpty)
    }

    @Test(
        "A debt's age goes by the days it is past due",
        arguments: [
            (-400, .current), (0, .current), (29, .current), (30, .thirty), (59, .thirty), (60, .sixty), (89, .sixty),
            (90, .ninety), (4_000, .ninety),
        ] as [(Int, AgeBand)])
    func band(days: Int, band: AgeBand) { #expect(AgeBand(daysPastDue: days) == band) }

    @Test("Aged debt adds up by agency and band, and says what is overdue")
    func aged() throws {
        let today = try Sample.date("2020-06-30")
        func open(_ value: Int64, _ agency: String, _ daysPastDue: Int, _ pence: Int64) throws -> OpenInvoice {
            OpenInvoice(
                number: try Sample.number(value), agencyCode: agency, dueDate: today.adding(days: -daysPastDue),
                outstanding: Pence(pence))
        }
        let rows = AgedDebt.rows(
            [
                try open(1, "WMP", 0, 100), try open(2, "BCC", 1, 200), try open(3, "BCC", 45, 300),
                try open(4, "BCC", 45, 400), try open(5, "BCC", 120, 500), try open(6, "NHS", 500, 0),
            ], on: today)
        #expect(rows.map(\.agencyCode) == ["BCC", "WMP"])
        #expect(AgeBand.allCases.map { rows[0][$0] } == [Pence(200), Pence(700), .zero, Pence(500)])
        #expect(rows.map(\.overdue) == [Pence(1_400), .zero])
        #expect(rows.map(\.total) == [Pence(1_400), Pence(100)])
    }
}
