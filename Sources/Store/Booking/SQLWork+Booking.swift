import Application
import Domain
import SQLSession

extension SQLWork: BookingWrites {
    func claimDesk() throws -> ClaimDesk {
        guard intent.claim != nil, claimed.count >= 2 else {
            throw StoreFault(.defect, "The work claims no place.")
        }
        guard let row = claimed[1].first else { throw Refusal(.notFound, "There is no such event.") }
        let next = BookingRows.eventColumns
        let person: PersonID? = try row.optionalID(next)
        let agency: AgencyID? = try row.optionalID(next + 2)
        return ClaimDesk(
            event: try BookingRows.event(row),
            person: try person.map { ($0, try row.id(next + 1)) },
            agency: try agency.map {
                AgencyCard(
                    id: $0, code: try row.text(next + 3), sector: try row.text(next + 4),
                    band: try row.optionalText(next + 5))
            },
            live: try row.optionalID(next + 6), policy: try row.optionalID(next + 7))
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
        try count(booking.counts, booking, event)
        try keepTicket(booking)
        try step(booking, happened, why)
    }

    func save(_ booking: Booking, was: Booking, event: EventHead, happened: String, why: String) throws {
        try session.execute(Call(Statements.named("booking/update", session.engine), BookingRows.values(booking)))
        let change = booking.counts - was.counts
        if !change.isZero { try count(change, booking, event) }
        if booking.state != was.state { try keepTicket(booking) }
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

    private func keepTicket(_ booking: Booking) throws {
        guard case .waitlisted(let ticket) = booking.state else { return }
        try run("event/take_ticket", .id(booking.id.event), .integer(ticket))
    }

    /// Keeps the counters of the event and of the agency at the event, by the same transaction as the change.
    private func count(_ change: Counts, _ booking: Booking, _ event: EventHead) throws {
        let deltas = change.values.map { SQLValue.integer($0) }
        try session.execute(Call(Statements.named("event/count", session.engine), [.id(event.id)] + deltas))
        try session.execute(
            Call(
                Statements.named("event_tally/count", session.engine),
                [.id(event.id), .id(booking.agency), .optional(event.year)] + deltas))
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
        let key = person.email.lowercased()
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
