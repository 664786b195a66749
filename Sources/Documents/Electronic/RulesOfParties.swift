import Domain

extension ElectronicRules {
    /// Who bills and who is billed.
    static let parties: [ElectronicRule] = [
        .said("BR-06", "The seller has a name.", "\(supplier)/cac:PartyLegalEntity/cbc:RegistrationName"),
        .said("BR-07", "The buyer has a name.", "\(customer)/cac:PartyLegalEntity/cbc:RegistrationName"),
        .present("BR-08", "The seller has a postal address.", "\(supplier)/cac:PostalAddress"),
        .said("BR-09", "The seller's address names a country.", "cac:Country/cbc:IdentificationCode", of: .sellerPlace),
        .present("BR-10", "The buyer has a postal address.", "\(customer)/cac:PostalAddress"),
        .said("BR-11", "The buyer's address names a country.", "cac:Country/cbc:IdentificationCode", of: .buyerPlace),
        .present("PEPPOL-EN16931-R020", "The seller has an electronic address.", "cbc:EndpointID", of: .seller),
        .present("PEPPOL-EN16931-R010", "The buyer has an electronic address.", "cbc:EndpointID", of: .buyer),
        ElectronicRule("BR-62", "The seller's electronic address names its scheme.", .sellerEndpoint) { address, _ in
            address.attributes["schemeID"] != nil
        },
        ElectronicRule("BR-63", "The buyer's electronic address names its scheme.", .buyerEndpoint) { address, _ in
            address.attributes["schemeID"] != nil
        },
        ElectronicRule("PEPPOL-COMMON-R040", "The last digit of a GLN fits the others.", .elements) { element, _ in
            guard element.attributes["schemeID"] == "0088", numbered.contains(element.name) else { return true }
            return (try? GLN(parsing: element.text))?.text == element.text
        },
        ElectronicRule("TURNOUT-02", "An address of scheme 9932 is a UK VAT number.", .endpoints) { address, _ in
            guard address.attributes["schemeID"] == "9932" else { return true }
            return (try? VATNumber(parsing: address.text))?.text == address.text
        },
        ElectronicRule("BR-CO-09", "A VAT number begins with the code of its country.", .vatParties) { party, _ in
            ElectronicCodes.isCountry(String((party.value("cbc:CompanyID") ?? "").prefix(2)), isVAT: true)
        },
        ElectronicRule("BR-CO-26", "The seller has an identifier, a registration or a VAT number.", .seller) {
            seller, _ in
            seller.has("cac:PartyIdentification/cbc:ID") || seller.has("cac:PartyLegalEntity/cbc:CompanyID")
                || seller["cac:PartyTaxScheme"].contains { $0.isVAT && $0.has("cbc:CompanyID") }
        },
        ElectronicRule("UBL-SR-12", "The seller has one VAT number at most.", .seller) { seller, _ in
            seller["cac:PartyTaxScheme"].filter(\.isVAT).flatMap { $0["cbc:CompanyID"] }.count <= 1
        },
        .once("UBL-SR-16", "The buyer has one identifier at most.", "cac:PartyIdentification/cbc:ID", of: .buyer),
        ElectronicRule("UBL-SR-18", "The buyer has one VAT number at most.", .buyer) { buyer, _ in
            buyer["cac:PartyTaxScheme"].filter(\.isVAT).flatMap { $0["cbc:CompanyID"] }.count <= 1
        },
    ]

    private static let supplier = "cac:AccountingSupplierParty/cac:Party"
    private static let customer = "cac:AccountingCustomerParty/cac:Party"
    private static let numbered: Set<String> = ["cbc:EndpointID", "cbc:ID", "cbc:CompanyID"]
}
