import Application
import Bootstrap
import Domain
import Invoicing
import Money
import TestSupport
import Store
import Testing

@Suite struct InvoiceTests {
    @Test func `no invoice without the seller's name, and the refusal names the command`() async throws {
        try await Town.with(.sqlite) { town in
            _ = try await town.charged()
            let refused = try await refusal { _ = try await town.bill() }
            #expect(refused?.kind == .notReady)
            #expect(refused?.mend?.contains("turnout settings set seller.name") == true)
            #expect(try await ListInvoices(town.house)(by: town.clerk).isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a run makes one invoice per agency and a second run none`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            _ = try await town.charged()
            try await town.nameSeller()
            let preview = try await RunInvoices(town.house)(
                .init(through: town.house.today, isDryRun: true), by: town.clerk)
            #expect(preview.invoices.map(\.number) == [nil])
            #expect(try await ListInvoices(town.house)(by: town.clerk).isEmpty)
            let run = try await town.bill()
            #expect(run.invoices.map(\.number) == ["INV-000001"])
            #expect(run.invoices.map(\.net) == [Pence(10_000)])
            #expect(try await town.bill().invoices.isEmpty)
            #expect(try await town.state("E0001-1") == .invoiced)
            #expect(try await town.counts()[.invoicedPence] == 10_000)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the stored document is read back whole`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            let shown = try await ShowInvoice(town.house)("INV-000001", by: town.clerk)
            guard case .invoice(let invoice) = shown.document else {
                Issue.record("It is no invoice.")
                return
            }
            #expect(invoice.issueDate.text == "2019-05-15")
            // 15 May and 30 days.
            #expect(invoice.dueDate.text == "2019-06-14")
            #expect(invoice.lines.map(\.booking) == ["E0001-1", "E0001-2"])
            #expect(invoice.lines.map(\.reason) == ["late cancellation", "non-attendance"])
            #expect(invoice.seller.vatNumber == nil)
            #expect(shown.facts?.outstanding == Pence(10_000))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `two runs at once make one set with numbers that have no gap`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            for number in 1...8 {
                try await town.add("AG\(number)", "Agency \(number)", exempt: false)
                try await town.book("p\(number)", of: "AG\(number)")
            }
            town.store.clock.set(Town.after)
            for number in 1...8 { try await town.mark("E0001-\(number)", .didNotAttend) }
            try await town.hold()
            _ = try await town.assess()
            try await town.nameSeller()
            let (other, second) = try await Bootstrap.open(town.store.address, clock: town.store.clock)
            let (through, clerk, house) = (town.house.today, town.clerk, town.house)
            async let first = RunInvoices(house)(.init(through: through), by: clerk)
            async let again = RunInvoices(other)(.init(through: through), by: clerk)
            let issued = try await [first, again].flatMap(\.invoices)
            await second.close()
            #expect(issued.count == 8)
            #expect(Set(issued.map(\.agency)).count == 8)
            let numbers = try await ListInvoices(house)(by: clerk).map(\.number.value)
            #expect(numbers == Array(1...8))
            #expect(try await town.ledger().faults().isEmpty)
        }
    }

    @Test func `an agency's charge after a merger is billed to the agency it became`() async throws {
        try await Town.with(.sqlite) { town in
            _ = try await town.charged()
            try await town.nameSeller()
            try await town.add("NEW", "The new Trust", exempt: false)
            _ = try await MergeAgency(town.house)(
                .init(from: "BCT", into: "NEW", reason: "reorganised"), by: town.clerk)
            #expect(try await town.bill().invoices.map(\.agency) == ["NEW"])
        }
    }

    @Test func `the VAT setting at the tax point overrides the policy`() async throws {
        try await Town.with(.sqlite) { town in
            _ = try await town.charged()
            try await town.nameSeller()
            // 1×8 + 2×7 + 3×6 + 4×5 + 5×4 + 6×3 + 7×2 = 112, and 2 × 97 - 112 = 82, the number's check.
            _ = try await ChangeSettings(town.house)(
                [.init("vat.category", "O not a supply; 2019-05-01 S 20%"), .init("seller.vat_number", "GB123456782")],
                by: town.clerk)
            let run = try await town.bill()
            // 20 % of £100.
            #expect(run.invoices.map(\.vat) == [Pence(2_000)])
            #expect(run.invoices.map(\.net) == [Pence(10_000)])
        }
    }
}
