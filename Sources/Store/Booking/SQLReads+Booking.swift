import Application
import Domain
import Money
import SQLSession

extension SQLReads: BookingReads {
    func event(reference: String) throws -> EventHead? {
        try first("event/by_reference", .text(reference)).map { try BookingRows.event($0) }
    }

    func event(_ id: EventID) throws -> EventHead? {
        try first("event/by_id", .id(id)).map { try BookingRows.event($0) }
    }

    func sessions(_ event: EventID) throws -> [SessionTime] {
        try rows("session/of_event", .id(event)).map { row in
            guard let start = LocalDateTime(iso: try row.text(0)), let end = LocalDateTime(iso: try row.text(1)),
                let session = SessionTime(start: start, end: end)
            else { throw row.damaged(0, "a session in local time") }
            return session
        }
    }

    func seats(_ event: EventHead) throws -> Seats {
        guard event.hasAllocations else {
            return Seats(bookable: event.bookable, held: event.held, offered: event.offered)
        }
        var taken: [Claimant: Int64] = [:]
        for row in try rows("event/taken_by_agency", .id(event.id)) {
            taken[Claimant(agency: try row.id(0), sector: try row.text(1))] = try row.integer(2)
        }
        return Seats(
            bookable: event.bookable, held: event.held, offered: event.offered,
            allocations: try rows("allocation/of_event", .id(event.id)).map(allocation), taken: taken)
    }

    private func allocation(_ row: Row) throws -> Allocation {
        let group: Allocation.Group =
            if let agency: AgencyID = try row.optionalID(0) { .agency(agency) } else { .sector(try row.text(1)) }
        return Allocation(
            group: group, reserved: try row.integer(2), cap: try row.optionalInteger(3),
            releaseAt: try row.optionalInstant(4))
    }

    func booking(_ id: BookingID) throws -> Booking? {
        let limits = try limits(of: id.event)
        return try first("booking/by_id", .id(id), limits.agency, limits.person).map(BookingRows.booking)
    }

    func bookings(of event: EventID) throws -> [Booking] {
        let limits = try limits(of: event)
        return try rows("booking/of_event", .id(event), limits.agency, limits.person).map(BookingRows.booking)
    }

    func register(of event: EventID, _ filter: RegisterFilter) throws -> [RegisterLine] {
        let limits = try limits(of: event)
        return try rows(
            "booking/register", .id(event), limits.agency, limits.person, .optional(filter.state?.rawValue),
            .integer(filter.after ?? 0), .integer(filter.limit)
        ).map { row in
            let id: BookingID = try row.id(0)
            return RegisterLine(
                booking: id, reference: "\(try row.text(1))-\(id.ordinal)", name: try row.optionalText(2) ?? "",
                agency: try row.text(3), jobRole: try row.text(4), state: try row.word(5), origin: try row.word(6),
                outcome: try row.word(7))
        }
    }

    /// What limits a read of the bookings of an event: its own trainer sees them all.
    private func limits(of event: EventID) throws -> (agency: SQLValue, person: SQLValue) {
        if case .trainer(let person) = scope, try teaches(person, event) { return (.null, .null) }
        return limits
    }

    func waiters(_ event: EventID, limit: Int64) throws -> [Waiter] {
        try rows("booking/waiters", .id(event), .integer(limit)).map { row in
            Waiter(
                booking: try row.id(0), ticket: try row.integer(1), priority: try row.integer(2),
                claimant: Claimant(agency: try row.id(3), sector: try row.text(4)))
        }
    }

    func waitingList(_ event: EventID, after: WaitingRow.Position?, limit: Int64) throws -> [WaitingRow] {
        try rows(
            "booking/waiting_list", .id(event), limits.agency, limits.person, .optional(after?.priority),
            .optional(after?.ticket), .integer(limit)
        ).map { row in
            let claimant = Claimant(agency: try row.id(3), sector: try row.text(4))
            return WaitingRow(
                waiter: Waiter(
                    booking: try row.id(0), ticket: try row.integer(1), priority: try row.integer(2),
                    claimant: claimant),
                name: try row.optionalText(5) ?? "", agency: try row.text(6), joinedAt: try row.instant(7),
                place: try row.integer(8))
        }
    }

    func waitersBefore(_ event: EventID, priority: Int64, ticket: Int64) throws -> Int64 {
        try one("booking/waiters_before", .id(event), .integer(priority), .integer(ticket)).integer(0)
    }

    func history(_ booking: BookingID) throws -> [HistoryStep] {
        guard try self.booking(booking) != nil else { return [] }
        return try rows("booking_history/of_booking", .id(booking)).map { row in
            HistoryStep(
                n: try row.integer(0), at: try row.instant(1), actor: try row.text(2), happened: try row.text(3),
                state: try row.text(4), why: try row.text(5))
        }
    }

    func offers(_ booking: BookingID) throws -> [OfferRecord] {
        guard try self.booking(booking) != nil else { return [] }
        return try rows("offer/of_booking", .id(booking)).map { row in
            OfferRecord(
                n: try row.integer(0), madeAt: try row.instant(1), until: try row.instant(2), state: try row.word(3),
                endedAt: try row.optionalInstant(4))
        }
    }

    func marks(_ booking: BookingID) throws -> [SessionMark] {
        guard try self.booking(booking) != nil else { return [] }
        return try rows("attendance/latest", .id(booking)).map { row in
            guard let mark = Mark(word: try row.text(2), minutes: try row.integer(3)) else {
                throw row.damaged(2, "a mark of attendance")
            }
            return SessionMark(session: try row.integer(0), n: try row.integer(1), mark: mark)
        }
    }

    func eventsDue(at now: Instant, limit: Int64) throws -> [EventID] {
        try rows("event/due", .instant(now), .integer(limit)).map { try $0.id(0) }
    }

    func due(_ event: EventID, at now: Instant) throws -> [Booking] {
        try rows("booking/due", .id(event), .instant(now)).map(BookingRows.booking)
    }

    func requested(_ event: EventID) throws -> [Booking] {
        try rows("booking/requested", .id(event)).map(BookingRows.booking)
    }

    func agencyCard(_ agency: AgencyID) throws -> AgencyCard? {
        try first("agency/card", .id(agency)).map { row in
            AgencyCard(
                id: try row.id(0), code: try row.text(1), sector: try row.text(2), band: try row.optionalText(3))
        }
    }

    func agency(of person: PersonID) throws -> AgencyID? { try first("person/agency", .id(person))?.id(0) }

    func terms(of booking: Booking, _ event: EventHead, _ times: EventTimes) throws -> BookingTerms {
        let row = try one("booking/terms", .id(event.id), .id(booking.agency))
        var terms = BookingTerms(times: times, kind: event.kind, sector: try row.text(1), band: booking.binding?.band)
        terms.courseFee = Pence(try row.integer(0))
        terms.exemptFromNotAttending = try row.flag(2)
        terms.exemptFromAttending = try row.flag(3)
        return terms
    }

    func overlaps(_ person: PersonID, with event: EventID) throws -> [String] {
        try rows("booking/overlaps", .id(person), .id(event)).map { try $0.text(0) }
    }
}
