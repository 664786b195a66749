import Invoicing
import Money
import Testing

/// Ready-made values; every test states what matters to it and takes the rest from here.
enum Sample {
    static let outside = VATTreatment.outsideScope(reason: "Compensation, outside the scope of VAT")
    static let exempt = VATTreatment.exempt(reason: "Education, exempt from VAT")

    static func standard(_ points: Int64 = 2_000) throws -> VATTreatment { .standard(rate: try BasisPoints(points)) }

    static func date(_ text: String) throws -> DocumentDate { try #require(DocumentDate(text)) }

    static func number(_ value: Int64, _ series: String = "INV") throws -> DocumentNumber {
        try DocumentNumber(Series(series), value)
    }

    static func seller(vatNumber: String? = "GB123456789") throws -> SellerSnapshot {
        try SellerSnapshot(
            name: "Anytown Safeguarding Children Partnership", address: ["1 High Street", "Anytown"],
            vatNumber: vatNumber, howToPay: ["BACS 00-00-00 00000000"], howToDispute: ["training@example.org"])
    }

    static func buyer(_ code: String = "BCC", purchaseOrder: String? = nil) throws -> BuyerSnapshot {
        try BuyerSnapshot(
            agencyCode: code, name: "Council", address: ["Town Hall"], billingEmail: "ap@example.org",
            purchaseOrder: purchaseOrder)
    }

    static func charge(
        _ reference: String, agency: String = "BCC", on date: String = "2019-05-14", event: String = "EV-1",
        booking: String? = nil, _ pence: Int64 = 5_000, _ treatment: VATTreatment = outside,
        purchaseOrder: String? = nil, series: String = "INV"
    ) throws -> PendingCharge {
        let subject = LineSubject(
            event: event, title: "Neglect", date: try self.date(date), booking: booking ?? "B-\(reference)",
            occurrence: .lateCancellation)
        return PendingCharge(
            reference: reference, agencyCode: agency, series: try Series(series), subject: subject, net: Pence(pence),
            treatment: treatment, purchaseOrder: purchaseOrder)
    }

    static func draft(_ charges: [PendingCharge], purchaseOrder: String? = nil) throws -> InvoiceDraft {
        InvoiceDraft(agencyCode: "BCC", series: try Series("INV"), purchaseOrder: purchaseOrder, charges: charges)
    }

    /// An invoice to BCC, issued 1 April 2020, with a line for each amount.
    static func invoice(
        _ lines: [(Int64, VATTreatment)], number value: Int64 = 1, on day: String = "2020-04-01"
    ) throws -> Invoice {
        let charges = try lines.enumerated().map { try charge("C-\($0.offset)", $0.element.0, $0.element.1) }
        return try draft(charges).issue(number: number(value), on: date(day), seller: seller(), buyer: buyer())
    }
}
