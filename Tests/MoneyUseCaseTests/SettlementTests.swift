import Application
import Domain
import Invoicing
import Money
import TestSupport
import Testing

@Suite struct SettlementTests {
    private func pay(
        _ town: Town, _ pounds: Int64, _ reference: String, _ invoices: [String] = []
    ) async throws -> RecordPayment.Answer {
        try await RecordPayment(town.house)(
            .init(
                agency: "BCT", amount: .pounds(pounds), receivedOn: town.house.today, reference: reference,
                invoices: invoices),
            by: town.clerk)
    }

    @Test(arguments: TestEngine.allCases)
    func `a part is credited, the rest paid, and crediting what was paid sets the money free`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            let credit = CreditInvoice(town.house)
            let note = try await credit(
                .init(number: "INV-000001", line: 1, amount: .pounds(20), reason: .sickness), by: town.clerk)
            #expect(note.number == "CN-000001")
            // £100 less £20.
            #expect(note.outstanding == .pounds(80))
            #expect(try await town.state("E0001-1") == .partCredited)
            #expect(try await town.counts()[.invoicedPence] == 8_000)
            let more = try await refusal {
                _ = try await credit(
                    .init(number: "INV-000001", line: 1, amount: .pounds(31), reason: .other), by: town.clerk)
            }
            // £30 is left of the line.
            #expect(more?.kind == .conflict)
            let paid = try await pay(town, 80, "B1")
            #expect(paid.allocated.map(\.outstanding) == [.zero])
            #expect(try await town.state("E0001-1") == .paid)
            let second = try await credit(.init(number: "INV-000001", line: 2, reason: .other), by: town.clerk)
            #expect(second.released == .pounds(50))
            #expect(try await town.state("E0001-2") == .credited)
            #expect(try await town.counts()[.invoicedPence] == 3_000)
            // Billed 100, credited 70, paid 80: the agency is £50 ahead.
            let statement = try await DrawStatement(town.house)("BCT", by: town.clerk)
            #expect(statement.closing == .pounds(-50))
            #expect(statement.lines.map(\.reference) == ["INV-000001", "CN-000001", "B1", "CN-000002"])
            let ledger = try await town.ledger()
            #expect(ledger.faults().isEmpty)
            #expect(ledger.unallocated(agency: "BCT") == .pounds(50))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `crediting without a line takes back all that is left`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            let credit = CreditInvoice(town.house)
            let note = try await credit(.init(number: "INV-000001", reason: .administrativeError), by: town.clerk)
            #expect(note.net == .pounds(100))
            #expect(try await town.state("E0001-2") == .credited)
            let again = try await refusal {
                _ = try await credit(.init(number: "INV-000001", reason: .administrativeError), by: town.clerk)
            }
            #expect(again?.kind == .conflict)
            #expect(try await ListInvoices(town.house)(by: town.clerk).map(\.state) == [nil, .credited])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a payment pays the oldest due first and is recorded once`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            try await town.event("E0002", "2019-06-11")
            let booking = try await town.book("fay", on: "E0002")
            // 2019-06-12T08:00 in London.
            town.store.clock.set(Instant(seconds: 1_560_322_800))
            try await town.mark(booking, .didNotAttend)
            try await town.hold("E0002")
            _ = try await town.assess()
            #expect(try await town.bill().invoices.map(\.number) == ["INV-000002"])
            let first = try await pay(town, 120, "B1")
            #expect(first.allocated.map(\.invoice) == ["INV-000001", "INV-000002"])
            #expect(first.allocated.map(\.amount) == [.pounds(100), .pounds(20)])
            #expect(try await town.state("E0001-1") == .paid)
            #expect(try await town.state("E0002-1") == .invoiced)
            #expect(try await pay(town, 120, "B1").wasKnown)
            let other = try await refusal { _ = try await pay(town, 30, "B1") }
            #expect(other?.kind == .conflict)
            let named = try await pay(town, 50, "B2", ["INV-000002"])
            #expect(named.allocated.map(\.amount) == [.pounds(30)])
            #expect(named.unallocated == .pounds(20))
            #expect(try await AgeDebt(town.house)(by: town.clerk).isEmpty)
            #expect(try await town.ledger().faults().isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a bad debt is written off and cannot be credited afterwards`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            _ = try await pay(town, 30, "B1")
            let aged = try await AgeDebt(town.house)(
                on: LocalDate(iso: "2019-07-20"), by: town.clerk)
            // Due on 14 June: 36 days past due on 20 July, £70 left.
            #expect(aged.map { $0[.thirty] } == [.pounds(70)])
            let off = try await WriteOffInvoice(town.house)("INV-000001", reason: "dissolved", by: town.clerk)
            #expect(off.amount == .pounds(70))
            #expect(try await town.state("E0001-1") == .writtenOff)
            let credit = try await refusal {
                _ = try await CreditInvoice(town.house)(
                    .init(number: "INV-000001", line: 1, reason: .other), by: town.clerk)
            }
            #expect(credit?.kind == .wrongState)
            // A refused credit note takes no number.
            #expect(try await ListInvoices(town.house)(by: town.clerk).count == 1)
            #expect(try await town.counts()[.invoicedPence] == 10_000)
            #expect(try await town.ledger().faults().isEmpty)
        }
    }

    @Test func `money received in the future or of nobody is refused`() async throws {
        try await Town.with(.sqlite) { town in
            try await town.billed()
            let payment = RecordPayment(town.house)
            let tomorrow = town.house.today.adding(days: 1)
            let future = try await refusal {
                _ = try await payment(
                    .init(agency: "BCT", amount: .pounds(1), receivedOn: tomorrow, reference: "B1"), by: town.clerk)
            }
            #expect(future?.kind == .invalid)
            let nobody = try await refusal {
                _ = try await payment(
                    .init(agency: "NOT", amount: .pounds(1), receivedOn: town.house.today, reference: "B1"),
                    by: town.clerk)
            }
            #expect(nobody?.kind == .notFound)
        }
    }
}
