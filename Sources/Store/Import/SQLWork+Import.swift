import Application
import Domain
import SQLSession

extension SQLWork: ImportWrites {
    func registerAll(_ people: [ImportedPerson]) throws {
        try load(
            "person",
            people.map { [.id($0.id), .id($0.agency), .null, .text("active"), .null, .integer(1), .flag(false)] })
        try load("person_detail", people.map { CatalogueRows.values($0.id, $0.details) })
        try load(
            "person_history",
            people.map { person in
                [
                    .id(person.id), .integer(1), .instant(person.since), actor, .text("registered"), .id(person.agency),
                    .text("imported"),
                ]
            })
    }

    func addAll(_ bookings: [ImportedBooking], to event: EventHead, sessions: Int, tickets: Int64) throws {
        try load("booking", bookings.map { BookingRows.columns($0.booking) })
        try load("booking_history", bookings.flatMap(steps))
        if sessions > 0 { try load("attendance", bookings.flatMap { marks($0, sessions) }) }
        try count(bookings, event, tickets)
    }

    func addAll(_ waivers: [ImportedWaiver]) throws {
        try load(
            "waiver_request",
            waivers.map { [.id($0.booking), .text($0.reason.rawValue), .date($0.decidedOn), now, actor] })
        try audit("import.waivers", subject: "import", detail: "\(waivers.count) recorded")
    }

    private func load(_ table: String, _ rows: [[SQLValue]]) throws {
        try Bulk.load(TableCatalogue.table(table), rows, session)
    }

    private func steps(_ imported: ImportedBooking) -> [[SQLValue]] {
        imported.steps.enumerated().map { index, step in
            [
                .id(imported.booking.id), .integer(index + 1), .instant(step.at), actor, .text(step.happened),
                .text(step.state.rawValue), .text(step.why),
            ]
        }
    }

    private func marks(_ imported: ImportedBooking, _ sessions: Int) -> [[SQLValue]] {
        guard let mark = imported.mark else { return [] }
        return (1...sessions).map { session in
            [
                .id(imported.booking.id), .integer(session), .integer(1), .text(mark.word), .integer(mark.minutes), now,
                actor,
            ]
        }
    }

    /// Counts the bookings of an event together, and those of each agency at it.
    private func count(_ bookings: [ImportedBooking], _ event: EventHead, _ tickets: Int64) throws {
        var whole = Counts()
        var byAgency: [AgencyID: Counts] = [:]
        for imported in bookings {
            let counts = imported.booking.counts
            whole += counts
            byAgency[imported.booking.agency, default: Counts()] += counts
        }
        let numbers = { (counts: Counts) in counts.values.map { SQLValue.integer($0) } }
        try session.execute(
            Call(
                Statements.named("event/count", session.engine),
                [.id(event.id)] + numbers(whole) + [.integer(tickets)]))
        let tallies = byAgency.sorted { $0.key < $1.key }.map { agency, counts in
            [.id(event.id), .id(agency), .optional(event.year)] + numbers(counts)
        }
        // An event without arrivals keeps no counters yet, so there is nothing to add to.
        guard event.arrivals == 0 else { return try runMany("event_tally/count", tallies) }
        let none = ChargeCounter.allCases.map { _ in SQLValue.integer(0) }
        try load("event_tally", tallies.map { $0 + none })
    }
}

extension BookingRows {
    /// The values of a booking in the order of its table's columns, where who gave notice stands before the version.
    static func columns(_ booking: Booking) -> [SQLValue] {
        var columns = values(booking)
        columns.swapAt(19, 20)
        return columns
    }
}

extension Counts {
    fileprivate static func += (one: inout Counts, other: Counts) { one = one + other }
}
