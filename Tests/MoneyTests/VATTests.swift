import Money
import Testing

@Suite("VAT")
struct VATTests {
    let outside = VATTreatment.outsideScope(reason: "Compensation, outside the scope of VAT")
    let exempt = VATTreatment.exempt(reason: "Education, VAT Act 1994, Schedule 9, Group 6")

    @Test("Each category has its code of list 5305")
    func codes() {
        #expect(VATCategory.allCases.map(\.rawValue) == ["S", "E", "O"])
        #expect(VATCategory.allCases.sorted().map(\.rawValue) == ["E", "O", "S"])
    }

    @Test("A treatment carries the rate or the reason that belongs to it")
    func treatment() throws {
        let rate = try BasisPoints(2_000)
        #expect(VATTreatment.standard(rate: rate).rate == rate)
        #expect(VATTreatment.standard(rate: rate).reason == nil)
        #expect(exempt.rate == nil)
        #expect(exempt.reason == "Education, VAT Act 1994, Schedule 9, Group 6")
        #expect(outside.category == .outsideScope)
        #expect(outside.vat(on: .pounds(50)) == .zero)
        #expect(exempt.vat(on: .pounds(50)) == .zero)
        #expect(VATTreatment.standard(rate: rate).vat(on: .pounds(50)) == .pounds(10))
    }

    // Three lines of 0.33 at 20 %: 0.066 each would round to 0.07, 0.21 together; once for all it is 0.198, so 0.20.
    @Test("VAT is rounded once per treatment and document, not line by line")
    func once() throws {
        let standard = VATTreatment.standard(rate: try BasisPoints(2_000))
        let vat = try VATBreakdown(lines: Array(repeating: (standard, Pence(33)), count: 3))
        #expect(vat.subtotals == [VATSubtotal(treatment: standard, net: Pence(99), vat: Pence(20))])
        #expect(vat.total == Pence(119))
    }

    // S 20 %: 10.00 + 5.00 → 3.00; S 5 %: 0.10 → 0.005 → 0.01; E: 7.00 → none. Net 22.10, VAT 3.01.
    @Test("Subtotals stand by category, then rate, then reason")
    func order() throws {
        let (full, reduced) = (
            VATTreatment.standard(rate: try BasisPoints(2_000)), VATTreatment.standard(rate: try BasisPoints(500))
        )
        let vat = try VATBreakdown(lines: [
            (full, .pounds(10)), (exempt, .pounds(7)), (reduced, Pence(10)), (full, .pounds(5)),
        ])
        #expect(vat.subtotals.map(\.treatment) == [exempt, reduced, full])
        #expect(vat.subtotals.map(\.vat) == [.zero, Pence(1), .pounds(3)])
        #expect(vat.net == Pence(2_210))
        #expect(vat.vat == Pence(301))
        #expect(vat.total == Pence(2_511))
        #expect(vat[exempt]?.net == .pounds(7))
        #expect(vat[outside] == nil)
        #expect(exempt < VATTreatment.exempt(reason: "Zoo") && exempt < outside)
        #expect(VATBreakdown(subtotals: vat.subtotals) == vat)
    }

    @Test("Treatments of one category order by reason, and equal ones by neither")
    func sameCategory() throws {
        let zoo = VATTreatment.exempt(reason: "Zoo")
        #expect([zoo, exempt].sorted() == [exempt, zoo])
        #expect(!(zoo < zoo))
        #expect(VATBreakdown(subtotals: []).total == .zero)
    }

    @Test("A sum that does not fit is a fault")
    func overflow() {
        #expect(throws: MoneyFault.overflow) {
            try VATBreakdown(lines: [(outside, Pence(.max)), (outside, Pence(1))])
        }
    }
}
