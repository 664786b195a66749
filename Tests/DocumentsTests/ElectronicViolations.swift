import Testing

/// A document that breaks a rule, made of a good one by small changes.
struct Violation: Sendable, CustomTestStringConvertible {
    /// A small change of a text.
    enum Edit: Sendable {
        /// Takes out the first element of a name behind a mark.
        case drop(String, after: String = "")
        /// Puts a text in the place of another, the first behind a mark.
        case swap(String, String, after: String = "")
        /// Puts a text before another, the first behind a mark.
        case add(String, before: String, after: String = "")
    }

    let rule: String
    let sample: ElectronicSample
    let edits: [Edit]
    /// Rules that cannot hold either, because the published ones say the same thing twice.
    let also: Set<String>

    init(_ rule: String, _ sample: ElectronicSample, _ edits: [Edit], also: Set<String> = []) {
        self.rule = rule
        self.sample = sample
        self.edits = edits
        self.also = also
    }

    var testDescription: String { rule }

    /// The rules of this program's own, which are published nowhere.
    var isOwn: Bool { rule.hasPrefix("TURNOUT-") }

    /// The changed document; it fails where there is nothing to change, so that no violation is a good document.
    func text() throws -> String {
        var text = try sample.text()
        for edit in edits {
            switch edit {
            case .drop(let name, let mark):
                let start = try Self.range(of: "<\(name)", in: text, after: mark).lowerBound
                let end = try #require(text[start...].firstRange(of: "</\(name)>"), "\(rule): \(name) has no end")
                text.removeSubrange(start..<end.upperBound)
            case .swap(let old, let new, let mark):
                text.replaceSubrange(try Self.range(of: old, in: text, after: mark), with: new)
            case .add(let new, let old, let mark):
                text.insert(contentsOf: new, at: try Self.range(of: old, in: text, after: mark).lowerBound)
            }
        }
        return text
    }

    private static func range(of old: String, in text: String, after mark: String) throws -> Range<String.Index> {
        let from = mark.isEmpty ? text.startIndex : try #require(text.firstRange(of: mark), "no \(mark)").upperBound
        return try #require(text[from...].firstRange(of: old), "no \(old)")
    }

    static let all = heads + parties + totals + lines + categories + codes

    private static let money = " currencyID=\"GBP\">"
    private static let line = "<cac:InvoiceLine>"
    private static let seller = "<cac:AccountingSupplierParty>"
    private static let buyer = "<cac:AccountingCustomerParty>"
    private static let sums = "<cac:LegalMonetaryTotal>"
    private static let part = "<cac:TaxSubtotal>"
    private static let category = "<cac:TaxCategory>"
    private static let lineCategory = "<cac:ClassifiedTaxCategory>"
    private static let vatScheme = "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>"
    private static let registration =
        "<cac:PartyTaxScheme><cbc:CompanyID>GB980780684</cbc:CompanyID>\(vatScheme)</cac:PartyTaxScheme>"

    /// VAT, and what follows from it, as another amount.
    private static func tax(_ old: String, _ new: String, _ oldTotal: String, _ total: String) -> [Edit] {
        [
            .swap("\(money)\(old)<", "\(money)\(new)<", after: "<cac:TaxTotal>"),
            .swap("TaxAmount\(money)\(old)<", "TaxAmount\(money)\(new)<", after: part),
            .swap("TaxInclusiveAmount\(money)\(oldTotal)", "TaxInclusiveAmount\(money)\(total)"),
            .swap("PayableAmount\(money)\(oldTotal)", "PayableAmount\(money)\(total)"),
        ]
    }
}

