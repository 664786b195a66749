public import Domain

/// What an electronic document says besides what stands on the paper: a copy taken when it was made, kept with it.
public struct ElectronicDetails: Hashable, Sendable {
    /// Who bills.
    public struct Seller: Hashable, Sendable {
        /// Where its documents come from in the network.
        public var address: ElectronicAddress?
        /// By what number it is registered, such as a company's or charity's; nil for none.
        public var registration: String?
        /// Where questions go; nil for none.
        public var email: String?
        /// Where money is paid to.
        public var account: BankAccount?

        /// Takes what is known.
        public init(
            address: ElectronicAddress? = nil, registration: String? = nil, email: String? = nil,
            account: BankAccount? = nil
        ) {
            self.address = address
            self.registration = registration
            self.email = email
            self.account = account
        }
    }

    /// Who is billed.
    public struct Buyer: Hashable, Sendable {
        /// Where its documents go to in the network.
        public var address: ElectronicAddress?
        /// What it wants quoted where there is no purchase order, such as a cost centre; nil for nothing.
        public var reference: String?
        /// By what numbers others know it.
        public var identifiers: AgencyIdentifiers

        /// Takes what is known.
        public init(
            address: ElectronicAddress? = nil, reference: String? = nil,
            identifiers: AgencyIdentifiers = AgencyIdentifiers()
        ) {
            self.address = address
            self.reference = reference
            self.identifiers = identifiers
        }
    }

    /// Who bills.
    public var seller: Seller
    /// Who is billed.
    public var buyer: Buyer

    /// Takes both.
    public init(seller: Seller, buyer: Buyer) {
        self.seller = seller
        self.buyer = buyer
    }
}

/// Something without which a document cannot go electronically: which field, why, and what to do.
public enum ElectronicGap: Hashable, Sendable, CaseIterable {
    /// The seller has no electronic address.
    case sellerAddress
    /// Nothing says which organisation the seller is where VAT numbers are left out.
    case sellerRegistration
    /// No account is set that money could be paid into.
    case sellerAccount
    /// The agency has no electronic address.
    case buyerAddress
    /// There is neither a purchase order nor a reference of the buyer.
    case reference

    /// The setting or the agency's field that is empty.
    public var field: String {
        switch self {
        case .sellerAddress: "seller.endpoint"
        case .sellerRegistration: "seller.registration"
        case .sellerAccount: "seller.bank_account"
        case .buyerAddress: "endpoint"
        case .reference: "purchase_order"
        }
    }

    /// Why it is needed, as a sentence.
    public func reason(_ agency: String) -> String {
        switch self {
        case .sellerAddress: "The seller has no electronic address."
        case .sellerRegistration:
            "Nothing says which organisation the seller is: a document outside the scope of VAT shows no VAT number."
        case .sellerAccount: "No bank account is set that an electronic invoice could name."
        case .buyerAddress: "The agency \(agency) has no electronic address."
        case .reference: "The invoice quotes no purchase order, and the agency \(agency) has no buyer reference."
        }
    }

    /// What to do about it, as a sentence.
    public func mend(_ agency: String) -> String {
        switch self {
        case .sellerAddress: "Set it: turnout settings set seller.endpoint 0088:5060000000009."
        case .sellerRegistration:
            "Set the number of the company or charity: turnout settings set seller.registration 1234567."
        case .sellerAccount: "Set it: turnout settings set seller.bank_account \"00-00-00 12345678\"."
        case .buyerAddress: "Give it one: turnout agency change \(agency) --endpoint 0088:5060000000009."
        case .reference: "Give it one: turnout agency change \(agency) --buyer-reference COST-CENTRE."
        }
    }
}

/// A document cannot go electronically yet: everything that is missing, so that it can be mended at once.
public struct ElectronicRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// The number of the document.
    public let number: String
    /// The code of the agency billed.
    public let agency: String
    /// What is missing, never nothing.
    public let gaps: [ElectronicGap]

    /// Why, as sentences.
    public var reason: String {
        "\(number) cannot be an electronic document yet. " + gaps.map { $0.reason(agency) }.joined(separator: " ")
    }
    /// What to do, as sentences.
    public var mend: String { gaps.map { $0.mend(agency) }.joined(separator: " ") }
    /// The reason and the mend, as shown to people.
    public var description: String { "\(reason) \(mend)" }
}
