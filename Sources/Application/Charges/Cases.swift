public import Domain
public import Money

/// An event with everything that decides on the charges of its bookings.
public struct EventCase: Sendable {
    /// The event.
    public let head: EventHead
    /// The title of its course.
    public let title: String
    /// The course's own fee, in pence.
    public let fee: Pence
    /// The local date of its first session; nil while it has no dates.
    public let firstDate: LocalDate?
    /// Its sessions by number, 1 first.
    public let sessions: [SessionTime]
    /// Its bookings in order of arrival.
    public let bookings: [BookingCase]

    /// Takes every part.
    public init(
        head: EventHead, title: String, fee: Pence, firstDate: LocalDate?, sessions: [SessionTime],
        bookings: [BookingCase]
    ) {
        self.head = head
        self.title = title
        self.fee = fee
        self.firstDate = firstDate
        self.sessions = sessions
        self.bookings = bookings
    }
}

/// A booking with everything stored that decides what it costs.
public struct BookingCase: Sendable {
    /// The booking.
    public let booking: Booking
    /// Its agency as it stands.
    public let agency: AgencyCard
    /// Whether the agency's record exempts it from what not attending costs.
    public let isChargeExempt: Bool
    /// Whether the agency's record exempts it from what attending costs.
    public let isAttendExempt: Bool
    /// The latest marks by session number.
    public let marks: [Int64: Mark]
    /// The latest offer made to it.
    public let offer: OfferRecord?
    /// A waiver recorded before the charge was assessed.
    public let waiver: RecordedWaiver?
    /// How many charges it has.
    public let charges: Int64
    /// How many of those were waived.
    public let waivedCharges: Int64

    /// Takes every part.
    public init(
        booking: Booking, agency: AgencyCard, isChargeExempt: Bool, isAttendExempt: Bool, marks: [Int64: Mark],
        offer: OfferRecord?, waiver: RecordedWaiver?, charges: Int64, waivedCharges: Int64
    ) {
        self.booking = booking
        self.agency = agency
        self.isChargeExempt = isChargeExempt
        self.isAttendExempt = isAttendExempt
        self.marks = marks
        self.offer = offer
        self.waiver = waiver
        self.charges = charges
        self.waivedCharges = waivedCharges
    }
}

/// A waiver recorded for a booking: it takes effect when the charge is assessed, whatever its date.
public struct RecordedWaiver: Hashable, Sendable {
    /// The coded reason.
    public let reason: WaiverReason
    /// The local date of the decision.
    public let decidedOn: LocalDate
    /// Who recorded it, as a principal's name.
    public let recordedBy: String

    /// Takes the reason, the date and who recorded it.
    public init(reason: WaiverReason, decidedOn: LocalDate, recordedBy: String) {
        self.reason = reason
        self.decidedOn = decidedOn
        self.recordedBy = recordedBy
    }

    /// As the charge keeps it.
    public var waiver: Waiver {
        Waiver(reason: reason, decidedBy: recordedBy, secondedBy: nil, decidedOn: decidedOn)
    }
}