extension Violation {
    private static let heads = [
        Violation("BR-01", .outside, [.drop("cbc:CustomizationID")], also: ["PEPPOL-EN16931-R004"]),
        Violation("BR-02", .outside, [.drop("cbc:ID")]),
        Violation("BR-03", .outside, [.drop("cbc:IssueDate")]),
        Violation("BR-04", .outside, [.drop("cbc:InvoiceTypeCode")]),
        Violation("BR-05", .outside, [.drop("cbc:DocumentCurrencyCode")], also: ["PEPPOL-EN16931-R051"]),
        Violation("PEPPOL-EN16931-R001", .outside, [.drop("cbc:ProfileID")], also: ["PEPPOL-EN16931-R007"]),
        Violation("PEPPOL-EN16931-R007", .outside, [.swap("billing:01:1.0", "billing:1:1.0")]),
        Violation("PEPPOL-EN16931-R002", .outside, [.add("<cbc:Note>Another</cbc:Note>", before: "<cbc:Note>")]),
        Violation("PEPPOL-EN16931-R003", .outside, [.drop("cac:OrderReference")]),
        Violation("PEPPOL-EN16931-R004", .outside, [.swap("#compliant#", "#conformant#")]),
        Violation(
            "PEPPOL-EN16931-R008", .outside,
            [.add("<cbc:BuyerReference> </cbc:BuyerReference>", before: "<cac:InvoicePeriod>")]),
        Violation("PEPPOL-EN16931-F001", .outside, [.swap("<cbc:DueDate>2020-05-01", "<cbc:DueDate>1 May 2020")]),
        Violation(
            "BR-CO-03", .outside,
            [
                .add("<cbc:TaxPointDate>2020-04-01</cbc:TaxPointDate>", before: "<cbc:DocumentCurrencyCode>"),
                .add("<cbc:DescriptionCode>3</cbc:DescriptionCode>", before: "</cac:InvoicePeriod>"),
            ]),
        Violation("BR-CO-25", .outside, [.drop("cbc:DueDate"), .drop("cac:PaymentTerms")]),
        Violation(
            "BR-29", .outside, [.swap("<cbc:StartDate>2019-05-14", "<cbc:StartDate>2019-06-21")],
            also: ["PEPPOL-EN16931-R110"]),
        Violation(
            "BR-CO-19", .outside,
            [
                .drop("cbc:StartDate"), .drop("cbc:EndDate"),
                .add("<cbc:Description>The year</cbc:Description>", before: "</cac:InvoicePeriod>"),
            ]),
        Violation(
            "UBL-SR-08", .outside,
            [
                .add(
                    "<cac:InvoicePeriod><cbc:DescriptionCode>3</cbc:DescriptionCode></cac:InvoicePeriod>",
                    before: "<cac:OrderReference>")
            ]),
        Violation("BR-55", .creditNote, [.drop("cbc:ID", after: "<cac:InvoiceDocumentReference>")]),
        Violation("TURNOUT-01", .creditNote, [.drop("cac:BillingReference")]),
        Violation("BR-49", .outside, [.drop("cbc:PaymentMeansCode")]),
        Violation("BR-50", .outside, [.drop("cbc:ID", after: "<cac:PayeeFinancialAccount>")], also: ["BR-61"]),
        Violation("BR-61", .outside, [.drop("cac:PayeeFinancialAccount")]),
        Violation(
            "UBL-SR-05", .outside,
            [.add("<cac:PaymentTerms><cbc:Note>Soon</cbc:Note></cac:PaymentTerms>", before: "<cac:TaxTotal>")]),
    ]

    private static let parties = [
        Violation("BR-06", .outside, [.drop("cbc:RegistrationName", after: seller)]),
        Violation("BR-07", .outside, [.drop("cac:PartyLegalEntity", after: buyer)]),
        Violation("BR-08", .outside, [.drop("cac:PostalAddress", after: seller)]),
        Violation("BR-09", .outside, [.drop("cac:Country", after: seller)]),
        Violation("BR-10", .outside, [.drop("cac:PostalAddress", after: buyer)]),
        Violation("BR-11", .outside, [.drop("cac:Country", after: buyer)]),
        Violation("PEPPOL-EN16931-R020", .outside, [.drop("cbc:EndpointID", after: seller)]),
        Violation("PEPPOL-EN16931-R010", .outside, [.drop("cbc:EndpointID", after: buyer)]),
        Violation("BR-62", .outside, [.swap(" schemeID=\"0088\"", "", after: seller)]),
        Violation("BR-63", .outside, [.swap(" schemeID=\"0088\"", "", after: buyer)]),
        Violation("PEPPOL-COMMON-R040", .outside, [.swap("5060000000009", "5060000000008")]),
        Violation("TURNOUT-02", .outside, [.swap("\"0088\">5790000436057", "\"9932\">GB123456789", after: buyer)]),
        Violation("BR-CO-09", .standard, [.swap("<cbc:CompanyID>GB", "<cbc:CompanyID>", after: seller)]),
        Violation(
            "BR-CO-26", .outside,
            [.drop("cac:PartyIdentification", after: seller), .drop("cbc:CompanyID", after: seller)]),
        Violation("UBL-SR-12", .standard, [.add(registration, before: "<cac:PartyTaxScheme>", after: seller)]),
        Violation(
            "UBL-SR-16", .outside,
            [
                .add(
                    "<cac:PartyIdentification><cbc:ID>RQ3</cbc:ID></cac:PartyIdentification>",
                    before: "<cac:PartyName>", after: buyer)
            ]),
        Violation("UBL-SR-18", .standard, [.add(registration, before: "<cac:PartyTaxScheme>", after: buyer)]),
    ]

