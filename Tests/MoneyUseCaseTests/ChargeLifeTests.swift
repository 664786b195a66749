import Application
import Domain
import Money
import TestSupport
import Testing

@Suite struct ChargeLifeTests {
    private static let answering = ["response_days: 0": "response_days: 14\n  second_person_above: £40"]

    @Test(arguments: TestEngine.allCases)
    func `with a response period nothing is billed before the answer`(_ engine: TestEngine) async throws {
        try await Town.with(engine, policy: Self.answering) { town in
            _ = try await town.charged()
            try await town.nameSeller()
            #expect(try await town.bill().waiting.count == 2)
            let notified = try await NotifyCharges(town.house)(through: town.house.today, by: town.clerk)
            // 15 May and 14 days.
            #expect(notified.notified.map(\.until.description) == ["2019-05-29", "2019-05-29"])
            _ = try await AcceptCharge(town.house)("E0001-1", by: town.clerk)
            _ = try await DisputeCharge(town.house)("E0001-2", reason: .attended, by: town.clerk)
            let run = try await town.bill()
            #expect(run.invoices.map(\.net) == [Pence(5_000)])
            #expect(run.waiting.map(\.reference) == ["E0001-2"])
            _ = try await UpholdCharge(town.house)("E0001-2", by: town.clerk)
            #expect(try await town.bill().invoices.map(\.number) == ["INV-000002"])
        }
    }

