public import Domain
public import Money

/// What an agency was invoiced for events of a year.
public struct AgencyInvoiced: Hashable, Sendable {
    /// The agency's code.
    public let code: String
    /// Its name.
    public let name: String
    /// What stands on invoices for events of the year, without VAT, less credits.
    public let amount: Pence

    /// Takes the code, the name and the amount.
    public init(code: String, name: String, amount: Pence) {
        self.code = code
        self.name = name
        self.amount = amount
    }
}

/// What became of invoiced charges of a year's events, without VAT, less credits.
public struct Settled: Hashable, Sendable {
    /// Charges on invoices that were paid in full.
    public let paid: Pence
    /// Charges written off as bad debts.
    public let writtenOff: Pence

    /// Takes what was paid and what was written off.
    public init(paid: Pence = .zero, writtenOff: Pence = .zero) {
        self.paid = paid
        self.writtenOff = writtenOff
    }
}

/// What the programme of a year set out to offer.
public struct Target: Hashable, Sendable {
    /// How many events.
    public let events: Int64
    /// With how many places together.
    public let places: Int64

    /// Takes the events and the places.
    public init(events: Int64, places: Int64) {
        self.events = events
        self.places = places
    }
}

/// The storage port of reports. Every read sums kept counters or walks a short index; none walks the bookings of a year
/// but the two that say so, and those are asked for by name.
public protocol ReportStore {
    /// The events of a financial year by kind and status, with the sums of their counters.
    func eventGroups(of year: FinancialYear) throws -> [EventGroup]
    /// Who attended the course events of the year that were held, by size of event.
    func shares(of year: FinancialYear) throws -> MeanOfShares
    /// What each agency was invoiced for events of the year, by code; agencies without invoices are left out.
    func invoiced(of year: FinancialYear) throws -> [AgencyInvoiced]
    /// What was paid and written off of the charges of the year's events.
    func settled(of year: FinancialYear) throws -> Settled
    /// The targets of the year's programme; nil when none were set.
    func target(of year: FinancialYear) throws -> Target?
    /// The workforce in scope as last counted on or before a date; nil when nobody counted.
    func workforceInScope(asOf date: LocalDate) throws -> Int64?
    /// How many different people attended course events of the year. Walks the year's bookings.
    func peopleTrained(in year: FinancialYear) throws -> Int64
    /// How many times a person waited for a course event of the year that was held or cancelled, and got no place of
    /// any event of that course in the year; once for each person and course. Walks those who waited.
    func unmetDemand(in year: FinancialYear) throws -> Int64
}
