import Application
import Domain
import Invoicing
import Money
import Store
import TestSupport
import Testing

/// What comes of a register that came late or was put right: relief, a credit note or a further charge, never an edit.
@Suite struct CorrectionTests {
    private static let answering = ["response_days: 0": "response_days: 14"]
    private static let leaving = ["left_early: no": "left_early: £20"]
    private static let refilling = ["refilled_place_relieves: no": "refilled_place_relieves: yes"]

    private func row(_ charge: String, _ town: Town) async throws -> Charge {
        try await ShowCharge(town.house)(charge, by: town.clerk).row.charge
    }

    private func invoice(_ number: String, _ town: Town) async throws -> Pence {
        try await ShowInvoice(town.house)(number, by: town.clerk).facts?.outstanding ?? .zero
    }

    /// The books are sound, and the counters are what the charges add up to.
    private func sound(_ town: Town) async throws {
        #expect(try await town.ledger().faults().isEmpty)
        #expect(try await town.store.keeper.verify(town.store.address, progress: { _ in }).faults.isEmpty)
    }

    @Test(arguments: TestEngine.allCases)
    func `before the invoice a charge that is not due any more is relieved and the agency told`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine, policy: Self.answering) { town in
            _ = try await town.charged()
            _ = try await NotifyCharges(town.house)(through: town.house.today, by: town.clerk)
            _ = try await DisputeCharge(town.house)("E0001-2", reason: .attended, by: town.clerk)
            try await town.mark("E0001-2", .attended)
            let answer = try await town.assess()
            #expect(answer.corrected == 1)
            #expect(answer.toCredit == .zero)
            #expect(try await row("E0001-2", town).state == .relieved(.corrected))
            // Its own notice stands, and is looked at in vain.
            #expect(try await town.state("E0001-1") == .notified)
            #expect(try await town.assess().corrected == 0)
            let history = try await ShowCharge(town.house)("E0001-2", by: town.clerk).history
            #expect(history.map(\.happened) == ["assessed", "notified", "disputed", "relieved"])
            try await sound(town)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what is invoiced is credited when the register is put right, and charged anew when that was wrong`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            try await town.mark("E0001-2", .attended)
            let found = try await town.assess()
            #expect(found.corrected == 1)
            #expect(found.toCredit == Pence(5_000))
            #expect(try await town.state("E0001-2") == .invoiced)
            let credit = CreditCorrections(town.house)
            let preview = try await credit.preview(by: town.clerk)
            #expect(preview.rows.map(\.reference) == ["E0001-2"])
            #expect(preview.net == Pence(5_000))
            let changed = try await refusal { _ = try await credit(expecting: Pence(1), by: town.clerk) }
            #expect(changed?.kind == .changedMeanwhile)
            let issued = try await credit(expecting: Pence(5_000), by: town.clerk)
            #expect(issued.map(\.number) == ["CN-000001"])
            #expect(issued.map(\.invoice) == ["INV-000001"])
            #expect(try await town.state("E0001-2") == .credited)
            #expect(try await invoice("INV-000001", town) == Pence(5_000))
            #expect(try await credit(by: town.clerk).isEmpty)
            #expect(try await town.assess().corrected == 0)
            // The correction was itself wrong: a charge of its own, with its own way, onto an invoice of its own.
            try await town.mark("E0001-2", .didNotAttend)
            let again = try await town.assess()
            #expect(again.corrected == 1)
            #expect(again.counts[.assessed] == 1)
            #expect(try await row("E0001-2/2", town).amount == Pence(5_000))
            #expect(try await town.bill().invoices.map(\.number) == ["INV-000002"])
            try await sound(town)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what was found too much and is due after all is not credited`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            try await town.mark("E0001-2", .attended)
            #expect(try await town.assess().toCredit == Pence(5_000))
            try await town.mark("E0001-2", .didNotAttend)
            #expect(try await town.assess().toCredit == Pence(-5_000))
            #expect(try await CreditCorrections(town.house).preview(by: town.clerk).rows.isEmpty)
            #expect(try await CreditCorrections(town.house)(by: town.clerk).isEmpty)
            try await sound(town)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `another occurrence credits the one billed and charges the other`(_ engine: TestEngine) async throws {
        try await Town.with(engine, policy: Self.leaving) { town in
            try await town.billed()
            try await RecordPayment(town.house).paying("BCT", Pence(10_000), "B1", town)
            try await town.mark("E0001-2", .leftEarly(minutes: 60))
            let found = try await town.assess()
            #expect(found.toCredit == Pence(5_000))
            let further = try await row("E0001-2/2", town)
            #expect(further.occurrence == .leftEarly && further.amount == Pence(2_000))
            _ = try await CreditCorrections(town.house)(by: town.clerk)
            // What was paid of the credited charge is free again, and pays the further one.
            let second = try await town.bill()
            #expect(second.invoices.map(\.net) == [Pence(2_000)])
            _ = try await AllocatePayment(town.house)("B1", invoices: [], by: town.clerk)
            #expect(try await invoice("INV-000002", town) == .zero)
            #expect(try await town.ledger().unallocated(agency: "BCT") == Pence(3_000))
            try await sound(town)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a late register of who took the place relieves the one who freed it`(_ engine: TestEngine) async throws {
        try await Town.with(engine, policy: Self.refilling, places: 1) { town in
            try await town.book("ann")
            try await town.cancel("E0001-1", at: Town.late)
            try await town.book("ben")
            town.store.clock.set(Town.after)
            try await town.hold()
            _ = try await town.assess()
            // Nothing says yet that ben came: not evidenced costs him nothing, and relieves nobody.
            #expect(try await town.state("E0001-1") == .assessed)
            try await town.nameSeller()
            _ = try await town.bill()
            try await town.mark("E0001-2", .attended)
            #expect(try await town.assess().toCredit == Pence(5_000))
            _ = try await CreditCorrections(town.house)(by: town.clerk)
            try await town.mark("E0001-2", .didNotAttend)
            _ = try await town.assess()
            #expect(try await town.state("E0001-2") == .assessed)
            try await sound(town)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a waiver after issue stays, whatever the register says later`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            let answer = try await ShowInvoice(town.house)("INV-000001", by: town.clerk)
            guard case .invoice(let invoice) = answer.document else { throw Refusal(.notFound, "It is no invoice.") }
            let line = try #require(invoice.lines.first { $0.booking == "E0001-2" })
            _ = try await CreditInvoice(town.house)(
                .init(number: "INV-000001", line: line.number, reason: .bereavement), by: town.clerk)
            try await town.mark("E0001-2", .attended)
            try await town.mark("E0001-2", .didNotAttend)
            let assessed = try await town.assess()
            #expect(assessed.corrected == 0 && assessed.counts[.assessed] == 0)
            try await sound(town)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `an exemption granted later changes nothing that was assessed before`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            try await town.billed()
            var change = AgencyChange()
            change.chargeExempt = true
            _ = try await ChangeAgency(town.house)("BCT", change, by: town.clerk)
            #expect(try await town.assess().corrected == 0)
            // What is put right from now on is assessed as the agency stands now.
            try await town.mark("E0001-2", .refusedLate)
            #expect(try await town.assess().toCredit == Pence(5_000))
        }
    }
}

