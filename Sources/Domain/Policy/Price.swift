public import Money

/// What a place costs.
public enum Price: Hashable, Sendable {
    /// Nothing.
    case free
    /// One amount, whatever the length.
    case flat(Pence)
    /// One amount up to half a day, another above it; the second once, or for each distinct session date.
    case byLength(halfDay: Pence, day: Pence, eachDate: Bool)
    /// An amount for each distinct session date, whatever its length.
    case perDay(Pence)
    /// The course's own fee.
    case courseFee
}

/// Agencies named by their sector or by their band (the charging terms frozen when the booking bound).
public struct AgencyGroup: Hashable, Sendable {
    /// Sector codes, such as `school`.
    public let sectors: Set<String>
    /// Band codes, such as `charity_under_250k`.
    public let bands: Set<String>

    /// Takes sectors and bands; an agency belongs to the group by either.
    public init(sectors: Set<String> = [], bands: Set<String> = []) {
        self.sectors = sectors
        self.bands = bands
    }

    /// Nobody.
    public static let nobody = AgencyGroup()

    /// Whether an agency of this sector and band belongs to it.
    public func contains(sector: String, band: String?) -> Bool {
        sectors.contains(sector) || band.map(bands.contains) ?? false
    }
}

/// One of the policy's two lists: what attending costs, or what not attending costs.
public struct PriceList: Hashable, Sendable {
    /// A price for some agencies in place of the standard one.
    public struct Special: Hashable, Sendable {
        /// Whom it is for.
        public let group: AgencyGroup
        /// What they pay.
        public let price: Price

        /// Takes the agencies and their price.
        public init(group: AgencyGroup, price: Price) {
            self.group = group
            self.price = price
        }
    }

    /// What everybody else pays.
    public let standard: Price
    /// The special prices; the first that fits counts.
    public let special: [Special]
    /// Whether costs that the organiser bore for the person (an interpreter) are added as they are.
    public let passesOnCosts: Bool
    /// Whether agencies whose record says so are exempt from this list.
    public let exemptsMarkedAgencies: Bool
    /// Agencies that the policy itself exempts from this list.
    public let exempt: AgencyGroup

    /// Takes the list.
    public init(
        standard: Price, special: [Special] = [], passesOnCosts: Bool = false, exemptsMarkedAgencies: Bool = true,
        exempt: AgencyGroup = .nobody
    ) {
        self.standard = standard
        self.special = special
        self.passesOnCosts = passesOnCosts
        self.exemptsMarkedAgencies = exemptsMarkedAgencies
        self.exempt = exempt
    }

    /// Nothing for anybody.
    public static let free = PriceList(standard: .free)
}
