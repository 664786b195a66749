import Application
import Domain
import SQLSession

extension SQLWork: BookingWrites {
    func claimDesk() throws -> ClaimDesk {
        guard intent.claim != nil, let rows = claimed.first else {
            throw StoreFault(.defect, "The work claims no place.")
        }
        guard let row = rows.first else { throw Refusal(.notFound, "There is no such event.") }
        let desk = try claimDesk(row)
        if desk.person != nil, desk.agency != nil { return desk }
        let call = Call(Statements.named("booking/claim_merged", session.engine), intent.claimValues)
        guard let whole = try session.first(call) else { return desk }
        return try claimDesk(whole)
    }

    private func claimDesk(_ row: Row) throws -> ClaimDesk {
        let next = BookingRows.eventColumns
        let person: PersonID? = try row.optionalID(next)
        let agency: AgencyID? = try row.optionalID(next + 2)
        return ClaimDesk(
            event: try BookingRows.event(row),
            person: try person.map { ($0, try row.id(next + 1), try row.flag(next + 8)) },
            agency: try agency.map {
                AgencyCard(
                    id: $0, code: try row.text(next + 3), sector: try row.text(next + 4),
                    band: try row.optionalText(next + 5))
            },
            live: try row.optionalID(next + 6), policy: try row.optionalID(next + 7))
    }

    func waitingBooking(_ id: BookingID) throws -> Booking? {
        try first("booking/by_id", .id(id), .null, .null).map(BookingRows.booking)
    }

    func lock(_ event: EventID) throws -> EventHead {
        let results = try session.query([
            Call(Statements.named(EventLock.statement, session.engine), [.id(event)]),
            Call(Statements.named("event/by_id", session.engine), [.id(event)]),
        ])
        guard let row = results.last?.first else { throw Refusal(.notFound, "There is no such event.") }
        return try BookingRows.event(row)
    }

    func add(_ booking: Booking, event: EventHead, happened: String, why: String) throws {
        try session.execute(Call(Statements.named("booking/insert", session.engine), BookingRows.values(booking)))
        try count(booking.counts, tickets: booking.state.code == .waitlisted ? 1 : 0, booking, event)
        try step(booking, happened, why)
    }

    func save(_ booking: Booking, was: Booking, event: EventHead, happened: String, why: String) throws {
        try session.execute(Call(Statements.named("booking/update", session.engine), BookingRows.values(booking)))
        let change = booking.counts - was.counts
        let tickets: Int64 = booking.state.code == .waitlisted && booking.state != was.state ? 1 : 0
        if !change.isZero || tickets > 0 { try count(change, tickets: tickets, booking, event) }
        try step(booking, happened, why)
    }

    func bind(_ booking: Booking, was: Booking, event: EventHead, why: String) throws {
        let happened = booking.state == was.state ? "bound" : "judged"
        try save(booking, was: was, event: event, happened: happened, why: why)
    }

    private func step(_ booking: Booking, _ happened: String, _ why: String) throws {
        let state = booking.state.code.rawValue
        try run(
            "booking_history/insert", .id(booking.id), .integer(booking.version), now, actor, .text(happened),
            .text(state), .text(why))
        try audit("booking.\(happened)", subject: "booking:\(booking.id.raw)", detail: "\(booking.version) \(state)")
        try post("booking.\(happened)", subject: "booking:\(booking.id.raw)", payload: state)
    }

    /// Keeps the counters of the event and of the agency at the event, by the same transaction as the change. Tickets
    /// are given one after another, so the event keeps only how many there were.
    private func count(_ change: Counts, tickets: Int64, _ booking: Booking, _ event: EventHead) throws {
        let deltas = change.values.map { SQLValue.integer($0) }
        try session.execute(
            Call(Statements.named("event/count", session.engine), [.id(event.id)] + deltas + [.integer(tickets)]))
        try carry(change, tickets, event.id)
        try session.execute(
            Call(
                Statements.named("event_tally/count", session.engine),
                [.id(event.id), .id(booking.agency), .optional(event.year)] + deltas))
    }

    /// Tells the next claim on the same event what this one has changed in the row that both were given.
    private func carry(_ change: Counts, _ tickets: Int64, _ event: EventID) throws {
        guard intent.claim != nil, intent.event == event, let row = claimed.first?.first else { return }
        let counters = BookingRows.counterColumns.map { ($0.column, $0.counter.map { change[$0] } ?? tickets) }
        for (column, delta) in counters where delta != 0 {
            counted[column] = try (counted[column] ?? row.integer(column)) + delta
        }
        session.carry(0, counted.mapValues { .integer($0) })
    }

    func addOffer(_ booking: BookingID, madeAt: Instant, until: Instant) throws {
        try run("offer/insert", .id(booking), .instant(madeAt), .instant(until))
    }

    func endOffer(_ booking: BookingID, as state: OfferRecord.State, at now: Instant) throws {
        try run("offer/end", .id(booking), .text(state.rawValue), .instant(now))
    }

    func addMark(_ booking: BookingID, session: Int64, n: Int64, mark: Mark) throws {
        try run(
            "attendance/insert", .id(booking), .integer(session), .integer(n), .text(mark.word),
            .integer(mark.minutes), now, actor)
    }

    func addAttempt(_ booking: BookingID, notice: Notice, why: String) throws {
        try run(
            "cancel_attempt/insert", .id(booking), .instant(notice.receivedAt), .text(notice.channel.rawValue),
            .text(notice.by.rawValue), now, actor,
            .text(why))
        try audit("booking.attempted_to_cancel", subject: "booking:\(booking.raw)", detail: notice.channel.rawValue)
    }

    func register(_ person: NewPerson) throws -> PersonID {
        #if MUTANTS
        let key = Mutant.respectCase.isOn ? person.email : person.email.lowercased()
        #else
        let key = person.email.lowercased()
        #endif
        if let row = try first("person/id_by_email", .text(key)) { return try row.id(0) }
        let id = PersonID(try nextNumbers("person", count: 1))
        try run("person/insert", .id(id), .id(person.agency), .null)
        try run(
            "person_detail/insert", .id(id), .text(key), .text(person.email), .text(person.name),
            .text(person.jobRole), .null)
        try run(
            "person_history/insert", .id(id), .integer(1), now, actor, .text("registered"), .id(person.agency),
            .text(""))
        try audit("person.registered", subject: "person:\(id.raw)", detail: "agency:\(person.agency.raw)")
        return id
    }
}
