import Documents
public import Domain
import Invoicing

/// An electronic document as it was made, with what it says besides what stands on the paper.
public struct ElectronicRecord: Hashable, Sendable {
    /// Which one of its document it is, from 1; the last counts.
    public let n: Int64
    /// The form it is written in.
    public let form: String
    /// The seller's electronic address.
    public let sellerAddress: ElectronicAddress
    /// The seller's number as a company or charity.
    public let sellerRegistration: String?
    /// Where questions go.
    public let sellerEmail: String?
    /// The account to pay into; nil on a credit note that needs none.
    public let sellerAccount: BankAccount?
    /// The buyer's electronic address.
    public let buyerAddress: ElectronicAddress
    /// What the buyer wants quoted.
    public let buyerReference: String?
    /// By what numbers the buyer is known.
    public let buyerIdentifiers: AgencyIdentifiers
    /// The document, UBL 2.1 in UTF-8.
    public let text: String
    /// When it was made.
    public let madeAt: Instant

    /// Takes every part.
    public init(
        n: Int64, form: String, sellerAddress: ElectronicAddress, sellerRegistration: String?, sellerEmail: String?,
        sellerAccount: BankAccount?, buyerAddress: ElectronicAddress, buyerReference: String?,
        buyerIdentifiers: AgencyIdentifiers, text: String, madeAt: Instant
    ) {
        self.n = n
        self.form = form
        self.sellerAddress = sellerAddress
        self.sellerRegistration = sellerRegistration
        self.sellerEmail = sellerEmail
        self.sellerAccount = sellerAccount
        self.buyerAddress = buyerAddress
        self.buyerReference = buyerReference
        self.buyerIdentifiers = buyerIdentifiers
        self.text = text
        self.madeAt = madeAt
    }

    /// Makes the document of one that was issued; nil where an address is missing, which the document refuses first.
    init?(_ n: Int64, of stored: StoredDocument, _ details: ElectronicDetails, at moment: Instant) throws {
        let text = try stored.electronicText(details)
        guard let seller = details.seller.address, let buyer = details.buyer.address else { return nil }
        self.init(
            n: n, form: ElectronicDocument.form, sellerAddress: seller,
            sellerRegistration: details.seller.registration, sellerEmail: details.seller.email,
            sellerAccount: details.seller.account, buyerAddress: buyer, buyerReference: details.buyer.reference,
            buyerIdentifiers: details.buyer.identifiers, text: text, madeAt: moment)
    }

    /// Whether it is, byte for byte, what its document gives with these details. One of another form is not made again:
    /// its hash alone says that it is what was made.
    public func belongs(to stored: StoredDocument) -> Bool {
        guard form == ElectronicDocument.form else { return true }
        let details = ElectronicDetails(
            seller: .init(
                address: sellerAddress, registration: sellerRegistration, email: sellerEmail, account: sellerAccount),
            buyer: .init(address: buyerAddress, reference: buyerReference, identifiers: buyerIdentifiers))
        guard let again = try? stored.electronicText(details) else { return false }
        return again.utf8.elementsEqual(text.utf8)
    }
}

extension StoredDocument {
    /// The document for programs.
    ///
    /// - Throws: ``Refusal`` of kind `not_ready` that names everything missing, or ``StoreFault``.
    func electronicText(_ details: ElectronicDetails) throws -> String {
        do {
            switch kind {
            case .invoice: return try ElectronicDocument.text(invoice(), details)
            case .creditNote: return try ElectronicDocument.text(creditNote(), details)
            }
        } catch let refusal as ElectronicRefusal {
            throw Refusal(.notReady, refusal.reason, mend: refusal.mend)
        }
    }
}

extension ElectronicDetails {
    /// The details of now: the settings, and what is kept of the agency.
    init(_ settings: [SettingValue], _ electronic: ElectronicBilling, _ identifiers: AgencyIdentifiers) throws(Refusal)
    {
        let values = Dictionary(settings.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        func value(_ setting: Setting) -> String? {
            values[setting.rawValue].flatMap { $0.isEmpty ? nil : $0 }
        }
        var seller = Seller(registration: value(.sellerRegistration), email: value(.sellerEmail))
        if let text = value(.sellerEndpoint) { seller.address = try ElectronicAddress(parsing: text) }
        if let text = value(.sellerBankAccount) { seller.account = try BankAccount(parsing: text) }
        self.init(
            seller: seller,
            buyer: Buyer(
                address: electronic.address, reference: electronic.reference.isEmpty ? nil : electronic.reference,
                identifiers: identifiers))
    }
}
