import Application
import Domain
import Money
import SQLSession

extension SQLReads {
    func heldEvents(
        through date: LocalDate, endedBy now: Instant, after event: EventID?, limit: Int64
    ) throws -> [EventID] {
        try rows("event/held", .date(date), .instant(now), .integer(event?.raw ?? 0), .integer(limit))
            .map { try $0.id(0) }
    }

    func eventsNotMarkedDelivered(through date: LocalDate, endedBy now: Instant) throws -> [String] {
        try rows("event/not_marked_delivered", .date(date), .instant(now)).map { try $0.text(0) }
    }

    func heldEvents(
        ofYear year: Int64, endedBy now: Instant, after event: EventID?, limit: Int64
    ) throws -> [EventID] {
        try rows("event/held_of_year", .integer(year), .instant(now), .integer(event?.raw ?? 0), .integer(limit))
            .map { try $0.id(0) }
    }

    func cases(from first: EventID, through last: EventID) throws -> [EventCase] {
        let (from, to) = (SQLValue.id(first), SQLValue.id(last))
        let sessions = try caseSessions(from, to)
        let bookings = try caseBookings(from, to)
        return try rows("event/cases", from, to).map { row in
            let head = try BookingRows.event(row)
            let next = BookingRows.eventColumns
            return EventCase(
                head: head, title: try row.text(next), fee: Pence(try row.integer(next + 1)),
                firstDate: try row.optionalDate(next + 2), sessions: sessions[head.id] ?? [],
                bookings: bookings[head.id] ?? [])
        }
    }

    private func caseSessions(_ from: SQLValue, _ to: SQLValue) throws -> [EventID: [SessionTime]] {
        var sessions: [EventID: [SessionTime]] = [:]
        for row in try rows("session/cases", from, to) {
            guard let start = LocalDateTime(iso: try row.text(1)), let end = LocalDateTime(iso: try row.text(2)),
                let time = SessionTime(start: start, end: end)
            else { throw row.damaged(1, "a session in local time") }
            sessions[try row.id(0), default: []].append(time)
        }
        return sessions
    }

    private func caseBookings(_ from: SQLValue, _ to: SQLValue) throws -> [EventID: [BookingCase]] {
        let marks = try caseMarks(from, to)
        let offers = try caseOffers(from, to)
        let facts = try Dictionary(grouping: rows("booking_fact/cases", from, to).map(FactRows.fact)) { $0.booking }
        var bookings: [EventID: [BookingCase]] = [:]
        for row in try rows("booking/cases", from, to) {
            let booking = try BookingRows.booking(row)
            let agency = AgencyCard(
                id: booking.agency, code: try row.text(20), sector: try row.text(21), band: try row.optionalText(22))
            bookings[booking.id.event, default: []].append(
                BookingCase(
                    booking: booking, agency: agency, isChargeExempt: try row.flag(23),
                    isAttendExempt: try row.flag(24),
                    marks: marks[booking.id] ?? CaseMarks(), offer: offers[booking.id], waiver: try waiver(row, 25),
                    facts: (facts[booking.id] ?? []).map(\.recorded), waivedCharges: try row.integer(28)))
        }
        return bookings
    }

    private func waiver(_ row: Row, _ column: Int) throws -> RecordedWaiver? {
        guard try row.optionalText(column) != nil else { return nil }
        return RecordedWaiver(
            reason: try row.word(column), decidedOn: try row.date(column + 1), recordedBy: try row.text(column + 2))
    }

    /// The latest marks: corrections come last, and so replace what they correct.
    private func caseMarks(_ from: SQLValue, _ to: SQLValue) throws -> [BookingID: CaseMarks] {
        var marks: [BookingID: CaseMarks] = [:]
        for row in try rows("attendance/cases", from, to) {
            guard let mark = Mark(word: try row.text(2), minutes: try row.integer(3)) else {
                throw row.damaged(2, "a mark of attendance")
            }
            marks[try row.id(0), default: CaseMarks()].take(mark, session: try row.integer(1))
        }
        return marks
    }

    private func caseOffers(_ from: SQLValue, _ to: SQLValue) throws -> [BookingID: OfferRecord] {
        var offers: [BookingID: OfferRecord] = [:]
        for row in try rows("offer/cases", from, to) {
            offers[try row.id(0)] = OfferRecord(
                n: try row.integer(1), madeAt: try row.instant(2), until: try row.instant(3), state: try row.word(4),
                endedAt: try row.optionalInstant(5))
        }
        return offers
    }
}