    @Test func `an answer after the response period is refused and the charge is billed`() async throws {
        try await Town.with(.sqlite, policy: Self.answering) { town in
            _ = try await town.charged()
            try await town.nameSeller()
            _ = try await NotifyCharges(town.house)(through: town.house.today, by: town.clerk)
            // The 29th is the last day to answer; on the 30th it is over.
            town.store.clock.advance(minutes: 15 * 1_440)
            let late = try await refusal { _ = try await AcceptCharge(town.house)("E0001-1", by: town.clerk) }
            #expect(late?.kind == .tooLate)
            #expect(try await town.bill().invoices.map(\.net) == [Pence(10_000)])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a waiver above the amount needs a second person who is not the first`(_ engine: TestEngine) async throws {
        try await Town.with(engine, policy: Self.answering) { town in
            _ = try await town.charged()
            let waive = WaiveCharge(town.house)
            let alone = try await refusal {
                _ = try await waive(.init(charge: "E0001-1", reason: .sickness), by: town.clerk)
            }
            #expect(alone?.kind == .forbidden)
            let same = try await refusal {
                _ = try await waive(.init(charge: "E0001-1", reason: .sickness, second: "Clerk"), by: town.clerk)
            }
            #expect(same?.kind == .forbidden)
            #expect(try await town.state("E0001-1") == .assessed)
            _ = try await waive(.init(charge: "E0001-1", reason: .sickness, second: "jane"), by: town.clerk)
            #expect(try await town.state("E0001-1") == .waived)
            let counts = try await town.counts()
            #expect(counts[.waived] == 1)
            #expect(counts[.waivedPence] == 5_000)
            #expect(counts.chargedPence == 5_000)
        }
    }

    @Test func `what is relieved needs no waiver, and what is billed needs a credit note`() async throws {
        try await Town.with(.sqlite) { town in
            try await town.billed()
            let waive = WaiveCharge(town.house)
            let relieved = try await refusal {
                _ = try await waive(.init(charge: "E0001-3", reason: .other), by: town.clerk)
            }
            #expect(relieved?.kind == .wrongState)
            let billed = try await refusal {
                _ = try await waive(.init(charge: "E0001-1", reason: .other), by: town.clerk)
            }
            #expect(billed?.mend?.contains("credit note") == true)
        }
    }

    @Test func `an agency lead sees and answers no other agency's charge`() async throws {
        try await Town.with(.sqlite, policy: Self.answering) { town in
            _ = try await town.charged()
            _ = try await NotifyCharges(town.house)(through: town.house.today, by: town.clerk)
            let agencies = try await town.house.store.read(.everything) { try $0.billingAgencies() }
            let school = try #require(agencies.first { $0.code == "SCH" })
            let lead = Principal(name: "person:9", role: .agencyLead, scope: .agency(school.id))
            let foreign = try await refusal { _ = try await AcceptCharge(town.house)("E0001-1", by: lead) }
            let missing = try await refusal { _ = try await AcceptCharge(town.house)("E0001-4", by: lead) }
            #expect(foreign?.kind == .notFound)
            #expect(missing?.kind == .notFound)
            #expect(try await ListCharges(town.house)(ChargeFilter(), by: lead).map(\.reference) == ["E0001-3"])
            let run = try await refusal {
                _ = try await RunInvoices(town.house)(.init(through: town.house.today), by: lead)
            }
            #expect(run?.kind == .forbidden)
        }
    }

    @Test func `explaining works before the event, before assessment and after it`() async throws {
        try await Town.with(.sqlite) { town in
            let booking = try await town.book("ann")
            let explain = ExplainBooking(town.house)
            let ahead = try await explain(booking, by: town.clerk)
            #expect(ahead.possible == Pence(5_000))
            #expect(ahead.freeUntil?.contains("Tue 7 May 2019") == true)
            try await town.cancel(booking, at: Town.late)
            let cancelled = try await explain(booking, by: town.clerk)
            #expect(cancelled.charges.isEmpty)
            #expect(cancelled.explanation.summary.hasSuffix("£50"))
            town.store.clock.set(Town.after)
            try await town.hold()
            _ = try await town.assess()
            let assessed = try await explain(booking, by: town.clerk)
            #expect(assessed.explanation == cancelled.explanation)
            #expect(assessed.charges.map(\.row.reference) == [booking])
        }
    }

    @Test func `simulating another policy stores nothing`() async throws {
        try await Town.with(.sqlite) { town in
            let was = try await town.charged().counts
            var document = town.house.samples["sample-year"] ?? ""
            // Half the price, and one working day's notice, under which Wed 8 May is in time: ben and cat remain.
            document = document.replacing("half_day: £50", with: "half_day: £25")
            document = document.replacing("length: 5", with: "length: 1")
            let year = try #require(FinancialYear("2019/20"))
            let answer = try await SimulatePolicy(town.house)(
                .init(name: "cheaper", document: document, year: year), by: town.clerk)
            #expect(answer.events == 1)
            #expect(answer.was == was)
            #expect(answer.would[.assessed] == 2)
            #expect(answer.would[.assessedPence] == 5_000)
            #expect(answer.would.chargedPence == 2_500)
            #expect(try await town.counts() == was)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a dispute comes with a file, and never about sickness`(_ engine: TestEngine) async throws {
        try await Town.with(engine, policy: Self.answering) { town in
            _ = try await town.charged()
            _ = try await NotifyCharges(town.house)(through: town.house.today, by: town.clerk)
            let sheet = try EvidenceFile(name: "C:\\scans\\sheet ŵ.exe", bytes: Array("%PDF-1.7 signed".utf8))
            #expect(sheet.name == "sheet _.pdf")
            let dispute = DisputeCharge(town.house)
            let medical = try await refusal {
                _ = try await dispute("E0001-1", reason: .sickness, file: sheet, by: town.clerk)
            }
            #expect(medical?.kind == .invalid)
            #expect(try await town.state("E0001-1") == .notified)
            _ = try await dispute("E0001-1", reason: .attended, text: "she signed", file: sheet, by: town.clerk)
            let show = ShowCharge(town.house)
            let shown = try await show("E0001-1", by: town.clerk)
            #expect(shown.files.map(\.size) == [15])
            #expect(try await show.file("E0001-1", 1, by: town.clerk) == sheet)
            #expect(try await refusal { _ = try await show.file("E0001-1", 2, by: town.clerk) }?.kind == .notFound)
            let agencies = try await town.house.store.read(.everything) { try $0.billingAgencies() }
            let school = try #require(agencies.first { $0.code == "SCH" })
            let foreign = Principal(name: "person:9", role: .agencyLead, scope: .agency(school.id))
            #expect(try await refusal { _ = try await show.file("E0001-1", 1, by: foreign) }?.kind == .notFound)
        }
    }

    @Test(arguments: [[], Array("MZ program".utf8), Array(repeating: 0x25, count: 900_001)])
    func `a file of no kind that is taken is refused with its mend`(_ bytes: [UInt8]) {
        #expect(throws: Refusal.self) { try EvidenceFile(name: "a.pdf", bytes: bytes) }
    }
}
