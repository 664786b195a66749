public import Domain

/// Every message there is, by what it tells.
public enum MessageKind: String, CaseIterable, Sendable {
    /// A place was given at once.
    case confirmed
    /// The request waits for approval.
    case requested
    /// The request was approved.
    case approved
    /// The request was not approved.
    case declined
    /// The event began before anybody decided on the request.
    case requestLapsed = "request_lapsed"
    /// The person waits for a place.
    case waiting
    /// A place came free while cancelling is still free, and was given.
    case promoted
    /// A place is held for the person until they answer.
    case offered
    /// The offer was not answered in time.
    case offerExpired = "offer_expired"
    /// The organiser took the offer back.
    case offerRevoked = "offer_revoked"
    /// The request, the place in the queue or the offer was given up.
    case withdrawn
    /// The booking was cancelled while that was free.
    case cancelledInTime = "cancelled_in_time"
    /// The booking was cancelled when it was no longer free.
    case cancelledLate = "cancelled_late"
    /// A colleague takes the person's place.
    case passedOn = "passed_on"
    /// The person takes a colleague's place.
    case tookOver = "took_over"
    /// The person was moved to another event: of the booking that ended.
    case movedAway = "moved_away"
    /// The same, of the booking that began.
    case movedHere = "moved_here"
    /// The organiser cancelled the event.
    case eventCancelled = "event_cancelled"
    /// The event has new dates; the person is asked whether they suit.
    case postponed
    /// The person said yes to the new dates.
    case reconfirmed
    /// Free cancelling ends soon.
    case freeCancellingEnds = "free_cancelling_ends"
    /// The event is tomorrow.
    case tomorrow
    /// Where or how the event is held has changed, or how it is joined; its dates have not.
    case changed
    /// The event is over, and nothing is recorded of whether the person was there.
    case attendanceQuery = "attendance_query"
    /// A charge is put to the agency, which may answer.
    case chargeNotified = "charge_notified"
    /// The time to answer a charge ends soon.
    case chargeReminder = "charge_reminder"
    /// A charge that the agency was told of was accepted, upheld or waived.
    case chargeDecided = "charge_decided"
    /// An invoice was issued.
    case invoiceIssued = "invoice_issued"
    /// An invoice is past due.
    case invoiceReminder = "invoice_reminder"
    /// A credit note was issued.
    case creditNoteIssued = "credit_note_issued"
    /// The training team invites the person to an event.
    case invited
    /// An event of a course that the person waited for can be booked.
    case courseRuns = "course_runs"
    /// The link and the code to sign in with.
    case signIn = "sign_in"
    /// Sent by hand, to see whether mail arrives.
    case test

    /// What happens to the calendar entry of a booking.
    public enum CalendarPart: Sendable {
        /// It is put in, or changed.
        case request
        /// It is taken out.
        case cancel
    }

    /// What the message does to the calendar; nil: nothing.
    public var calendar: CalendarPart? {
        switch self {
        case .confirmed, .approved, .promoted, .tookOver, .movedHere, .postponed, .reconfirmed, .changed: .request
        case .cancelledInTime, .cancelledLate, .passedOn, .movedAway, .eventCancelled: .cancel
        case .requested, .declined, .requestLapsed, .waiting, .offered, .offerExpired, .offerRevoked, .withdrawn,
            .freeCancellingEnds, .tomorrow, .attendanceQuery, .chargeNotified, .chargeReminder, .chargeDecided,
            .invoiceIssued, .invoiceReminder, .creditNoteIssued, .invited, .courseRuns, .signIn, .test:
            nil
        }
    }

    /// The list it is of, which people may say that they want none of; nil for a notice that is part of what was
    /// asked for.
    public var list: MailingList? {
        switch self {
        case .invited: .invitations
        case .courseRuns: .courses
        default: nil
        }
    }

