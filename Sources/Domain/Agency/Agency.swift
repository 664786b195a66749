/// Where an agency stands in the partnership.
public enum AgencyStatus: Hashable, Sendable {
    /// A partner: its people book.
    case active
    /// No longer a partner: nobody books for it, and what it owes stays.
    case closed
    /// Taken over by another agency, for which its code now stands.
    case merged(into: AgencyID)

    /// The word stored and shown.
    public var word: String {
        switch self {
        case .active: "active"
        case .closed: "closed"
        case .merged: "merged"
        }
    }
}

/// How an agency is billed.
public struct BillingDetails: Hashable, Sendable {
    /// The lines of the address that invoices go to; may be none.
    public var address: [String]
    /// The e-mail address that invoices go to; empty for none.
    public var email: String
    /// The purchase order number that its invoices must quote; empty for none.
    public var purchaseOrder: String
    /// One invoice for what period; nil: as the policy says.
    public var frequency: Frequency?
    /// How it takes electronic invoices.
    public var electronic: ElectronicBilling

    /// Takes every part; all may be left out.
    public init(
        address: [String] = [], email: String = "", purchaseOrder: String = "", frequency: Frequency? = nil,
        electronic: ElectronicBilling = ElectronicBilling()
    ) {
        self.address = address
        self.email = email
        self.purchaseOrder = purchaseOrder
        self.frequency = frequency
        self.electronic = electronic
    }
}

/// How an agency takes electronic invoices.
public struct ElectronicBilling: Hashable, Sendable {
    /// Where they go to; nil for none.
    public var address: ElectronicAddress?
    /// What they quote where there is no purchase order, such as a cost centre; empty for nothing.
    public var reference: String
    /// Whether each of its documents is made electronically as it is issued, and none is issued that could not be.
    public var isWanted: Bool

    /// Takes every part; all may be left out.
    public init(address: ElectronicAddress? = nil, reference: String = "", isWanted: Bool = false) {
        self.address = address
        self.reference = reference
        self.isWanted = isWanted
    }
}

/// By what numbers others know an agency.
public struct AgencyIdentifiers: Hashable, Sendable {
    /// The NHS organisation code.
    public var ods: ODSCode?
    /// The school's unique reference number.
    public var urn: SchoolURN?
    /// The global location number, an address for electronic invoices.
    public var gln: GLN?
    /// The VAT registration number.
    public var vat: VATNumber?

    /// Takes those it has.
    public init(ods: ODSCode? = nil, urn: SchoolURN? = nil, gln: GLN? = nil, vat: VATNumber? = nil) {
        self.ods = ods
        self.urn = urn
        self.gln = gln
        self.vat = vat
    }
}

/// A partner organisation: the debtor of its people's charges.
public struct Agency: Hashable, Sendable {
    /// Its id.
    public let id: AgencyID
    /// What people and files call it, such as `BWC`; never changes.
    public let code: String
    /// Its name.
    public var name: String
    /// Its sector, a word such as `early_years`.
    public var sector: String
    /// Its band in price lists; nil for none.
    public var band: String?
    /// Where it stands.
    public var status: AgencyStatus
    /// Whether its charges for not attending are assessed and then relieved.
    public var isChargeExempt: Bool
    /// Whether its people attend without a fee.
    public var isAttendExempt: Bool
    /// How it is billed.
    public var billing: BillingDetails
    /// By what numbers others know it.
    public var identifiers: AgencyIdentifiers
    /// How many steps its history has.
    public var version: Int64

    /// Takes every part; a new agency is active and has the version 1.
    public init(
        id: AgencyID, code: String, name: String, sector: String, band: String? = nil, status: AgencyStatus = .active,
        isChargeExempt: Bool = false, isAttendExempt: Bool = false, billing: BillingDetails = BillingDetails(),
        identifiers: AgencyIdentifiers = AgencyIdentifiers(), version: Int64 = 1
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.sector = sector
        self.band = band
        self.status = status
        self.isChargeExempt = isChargeExempt
        self.isAttendExempt = isAttendExempt
        self.billing = billing
        self.identifiers = identifiers
        self.version = version
    }

    /// Whether it may be changed or joined.
    ///
    /// - Throws: ``Refusal`` of kind `wrong_state`.
    public func mustBeActive() throws(Refusal) {
        switch status {
        case .active: return
        case .closed:
            throw Refusal(.wrongState, "The agency \(code) is closed.", mend: "Name an agency that is active.")
        case .merged:
            throw Refusal(
                .wrongState, "The agency \(code) was merged into another.",
                mend: "Name the agency it was merged into; `turnout agency show \(code)` says which.")
        }
    }
}
