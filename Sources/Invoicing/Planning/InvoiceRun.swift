public import Money

/// How often an agency is billed: what one invoice covers.
public enum BillingFrequency: String, Hashable, Sendable, CaseIterable {
    /// One invoice for each event.
    case event
    /// One for each calendar month of the events.
    case month
    /// One for each quarter of the events: January to March, and so on.
    case quarter
    /// One for each financial year of the events, 1 April to 31 March.
    case year

    /// The period an event belongs to; periods order by time.
    func period(of subject: LineSubject) -> BillingPeriod {
        let (year, month, _) = subject.date.parts
        switch self {
        case .event: return BillingPeriod(start: Int(subject.date.day), event: subject.event)
        case .month: return BillingPeriod(start: year * 12 + month, event: "")
        case .quarter: return BillingPeriod(start: year * 4 + (month - 1) / 3, event: "")
        case .year: return BillingPeriod(start: month < 4 ? year - 1 : year, event: "")
        }
    }
}

/// One period of one frequency.
struct BillingPeriod: Hashable, Comparable {
    let start: Int
    let event: String

    static func < (a: BillingPeriod, b: BillingPeriod) -> Bool { (a.start, a.event) < (b.start, b.event) }
}

/// How an agency is billed.
public struct BillingTerms: Hashable, Sendable {
    /// What one invoice covers.
    public let frequency: BillingFrequency
    /// The smallest net amount an invoice is issued for, in pence; what is below is carried forward.
    public let minimum: Pence

    /// Takes the frequency and the smallest net amount to bill.
    public init(frequency: BillingFrequency, minimum: Pence = .zero) {
        self.frequency = frequency
        self.minimum = minimum
    }
}

/// What an invoice run is to bill.
public struct InvoiceRun: Hashable, Sendable {
    /// The charges that are on no invoice yet.
    public let charges: [PendingCharge]
    /// The terms of agencies by their code.
    public let terms: [String: BillingTerms]
    /// The terms of every other agency: the policy's.
    public let standardTerms: BillingTerms
    /// The last event date to bill; later charges stay pending.
    public let through: DocumentDate

    /// Takes the charges, each agency's terms, the policy's, and the last event date to bill.
    public init(
        charges: [PendingCharge], terms: [String: BillingTerms] = [:], standardTerms: BillingTerms,
        through: DocumentDate
    ) {
        self.charges = charges
        self.terms = terms
        self.standardTerms = standardTerms
        self.through = through
    }
}
