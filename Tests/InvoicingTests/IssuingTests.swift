import Invoicing
import Money
import Testing

@Suite("Issuing an invoice")
struct IssuingTests {
    // 50.00 + 100.00 outside the scope: no VAT, 150.00. 1 April and 30 days is 1 May.
    @Test("An invoice shows what it must, with lines by date, event and booking")
    func complete() throws {
        let charges = [
            try Sample.charge("C-2", on: "2019-06-01", 10_000), try Sample.charge("C-1", on: "2019-05-14", 5_000),
        ]
        let invoice = try Sample.draft(charges, purchaseOrder: nil).issue(
            number: Sample.number(7), on: Sample.date("2020-04-01"), seller: Sample.seller(),
            buyer: Sample.buyer(purchaseOrder: "PO-9"))
        #expect(invoice.number.text == "INV-000007")
        #expect(invoice.taxPoint == invoice.issueDate)
        #expect(invoice.dueDate.text == "2020-05-01")
        #expect(invoice.lines.map(\.charge) == ["C-1", "C-2"])
        #expect(invoice.lines.map(\.number) == [1, 2])
        #expect(invoice.net == .pounds(150))
        #expect(invoice.total == .pounds(150))
        #expect(invoice.buyer.purchaseOrder == "PO-9")
        #expect(invoice.lines[0].text == "Neglect (EV-1), 2019-05-14, booking B-C-1: late cancellation")
        #expect(invoice.line(2)?.charge == "C-2")
        #expect(invoice.line(3) == nil && invoice.line(.min) == nil)
        #expect(Invoice.currency == "GBP")
    }

    @Test("The words for what is charged leave no room for a reason of absence")
    func occurrences() {
        let words = [
            "late cancellation", "non-attendance", "early departure", "non-completion", "walk-in", "attendance",
            "costs passed on",
        ]
        #expect(Occurrence.allCases.map(\.rawValue) == words)
    }

    @Test("Outside the scope of VAT the seller's VAT number is left out")
    func outsideScope() throws {
        #expect(try Sample.invoice([(5_000, Sample.outside)]).seller.vatNumber == nil)
        #expect(try Sample.invoice([(5_000, Sample.exempt)]).seller.vatNumber == "GB123456789")
    }

    // S 20 % on 33.33 is 6.666 → 6.67; E 10.00 has none: net 43.33, total 50.00.
    @Test("Standard and exempt lines share a document, with a subtotal each")
    func shared() throws {
        let invoice = try Sample.invoice([(3_333, Sample.standard()), (1_000, Sample.exempt)])
        #expect(invoice.vat.subtotals.map(\.vat) == [.zero, Pence(667)])
        #expect(invoice.total == .pounds(50))
    }

    @Test("A given purchase order, tax point and term stand on the invoice")
    func given() throws {
        let charges = [try Sample.charge("C-1", purchaseOrder: "PO-1")]
        let invoice = try Sample.draft(charges, purchaseOrder: "PO-1").issue(
            number: Sample.number(1), on: Sample.date("2020-04-01"), taxPoint: Sample.date("2020-03-31"),
            seller: Sample.seller(), buyer: Sample.buyer(purchaseOrder: "PO-9"), paymentDays: 14)
        #expect(invoice.buyer.purchaseOrder == "PO-1")
        #expect(invoice.taxPoint.text == "2020-03-31")
        #expect(invoice.dueDate.text == "2020-04-15")
    }
}