    private static let totals = [
        Violation(
            "BR-12", .outside, [.drop("cbc:LineExtensionAmount", after: sums)], also: ["BR-CO-10", "BR-CO-13"]),
        Violation("BR-13", .outside, [.drop("cbc:TaxExclusiveAmount")], also: ["BR-CO-13", "BR-CO-15"]),
        Violation("BR-14", .outside, [.drop("cbc:TaxInclusiveAmount")], also: ["BR-CO-15", "BR-CO-16"]),
        Violation("BR-15", .outside, [.drop("cbc:PayableAmount")], also: ["BR-CO-16"]),
        Violation("BR-CO-10", .outside, [.swap(">75.00<", ">76.00<", after: sums)], also: ["BR-CO-13"]),
        Violation(
            "BR-CO-13", .outside, [.swap("TaxExclusiveAmount\(money)75", "TaxExclusiveAmount\(money)76")],
            also: ["BR-CO-15"]),
        Violation("BR-CO-14", .standard, [.swap(">15.00<", ">15.50<", after: "<cac:TaxTotal>")], also: ["BR-CO-15"]),
        Violation(
            "BR-CO-15", .standard, [.swap("TaxInclusiveAmount\(money)90", "TaxInclusiveAmount\(money)91")],
            also: ["BR-CO-16"]),
        Violation("BR-CO-16", .standard, [.swap("PayableAmount\(money)90.00", "PayableAmount\(money)89.99")]),
        Violation(
            "BR-CO-18", .outside, [.drop("cac:TaxSubtotal")], also: ["PEPPOL-EN16931-R053", "BR-O-01"]),
        Violation(
            "PEPPOL-EN16931-R053", .standard,
            [
                .add(
                    """
                    <cac:TaxTotal><cbc:TaxAmount\(money)0.00</cbc:TaxAmount><cac:TaxSubtotal>\
                    <cbc:TaxableAmount\(money)0.00\
                    </cbc:TaxableAmount><cbc:TaxAmount\(money)0.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>Z</cbc:ID>\
                    <cbc:Percent>0</cbc:Percent>\(vatScheme)</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
                    """, before: sums)
            ], also: ["BR-CO-15"]),
        Violation("PEPPOL-EN16931-R051", .outside, [.swap("GBP", "EUR", after: "<cac:Price>")]),
        Violation("BR-DEC-09", .outside, [.swap(">75.00<", ">75.000<", after: sums)]),
        Violation("BR-DEC-12", .outside, [.swap(">75.00<", ">75.000<", after: "<cbc:TaxExclusiveAmount")]),
        Violation("BR-DEC-14", .outside, [.swap(">75.00<", ">75.000<", after: "<cbc:TaxInclusiveAmount")]),
        Violation("BR-DEC-18", .outside, [.swap(">75.00<", ">75.000<", after: "<cbc:PayableAmount")]),
        Violation(
            "TURNOUT-03", .outside, [.swap(">75.00<", ">75 pounds<", after: "<cbc:PayableAmount")], also: ["BR-CO-16"]),
    ]

