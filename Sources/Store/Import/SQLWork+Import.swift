import Application
import Domain
import SQLSession

extension SQLWork: ImportWrites {
    func registerAll(_ people: [ImportedPerson]) throws {
        try load("person", people.map { [.id($0.id), .id($0.agency), .null, .text("active"), .null, .integer(1)] })
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
        var byAgency: [AgencyID: Counts] = [:]
        for imported in bookings { byAgency[imported.booking.agency, default: Counts()] += imported.booking.counts }
        for (agency, counts) in byAgency.sorted(by: { $0.key < $1.key }) { try count(counts, agency, event) }
        if tickets > 0 { try run("import/tickets", .id(event.id), .integer(tickets)) }
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

    private func count(_ counts: Counts, _ agency: AgencyID, _ event: EventHead) throws {
        let deltas = counts.values.map { SQLValue.integer($0) }
        try session.execute(Call(Statements.named("event/count", session.engine), [.id(event.id)] + deltas))
        try session.execute(
            Call(
                Statements.named("event_tally/count", session.engine),
                [.id(event.id), .id(agency), .optional(event.year)] + deltas))
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
