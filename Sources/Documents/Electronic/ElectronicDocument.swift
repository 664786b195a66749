import Domain
public import Invoicing
import Money

/// Writes issued documents for programs: Peppol BIS Billing 3.0 in UBL 2.1 (EN 16931).
///
/// The same document with the same details gives the same bytes, always.
public enum ElectronicDocument {
    /// The form that documents are written in now; another form gives the same document other bytes.
    public static let form = "peppol-bis-3.0 1"

    /// Which rules a document follows (BT-24).
    static let customization =
        "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
    /// Which business process it belongs to (BT-23).
    static let profile = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
    /// One of whatever is counted (UN/ECE recommendation 20).
    static let unit = "C62"
    /// Why there is no VAT outside its scope (CEF VATEX code list).
    static let outsideScope = "VATEX-EU-O"

    /// An invoice, type 380.
    public static func text(_ invoice: Invoice, _ details: ElectronicDetails) throws(ElectronicRefusal) -> String {
        try mustBeWhole(invoice.number, invoice.seller, invoice.buyer, details, isInvoice: true)
        let parties = ElectronicParties(seller: invoice.seller, buyer: invoice.buyer, details: details, invoice.vat)
        var writer = XMLWriter()
        writer.group("Invoice", attributes: namespaces("Invoice")) { writer in
            head(&writer, invoice.number, invoice.issueDate)
            writer.put("cbc:DueDate", invoice.dueDate.text)
            writer.put("cbc:InvoiceTypeCode", "380")
            writer.put("cbc:Note", invoice.seller.howToDispute.joined(separator: " "))
            writer.put("cbc:TaxPointDate", taxPoint(invoice))
            references(&writer, invoice.buyer, details, invoice.lines)
            parties.put(&writer)
            parties.putPayment(&writer, invoice)
            writer.group("cac:PaymentTerms") { writer in
                let pay = invoice.seller.howToPay.joined(separator: " ")
                writer.put("cbc:Note", "Due on \(invoice.dueDate.text). \(pay)")
            }
            ElectronicAmounts(invoice.vat).put(&writer)
            for line in invoice.lines {
                ElectronicAmounts.put(line, &writer, group: "cac:InvoiceLine", quantity: "cbc:InvoicedQuantity")
            }
        }
        return writer.text
    }

    /// A credit note, type 381, that names the invoice it corrects.
    public static func text(_ note: CreditNote, _ details: ElectronicDetails) throws(ElectronicRefusal) -> String {
        try mustBeWhole(note.number, note.seller, note.buyer, details, isInvoice: false)
        let parties = ElectronicParties(seller: note.seller, buyer: note.buyer, details: details, note.vat)
        var writer = XMLWriter()
        writer.group("CreditNote", attributes: namespaces("CreditNote")) { writer in
            head(&writer, note.number, note.issueDate)
            writer.put("cbc:CreditNoteTypeCode", "381")
            writer.put("cbc:Note", note.seller.howToDispute.joined(separator: " "))
            references(&writer, note.buyer, details, note.lines)
            writer.group("cac:BillingReference") { writer in
                writer.group("cac:InvoiceDocumentReference") { writer in
                    writer.put("cbc:ID", note.invoice.text)
                    writer.put("cbc:IssueDate", note.invoiceIssueDate.text)
                }
            }
            parties.put(&writer)
            ElectronicAmounts(note.vat).put(&writer)
            for line in note.lines {
                ElectronicAmounts.put(line, &writer, group: "cac:CreditNoteLine", quantity: "cbc:CreditedQuantity")
            }
        }
        return writer.text
    }

    /// What is missing before a document can go that shows this VAT number of the seller and quotes this purchase
    /// order; nothing where all is there.
    public static func gaps(
        vatNumber: String?, purchaseOrder: String?, _ details: ElectronicDetails, isInvoice: Bool
    ) -> [ElectronicGap] {
        var gaps: [ElectronicGap] = []
        if details.seller.address == nil { gaps.append(.sellerAddress) }
        // EN 16931, rule BR-CO-26: an identifier, a registration or a VAT number.
        let isKnown = details.seller.address?.isOrganisation == true || details.seller.registration != nil
        if !isKnown, vatNumber == nil, details.seller.address != nil { gaps.append(.sellerRegistration) }
        if isInvoice, details.seller.account == nil { gaps.append(.sellerAccount) }
        if details.buyer.address == nil { gaps.append(.buyerAddress) }
        if purchaseOrder == nil, details.buyer.reference == nil { gaps.append(.reference) }
        return gaps
    }

    private static func mustBeWhole(
        _ number: DocumentNumber, _ seller: SellerSnapshot, _ buyer: BuyerSnapshot, _ details: ElectronicDetails,
        isInvoice: Bool
    ) throws(ElectronicRefusal) {
        let gaps = gaps(
            vatNumber: seller.vatNumber, purchaseOrder: buyer.purchaseOrder, details, isInvoice: isInvoice)
        guard gaps.isEmpty else {
            throw ElectronicRefusal(number: number.text, agency: buyer.agencyCode, gaps: gaps)
        }
    }

    private static func namespaces(_ kind: String) -> String {
        let base = "urn:oasis:names:specification:ubl:schema:xsd:"
        return " xmlns=\"\(base)\(kind)-2\" xmlns:cac=\"\(base)CommonAggregateComponents-2\""
            + " xmlns:cbc=\"\(base)CommonBasicComponents-2\""
    }

    private static func head(_ writer: inout XMLWriter, _ number: DocumentNumber, _ issueDate: DocumentDate) {
        writer.put("cbc:CustomizationID", customization)
        writer.put("cbc:ProfileID", profile)
        writer.put("cbc:ID", number.text)
        writer.put("cbc:IssueDate", issueDate.text)
    }

    /// The tax point is told where it is another day than that of the issue, and VAT has to do with the document.
    private static func taxPoint(_ invoice: Invoice) -> String? {
        let isOutside = invoice.vat.subtotals.contains { $0.treatment.category == .outsideScope }
        return isOutside || invoice.taxPoint == invoice.issueDate ? nil : invoice.taxPoint.text
    }

    /// The currency, what the buyer wants quoted, and from when to when the events were.
    private static func references(
        _ writer: inout XMLWriter, _ buyer: BuyerSnapshot, _ details: ElectronicDetails, _ lines: [DocumentLine]
    ) {
        writer.put("cbc:DocumentCurrencyCode", Invoice.currency)
        writer.put("cbc:BuyerReference", details.buyer.reference)
        let periods = lines.map(\.period)
        writer.group("cac:InvoicePeriod") { writer in
            writer.put("cbc:StartDate", periods.map(\.lowerBound).min()?.text)
            writer.put("cbc:EndDate", periods.map(\.upperBound).max()?.text)
        }
        writer.group("cac:OrderReference") { writer in writer.put("cbc:ID", buyer.purchaseOrder) }
    }
}
