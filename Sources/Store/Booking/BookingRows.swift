import Application
import Domain
import SQLSession

/// The columns of a booking, in the order every statement lists them.
enum BookingRows {
    static func booking(_ row: Row) throws -> Booking {
        let code: BookingState.Code = try row.word(3)
        let policy: PolicyID? = try row.optionalID(11)
        let received = try row.optionalInstant(15)
        return Booking(
            id: try row.id(0), person: try row.id(1), agency: try row.id(2),
            state: try state(code, row), origin: try row.word(7), replaces: try row.optionalID(8),
            outcome: try row.word(9), priority: try row.integer(10),
            binding: try policy.map { PolicyBinding(policy: $0, band: try row.optionalText(12)) },
            jobRole: try row.text(13), bookedAt: try row.instant(14), placedAt: try row.optionalInstant(17),
            notice: try received.map { Notice(receivedAt: $0, channel: try row.word(16), by: try row.word(19)) },
            version: try row.integer(18))
    }

    private static func state(_ code: BookingState.Code, _ row: Row) throws -> BookingState {
        switch code {
        case .requested: .requested
        case .declined: .declined
        case .lapsed: .lapsed
        case .confirmed: .confirmed
        case .reconfirming: .reconfirming(until: try row.instant(4))
        case .waitlisted: .waitlisted(ticket: try row.integer(5))
        case .offered: .offered(until: try row.instant(4))
        case .withdrawn: .withdrawn
        case .cancelledInTime: .cancelled(.inTime)
        case .cancelledLate: .cancelled(.late)
        case .cancelledUnjudged: .cancelled(.unjudged)
        case .eventCancelled: .eventCancelled
        case .substituted: .substituted(by: try row.id(6))
        case .moved: .moved(to: try row.id(6))
        }
    }

    /// The values of `booking/insert` and, after the id, of `booking/update`.
    static func values(_ booking: Booking) -> [SQLValue] {
        var until: Instant?
        var ticket: Int64?
        var successor: BookingID?
        switch booking.state {
        case .reconfirming(let moment), .offered(let moment): until = moment
        case .waitlisted(let number): ticket = number
        case .substituted(let id), .moved(let id): successor = id
        case .requested, .declined, .lapsed, .confirmed, .withdrawn, .cancelled, .eventCancelled: break
        }
        return [
            .id(booking.id), .id(booking.id.event), .id(booking.person), .id(booking.agency),
            .text(booking.state.code.rawValue), .optional(until), .optional(ticket), .optional(successor),
            .text(booking.origin.rawValue), .optional(booking.replaces), .text(booking.outcome.rawValue),
            .integer(booking.priority), .optional(booking.binding?.policy), .optional(booking.binding?.band),
            .text(booking.jobRole), .instant(booking.bookedAt), .optional(booking.placedAt),
            .optional(booking.notice?.receivedAt), .optional(booking.notice?.channel.rawValue),
            .integer(booking.version),
            .optional(booking.notice?.by.rawValue),
        ]
    }

    static func event(_ row: Row, from start: Int = 0) throws -> EventHead {
        EventHead(
            id: try row.id(start), reference: try row.text(start + 1), kind: try row.word(start + 2),
            status: try row.word(start + 3), year: try row.optionalInteger(start + 4),
            startsAt: try row.optionalInstant(start + 5), endsAt: try row.optionalInstant(start + 6),
            needsApproval: try row.flag(start + 7), offerMinutes: try row.integer(start + 8),
            places: try row.integer(start + 9), bookable: try row.integer(start + 10),
            hasAllocations: try row.flag(start + 11), arrivals: try row.integer(start + 12),
            tickets: try row.integer(start + 13), held: try row.integer(start + 14),
            offered: try row.integer(start + 15), waiting: try row.integer(start + 16),
            priority: PriorityRule(text: try row.text(start + 17)))
    }

    /// Where an event's row has the counters that bookings change; tickets are no ``Counter``.
    static let counterColumns: [(column: Int, counter: Counter?)] = [
        (12, .arrivals), (13, nil), (14, .held), (15, .offered), (16, .waiting),
    ]

    /// How many columns an event takes.
    static let eventColumns = 18
}
