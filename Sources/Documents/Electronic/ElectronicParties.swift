import Domain
import Invoicing
import Money

/// Seller and buyer as an electronic document names them.
struct ElectronicParties {
    private let seller: SellerSnapshot
    private let buyer: BuyerSnapshot
    private let details: ElectronicDetails
    /// Outside the scope of VAT nobody's VAT number is told (EN 16931, rule BR-O-02).
    private let isOutsideScope: Bool

    /// The country of both: the seller bills in pounds, under the VAT law of the United Kingdom.
    private static let country = "GB"

    init(seller: SellerSnapshot, buyer: BuyerSnapshot, details: ElectronicDetails, _ vat: VATBreakdown) {
        self.seller = seller
        self.buyer = buyer
        self.details = details
        isOutsideScope = vat.subtotals.contains { $0.treatment.category == .outsideScope }
    }

    func put(_ writer: inout XMLWriter) {
        writer.group("cac:AccountingSupplierParty") { writer in writer.group("cac:Party", putSeller) }
        writer.group("cac:AccountingCustomerParty") { writer in writer.group("cac:Party", putBuyer) }
    }

    /// A credit transfer (UNTDID 4461, code 30) that quotes the number of the invoice.
    ///
    /// Code 58 is for euro transfers within SEPA, and documents here are in pounds.
    func putPayment(_ writer: inout XMLWriter, _ invoice: Invoice) {
        guard let account = details.seller.account else { return }
        writer.group("cac:PaymentMeans") { writer in
            writer.put("cbc:PaymentMeansCode", "30", ("name", "Credit transfer"))
            writer.put("cbc:PaymentID", invoice.number.text)
            writer.group("cac:PayeeFinancialAccount") { writer in
                switch account {
                case .domestic(let sortCode, let number):
                    writer.put("cbc:ID", number)
                    writer.put("cbc:Name", seller.name)
                    writer.group("cac:FinancialInstitutionBranch") { writer in writer.put("cbc:ID", sortCode) }
                case .international(let iban):
                    writer.put("cbc:ID", iban)
                    writer.put("cbc:Name", seller.name)
                }
            }
        }
    }

    private func putSeller(_ writer: inout XMLWriter) {
        let address = details.seller.address
        put(address, &writer)
        if let address, address.isOrganisation { putIdentifier(address.id, address.scheme, &writer) }
        putName(seller.name, seller.address, &writer)
        putVATNumber(seller.vatNumber, &writer)
        writer.group("cac:PartyLegalEntity") { writer in
            writer.put("cbc:RegistrationName", seller.name)
            writer.put("cbc:CompanyID", details.seller.registration)
        }
        putContact(details.seller.email, &writer)
    }

    private func putBuyer(_ writer: inout XMLWriter) {
        put(details.buyer.address, &writer)
        let identifiers = details.buyer.identifiers
        if let gln = identifiers.gln {
            putIdentifier(gln.text, "0088", &writer)
        } else {
            // ODS codes and URNs are in no international register of schemes.
            putIdentifier(identifiers.ods?.text ?? identifiers.urn?.text, nil, &writer)
        }
        putName(buyer.name, buyer.address, &writer)
        putVATNumber(identifiers.vat?.text, &writer)
        writer.group("cac:PartyLegalEntity") { writer in writer.put("cbc:RegistrationName", buyer.name) }
        putContact(buyer.billingEmail, &writer)
    }

    private func put(_ address: ElectronicAddress?, _ writer: inout XMLWriter) {
        if let address { writer.put("cbc:EndpointID", address.id, ("schemeID", address.scheme)) }
    }

    private func putIdentifier(_ id: String?, _ scheme: String?, _ writer: inout XMLWriter) {
        writer.group("cac:PartyIdentification") { writer in
            writer.put("cbc:ID", id, scheme.map { ("schemeID", $0) })
        }
    }

    private func putName(_ name: String, _ address: [String], _ writer: inout XMLWriter) {
        writer.group("cac:PartyName") { writer in writer.put("cbc:Name", name) }
        let place = PostalPlace(address)
        writer.group("cac:PostalAddress") { writer in
            writer.put("cbc:StreetName", place.street)
            writer.put("cbc:AdditionalStreetName", place.more)
            writer.put("cbc:CityName", place.city)
            writer.put("cbc:PostalZone", place.postcode)
            writer.group("cac:AddressLine") { writer in writer.put("cbc:Line", place.rest) }
            writer.group("cac:Country") { writer in writer.put("cbc:IdentificationCode", Self.country) }
        }
    }

    private func putVATNumber(_ number: String?, _ writer: inout XMLWriter) {
        guard !isOutsideScope, let number else { return }
        writer.group("cac:PartyTaxScheme") { writer in
            writer.put("cbc:CompanyID", number)
            writer.group("cac:TaxScheme") { writer in writer.put("cbc:ID", "VAT") }
        }
    }

    private func putContact(_ email: String?, _ writer: inout XMLWriter) {
        writer.group("cac:Contact") { writer in writer.put("cbc:ElectronicMail", email) }
    }
}

/// The lines of a postal address in the parts that electronic documents have.
struct PostalPlace: Hashable {
    /// The first line.
    private(set) var street: String?
    /// The second.
    private(set) var more: String?
    /// The lines between the second and the town, joined.
    private(set) var rest: String?
    /// The last line that is no postcode, where there are two or more.
    private(set) var city: String?
    /// The postcode, from a line of its own or from the end of the last line.
    private(set) var postcode: String?

    init(_ lines: [String]) {
        var lines = lines
        if let last = lines.last {
            let words = last.split(separator: " ")
            let code = words.suffix(2).joined(separator: " ")
            if words.count >= 2, Self.isPostcode(code) {
                postcode = code
                lines.removeLast()
                var town = words.dropLast(2).joined(separator: " ")
                while town.last == "," { town.removeLast() }
                if !town.isEmpty { lines.append(town) }
            }
        }
        if lines.count >= 2 { city = lines.removeLast() }
        street = lines.first
        more = lines.dropFirst().first
        rest = lines.count > 2 ? lines.dropFirst(2).joined(separator: ", ") : nil
    }

    /// Two to four letters and digits beginning with a letter, a blank, a digit and two letters (BS 7666).
    private static func isPostcode(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: " "))
        guard parts.count == 2, (2...4).contains(parts[0].count), parts[1].count == 3 else { return false }
        guard let first = parts[0].first, isLetter(first), let digit = parts[1].first, isDigit(digit) else {
            return false
        }
        return parts[0].allSatisfy { isLetter($0) || isDigit($0) } && parts[0].contains(where: isDigit)
            && parts[1].dropFirst().allSatisfy(isLetter)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
