import Application
import Documents
import Domain
import Invoicing
import Money
import Store
import TestSupport
import Testing

/// Interest on late payment: off unless set, claimed by a person, on an invoice of its own that ties with the books.
@Suite struct LateInterestUseTests {
    /// Noon of a day of 2019.
    private func noon(_ month: Int, _ day: Int) throws -> Instant {
        let text = "2019-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
        let date = try #require(LocalDate(iso: text))
        return Instant(seconds: date.dayNumber * 86_400 + 43_200)
    }

    /// INV-000001 of £100 is due on 14 June 2019; eight per cent above the 0.75 % of 31 December 2018.
    private func prepare(_ town: Town, fixed: String = "yes") async throws {
        try await town.billed()
        _ = try await ChangeSettings(town.house)(
            [
                .init("interest.margin", "8%"), .init("interest.bank_rates", "2018-08-02 0.75%"),
                .init("interest.fixed_sum", fixed),
            ], by: town.clerk)
        town.store.clock.set(try noon(7, 15))
    }

    private func claims(_ town: Town) async throws -> [ClaimInterest.Claim] {
        try await ClaimInterest(town.house).preview(by: town.clerk)
    }

    private func document(_ number: String, _ town: Town) async throws -> ShowInvoice.Answer {
        try await ShowInvoice(town.house)(number, by: town.clerk)
    }

    private func faults(_ town: Town) async throws -> [String] {
        try await town.store.keeper.verify(town.store.address, progress: { _ in }).faults.map { "\($0)" }
    }

