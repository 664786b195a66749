import Documents
import Domain
import Invoicing
import Money
import Testing

@Suite struct ElectronicDocumentTests {
    @Test func `a document is the same bytes each time`() throws {
        for sample in ElectronicSample.allCases { #expect(try sample.text() == sample.text(), "\(sample)") }
    }

    @Test func `the head, the references and the account are written to the byte`() throws {
        let lines = try ElectronicSample.outside.text().split(separator: "\n").map(String.init)
        #expect(
            lines.prefix(20) == [
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\""
                    + " xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\""
                    + " xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">",
                "  <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
                    + "</cbc:CustomizationID>",
                "  <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>",
                "  <cbc:ID>INV-000017</cbc:ID>", "  <cbc:IssueDate>2020-04-01</cbc:IssueDate>",
                "  <cbc:DueDate>2020-05-01</cbc:DueDate>", "  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>",
                "  <cbc:Note>Write to training@example.org within 14 days</cbc:Note>",
                "  <cbc:DocumentCurrencyCode>GBP</cbc:DocumentCurrencyCode>", "  <cac:InvoicePeriod>",
                "    <cbc:StartDate>2019-05-14</cbc:StartDate>", "    <cbc:EndDate>2019-06-20</cbc:EndDate>",
                "  </cac:InvoicePeriod>", "  <cac:OrderReference>", "    <cbc:ID>PO-77</cbc:ID>",
                "  </cac:OrderReference>", "  <cac:AccountingSupplierParty>", "    <cac:Party>",
                "      <cbc:EndpointID schemeID=\"0088\">5060000000009</cbc:EndpointID>",
            ])
        let start = try #require(lines.firstIndex(of: "  <cac:PaymentMeans>"))
        #expect(
            lines[start...].prefix(11) == [
                "  <cac:PaymentMeans>",
                "    <cbc:PaymentMeansCode name=\"Credit transfer\">30</cbc:PaymentMeansCode>",
                "    <cbc:PaymentID>INV-000017</cbc:PaymentID>", "    <cac:PayeeFinancialAccount>",
                "      <cbc:ID>12345678</cbc:ID>",
                "      <cbc:Name>Anytown Safeguarding Children Partnership</cbc:Name>",
                "      <cac:FinancialInstitutionBranch>", "        <cbc:ID>123456</cbc:ID>",
                "      </cac:FinancialInstitutionBranch>", "    </cac:PayeeFinancialAccount>", "  </cac:PaymentMeans>",
            ])
    }

    @Test func `outside the scope of VAT no VAT number and no rate stands anywhere`() throws {
        for sample in [ElectronicSample.outside, .creditNote] {
            let text = try sample.text()
            #expect(!text.contains("GB980780684"))
            #expect(!text.contains("cbc:Percent"))
            #expect(text.contains("<cbc:TaxExemptionReasonCode>VATEX-EU-O</cbc:TaxExemptionReasonCode>"))
            #expect(text.contains("<cbc:TaxExemptionReason>Compensation, outside the scope of VAT<"))
        }
    }

    @Test func `exempt gives the VAT number, the rate nought and the reason; standard the rate alone`() throws {
        let exempt = try ElectronicSample.exempt.text()
        #expect(exempt.contains("<cbc:CompanyID>GB980780684</cbc:CompanyID>"))
        #expect(exempt.contains("<cbc:Percent>0</cbc:Percent>"))
        #expect(exempt.contains("<cbc:TaxExemptionReason>Education, exempt from VAT</cbc:TaxExemptionReason>"))
        let standard = try ElectronicSample.standard.text()
        #expect(standard.contains("<cbc:Percent>20.00</cbc:Percent>"))
        #expect(!standard.contains("TaxExemptionReason"))
        // 20 % of £75.00 is £15.00.
        #expect(standard.contains("<cbc:TaxAmount currencyID=\"GBP\">15.00</cbc:TaxAmount>"))
        #expect(standard.contains("<cbc:PayableAmount currencyID=\"GBP\">90.00</cbc:PayableAmount>"))
    }

    @Test func `a credit note is a document of its own that names its invoice and asks for no payment`() throws {
        let text = try ElectronicSample.creditNote.text()
        #expect(text.contains("<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>"))
        #expect(text.contains("<cbc:ID>INV-000017</cbc:ID>\n      <cbc:IssueDate>2020-04-01</cbc:IssueDate>"))
        #expect(text.contains("<cbc:CreditedQuantity unitCode=\"C62\">1</cbc:CreditedQuantity>"))
        #expect(!text.contains("PaymentMeans"))
        #expect(!text.contains("PaymentTerms"))
    }

    @Test func `awkward characters are escaped, and what XML cannot hold is replaced`() throws {
        let text = try ElectronicSample.awkward.text()
        #expect(text.contains("A &amp; B &lt;c&gt; &quot;d&quot; 'e' ]]&gt; &amp;amp; \u{FFFD}"))
        #expect(text.contains("<cbc:ID>PO &lt;7&gt; &amp; &quot;8&quot;</cbc:ID>"))
    }

    @Test func `an address is divided into its parts`() throws {
        func place(_ address: [String]) throws -> String {
            let invoice = try ElectronicSample.invoice(
                [ElectronicSample.charge(1, Pence(100), ElectronicSample.outsideScope)],
                buyer: ElectronicSample.buyer(address: address))
            let text = try ElectronicDocument.text(invoice, ElectronicSample.details())
            let party = try #require(text.firstRange(of: "<cac:AccountingCustomerParty>"))
            let start = try #require(text[party.upperBound...].firstRange(of: "<cac:PostalAddress>")).upperBound
            let end = try #require(text[start...].firstRange(of: "<cac:Country>")).lowerBound
            return text[start..<end].split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
        }
        #expect(
            try place(["1 High Street", "Floor 2", "East Wing", "Room 3", "Anytown", "AN1 1AA"])
                == "<cbc:StreetName>1 High Street</cbc:StreetName>"
                + "<cbc:AdditionalStreetName>Floor 2</cbc:AdditionalStreetName><cbc:CityName>Anytown</cbc:CityName>"
                + "<cbc:PostalZone>AN1 1AA</cbc:PostalZone>"
                + "<cac:AddressLine><cbc:Line>East Wing, Room 3</cbc:Line></cac:AddressLine>")
        #expect(
            try place(["Steelhouse Lane", "Birmingham, B4 6NH"])
                == "<cbc:StreetName>Steelhouse Lane</cbc:StreetName><cbc:CityName>Birmingham</cbc:CityName>"
                + "<cbc:PostalZone>B4 6NH</cbc:PostalZone>")
        #expect(try place(["Town Hall"]) == "<cbc:StreetName>Town Hall</cbc:StreetName>")
        #expect(try place(["B4 6NH"]) == "<cbc:PostalZone>B4 6NH</cbc:PostalZone>")
        #expect(try place(["Hall", "2 Old Road"]).contains("<cbc:CityName>2 Old Road</cbc:CityName>"))
    }

    @Test func `what is missing is told all at once, with the field and the mend`() throws {
        let empty = ElectronicDetails(seller: .init(), buyer: .init())
        let invoice = try ElectronicSample.invoice(
            [ElectronicSample.charge(1, Pence(100), ElectronicSample.outsideScope)],
            buyer: ElectronicSample.buyer(order: nil))
        let refusal = try #require(throws: ElectronicRefusal.self) { try ElectronicDocument.text(invoice, empty) }
        #expect(refusal.gaps == [.sellerAddress, .sellerAccount, .buyerAddress, .reference])
        #expect(refusal.gaps.map(\.field) == ["seller.endpoint", "seller.bank_account", "endpoint", "purchase_order"])
        #expect(refusal.description.hasPrefix("INV-000017 cannot be an electronic document yet. The seller has no"))
        #expect(refusal.mend.contains("turnout agency change BWC --buyer-reference COST-CENTRE"))
        // A credit note is not paid.
        let note = try ElectronicSample.note(ElectronicSample.outsideScope)
        let other = try #require(throws: ElectronicRefusal.self) { try ElectronicDocument.text(note, empty) }
        #expect(other.gaps == [.sellerAddress, .buyerAddress])
    }

    @Test func `outside the scope a seller known by its VAT number only is told to register another`() throws {
        var details = try ElectronicSample.details()
        details.seller.address = try ElectronicAddress(parsing: "9932:GB980780684")
        details.seller.registration = nil
        let invoice = try ElectronicSample.invoice(ElectronicSample.outsideScope)
        let refusal = try #require(throws: ElectronicRefusal.self) { try ElectronicDocument.text(invoice, details) }
        #expect(refusal.gaps == [.sellerRegistration])
        // The same seller may bill what is exempt, because its VAT number stands there.
        _ = try ElectronicDocument.text(ElectronicSample.invoice(ElectronicSample.exemption), details)
        #expect(Set(ElectronicGap.allCases.map(\.field)).count == ElectronicGap.allCases.count)
    }

    @Test func `a tax point of another day is told where VAT has to do with it`() throws {
        func text(_ treatment: VATTreatment) throws -> String {
            let charges = try [ElectronicSample.charge(1, Pence(100), treatment)]
            let series = try Series("INV")
            let invoice = try InvoiceDraft(agencyCode: "BWC", series: series, purchaseOrder: nil, charges: charges)
                .issue(
                    number: DocumentNumber(series, 1), on: #require(DocumentDate("2020-04-01")),
                    taxPoint: DocumentDate("2020-03-31"), seller: ElectronicSample.invoice(treatment).seller,
                    buyer: ElectronicSample.buyer())
            return try ElectronicDocument.text(invoice, ElectronicSample.details())
        }
        #expect(try text(ElectronicSample.exemption).contains("<cbc:TaxPointDate>2020-03-31</cbc:TaxPointDate>"))
        #expect(try !text(ElectronicSample.outsideScope).contains("TaxPointDate"))
    }
}
