import Invoicing
import Money

/// VAT, totals and lines as an electronic document gives them (EN 16931, BG-22, BG-23 and BG-25).
struct ElectronicAmounts {
    private let vat: VATBreakdown

    init(_ vat: VATBreakdown) { self.vat = vat }

    func put(_ writer: inout XMLWriter) {
        writer.group("cac:TaxTotal") { writer in
            Self.put("cbc:TaxAmount", vat.vat, &writer)
            for subtotal in vat.subtotals {
                writer.group("cac:TaxSubtotal") { writer in
                    Self.put("cbc:TaxableAmount", subtotal.net, &writer)
                    Self.put("cbc:TaxAmount", subtotal.vat, &writer)
                    writer.group("cac:TaxCategory") { Self.put(subtotal.treatment, withReason: true, &$0) }
                }
            }
        }
        writer.group("cac:LegalMonetaryTotal") { writer in
            Self.put("cbc:LineExtensionAmount", vat.net, &writer)
            Self.put("cbc:TaxExclusiveAmount", vat.net, &writer)
            Self.put("cbc:TaxInclusiveAmount", vat.total, &writer)
            Self.put("cbc:PayableAmount", vat.total, &writer)
        }
    }

    static func put(_ line: DocumentLine, _ writer: inout XMLWriter, group: String, quantity: String) {
        let unit = ("unitCode", ElectronicDocument.unit)
        writer.group(group) { writer in
            writer.put("cbc:ID", String(line.number))
            writer.put(quantity, String(line.quantity), unit)
            put("cbc:LineExtensionAmount", line.net, &writer)
            writer.group("cac:InvoicePeriod") { writer in
                writer.put("cbc:StartDate", line.period.lowerBound.text)
                writer.put("cbc:EndDate", line.period.upperBound.text)
            }
            writer.group("cac:Item") { writer in
                writer.put("cbc:Description", line.text)
                writer.put("cbc:Name", line.charge == nil ? line.title : "\(line.title): \(line.reason)")
                writer.group("cac:SellersItemIdentification") { writer in writer.put("cbc:ID", line.item) }
                writer.group("cac:ClassifiedTaxCategory") { put(line.treatment, withReason: false, &$0) }
            }
            writer.group("cac:Price") { writer in
                // The price is that of all of them, so that no rounding comes in between.
                put("cbc:PriceAmount", line.net, &writer)
                writer.put("cbc:BaseQuantity", String(line.quantity), unit)
            }
        }
    }

    private static func put(_ name: String, _ amount: Pence, _ writer: inout XMLWriter) {
        writer.put(name, amount.plain, ("currencyID", Invoice.currency))
    }

    private static func put(_ treatment: VATTreatment, withReason: Bool, _ writer: inout XMLWriter) {
        writer.put("cbc:ID", treatment.category.rawValue)
        writer.put("cbc:Percent", percent(treatment))
        if withReason {
            writer.put(
                "cbc:TaxExemptionReasonCode",
                treatment.category == .outsideScope ? ElectronicDocument.outsideScope : nil)
            writer.put("cbc:TaxExemptionReason", treatment.reason)
        }
        writer.group("cac:TaxScheme") { writer in writer.put("cbc:ID", "VAT") }
    }

    /// The rate in per cent; zero for what is exempt, and none outside the scope (rules BR-E-05 and BR-O-05).
    private static func percent(_ treatment: VATTreatment) -> String? {
        switch treatment {
        case .standard(let rate): Pence(rate.points).plain
        case .exempt: "0"
        case .outsideScope: nil
        }
    }
}
