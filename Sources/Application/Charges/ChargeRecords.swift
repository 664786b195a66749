public import Domain
public import Money

/// Which charges to list; what is nil lets all through.
public struct ChargeFilter: Hashable, Sendable {
    /// The agency's code.
    public var agency: String?
    /// Where they stand.
    public var state: ChargeState.Code?
    /// The calendar year in which the financial year of the event starts.
    public var year: Int64?
    /// The event's reference.
    public var event: String?
    /// The course's code.
    public var course: String?
    /// The booking, for one of its own.
    public var booking: BookingID?
    /// The most to list, 1 to 1,000,000.
    public var limit: Int64
    /// Behind this charge only.
    public var after: Position?

    /// Where a charge stands in the list.
    public struct Position: Hashable, Sendable {
        /// The local date of the event's first session.
        public let eventDate: LocalDate
        /// The booking.
        public let booking: BookingID
        /// Its number at the booking, from 1.
        public let n: Int64

        /// Takes the date, the booking and the number.
        public init(eventDate: LocalDate, booking: BookingID, n: Int64) {
            self.eventDate = eventDate
            self.booking = booking
            self.n = n
        }
    }

    /// Lets all through, up to the limit.
    public init(
        agency: String? = nil, state: ChargeState.Code? = nil, year: Int64? = nil, event: String? = nil,
        booking: BookingID? = nil, limit: Int64 = 100_000
    ) {
        self.agency = agency
        self.state = state
        self.year = year
        self.event = event
        self.booking = booking
        self.limit = min(max(1, limit), 1_000_000)
    }
}

/// A charge with the references people know it by.
public struct ChargeRow: Hashable, Sendable {
    /// The charge.
    public let charge: Charge
    /// Its reference.
    public let reference: String
    /// The event's reference.
    public let event: String
    /// The title of the course.
    public let title: String
    /// The agency's code.
    public let agency: String
    /// The number of its invoice; nil while it is on none.
    public let invoice: String?

    /// Takes the charge and the references.
    public init(charge: Charge, event: String, title: String, agency: String, invoice: String?) {
        self.charge = charge
        self.event = event
        self.title = title
        self.agency = agency
        self.invoice = invoice
        reference = charge.reference("\(event)-\(charge.booking.ordinal)")
    }
}

/// A charge with the step by which its waiver was proposed.
public struct WaiverProposal: Hashable, Sendable {
    /// The charge.
    public let row: ChargeRow
    /// The step.
    public let step: HistoryStep

    /// Takes the charge and the step.
    public init(row: ChargeRow, step: HistoryStep) {
        self.row = row
        self.step = step
    }
}

/// What the open charges of one state come to.
public struct OpenSum: Hashable, Sendable {
    /// The state.
    public let state: ChargeState.Code
    /// How many.
    public let count: Int64
    /// What they come to, in pence.
    public let sum: Pence

    /// Takes the state, how many, and the sum.
    public init(state: ChargeState.Code, count: Int64, sum: Pence) {
        self.state = state
        self.count = count
        self.sum = sum
    }
}
