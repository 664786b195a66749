import Application
import Domain
import SQLSession

/// The columns of an event as planned, in the order every statement lists them.
enum EventRows {
    static func event(_ row: Row, sessions: [Row], allocations: [Row]) throws -> Event {
        Event(
            id: try row.id(0), reference: try row.text(1), kind: try row.word(2), course: try row.id(3),
            delivery: try row.text(4), venue: try row.text(5), status: try row.word(6), reason: try row.text(7),
            places: try row.integer(8), bookable: try row.integer(9), minimum: try row.integer(10),
            needsApproval: try row.flag(11), offerMinutes: try row.integer(12),
            priority: PriorityRule(text: try row.text(13)), dates: EventDates(spans: try sessions.map(span)),
            allocations: try allocations.map(allocation), version: try row.integer(14))
    }

    private static func span(_ row: Row) throws -> SessionSpan {
        guard let start = LocalDateTime(iso: try row.text(0)), let end = LocalDateTime(iso: try row.text(1)),
            let time = SessionTime(start: start, end: end)
        else { throw row.damaged(0, "the local times of a session") }
        return SessionSpan(time: time, startsAt: try row.instant(2), endsAt: try row.instant(3))
    }

    private static func allocation(_ row: Row) throws -> Allocation {
        let group: Allocation.Group =
            if let agency: AgencyID = try row.optionalID(0) { .agency(agency) } else { .sector(try row.text(1)) }
        return Allocation(
            group: group, reserved: try row.integer(2), cap: try row.optionalInteger(3),
            releaseAt: try row.optionalInstant(4))
    }

    static func values(_ event: Event) -> [SQLValue] {
        [
            .id(event.id), .text(event.reference), .text(event.kind.rawValue), .id(event.course),
            .text(event.delivery), .text(event.venue), .text(event.status.rawValue), .text(event.reason),
            .integer(event.places), .integer(event.bookable), .integer(event.minimum), .flag(event.needsApproval),
            .integer(event.offerMinutes), .text(event.priority.text), .flag(!event.allocations.isEmpty),
            .optional(event.dates?.year.startYear), .optional(event.dates?.month),
            .optional(event.dates?.firstDate.description), .optional(event.dates?.startsAt),
            .optional(event.dates?.endsAt), .integer(event.version),
        ]
    }

    /// The values of `session/insert`, session by session.
    static func sessions(_ event: Event) -> [[SQLValue]] {
        (event.dates?.sessions ?? []).enumerated().map { index, session in
            [
                .id(event.id), .integer(Int64(index) + 1), .text(session.time.start.description),
                .text(session.time.end.description), .instant(session.startsAt), .instant(session.endsAt),
            ]
        }
    }

    /// The values of `allocation/insert`, allocation by allocation.
    static func allocations(_ event: Event) -> [[SQLValue]] {
        event.allocations.enumerated().map { index, allocation in
            var agency: AgencyID?
            var sector: String?
            switch allocation.group {
            case .agency(let id): agency = id
            case .sector(let name): sector = name
            }
            return [
                .id(event.id), .integer(Int64(index) + 1), .optional(agency), .optional(sector),
                .integer(allocation.reserved), .optional(allocation.cap), .optional(allocation.releaseAt),
            ]
        }
    }

    static func line(_ row: Row) throws -> EventLine {
        let next = BookingRows.eventColumns
        return EventLine(
            head: try BookingRows.event(row), courseCode: try row.text(next), title: try row.text(next + 1),
            delivery: try row.text(next + 2), venue: try row.text(next + 3),
            firstDate: try row.optionalDate(next + 4), minimum: try row.integer(next + 5))
    }

    static func overview(_ row: Row) throws -> EventOverview {
        let next = BookingRows.eventColumns
        let counters = try (0..<Counter.allCases.count).map { try row.integer(next + 7 + $0) }
        guard let counts = Counts(values: counters) else { throw row.damaged(next + 7, "the counters of an event") }
        return EventOverview(
            head: try BookingRows.event(row), courseCode: try row.text(next), title: try row.text(next + 1),
            delivery: try row.text(next + 2), venue: try row.text(next + 3),
            firstDate: try row.optionalDate(next + 4), minimum: try row.integer(next + 5),
            reason: try row.text(next + 6), counts: counts)
    }
}
