import Domain

/// The rules by what they are about. Their sentences are this program's own; the identifiers lead to the published ones
/// (EN 16931-1 section 6.4, CEN/TS 16931-3-2, OpenPeppol BIS Billing 3.0).
enum ElectronicRules {}

extension ElectronicRules {
    /// What stands above the parties, and what it refers to.
    static let head: [ElectronicRule] = [
        .said("BR-01", "The document says which specification it follows.", "cbc:CustomizationID"),
        .said("BR-02", "The document has a number.", "cbc:ID"),
        .said("BR-03", "The document has a date of issue.", "cbc:IssueDate"),
        ElectronicRule("BR-04", "The document has a type.") { root, _ in
            root.says("cbc:InvoiceTypeCode") || root.says("cbc:CreditNoteTypeCode")
        },
        .said("BR-05", "The document has a currency.", "cbc:DocumentCurrencyCode"),
        .present("PEPPOL-EN16931-R001", "The document says which business process it belongs to.", "cbc:ProfileID"),
        ElectronicRule("PEPPOL-EN16931-R007", "The business process is one of Peppol's billing processes.") { root, _ in
            isProcess(root.value("cbc:ProfileID") ?? "")
        },
        .once("PEPPOL-EN16931-R002", "There is one note at most.", "cbc:Note"),
        ElectronicRule("PEPPOL-EN16931-R003", "A buyer reference or a purchase order is quoted.") { root, _ in
            root.has("cbc:BuyerReference") || root.has("cac:OrderReference/cbc:ID")
        },
        ElectronicRule("PEPPOL-EN16931-R004", "The specification is that of Peppol BIS Billing 3.0.") { root, _ in
            (root.value("cbc:CustomizationID") ?? "").hasPrefix(ElectronicDocument.customization)
        },
        ElectronicRule("PEPPOL-EN16931-R008", "No element is empty.", .elements) { element, _ in
            !element.children.isEmpty || !element.text.isEmpty
        },
        ElectronicRule("PEPPOL-EN16931-F001", "A date is written as YYYY-MM-DD.", .dates) { date, _ in
            isDate(date.text)
        },
        ElectronicRule("BR-CO-03", "The tax point is a date or a code, not both.") { root, _ in
            !(root.has("cbc:TaxPointDate") && root.has("cac:InvoicePeriod/cbc:DescriptionCode"))
        },
        ElectronicRule("BR-CO-25", "What is to pay has a due date or terms of payment.") { root, reading in
            let isToPay = root.number("cac:LegalMonetaryTotal/cbc:PayableAmount").map { $0 > .zero } ?? false
            return reading.isCreditNote || !isToPay || root.has("cbc:DueDate") || root.has("cac:PaymentTerms/cbc:Note")
        },
        ElectronicRule("BR-29", "The period of the document does not end before it begins.", .periods) { period, _ in
            isInOrder(period)
        },
        ElectronicRule("BR-CO-19", "The period of the document has a beginning or an end.", .periods) { period, _ in
            period.has("cbc:StartDate") || period.has("cbc:EndDate") || period.has("cbc:DescriptionCode")
        },
        .once("UBL-SR-08", "There is one period of the document at most.", "cac:InvoicePeriod"),
        .present("BR-55", "What is referred to has a number.", "cac:InvoiceDocumentReference/cbc:ID", of: .references),
        ElectronicRule("TURNOUT-01", "A credit note names the invoice that it corrects.") { root, reading in
            !reading.isCreditNote || root.has("cac:BillingReference")
        },
        .present("BR-49", "An instruction to pay names its means.", "cbc:PaymentMeansCode", of: .payments),
        ElectronicRule("BR-50", "The account to pay into has a number.", .accounts) { account, _ in
            account.says("cbc:ID")
        },
        ElectronicRule("BR-61", "A credit transfer names the account to pay into.", .payments) { payment, _ in
            !isTransfer(payment) || payment.has("cac:PayeeFinancialAccount/cbc:ID")
        },
        .once("UBL-SR-05", "The terms of payment stand there once.", "cac:PaymentTerms/cbc:Note"),
    ]

    /// A date of the Gregorian calendar in ten characters.
    static func isDate(_ text: String) -> Bool { text.utf8.count == 10 && LocalDate(iso: text) != nil }

    /// Whether a period does not end before it begins; dates of this form order as texts do.
    static func isInOrder(_ period: XMLElement) -> Bool {
        guard let start = period.value("cbc:StartDate"), let end = period.value("cbc:EndDate") else { return true }
        return !isDate(start) || !isDate(end) || start <= end
    }

    private static func isProcess(_ text: String) -> Bool {
        let (front, back) = ("urn:fdc:peppol.eu:2017:poacc:billing:", ":1.0")
        guard text.hasPrefix(front), text.hasSuffix(back), text.utf8.count == front.utf8.count + 2 + back.utf8.count
        else { return false }
        return text.utf8.dropFirst(front.utf8.count).prefix(2).allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func isTransfer(_ payment: XMLElement) -> Bool {
        ["30", "58"].contains(payment.value("cbc:PaymentMeansCode") ?? "")
    }
}