    /// When it is sent, in a few words.
    public var about: String {
        switch self {
        case .confirmed: "a place was booked"
        case .requested: "a place was asked for and waits for approval"
        case .approved: "a request was approved"
        case .declined: "a request was not approved"
        case .requestLapsed: "an event began before a request was decided"
        case .waiting: "somebody joined the waiting list"
        case .promoted: "a place came free and was given"
        case .offered: "a place came free and is offered"
        case .offerExpired: "an offer was not answered in time"
        case .offerRevoked: "an offer was taken back"
        case .withdrawn: "a request, a place in the queue or an offer was given up"
        case .cancelledInTime: "a booking was cancelled while that was free"
        case .cancelledLate: "a booking was cancelled late"
        case .passedOn: "a colleague takes somebody's place, told to who gave it"
        case .tookOver: "a colleague takes somebody's place, told to the colleague"
        case .movedAway: "a booking was moved to another event, told of the old one"
        case .movedHere: "a booking was moved to another event, told of the new one"
        case .eventCancelled: "an event was cancelled by its organiser"
        case .postponed: "an event has new dates"
        case .reconfirmed: "somebody said yes to new dates"
        case .freeCancellingEnds: "free cancelling ends soon"
        case .tomorrow: "an event is tomorrow"
        case .changed: "where or how an event is held, or how it is joined, has changed"
        case .attendanceQuery: "nothing is recorded of whether somebody was at an event that is over"
        case .chargeNotified: "a charge is put to an agency"
        case .chargeReminder: "an agency has not answered a charge, and the time for that ends soon"
        case .chargeDecided: "a charge that was put to an agency is accepted, upheld or waived"
        case .invoiceIssued: "an invoice is issued"
        case .invoiceReminder: "an invoice is past due"
        case .creditNoteIssued: "a credit note is issued"
        case .invited: "somebody is invited to an event"
        case .courseRuns: "an event of a course that somebody waited for can be booked"
        case .signIn: "somebody asks to sign in"
        case .test: "an administrator tries whether mail arrives"
        }
    }

    /// The placeholders that its template may use.
    public var placeholders: [Placeholder] {
        switch self {
        case .test: [.partnership]
        case .signIn: [.link, .code, .minutes, .partnership]
        case .invited, .courseRuns: [.name, .title, .event, .when, .where, .eventLink, .contact, .partnership]
        case .chargeNotified, .chargeReminder:
            [
                .agency, .amount, .explanation, .deadline, .title, .event, .booking, .when, .chargeLink, .bookingLink,
                .contact, .partnership,
            ]
        case .chargeDecided:
            [
                .agency, .amount, .decision, .explanation, .title, .event, .booking, .when, .chargeLink, .contact,
                .partnership,
            ]
        case .invoiceIssued: [.agency, .number, .amount, .due, .invoiceLink, .contact, .partnership]
        case .invoiceReminder:
            [.agency, .number, .amount, .due, .daysLate, .inQuestion, .invoiceLink, .contact, .partnership]
        case .creditNoteIssued: [.agency, .number, .amount, .invoice, .invoiceLink, .contact, .partnership]
        default: MessageKind.ofBookings + own
        }
    }

    /// What every message of a booking may use.
    private static let ofBookings: [Placeholder] = [
        .name, .title, .event, .booking, .when, .where, .bookingLink, .eventLink, .contact, .partnership,
    ]

    /// What is known in this message only.
    private var own: [Placeholder] {
        switch self {
        case .confirmed, .approved, .promoted, .tookOver, .movedHere, .reconfirmed:
            [.joining, .freeUntil, .cost]
        case .freeCancellingEnds, .tomorrow, .changed: [.joining, .freeUntil, .cost]
        case .waiting, .offerExpired, .offerRevoked: [.position]
        case .offered: [.answerBy, .freeUntil, .cost]
        case .postponed: [.answerBy]
        case .cancelledLate: [.cost, .reason]
        case .declined, .cancelledInTime, .movedAway, .eventCancelled: [.reason]
        case .requested, .requestLapsed, .withdrawn, .passedOn, .attendanceQuery, .chargeNotified, .chargeReminder,
            .chargeDecided, .invoiceIssued, .invoiceReminder, .creditNoteIssued, .invited, .courseRuns, .signIn,
            .test:
            []
        }
    }
}
