/// The part of the United Kingdom whose bank holidays count (Banking and Financial Dealings Act 1971, sch. 1).
public enum Nation: String, Sendable, CaseIterable {
    /// England and Wales.
    case englandAndWales = "england_and_wales"
    /// Scotland.
    case scotland
    /// Northern Ireland.
    case northernIreland = "northern_ireland"
}

/// The table of bank holidays, kept as data: what decides which weekdays are working days.
public struct BankHolidays: Hashable, Sendable {
    /// Which revision of the table this is; it grows by one with every change.
    public let revision: Int64
    private let dates: [Nation: Set<LocalDate>]

    /// Takes the revision and the holidays of each nation.
    public init(revision: Int64, dates: [Nation: Set<LocalDate>]) {
        self.revision = revision
        self.dates = dates
    }

    /// Whether it is a bank holiday there.
    public func contains(_ date: LocalDate, in nation: Nation) -> Bool { dates[nation]?.contains(date) ?? false }
}
