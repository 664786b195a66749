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
    /// What else was recorded of it, corrections last.
    public let facts: [RecordedFact]
    /// How many of its charges were waived.
    public let waivedCharges: Int64
    /// Which evidence this is: another text as soon as the booking, its register or what else is recorded changed.
    public let evidence: String

    /// Takes every part.
    public init(
        booking: Booking, agency: AgencyCard, isChargeExempt: Bool, isAttendExempt: Bool, marks: CaseMarks,
        offer: OfferRecord?, waiver: RecordedWaiver?, facts: [RecordedFact], waivedCharges: Int64
    ) {
        self.booking = booking
        self.agency = agency
        self.isChargeExempt = isChargeExempt
        self.isAttendExempt = isAttendExempt
        self.marks = marks.latest
        self.offer = offer
        self.waiver = waiver
        self.facts = facts
        self.waivedCharges = waivedCharges
        evidence = "\(booking.version).\(marks.count).\(facts.count)"
    }
}

/// What the register says of a booking, corrections applied.
public struct CaseMarks: Hashable, Sendable {
    /// The latest mark of each session, by its number.
    public var latest: [Int64: Mark] = [:]
    /// How many marks were made, corrections included.
    public var count: Int64 = 0

    /// Nothing.
    public init() {}

    /// Takes over the next mark.
    public mutating func take(_ mark: Mark, session: Int64) {
        latest[session] = mark
        count += 1
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
