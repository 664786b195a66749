public import Money

/// An invoice with something still to pay.
public struct OpenInvoice: Hashable, Sendable {
    /// The invoice's number.
    public let number: DocumentNumber
    /// The code of the agency billed.
    public let agencyCode: String
    /// The last day to pay.
    public let dueDate: DocumentDate
    /// What is still to pay, in pence.
    public let outstanding: Pence

    /// Takes the invoice's number, agency, due date and what is still to pay.
    public init(number: DocumentNumber, agencyCode: String, dueDate: DocumentDate, outstanding: Pence) {
        self.number = number
        self.agencyCode = agencyCode
        self.dueDate = dueDate
        self.outstanding = outstanding
    }

    /// Days past due on a date; zero or negative while it is not due.
    public func daysPastDue(on date: DocumentDate) -> Int { dueDate.days(until: date) }
}

/// How old a debt is, by the days it is past due.
public enum AgeBand: String, Hashable, Sendable, CaseIterable {
    /// Not due, or less than 30 days past it.
    case current
    /// 30 to 59 days past due.
    case thirty = "30"
    /// 60 to 89 days past due.
    case sixty = "60"
    /// 90 days past due and more.
    case ninety = "90+"

    /// The band of a debt so many days past due.
    public init(daysPastDue days: Int) {
        switch days {
        case ..<30: self = .current
        case 30..<60: self = .thirty
        case 60..<90: self = .sixty
        default: self = .ninety
        }
    }
}

/// What one agency owes, by age.
public struct AgedDebt: Hashable, Sendable {
    /// The code of the agency.
    public let agencyCode: String
    /// What it owes in each band, in pence; a band without debt is left out.
    public let bands: [AgeBand: Pence]
    /// What of it is past due by a day or more, in pence.
    public let overdue: Pence

    /// What it owes together, in pence.
    public var total: Pence { bands.values.reduce(.zero, +) }

    /// What it owes in one band, in pence.
    public subscript(band: AgeBand) -> Pence { bands[band] ?? .zero }

    /// The aged debt on a date, an agency a row by its code; invoices with nothing to pay are passed over.
    public static func rows(_ invoices: [OpenInvoice], on date: DocumentDate) -> [AgedDebt] {
        let owing = Dictionary(grouping: invoices.filter { $0.outstanding > .zero }, by: \.agencyCode)
        return owing.sorted { $0.key < $1.key }.map { agencyCode, invoices in
            var bands: [AgeBand: Pence] = [:]
            var overdue = Pence.zero
            for invoice in invoices {
                let days = invoice.daysPastDue(on: date)
                bands[AgeBand(daysPastDue: days), default: .zero] += invoice.outstanding
                if days > 0 { overdue += invoice.outstanding }
            }
            return AgedDebt(agencyCode: agencyCode, bands: bands, overdue: overdue)
        }
    }
}