    private static let lines = [
        Violation(
            "BR-16", .outside, [.drop("cac:InvoiceLine"), .drop("cac:InvoiceLine")], also: ["BR-CO-10", "BR-O-08"]),
        Violation("BR-21", .outside, [.drop("cbc:ID", after: line)]),
        Violation("BR-22", .outside, [.drop("cbc:InvoicedQuantity")], also: ["BR-23"]),
        Violation(
            "BR-23", .outside, [.swap(" unitCode=\"C62\"", "", after: line)], also: ["PEPPOL-EN16931-R130"]),
        Violation(
            "BR-24", .outside, [.drop("cbc:LineExtensionAmount", after: line)],
            also: ["BR-CO-10", "PEPPOL-EN16931-R120", "BR-O-08"]),
        Violation("BR-25", .outside, [.drop("cbc:Name", after: "<cac:Item>")]),
        Violation("BR-26", .outside, [.drop("cbc:PriceAmount")], also: ["BR-27", "PEPPOL-EN16931-R120"]),
        Violation(
            "BR-27", .outside, [.swap(">50.00<", ">-50.00<", after: "<cac:Price>")], also: ["PEPPOL-EN16931-R120"]),
        Violation("BR-30", .outside, [.swap("<cbc:StartDate>2019-05-14", "<cbc:StartDate>2019-06-01", after: line)]),
        Violation(
            "BR-CO-20", .outside,
            [
                .drop("cbc:StartDate", after: line), .drop("cbc:EndDate", after: line),
                .add("<cbc:Description>The day</cbc:Description>", before: "</cac:InvoicePeriod>", after: line),
            ]),
        Violation(
            "PEPPOL-EN16931-R110", .outside, [.swap("<cbc:StartDate>2019", "<cbc:StartDate>2018", after: line)]),
        Violation("PEPPOL-EN16931-R111", .outside, [.swap("<cbc:EndDate>2019", "<cbc:EndDate>2020", after: line)]),
        Violation("BR-CO-04", .outside, [.drop("cbc:ID", after: lineCategory)], also: ["BR-O-08", "BR-O-12"]),
        Violation("BR-DEC-23", .outside, [.swap(">50.00<", ">50.000<", after: line)]),
        Violation(
            "PEPPOL-EN16931-R120", .outside,
            [.swap("<cbc:InvoicedQuantity unitCode=\"C62\">1", "<cbc:InvoicedQuantity unitCode=\"C62\">2")]),
        Violation("PEPPOL-EN16931-R121", .outside, [.swap(">1</cbc:BaseQ", ">0</cbc:BaseQ")]),
        Violation("PEPPOL-EN16931-R130", .outside, [.swap("C62", "EA", after: "<cac:Price>")]),
        Violation(
            "UBL-SR-36", .outside,
            [
                .add(
                    "<cac:InvoicePeriod><cbc:EndDate>2019-05-14</cbc:EndDate></cac:InvoicePeriod>",
                    before: "<cac:Item>")
            ]),
        Violation(
            "UBL-SR-48", .outside,
            [
                .add(
                    "\(lineCategory)<cbc:ID>O</cbc:ID>\(vatScheme)</cac:ClassifiedTaxCategory>", before: lineCategory)
            ]),
        Violation(
            "UBL-SR-50", .outside,
            [.add("<cbc:Description>More</cbc:Description>", before: "<cbc:Name>", after: line)]),
    ]

