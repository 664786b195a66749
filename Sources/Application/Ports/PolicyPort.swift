public import Domain

/// One version of the charging policy as stored.
public struct PolicyVersion: Hashable, Sendable {
    /// Its id, given in the order of adding.
    public let id: PolicyID
    /// Its name.
    public let name: String
    /// The local date from which it applies.
    public let from: LocalDate
    /// The document as written.
    public let document: String
    /// When it was added.
    public let addedAt: Instant
    /// Who added it, as a principal's name.
    public let addedBy: String

    /// Takes every part.
    public init(id: PolicyID, name: String, from: LocalDate, document: String, addedAt: Instant, addedBy: String) {
        self.id = id
        self.name = name
        self.from = from
        self.document = document
        self.addedAt = addedAt
        self.addedBy = addedBy
    }
}

/// Reading policies and bank holidays.
public protocol PolicyReads {
    /// Every version, by the date from which it applies.
    func policies() throws -> [PolicyVersion]
    /// One version; nil when there is none.
    func policy(_ id: PolicyID) throws -> PolicyVersion?
    /// The version in force on a local date; nil when none is.
    func policyInForce(on date: LocalDate) throws -> PolicyID?
    /// Which revision of the bank-holiday table the store has.
    func holidayRevision() throws -> Int64
    /// The bank holidays as they stand.
    func bankHolidays() throws -> BankHolidays
    /// Bookings that took their place and are bound to no policy, first placed first, after this one.
    func unbound(after booking: BookingID?, limit: Int64) throws -> [Booking]
}

/// Adding policies and changing bank holidays.
public protocol PolicyWrites: PolicyReads {
    /// Adds a version; its from-date must be new.
    func addPolicy(name: String, from: LocalDate, document: String) throws -> PolicyID
    /// Adds or renames a bank holiday; says whether anything changed.
    func setHoliday(_ nation: Nation, _ date: LocalDate, name: String) throws -> Bool
    /// Takes a bank holiday out of the table; says whether it was there.
    func removeHoliday(_ nation: Nation, _ date: LocalDate) throws -> Bool
}
