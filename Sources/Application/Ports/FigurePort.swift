public import Domain
public import Money

/// What a financial year set out to offer of a course, what became of it, and how its places were used.
public struct CourseFigures: Hashable, Sendable {
    /// The code of the course.
    public let code: String
    /// Its title.
    public let title: String
    /// How many events were the target; nil where none was set.
    public let target: Int64?
    /// Events ever published for the year.
    public let planned: Int64
    /// Of those, cancelled.
    public let cancelled: Int64
    /// Of those, held.
    public let delivered: Int64
    /// Places of the events held.
    public let places: Int64
    /// Who attended them, people who came without a booking included.
    public let attended: Int64
    /// Bookings that still waited when they started.
    public let waiting: Int64

    /// Takes every part.
    public init(
        code: String, title: String, target: Int64?, planned: Int64, cancelled: Int64, delivered: Int64,
        places: Int64, attended: Int64, waiting: Int64
    ) {
        self.code = code
        self.title = title
        self.target = target
        self.planned = planned
        self.cancelled = cancelled
        self.delivered = delivered
        self.places = places
        self.attended = attended
        self.waiting = waiting
    }
}

/// How the people of an agency used the course events of a financial year that were held, and what it was invoiced.
public struct AgencyFigures: Hashable, Sendable {
    /// The agency's code.
    public let code: String
    /// Its name.
    public let name: String
    /// Bookings that held a place at the start.
    public let booked: Int64
    /// Who attended, people who came without a booking included.
    public let attended: Int64
    /// Of those booked at the start, who did not come.
    public let absent: Int64
    /// Bookings cancelled too late.
    public let cancelledLate: Int64
    /// What stands on invoices for events of the year, without VAT, less credits.
    public let invoiced: Pence

    /// Takes every part.
    public init(
        code: String, name: String, booked: Int64, attended: Int64, absent: Int64, cancelledLate: Int64,
        invoiced: Pence
    ) {
        self.code = code
        self.name = name
        self.booked = booked
        self.attended = attended
        self.absent = absent
        self.cancelledLate = cancelledLate
        self.invoiced = invoiced
    }
}

/// Reading figures by year, course and agency, within the scopes `everything` and `figures`; every other reads none.
public protocol FigureReads {
    /// The financial years that have events, the latest first.
    func reportYears() throws -> [FinancialYear]
    /// A year by course code: courses that were planned, or that had events.
    func courseFigures(of year: FinancialYear) throws -> [CourseFigures]
    /// A year by agency code: agencies that booked, or that were invoiced.
    func agencyFigures(of year: FinancialYear) throws -> [AgencyFigures]
}
