import Domain
import Money
import Testing

@testable import Application

@Suite struct PureTests {
    private func settings(_ value: String) -> [SettingValue] {
        [SettingValue(name: "vat.category", n: 1, value: value, setAt: Instant(seconds: 0), setBy: "command:x")]
    }

    private let policy = VATSchedule(.exempt(reason: "education"))

    private func treatment(_ value: String, on date: String) throws -> VATTreatment {
        try VATSettings(settings(value)).treatment(
            .nonAttendance, policy, on: try #require(LocalDate(iso: date)), place: "E0001-1")
    }

    @Test func `a dated VAT setting holds from its date`() throws {
        let value = "O compensation, no supply; 2026-04-01 S 17.5%"
        #expect(try treatment(value, on: "2026-03-31") == .outsideScope(reason: "compensation, no supply"))
        #expect(try treatment(value, on: "2026-04-01") == .standard(rate: try BasisPoints(1_750)))
        #expect(try treatment("", on: "2026-04-01") == .exempt(reason: "education"))
    }

    @Test(arguments: ["S", "S 0%", "S 120%", "X 20%", "O", "2026-13-01 S 20%", "S 20.123%", "S twenty%"])
    func `a VAT setting that cannot be read is refused by its name`(_ value: String) {
        #expect(throws: Refusal.self) { try VATSettings(settings(value)) }
    }

    @Test func `nothing decided for a date is refused with the command that decides it`() {
        #expect(throws: Refusal.self) { try treatment("2030-01-01 S 20%", on: "2026-04-01") }
    }

    @Test func `an explanation is read back as it was written`() {
        let steps = [
            Explanation.Step(clause: "notice.working_days", fact: "received Wed 8 May", result: "late"),
            Explanation.Step(clause: "price.half_day", fact: "3 h in all", result: "half day: £50"),
        ]
        let explanation = Explanation(summary: "cancelled late; half day; £50", steps: steps)
        #expect(ExplanationText.read(ExplanationText.write(explanation)) == explanation)
        #expect(ExplanationText.read("") == Explanation(summary: "", steps: []))
    }

    @Test func `each charge counts once and by where it stands`() {
        let amount = Pence(5_000)
        let exempt = ChargeCounts(.relieved(.exemptAgency), amount: amount)
        #expect(exempt[.exempt] == 1 && exempt[.relieved] == 0 && exempt[.relievedPence] == 5_000)
        let relieved = ChargeCounts(.relieved(.refilled), amount: amount)
        #expect(relieved[.exempt] == 0 && relieved[.relieved] == 1)
        let invoice = InvoiceID(1)
        // £50 less the £20 that a credit note took back.
        #expect(ChargeCounts(.partCredited(invoice), amount: amount, credited: Pence(2_000))[.invoicedPence] == 3_000)
        #expect(ChargeCounts(.disputed(.other), amount: amount).chargedPence == 5_000)
        #expect((exempt + relieved - exempt) == relieved)
        #expect(ChargeCounts(values: [1]) == nil)
    }

    @Test func `a charge is named by its booking, a second one by a number behind it`() throws {
        #expect(try ChargeReference("E0003-12").n == 1)
        #expect(try ChargeReference("E0003-12/2").n == 2)
        #expect(try ChargeReference("E0003-12/2").booking == BookingReference(event: "E0003", ordinal: 12))
        #expect(throws: Refusal.self) { try ChargeReference("E0003") }
    }
}
