import Application
import Domain
import Money
import Store
import Testing
import TestSupport

@Suite struct MoneyVerifierTests {
    static let planted: [Planted] = [
        Planted(
            "documents", "UPDATE invoice SET document = replace(document, 'The Unit', 'The Knit') WHERE id = 2",
            unlocking: "invoice"),
        Planted("documents", "UPDATE invoice SET net = net + 1, gross = gross + 1 WHERE id = 3", unlocking: "invoice"),
        Planted("documents", "UPDATE invoice SET due_date = '2099-01-01' WHERE id = 4", unlocking: "invoice"),
        Planted("documents", "UPDATE invoice SET issued_at = issued_at + 1 WHERE id = 5", unlocking: "invoice"),
        Planted("documents", "UPDATE invoice SET vat_category = 'E' WHERE id = 6", unlocking: "invoice"),
        Planted(
            "documents",
            "UPDATE invoice SET agency_id = (SELECT max(id) FROM agency WHERE id <> invoice.agency_id) WHERE id = 7",
            unlocking: "invoice"),
        Planted("documents", "UPDATE invoice SET corrects = 1 WHERE kind = 'credit_note'", unlocking: "invoice"),
        Planted("documents", "UPDATE invoice_line SET net = net + 1 WHERE invoice_id = 8", unlocking: "invoice_line"),
        Planted("documents", "DELETE FROM invoice_line WHERE invoice_id = 9", unlocking: "invoice_line"),
        Planted(
            "documents", "UPDATE invoice_line SET corrects_n = 9 WHERE corrects_n IS NOT NULL",
            unlocking: "invoice_line"),
        Planted(
            "documents", "UPDATE ledger_entry SET date = '2020-01-01' WHERE posting = 4", unlocking: "ledger_entry"),
        Planted(
            "documents", "UPDATE ledger_entry SET amount = amount * 2 WHERE posting = 5", unlocking: "ledger_entry"),
        Planted(
            "postings", "UPDATE ledger_entry SET amount = amount + 1 WHERE posting = 6 AND n = 1",
            unlocking: "ledger_entry"),
        Planted("posting numbers", "DELETE FROM ledger_entry WHERE posting = 7", unlocking: "ledger_entry"),
        Planted("payments", "UPDATE payment SET amount = amount + 1", unlocking: "payment"),
        Planted(
            "credited amounts", "UPDATE invoice_line SET net = net * 99 WHERE corrects_n IS NOT NULL",
            unlocking: "invoice_line"),
        Planted(
            "outstanding amounts",
            "UPDATE ledger_entry SET amount = amount - 1000000 WHERE posting = 8 AND account = 'receivable'",
            unlocking: "ledger_entry"),
        Planted("number series", "UPDATE number_series SET last = last + 1"),
        Planted("number series", "DELETE FROM number_series"),
        Planted(
            "charge histories", "DELETE FROM charge_history WHERE charge_id = 9 AND n = 1",
            unlocking: "charge_history"),
        Planted("charge histories", "UPDATE charge SET version = version + 1 WHERE id = 10"),
        Planted("charges and invoices", "UPDATE charge SET invoice_id = invoice_id + 1 WHERE invoice_id IS NOT NULL"),
        Planted("counters", "UPDATE charge SET amount = amount + 100 WHERE id = 11"),
        Planted("month sums", "UPDATE agency_month SET attended = attended + 1 WHERE month = 5"),
        Planted("month sums", "DELETE FROM agency_month WHERE month = 6"),
        Planted(
            "charges and bookings", "UPDATE charge SET booking_id = (SELECT max(id) FROM booking) WHERE id = 12"),
    ]

    /// The sample year with its charges, invoices, a credit note and a payment.
    private func billed(_ store: TestStore) async throws {
        let (house, who) = (store.house, SampleYear.principal)
        let policy = try #require(house.samples["sample-year"])
        let from = try #require(LocalDate(iso: "2018-04-01"))
        let end = try #require(LocalDate(iso: "2020-03-31"))
        _ = try await AddPolicy(house)(.init(name: nil, from: from, document: policy), by: who)
        _ = try await ImportRecords(house)(.init(open: SampleYear.open()), by: who)
        try await house.store.write(Intent(who, at: house.now)) { work in
            for (name, value) in [
                ("name", "The Unit"), ("address", "1 Example Street;Birmingham"), ("how_to_pay", "By transfer"),
                ("how_to_dispute", "In writing"),
            ] { try work.set("seller.\(name)", to: value) }
        }
        _ = try await AssessCharges(house)(through: end, by: who)
        _ = try await RunInvoices(house)(.init(through: end), by: who)
        _ = try await CreditInvoice(house)(.init(number: "INV-000002", line: 1, reason: .other), by: who)
        _ = try await RecordPayment(house)(
            .init(agency: "BCT", amount: Pence(35_000), receivedOn: end, reference: "B1"), by: who)
        #expect(try await SumMonths(house)() > 0)
        #expect(try await store.keeper.verify(store.address) { _ in }.faults == [])
    }

    @Test func `every fault planted in charges, documents and the ledger is named`() async throws {
        // Within June 2020, when the year is over.
        try await StoreFactory.with(.sqlite, at: Instant(seconds: 1_591_000_000)) { store in
            try await billed(store)
            try await PlantedFaults.expectEach(Self.planted, store)
        }
    }

    @Test func `a year with charges and invoices is moved to the other engine and proves sound there`() async throws {
        try await StoreFactory.with(.postgres, at: Instant(seconds: 1_591_000_000)) { store in
            try await billed(store)
            try await StoreFactory.withAddress(.sqlite) { target in
                _ = try await store.keeper.move(from: store.address, to: target) { _ in }
                #expect(try await store.keeper.verify(target) { _ in }.faults == [])
            }
            try await PlantedFaults.expect(
                Array(Self.planted.filter { ["documents", "payments"].contains($0.check) }.suffix(3)), store.address,
                store.keeper)
        }
    }
}
