import Invoicing
import Money
import Testing

@Suite("Planning an invoice run")
struct PlanTests {
    private func plan(
        _ charges: [PendingCharge], _ frequency: BillingFrequency = .year, minimum: Int64 = 0,
        terms: [String: BillingTerms] = [:], through: String = "2020-03-31"
    ) throws -> InvoicePlan {
        let run = InvoiceRun(
            charges: charges, terms: terms,
            standardTerms: BillingTerms(frequency: frequency, minimum: Pence(minimum)),
            through: try Sample.date(through))
        return try InvoicePlan.plan(run: run)
    }

    private func shape(_ drafts: [InvoiceDraft]) -> [String] {
        drafts.map { "\($0.agencyCode): \($0.charges.map(\.reference).joined(separator: " "))" }
    }

    @Test("One invoice per agency, by code, its lines by date, event and booking, whatever the order given")
    func perAgency() throws {
        let charges = [
            try Sample.charge("C-5", agency: "YOS"), try Sample.charge("C-4", on: "2019-07-01"),
            try Sample.charge("C-3", on: "2019-05-14", event: "EV-2", booking: "B-2"),
            try Sample.charge("C-2", on: "2019-05-14", event: "EV-2", booking: "B-1"),
            try Sample.charge("C-1", on: "2019-05-14", event: "EV-1", booking: "B-9"),
        ]
        let expected = ["BCC: C-1 C-2 C-3 C-4", "YOS: C-5"]
        #expect(shape(try plan(charges).drafts) == expected)
        #expect(shape(try plan(charges.reversed()).drafts) == expected)
        #expect(try plan(charges) == plan(charges.reversed()))
    }

    @Test("What comes after the last day to bill stays pending")
    func through() throws {
        let charges = [try Sample.charge("C-1", on: "2020-03-31"), try Sample.charge("C-2", on: "2020-04-01")]
        let planned = try plan(charges)
        #expect(shape(planned.drafts) == ["BCC: C-1"])
        #expect(planned.carriedForward.isEmpty)
        #expect(try plan([]).drafts.isEmpty)
    }

    // Events on 31 March, 1 April and 30 June 2019, and 2 January 2020; EV-2 is also on 1 April.
    @Test(
        "The frequency says what one invoice covers",
        arguments: [
            (.event, ["BCC: a", "BCC: b", "BCC: c", "BCC: d", "BCC: e"]),
            (.month, ["BCC: a", "BCC: b c", "BCC: d", "BCC: e"]),
            (.quarter, ["BCC: a", "BCC: b c d", "BCC: e"]), (.year, ["BCC: a", "BCC: b c d e"]),
        ] as [(BillingFrequency, [String])])
    func frequency(frequency: BillingFrequency, expected: [String]) throws {
        let charges = [
            try Sample.charge("e", on: "2020-01-02", event: "EV-5"),
            try Sample.charge("d", on: "2019-06-30", event: "EV-4"),
            try Sample.charge("c", on: "2019-04-01", event: "EV-2"),
            try Sample.charge("b", on: "2019-04-01", event: "EV-1"),
            try Sample.charge("a", on: "2019-03-31", event: "EV-0"),
        ]
        #expect(shape(try plan(charges, frequency).drafts) == expected)
    }

    @Test("An agency's own terms come before the policy's")
    func terms() throws {
        let charges = [try Sample.charge("a", on: "2019-05-01"), try Sample.charge("b", on: "2019-06-01")]
        let own = ["BCC": BillingTerms(frequency: .month)]
        #expect(shape(try plan(charges, terms: own).drafts) == ["BCC: a", "BCC: b"])
    }

    // Months of 50, 50, 100 and 50 with a smallest amount of 100: 50 + 50, then 100, and the last 50 waits.
    @Test("A period below the smallest amount joins the next, and the last is carried forward")
    func minimum() throws {
        let charges = [
            try Sample.charge("a", on: "2019-05-01"), try Sample.charge("b", on: "2019-06-01"),
            try Sample.charge("c", on: "2019-07-01", 10_000), try Sample.charge("d", on: "2019-08-01"),
        ]
        let planned = try plan(charges, .month, minimum: 10_000)
        #expect(shape(planned.drafts) == ["BCC: a b", "BCC: c"])
        #expect(shape(planned.carriedForward) == ["BCC: d"])
    }

    @Test("Categories, reasons, series and purchase orders each get their own invoice")
    func apart() throws {
        let charges = [
            try Sample.charge("o", on: "2019-04-05"), try Sample.charge("s", on: "2019-05-01", 100, Sample.standard()),
            try Sample.charge("e", on: "2019-06-01", 100, Sample.exempt),
            try Sample.charge("z", on: "2019-06-01", 100, .exempt(reason: "Zoological")),
            try Sample.charge("q", on: "2019-04-05", 100, .outsideScope(reason: "Another")),
            try Sample.charge("p", on: "2019-04-05", purchaseOrder: "PO-1"),
            try Sample.charge("x", on: "2019-04-05", series: "XTR"),
        ]
        let expected = ["BCC: s", "BCC: e", "BCC: z", "BCC: q", "BCC: o", "BCC: p", "BCC: x"]
        #expect(shape(try plan(charges).drafts) == expected)
        #expect(shape(try plan(charges.reversed()).drafts) == expected)
        #expect(
            InvoiceDraft.groups(byCategory: charges).map { $0.map(\.reference) } == [
                ["s"], ["e"], ["z"], ["q"], ["o", "p", "x"],
            ])
    }

    @Test("Every planned draft can be issued, and every charge is on exactly one")
    func issuable() throws {
        let treatments = [Sample.outside, Sample.exempt, try Sample.standard(), .exempt(reason: "Another")]
        let charges = try (0..<200).map { index in
            try Sample.charge(
                "C-\(index)", on: "2019-\(["05", "06", "11"][index % 3])-14", event: "EV-\(index % 7)", 1_000,
                treatments[index % 4], purchaseOrder: index % 5 == 0 ? "PO" : nil)
        }
        let planned = try plan(charges, .quarter)
        for (value, draft) in zip(1..., planned.drafts) {
            _ = try draft.issue(
                number: Sample.number(Int64(value)), on: Sample.date("2020-04-01"), seller: Sample.seller(),
                buyer: Sample.buyer())
        }
        #expect(planned.drafts.flatMap { $0.charges.map(\.reference) }.sorted() == charges.map(\.reference).sorted())
    }

    @Test("A charge given twice and an amount that cannot be billed are refused")
    func refused() throws {
        let charge = try Sample.charge("C-1")
        #expect(throws: InvoicingRefusal.self) { try plan([charge, charge]) }
        for pence in [0, -1, Int64.max] {
            #expect(throws: InvoicingRefusal.self) { try plan([Sample.charge("C-1", pence)]) }
        }
    }
}
