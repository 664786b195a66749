/// The seller as a document shows it: a copy taken when the document is issued, never a pointer to a setting.
public struct SellerSnapshot: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The postal address, one entry a line.
    public let address: [String]
    /// The VAT registration number where the seller has one; left out of documents outside the scope of VAT.
    public let vatNumber: String?
    /// Bank details or another way to pay, one entry a line.
    public let howToPay: [String]
    /// How to dispute a charge, one entry a line.
    public let howToDispute: [String]
    /// The SHA-256 of the logo at the head of paper, 64 hexadecimal digits; nil where there is none.
    public let logo: String?

    /// Takes the seller's settings; throws naming the first one missing and the command that sets it.
    public init(
        name: String?, address: [String], vatNumber: String?, howToPay: [String], howToDispute: [String],
        logo: String? = nil
    ) throws(InvoicingRefusal) {
        guard let name, !name.isEmpty else { throw .settingMissing(.name) }
        if address.isEmpty { throw .settingMissing(.address) }
        if howToPay.isEmpty { throw .settingMissing(.howToPay) }
        if howToDispute.isEmpty { throw .settingMissing(.howToDispute) }
        self.init(name, address, vatNumber, howToPay, howToDispute, logo)
        try check()
    }

    private init(
        _ name: String, _ address: [String], _ vat: String?, _ pay: [String], _ dispute: [String], _ logo: String?
    ) {
        self.name = name
        self.address = address
        vatNumber = vat
        howToPay = pay
        howToDispute = dispute
        self.logo = logo
    }

    /// The same seller without a VAT number, for documents outside the scope of VAT.
    var withoutVATNumber: SellerSnapshot { SellerSnapshot(name, address, nil, howToPay, howToDispute, logo) }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }

    private func check() throws(InvoicingRefusal) {
        try Wording.check(name, SellerSetting.name.rawValue, most: Wording.name)
        try Wording.check(lines: address, SellerSetting.address.rawValue, most: Wording.name)
        try Wording.check(vatNumber, SellerSetting.vatNumber.rawValue, most: 20)
        try Wording.check(lines: howToPay, SellerSetting.howToPay.rawValue, most: Wording.sentence)
        try Wording.check(lines: howToDispute, SellerSetting.howToDispute.rawValue, most: Wording.sentence)
        if let logo, logo.utf8.count != 64 || !logo.utf8.allSatisfy(Self.isDigit) {
            throw InvoicingRefusal(
                .text, "The logo is named by no hash.", mend: "Set it anew: turnout settings logo FILE.")
        }
    }
}

/// The agency billed, as a document shows it: a copy taken when the document is issued.
public struct BuyerSnapshot: Hashable, Sendable {
    /// The agency's code.
    public let agencyCode: String
    /// The name.
    public let name: String
    /// The postal address, one entry a line.
    public let address: [String]
    /// Where the document is mailed to; nil where it goes by post.
    public let billingEmail: String?
    /// The purchase order number to quote; nil where the agency needs none.
    public let purchaseOrder: String?

    /// Takes the agency's billing details; throws where one is missing, too long or not printable.
    public init(
        agencyCode: String, name: String, address: [String], billingEmail: String?, purchaseOrder: String?
    ) throws(InvoicingRefusal) {
        self.agencyCode = agencyCode
        self.name = name
        self.address = address
        self.billingEmail = billingEmail
        self.purchaseOrder = purchaseOrder
        try check()
    }

    private func check() throws(InvoicingRefusal) {
        try Wording.check(agencyCode, "The agency's code", most: Wording.reference)
        try Wording.check(name, "The name of agency \(agencyCode)", most: Wording.name)
        if address.isEmpty {
            throw InvoicingRefusal(
                .text, "Agency \(agencyCode) has no billing address.",
                mend: "Give it one before its invoice is issued.")
        }
        try Wording.check(lines: address, "The billing address of agency \(agencyCode)", most: Wording.name)
        try Wording.check(billingEmail, "The billing e-mail of agency \(agencyCode)", most: 254)
        try Wording.check(purchaseOrder, "The purchase order of agency \(agencyCode)", most: Wording.reference)
    }

    /// The same agency quoting another purchase order.
    func quoting(_ purchaseOrder: String?) throws(InvoicingRefusal) -> BuyerSnapshot {
        try BuyerSnapshot(
            agencyCode: agencyCode, name: name, address: address, billingEmail: billingEmail,
            purchaseOrder: purchaseOrder)
    }
}
