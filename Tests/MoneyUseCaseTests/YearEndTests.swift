import Application
import Domain
import Invoicing
import Money
import Store
import TestSupport
import Testing

/// A year whose policy changed in the middle, with everything that can become of a charge, closed to the penny.
@Suite struct YearEndTests {
    /// £60 instead of £50 from 1 October 2019, £20 for attending, and 14 days to answer.
    private static func changed(_ document: String) -> String {
        document.replacing("half_day: £50", with: "half_day: £60")
            .replacing("response_days: 0", with: "response_days: 14\n  second_person_above: £100")
            + "  fees: {treatment: exempt, reason: vocational training}\nattending: {price: £20}\n"
    }

    private func year() throws -> FinancialYear { try #require(FinancialYear("2019/20")) }

    /// The whole year, as it was lived.
    private func live(_ town: Town) async throws {
        _ = try await town.charged()
        try await town.nameSeller()
        let document = Self.changed(town.house.samples["sample-year"] ?? "")
        let from = try #require(LocalDate(iso: "2019-10-01"))
        _ = try await AddPolicy(town.house)(.init(name: "Second half", from: from, document: document), by: town.clerk)
        // Billed in May: £100 to the trust; then ben turns out to have been there.
        _ = try await town.bill()
        try await town.mark("E0001-2", .attended)
        _ = try await town.assess()
        _ = try await CreditCorrections(town.house)(by: town.clerk)
        // The trust pays £70 for the £50 that is left: £20 lie there.
        try await pay("BCT", 7_000, "MAY", town)
        // A second event under the new policy: bound in November, held in December.
        town.store.clock.set(Instant(seconds: 1_572_600_000))
        try await town.add("CHA", "A Charity", exempt: false)
        try await town.event("E0002", "2019-12-10")
        for (name, agency) in [("fay", "BCT"), ("gus", "CHA"), ("hal", "CHA"), ("ida", "CHA"), ("jo", "BCT")] {
            try await town.book(name, of: agency, on: "E0002")
        }
        town.store.clock.set(Instant(seconds: 1_576_051_200))
        for n in 1...5 { try await town.mark("E0002-\(n)", .didNotAttend) }
        try await town.hold("E0002")
        _ = try await town.assess()
        _ = try await NotifyCharges(town.house)(through: town.house.today, by: town.clerk)
        _ = try await DisputeCharge(town.house)("E0002-2", reason: .cancelledInTime, by: town.clerk)
        _ = try await UpholdCharge(town.house)("E0002-2", by: town.clerk)
        _ = try await DisputeCharge(town.house)("E0002-3", reason: .other, text: "x", by: town.clerk)
        _ = try await WaiveCharge(town.house)(.init(charge: "E0002-3", reason: .adverseWeather), by: town.clerk)
        // Fay's, gus's, ida's and jo's are billed once the time to answer is over.
        town.store.clock.advance(minutes: 16 * 1_440)
        _ = try await town.bill()
        // What the trust paid too much pays part of it; half of the charity's is credited in part, the rest given up.
        _ = try await AllocatePayment(town.house)("MAY", invoices: [], by: town.clerk)
        _ = try await CreditInvoice(town.house)(
            .init(number: "INV-000003", line: 1, amount: Pence(2_500), reason: .operationalEmergency), by: town.clerk)
        try await pay("CHA", 3_500, "JAN", town)
        _ = try await WriteOffInvoice(town.house)("INV-000003", amount: nil, reason: "dissolved", by: town.clerk)
        try await liveFebruary(town)
    }

    /// The host's VAT officer has charges be standard-rated from February on and fees exempt: with what came before,
    /// all three kinds of invoice.
    private func liveFebruary(_ town: Town) async throws {
        _ = try await ChangeSettings(town.house)(
            [
                .init("seller.vat_number", "GB123456782"),
                .init("vat.fee_category", "E vocational training"),
                .init("vat.category", "O compensation, no supply; 2020-02-01 S 20%"),
            ], by: town.clerk)
        try await town.event("E0003", "2020-02-11")
        for name in ["kim", "lou"] { try await town.book(name, on: "E0003") }
        // 12 February 2020, 08:00.
        town.store.clock.set(Instant(seconds: 1_581_494_400))
        try await town.mark("E0003-1", .attended)
        try await town.mark("E0003-2", .didNotAttend)
        try await town.hold("E0003")
        _ = try await town.assess()
        _ = try await NotifyCharges(town.house)(through: town.house.today, by: town.clerk)
        town.store.clock.advance(minutes: 16 * 1_440)
        let run = try await town.bill()
        // £60 with £12 of VAT, and the fee without any.
        #expect(run.invoices.map(\.vat) == [Pence(1_200), .zero] && run.invoices.map(\.net.amount) == [6_000, 2_000])
        let vat = try #require(run.invoices.first?.number)
        // £10 of it is taken back, with its £2 of VAT; the rest is paid.
        _ = try await CreditInvoice(town.house)(
            .init(number: vat, line: 1, amount: Pence(1_000), reason: .administrativeError), by: town.clerk)
        _ = try await RecordPayment(town.house)(
            .init(
                agency: "BCT", amount: Pence(6_000), receivedOn: town.house.today, reference: "FEB", invoices: [vat]),
            by: town.clerk)
    }

    private func pay(_ agency: String, _ amount: Int64, _ reference: String, _ town: Town) async throws {
        _ = try await RecordPayment(town.house)(
            .init(
                agency: agency, amount: Pence(amount), receivedOn: town.house.today, reference: reference,
                invoices: []),
            by: town.clerk)
    }

    @Test(arguments: TestEngine.allCases)
    func `everything that became of the year's charges ties to the ledger`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            try await live(town)
            let end = try await CloseYear(town.house)(year(), by: town.clerk)
            #expect(end.ties.filter { !$0.holds } == [])
            #expect(end.ledger.faults.isEmpty)
            // 3 × £50 of May, one of them of an exempt school, 5 × £60 of December, £60 and £20 of February.
            #expect(end.ends.reduce(0) { $0 + $1.count } == 10)
            #expect(end.ends.reduce(Pence.zero) { $0 + $1.amount } == Pence(53_000))
            #expect(end.sum([.relieved]).amount == Pence(5_000))
            let waived = try #require(end.ends.first { $0.state == .waived })
            #expect(
                waived.reason == "adverse_weather" && waived.by == [.principal("command:clerk")]
                    && waived.amount == Pence(6_000))
            #expect(end.disputed.reduce(0) { $0 + $1.count } == 2)
            #expect(end.sum(YearEnd.invoiced).amount == Pence(42_000))
            // £50 because ben was there, £25 for the charity, £10 of February.
            #expect(end.credited == Pence(8_500))
            #expect(end.ledger.movement(.badDebt) == Pence(6_000))
            #expect(end.ledger.movement(.bank) == Pence(16_500))
            // £12 charged less the £2 taken back, owed to HMRC.
            #expect(end.ledger.movement(.vatOutput) == Pence(-1_000))
            // The trust owes £120 less the £20 it had paid too much, and the exempt fee.
            #expect(end.ledger.closing(.receivable) == Pence(12_000))
            #expect(end.ledger.closing(.unallocatedReceipts) == .zero)
            #expect(try await town.store.keeper.verify(town.store.address, progress: { _ in }).faults.isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what is billed after the year stands between the charges and the books`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            _ = try await town.charged()
            try await town.nameSeller()
            town.store.clock.advance(minutes: 366 * 1_440)
            _ = try await town.bill()
            let end = try await CloseYear(town.house)(year(), by: town.clerk)
            #expect(end.net(.invoice, of: .own, .after) == Pence(10_000))
            #expect(end.ledger.closing(.receivable) == .zero)
            #expect(end.ties.filter { !$0.holds }.isEmpty)
            let next = try await CloseYear(town.house)(#require(FinancialYear("2020/21")), by: town.clerk)
            #expect(next.net(.invoice, of: .other, .within) == Pence(10_000) && next.ends.isEmpty)
            #expect(next.ledger.closing(.receivable) == Pence(10_000) && next.ties.filter { !$0.holds }.isEmpty)
        }
    }

    @Test func `a penny that is missing anywhere is told`() async throws {
        try await Town.with(.sqlite) { town in
            try await live(town)
            let raw = try RawStore(town.store.address)
            try await raw.execute("UPDATE charge SET amount = amount + 1 WHERE state = 'paid'", [])
            await raw.close()
            let end = try await CloseYear(town.house)(year(), by: town.clerk)
            #expect(end.ties.filter { !$0.holds }.map(\.subject) == [.invoiced])
        }
    }

    @Test func `an agency's lead does not see the year end`() async throws {
        try await Town.with(.sqlite) { town in
            let lead = Principal(name: "person:9", role: .agencyLead, scope: .agency(AgencyID(1)))
            let refused = try await refusal { _ = try await CloseYear(town.house)(year(), by: lead) }
            #expect(refused?.kind == .forbidden)
        }
    }
}