    private static let categories = [
        Violation("BR-45", .outside, [.drop("cbc:TaxableAmount")], also: ["BR-O-08"]),
        Violation("BR-46", .outside, [.drop("cbc:TaxAmount", after: part)], also: ["BR-CO-17", "BR-O-09"]),
        Violation("BR-47", .exempt, [.drop("cbc:ID", after: category)], also: ["BR-E-01"]),
        Violation("BR-48", .exempt, [.drop("cbc:Percent", after: category)]),
        Violation("BR-CO-17", .standard, tax("15.00", "18.00", "90.00", "93.00"), also: ["BR-S-09"]),
        Violation("BR-DEC-19", .outside, [.swap(">75.00<", ">75.000<", after: part)]),
        Violation("BR-DEC-20", .outside, [.swap(">0.00<", ">0.000<", after: part)]),
        Violation("BR-S-01", .standard, [.swap("<cbc:ID>S", "<cbc:ID>Z", after: category)]),
        Violation("BR-S-02", .standard, [.drop("cac:PartyTaxScheme", after: seller)]),
        Violation("BR-S-05", .standard, [.swap(">20.00<", ">0<", after: lineCategory)], also: ["BR-S-08"]),
        Violation("BR-S-08", .standard, [.swap(">75.00<", ">77.00<", after: part)]),
        Violation("BR-S-09", .standard, tax("15.00", "13.00", "90.00", "88.00"), also: ["BR-CO-17"]),
        Violation(
            "BR-S-10", .standard,
            [
                .add(
                    "<cbc:TaxExemptionReason>None</cbc:TaxExemptionReason>", before: "<cac:TaxScheme>",
                    after: category)
            ]),
        Violation("BR-E-01", .exempt, [.swap("<cbc:ID>E", "<cbc:ID>Z", after: category)]),
        Violation("BR-E-02", .exempt, [.drop("cac:PartyTaxScheme", after: seller)]),
        Violation("BR-E-05", .exempt, [.swap("<cbc:Percent>0", "<cbc:Percent>5", after: lineCategory)]),
        Violation("BR-E-08", .exempt, [.swap(">75.00<", ">75.01<", after: part)]),
        Violation("BR-E-09", .exempt, tax("0.00", "0.40", "75.00", "75.40")),
        Violation("BR-E-10", .exempt, [.drop("cbc:TaxExemptionReason")]),
        Violation(
            "BR-O-01", .outside,
            [
                .swap("<cbc:ID>O</cbc:ID>", "<cbc:ID>Z</cbc:ID><cbc:Percent>0</cbc:Percent>", after: category),
                .drop("cbc:TaxExemptionReasonCode"),
            ]),
        Violation("BR-O-02", .outside, [.add(registration, before: "<cac:PartyLegalEntity>", after: buyer)]),
        Violation(
            "BR-O-05", .outside,
            [.add("<cbc:Percent>0</cbc:Percent>", before: "<cac:TaxScheme>", after: lineCategory)]),
        Violation("BR-O-08", .outside, [.swap(">75.00<", ">75.01<", after: part)]),
        Violation("BR-O-09", .outside, tax("0.00", "0.40", "75.00", "75.40")),
        Violation(
            "BR-O-10", .outside,
            [
                .swap("<cbc:TaxExemptionReasonCode>VATEX-EU-O</cbc:TaxExemptionReasonCode>", ""),
                .drop("cbc:TaxExemptionReason"),
            ]),
        Violation(
            "BR-O-11", .outside,
            [
                .add(
                    """
                    <cac:TaxSubtotal><cbc:TaxableAmount\(money)0.00</cbc:TaxableAmount><cbc:TaxAmount\(money)0.00\
                    </cbc:TaxAmount><cac:TaxCategory><cbc:ID>Z</cbc:ID><cbc:Percent>0</cbc:Percent>\(vatScheme)\
                    </cac:TaxCategory></cac:TaxSubtotal>
                    """, before: part)
            ]),
        Violation(
            "BR-O-12", .outside, [.swap("<cbc:ID>O</cbc:ID>", "<cbc:ID>Z</cbc:ID>", after: lineCategory)],
            also: ["BR-O-08"]),
        Violation(
            "PEPPOL-EN16931-P0105", .exempt,
            [
                .add(
                    "<cbc:TaxExemptionReasonCode>VATEX-EU-O</cbc:TaxExemptionReasonCode>",
                    before: "<cbc:TaxExemptionReason>")
            ]),
    ]

    private static let codes = [
        Violation("BR-CL-01", .outside, [.swap(">380<", ">999<")], also: ["PEPPOL-EN16931-P0100"]),
        Violation("PEPPOL-EN16931-P0100", .outside, [.swap(">380<", ">326<")]),
        Violation("PEPPOL-EN16931-P0101", .creditNote, [.swap(">381<", ">308<")]),
        Violation("BR-CL-03", .outside, [.swap("GBP", "XYZ", after: "<cac:Price>")], also: ["PEPPOL-EN16931-R051"]),
        Violation(
            "BR-CL-04", .outside, [.swap("Code>GBP<", "Code>XYZ<")], also: ["PEPPOL-EN16931-R051", "BR-CO-15"]),
        Violation(
            "BR-CL-10", .outside, [.swap("<cbc:ID schemeID=\"0088\"", "<cbc:ID schemeID=\"9999\"", after: buyer)]),
        Violation("BR-CL-14", .outside, [.swap(">GB<", ">ZZ<", after: buyer)]),
        Violation("BR-CL-16", .outside, [.swap(">30<", ">98<")]),
        Violation("BR-CL-17", .standard, [.swap("<cbc:ID>S", "<cbc:ID>X", after: category)], also: ["BR-S-01"]),
        Violation("BR-CL-18", .standard, [.swap("<cbc:ID>S", "<cbc:ID>X", after: lineCategory)], also: ["BR-S-08"]),
        Violation(
            "BR-CL-22", .exempt,
            [
                .add(
                    "<cbc:TaxExemptionReasonCode>VATEX-GB-1</cbc:TaxExemptionReasonCode>",
                    before: "<cbc:TaxExemptionReason>")
            ]),
        Violation("BR-CL-23", .outside, [.swap("C62", "one", after: line)], also: ["PEPPOL-EN16931-R130"]),
        Violation(
            "BR-CL-25", .outside, [.swap("\"0088\">5790", "\"1234\">5790", after: buyer)],
            also: ["PEPPOL-EN16931-CL008"]),
        Violation("PEPPOL-EN16931-CL008", .outside, [.swap("\"0088\">5790", "\"0147\">5790", after: buyer)]),
    ]
}