/// Reported sickness, completion and costs decide as the policy says.
@Suite struct RecordedFactTests {
    private static let sickness = [
        "substitutes: same_agency":
            """
        sickness:
          rule: exempt_if_reported
          report_by: start
          in_writing_within_days: 5

        substitutes: same_agency
        """
    ]
    /// 2019-05-14T08:00 in London, an hour and a half before the start.
    private static let morning = Instant(seconds: 1_557_817_200)

    @Test(arguments: TestEngine.allCases)
    func `sickness excuses once it was reported in time and followed up`(_ engine: TestEngine) async throws {
        try await Town.with(engine, policy: Self.sickness) { town in
            _ = try await town.charged()
            let record = RecordSickness(town.house)
            let noEvidence = try await refusal {
                _ = try await record(.init(booking: "E0001-2", receivedAt: Self.morning), by: town.clerk)
            }
            #expect(noEvidence?.kind == .invalid)
            _ = try await record(
                .init(booking: "E0001-2", channel: .phone, receivedAt: Self.morning, evidence: "the answering machine"),
                by: town.clerk)
            #expect(try await town.assess().corrected == 0)
            _ = try await record(.init(booking: "E0001-2", isWritten: true), by: town.clerk)
            #expect(try await town.assess().corrected == 1)
            let charge = try await ShowCharge(town.house)("E0001-2", by: town.clerk)
            #expect(charge.row.charge.state == .relieved(.sickness))
            // The follow-up kept when the report came.
            let facts = try await ShowFacts(town.house)("E0001-2", by: town.clerk)
            #expect(facts.map(\.n) == [1, 2])
            #expect(facts.map(\.recorded).sickness?.receivedAt == Self.morning)
            _ = try await record(.init(booking: "E0001-2", isTakenBack: true), by: town.clerk)
            #expect(try await town.assess().counts[.assessed] == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `people report their own sickness, leads that of their own people, and nobody anybody else's`(
        _ engine: TestEngine
    ) async throws {
        try await Town.with(engine, policy: Self.sickness) { town in
            _ = try await town.charged()
            let agencies = try await town.house.store.read(.everything) { try $0.billingAgencies() }
            let school = try #require(agencies.first { $0.code == "SCH" })
            let trust = try #require(agencies.first { $0.code == "BCT" })
            let foreign = Principal(name: "person:9", role: .agencyLead, scope: .agency(school.id))
            let own = Principal(name: "person:8", role: .agencyLead, scope: .agency(trust.id))
            let trainer = Principal(name: "person:7", role: .trainer, scope: .everything)
            let record = RecordSickness(town.house)
            let request = RecordSickness.Request(booking: "E0001-2")
            #expect(try await refusal { _ = try await record(request, by: foreign) }?.kind == .notFound)
            #expect(try await refusal { _ = try await record(request, by: trainer) }?.kind == .forbidden)
            _ = try await record(request, by: own)
            var earlier = request
            earlier.receivedAt = Self.morning
            earlier.evidence = "I say so"
            #expect(try await refusal { _ = try await record(earlier, by: own) }?.kind == .forbidden)
            #expect(try await ShowFacts(town.house)("E0001-2", by: own).count == 1)
            let person = try #require(
                try await town.house.store.read(.everything) {
                    try $0.booking(BookingID(event: EventID(1), ordinal: 1))
                })
            let ann = Principal(name: "person:\(person.person)", role: .practitioner, scope: .person(person.person))
            #expect(try await refusal { _ = try await record(request, by: ann) }?.kind == .notFound)
            var written = RecordSickness.Request(booking: "E0001-1")
            _ = try await record(written, by: ann)
            written.isWritten = true
            #expect(try await refusal { _ = try await record(written, by: ann) }?.kind == .forbidden)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `costs and what was not completed are charged as the policy says`(_ engine: TestEngine) async throws {
        let changes = [
            "left_early: no": "left_early: no\n  not_completed: £15", "each_date: yes ": "each_date: yes\n    #",
            "  exempt:\n": "  actual_costs: yes\n  exempt:\n",
        ]
        try await Town.with(engine, policy: changes) { town in
            _ = try await town.charged()
            let cost = RecordCost(town.house)
            _ = try await cost("E0001-2", "sign language interpreter", amount: Pence(12_000), by: town.clerk)
            _ = try await cost("E0001-2", "sign language interpreter", amount: Pence(9_000), by: town.clerk)
            let tooMuch = try await refusal {
                _ = try await cost("E0001-2", "x", amount: Pence(1_000_001), by: town.clerk)
            }
            #expect(tooMuch?.kind == .invalid)
            _ = try await RecordCompletion(town.house)("E0001-4", isCompleted: false, by: town.clerk)
            let answer = try await town.assess()
            #expect(answer.corrected == 1)
            // The half day stands, and what the interpreter cost is charged beside it.
            let anew = try await ShowCharge(town.house)("E0001-2/2", by: town.clerk)
            #expect(anew.row.charge.amount == Pence(9_000))
            #expect(anew.explanation.steps.contains { $0.fact.contains("sign language interpreter") })
            #expect(anew.explanation.summary.hasSuffix("£50.00 of it stands already, so £90.00 more"))
            #expect(try await town.state("E0001-2") == .assessed)
            let learnt = try await ShowCharge(town.house)("E0001-4", by: town.clerk)
            #expect(learnt.row.charge.occurrence == .notCompleted && learnt.row.charge.amount == Pence(1_500))
            _ = try await RecordCompletion(town.house)("E0001-4", isCompleted: true, by: town.clerk)
            _ = try await town.assess()
            #expect(try await town.state("E0001-4") == .relieved)
        }
    }
}

extension RecordPayment {
    fileprivate func paying(_ agency: String, _ amount: Pence, _ reference: String, _ town: Town) async throws {
        _ = try await self(
            .init(
                agency: agency, amount: amount, receivedOn: town.house.today, reference: reference, invoices: []),
            by: town.clerk)
    }
}