    @Test(arguments: TestEngine.allCases)
    func `nothing is claimed unless the settings say how`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            town.store.clock.set(try noon(7, 15))
            #expect(try await !ClaimInterest(town.house).isOn())
            let off = try await refusal { _ = try await claims(town) }
            #expect(off?.kind == .notReady && off?.mend?.contains("interest.margin") == true)
            for (name, value) in [
                ("interest.margin", "much"), ("interest.margin", "800"), ("interest.margin", "101%"),
                ("interest.bank_rates", "0.75%"), ("interest.bank_rates", "2018-08-02 0.75%; 2018-08-02 1%"),
                ("interest.fixed_sum", "perhaps"),
            ] {
                let wrong = try await refusal {
                    _ = try await ChangeSettings(town.house)([.init(name, value)], by: town.clerk)
                }
                #expect(wrong?.kind == .invalid && wrong?.mend != nil, "\(name) \(value)")
            }
            _ = try await ChangeSettings(town.house)([.init("interest.margin", "8%")], by: town.clerk)
            let unknown = try await refusal { _ = try await claims(town) }
            #expect(unknown?.description.contains("2018-12-31") == true)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a claim is an invoice, the next goes on where it ended, and the books tie`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            try await prepare(town)
            // 15 June to 14 July: 30 days of 8.75 % on £100 are 71.9 p; and £40.
            let first = try #require(try await claims(town).first)
            #expect(first.agency == "BCT" && first.claim.total == Pence(4_072))
            let issued = try await ClaimInterest(town.house)("BCT", expecting: Pence(4_072), by: town.clerk)
            #expect(issued.number == "INV-000002" && issued.total == Pence(4_072))
            #expect(
                try #require(ClaimInterest.Issued(kept: issued.kept)) == issued
                    && ClaimInterest.Issued(kept: "x") == nil)
            let answer = try await document("INV-000002", town)
            guard case .invoice(let invoice) = answer.document else { Issue.record("no invoice"); return }
            #expect(invoice.total == Pence(4_072) && invoice.lines.map(\.charge) == [nil])
            #expect(
                invoice.lines[0].text
                    == "Interest on INV-000001, paid late: 8.75 % a year on £100.00 for 30 days, "
                    + "and the fixed sum of £40.00")
            #expect(answer.facts?.outstanding == Pence(4_072))
            #expect(try await claims(town).isEmpty)
            // £60 came in on 20 July: 5 days on £100, then 26 on £40, through 14 August. The claim itself bears none.
            town.store.clock.set(try noon(7, 20))
            _ = try await RecordPayment(town.house)(
                .init(
                    agency: "BCT", amount: .pounds(60), receivedOn: town.house.today, reference: "B1",
                    invoices: ["INV-000001"]), by: town.clerk)
            town.store.clock.set(try noon(8, 15))
            let second = try #require(try await claims(town).first)
            #expect(second.claim.interest.map(\.invoice.text) == ["INV-000001"])
            #expect(second.claim.interest.map { $0.stretches.map(\.days) } == [[5, 26]])
            // 35 days on £100 and 26 on £40 are 108.8 p in all, 72 p of which are claimed.
            #expect(second.claim.total == Pence(37))
            #expect(try await ClaimInterest(town.house)("BCT", by: town.clerk).number == "INV-000003")
            let end = try await CloseYear(town.house)(try #require(FinancialYear("2019/20")), by: town.clerk)
            #expect(end.ties.filter { !$0.holds } == [])
            #expect(end.net(.invoice, of: .interest, .within) == Pence(4_109))
            #expect(end.rows.contains { $0.detail == "interest_within" && $0.amount == Pence(4_109) })
            #expect(try await faults(town) == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `interest is paid, credited and written off like any other invoice`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            try await prepare(town)
            _ = try await ClaimInterest(town.house)("BCT", by: town.clerk)
            let note = try await CreditInvoice(town.house)(
                .init(number: "INV-000002", line: 1, amount: Pence(4_000), reason: .other), by: town.clerk)
            #expect(note.outstanding == Pence(72))
            _ = try await RecordPayment(town.house)(
                .init(
                    agency: "BCT", amount: Pence(50), receivedOn: town.house.today, reference: "B1",
                    invoices: ["INV-000002"]), by: town.clerk)
            _ = try await WriteOffInvoice(town.house)("INV-000002", amount: nil, reason: "small", by: town.clerk)
            #expect(try await document("INV-000002", town).facts?.outstanding == .zero)
            // What was credited of it is not claimed anew.
            #expect(try await claims(town).isEmpty)
            let end = try await CloseYear(town.house)(try #require(FinancialYear("2019/20")), by: town.clerk)
            #expect(end.ties.filter { !$0.holds } == [] && end.net(.creditNote, of: .interest) == Pence(4_000))
            #expect(try await faults(town) == [])
            #expect(try await ExplainInvoice(town.house)("INV-000002", by: town.clerk).isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `of several who claim at once one does, and what changed meanwhile is told`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            try await prepare(town, fixed: "no")
            let changed = try await refusal {
                _ = try await ClaimInterest(town.house)("BCT", expecting: Pence(1), by: town.clerk)
            }
            #expect(changed?.kind == .changedMeanwhile && changed?.description.contains("£0.72") == true)
            let (house, clerk) = (town.house, town.clerk)
            let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        try await refusal { _ = try await ClaimInterest(house)("BCT", by: clerk) } == nil
                    }
                }
                return try await group.reduce(into: [Bool]()) { $0.append($1) }
            }
            #expect(outcomes.filter(\.self).count == 1)
            #expect(
                try await ListInvoices(town.house)(by: town.clerk).map(\.number.text) == ["INV-000001", "INV-000002"])
            let nothing = try await refusal { _ = try await ClaimInterest(house)("BCT", by: clerk) }
            #expect(nothing?.kind == .conflict)
            let today = try await refusal {
                _ = try await ClaimInterest(house)("BCT", through: town.house.today, by: clerk)
            }
            #expect(today?.kind == .invalid)
            let unknown = try await refusal { _ = try await ClaimInterest(house)("NONE", by: clerk) }
            #expect(unknown?.kind == .notFound)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `an invoice in question bears none until its credit note is issued`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            try await prepare(town, fixed: "no")
            try await town.mark("E0001-2", .attended)
            _ = try await town.assess()
            #expect(try await claims(town).isEmpty)
            _ = try await CreditCorrections(town.house)(by: town.clerk)
            // £50 was never owed: half of 71.9 p.
            #expect(try await claims(town).map(\.claim.total) == [Pence(36)])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `its electronic form keeps the rules`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            try await prepare(town)
            _ = try await ClaimInterest(town.house)("BCT", by: town.clerk)
            guard case .invoice(let invoice) = try await document("INV-000002", town).document else { return }
            #expect(Invoice(canonicalText: invoice.canonicalText) == invoice)
            let damaged = invoice.canonicalText.replacing("interest_rate: 875", with: "interest_rate: x")
            #expect(damaged != invoice.canonicalText && Invoice(canonicalText: damaged) == nil)
            let backwards = invoice.canonicalText.replacing("from: 2019-06-15", with: "from: 2019-08-15")
            #expect(backwards != invoice.canonicalText && Invoice(canonicalText: backwards) == nil)
        }
    }
}