@Suite("Refusing an invoice")
struct RefusedInvoiceTests {
    private func issue(
        _ charges: [PendingCharge], number: DocumentNumber? = nil, seller: SellerSnapshot?, buyer: BuyerSnapshot? = nil,
        paymentDays: Int = 30
    ) -> InvoicingRefusal? {
        #expect(throws: InvoicingRefusal.self) {
            try Sample.draft(charges).issue(
                number: number ?? Sample.number(1), on: Sample.date("2020-04-01"), seller: seller,
                buyer: buyer ?? Sample.buyer(), paymentDays: paymentDays)
        }
    }

    @Test("Without a seller the setting and the command are named")
    func noSeller() throws {
        let refusal = issue([try Sample.charge("C-1")], seller: nil)
        #expect(refusal?.code == .settingMissing)
        #expect(refusal?.description.contains("turnout settings set seller.name \"") == true)
    }

    @Test("Each missing detail of the seller is named with its setting")
    func sellerDetails() {
        func missing(_ name: String?, _ address: [String], _ pay: [String], _ dispute: [String]) -> String {
            let refusal = #expect(throws: InvoicingRefusal.self) {
                try SellerSnapshot(name: name, address: address, vatNumber: nil, howToPay: pay, howToDispute: dispute)
            }
            return refusal?.mend ?? ""
        }
        #expect(missing(nil, ["a"], ["p"], ["d"]).contains("settings set seller.name "))
        #expect(missing("", ["a"], ["p"], ["d"]).contains("settings set seller.name "))
        #expect(missing("n", [], ["p"], ["d"]).contains("settings set seller.address "))
        #expect(missing("n", ["a"], [], ["d"]).contains("settings set seller.how_to_pay "))
        #expect(missing("n", ["a"], ["p"], []).contains("settings set seller.how_to_dispute "))
    }

    @Test("A standard or exempt invoice needs the seller's VAT number")
    func vatNumber() throws {
        for treatment in [try Sample.standard(), Sample.exempt] {
            let refusal = issue([try Sample.charge("C-1", 100, treatment)], seller: try Sample.seller(vatNumber: nil))
            #expect(refusal?.mend.contains("settings set seller.vat_number ") == true)
        }
    }

    @Test("Categories that must not mix, and two reasons in one document, are refused")
    func mixed() throws {
        let seller = try Sample.seller()
        for other in [try Sample.standard(), Sample.exempt] {
            let charges = [try Sample.charge("C-1"), try Sample.charge("C-2", 100, other)]
            #expect(issue(charges, seller: seller)?.code == .vat)
        }
        let reasons = [
            try Sample.charge("C-1", 100, Sample.exempt), try Sample.charge("C-2", 100, .exempt(reason: "Another")),
        ]
        #expect(issue(reasons, seller: seller)?.code == .vat)
    }

    @Test("No reason, a blank reason and a standard rate of nothing are refused")
    func treatments() throws {
        let seller = try Sample.seller()
        #expect(issue([try Sample.charge("C-1", 100, .outsideScope(reason: ""))], seller: seller)?.code == .text)
        #expect(issue([try Sample.charge("C-1", 100, .exempt(reason: "  "))], seller: seller)?.code == .text)
        #expect(issue([try Sample.charge("C-1", 100, Sample.standard(0))], seller: seller)?.code == .vat)
    }

    @Test("An empty draft, too many lines, and amounts out of range are refused")
    func amounts() throws {
        let seller = try Sample.seller()
        #expect(issue([], seller: seller)?.code == .lines)
        let many = try (0...DocumentLine.most).map { try Sample.charge("C-\($0)") }
        #expect(issue(many, seller: seller)?.code == .lines)
        for pence in [0, -5, Pence.limit + 1, Int64.max] {
            #expect(issue([try Sample.charge("C-1", pence)], seller: seller)?.code == .amount)
        }
        let twice = [try Sample.charge("C-1", Pence.limit), try Sample.charge("C-2", Pence.limit)]
        #expect(issue(twice, seller: seller)?.code == .amount)
        let vast = [try Sample.charge("C-1", .max), try Sample.charge("C-2", .max)]
        #expect(issue(vast, seller: seller)?.code == .amount)
        #expect(throws: MoneyFault.overflow) { try Sample.draft(vast).net() }
        #expect(try Sample.draft(twice).net() == Pence(2 * Pence.limit))
    }

    @Test("Over-long texts, control characters and line breaks are refused")
    func texts() throws {
        let seller = try Sample.seller()
        let long = String(repeating: "x", count: 101)
        for text in [long, "", " ", "a\nb", "a\u{0}", "a\u{2028}b", String(repeating: "é", count: 1_000_000)] {
            #expect(issue([try Sample.charge("C-1", event: text)], seller: seller)?.code == .text)
            #expect(throws: InvoicingRefusal.self) { try Sample.buyer(text + (text.isEmpty ? "" : long)) }
        }
        #expect(throws: InvoicingRefusal.self) { try Sample.seller(vatNumber: String(repeating: "1", count: 21)) }
        #expect(throws: InvoicingRefusal.self) { try Sample.buyer(purchaseOrder: "") }
        let lines = Array(repeating: "x", count: 13)
        for address in [[], lines, ["a", ""]] {
            let refusal = #expect(throws: InvoicingRefusal.self) {
                try BuyerSnapshot(agencyCode: "A", name: "A", address: address, billingEmail: nil, purchaseOrder: nil)
            }
            #expect(refusal?.code == .text)
        }
    }

    @Test("A quantity outside 1 to 1,000 is refused")
    func quantity() throws {
        let charge = try Sample.charge("C-1")
        for quantity: Int64 in [0, 1_001] {
            let odd = PendingCharge(
                reference: "C-1", agencyCode: "BCC", series: charge.series, subject: charge.subject, quantity: quantity,
                net: charge.net, treatment: charge.treatment)
            #expect(issue([odd], seller: try Sample.seller())?.code == .lines)
        }
    }

    @Test("Another series, another agency, another purchase order, and a charge twice are refused")
    func mismatches() throws {
        let (seller, charge) = (try Sample.seller(), try Sample.charge("C-1"))
        #expect(issue([charge], number: try Sample.number(1, "X"), seller: seller)?.code == .mismatch)
        #expect(issue([charge], seller: seller, buyer: try Sample.buyer("NHS"))?.code == .mismatch)
        #expect(issue([try Sample.charge("C-1", agency: "NHS")], seller: seller)?.code == .mismatch)
        #expect(issue([try Sample.charge("C-1", series: "X")], seller: seller)?.code == .mismatch)
        #expect(issue([try Sample.charge("C-1", purchaseOrder: "PO")], seller: seller)?.code == .mismatch)
        #expect(issue([charge, charge], seller: seller)?.code == .twice)
        #expect(issue([charge], seller: seller, paymentDays: -1)?.code == .dates)
        #expect(issue([charge], seller: seller, paymentDays: 366)?.code == .dates)
    }
}
