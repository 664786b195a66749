import Domain
import Evidence

/// A booking of the file with what it refers to: the same person may have booked the same event again.
private struct Claimed: Hashable {
    let person: PersonID
    let at: Instant
}

/// The rows of one event, told apart into those the store has and those it gets now.
private struct EventRows {
    var stored: [Claimed: Booking] = [:]
    var live: Set<PersonID> = []
    /// The id of each row, by its place in the file.
    var ids: [Int32: BookingID] = [:]
    /// Rows to be added, in order of arrival.
    var fresh: [Int32] = []
    /// Whose place each substitute took.
    var replaced: [Int32: Int32] = [:]
    /// When each person walked in.
    var walkIns: [PersonID: Instant] = [:]
}

extension ImportTaking {
    mutating func takeBookings() throws {
        let wanted = Set(plan.waivedBookings)
        var done = 0
        for group in plan.groups {
            try take(group, wanted)
            done += group.bookings.count
            if done % 10_000 < group.bookings.count { progress("taking up bookings: \(done)") }
        }
    }

    private mutating func take(_ group: ImportPlan.Group, _ wanted: Set<Int32>) throws {
        let reference = plan.rows.strings[group.event]
        guard let found = try work.event(reference: reference) else { return }
        let event = try work.lock(found.id)
        var rows = EventRows()
        if known[reference] ?? true { try read(&rows, event) }
        settle(&rows, group, event)
        for row in plan.arrival[group.bookings] where wanted.contains(row) { waived[row] = rows.ids[row] }
        guard !rows.fresh.isEmpty else { return }
        guard fits(rows, event) else { return }
        try add(rows, event)
    }

    private func read(_ rows: inout EventRows, _ event: EventHead) throws {
        for booking in try work.bookings(of: event.id) {
            rows.stored[Claimed(person: booking.person, at: booking.bookedAt)] = booking
            if booking.state.isLive { rows.live.insert(booking.person) }
        }
    }

    /// Gives every row its id, in order of arrival, and compares those the store has.
    private mutating func settle(_ rows: inout EventRows, _ group: ImportPlan.Group, _ event: EventHead) {
        var next = event.arrivals
        for index in plan.arrival[group.bookings] {
            let row = plan.rows.bookings[Int(index)]
            guard let person = people[row.emailKey] else { continue }
            let bookedAt = house.zone.instant(row.bookedAt)
            if row.status == .walkIn { rows.walkIns[person] = bookedAt }
            if let successor = plan.successors[index] { rows.replaced[successor] = index }
            if let stored = rows.stored[Claimed(person: person, at: bookedAt)] {
                rows.ids[index] = stored.id
                compare(row, stored, event)
                report.count(.bookings, added: false)
            } else {
                next += 1
                rows.ids[index] = BookingID(event: event.id, ordinal: next)
                rows.fresh.append(index)
                report.count(.bookings, added: true)
            }
        }
    }

    private mutating func compare(_ row: BookingRow, _ stored: Booking, _ event: EventHead) {
        let ended = row.status == .cancelled ? row.cancelledAt.map { house.zone.instant($0) } : nil
        let agency = agencies[row.agency]?.id
        let role = row.jobRole.map { plan.rows.strings[$0] } ?? ""
        let different: [(String, Bool)] = [
            ("agency", agency != stored.agency), ("job_role", role != stored.jobRole),
            ("status", !isSame(row, stored)),
            ("cancelled_at", ended != nil && stored.notice != nil && ended != stored.notice?.receivedAt),
            ("attendance", ImportedHistory.outcome(row) != stored.outcome),
            ("replaces", (row.replaces != nil) != (stored.replaces != nil)),
        ]
        for (column, isDifferent) in different where isDifferent {
            differs(
                .bookings, row.line, column, "this booking (\(event.reference(of: stored.id)))",
                "change the booking with the command for it, or take the row out")
        }
    }

    private func isSame(_ row: BookingRow, _ stored: Booking) -> Bool {
        switch (row.status, stored.state) {
        case (.booked, .confirmed), (.booked, .reconfirming): stored.origin != .walkIn
        case (.walkIn, .confirmed): stored.origin == .walkIn
        case (.waitlisted, .waitlisted), (.waitlisted, .withdrawn), (.cancelled, .cancelled),
            (.substituted, .substituted), (.eventCancelled, .eventCancelled):
            true
        default: false
        }
    }

    /// What only the store can tell: whether somebody has a live booking there already, and whether there is room.
    private mutating func fits(_ rows: EventRows, _ event: EventHead) -> Bool {
        let before = faults.count
        var held = event.held + event.offered
        for index in rows.fresh {
            let row = plan.rows.bookings[Int(index)]
            let isLive = row.status == .booked || row.status == .walkIn || row.status == .waitlisted
            if isLive, let person = people[row.emailKey], rows.live.contains(person) {
                refuse(row, "email", "the store has a live booking of this event for this person", "take the row out")
            }
            guard row.status == .booked else { continue }
            held += 1
            if held == event.bookable + 1 {
                refuse(
                    row, "event", "with this row \(event.reference) has more held places than its \(event.bookable)",
                    "take rows out, or give the event more places with `turnout event change`")
            }
        }
        return faults.count == before
    }

    private mutating func refuse(_ row: BookingRow, _ column: String, _ reason: String, _ mend: String) {
        faults.add(
            Fault(file: ImportFile.bookings.name, line: row.line, column: .name(column), reason: reason, mend: mend))
    }

    private mutating func add(_ rows: EventRows, _ event: EventHead) throws {
        let sessions = try work.sessions(event.id)
        let history = ImportedHistory(
            event: event, times: EventTimes(sessions: sessions), house: house, work: work, calendar: calendar,
            versions: versions)
        var tickets = event.tickets
        var bookings: [ImportedBooking] = []
        bookings.reserveCapacity(rows.fresh.count)
        for index in rows.fresh {
            guard let facts = facts(index, rows, ticket: tickets + 1) else { continue }
            let booking = try history.booking(facts)
            if case .waitlisted = booking.booking.state { tickets += 1 }
            bookings.append(booking)
        }
        try work.addAll(bookings, to: event, sessions: sessions.count, tickets: tickets - event.tickets)
        try work.audit("event.imported", subject: "event:\(event.id.raw)", detail: "\(bookings.count) bookings")
    }

    private func facts(_ index: Int32, _ rows: EventRows, ticket: Int64) -> ImportedHistory.Facts? {
        let row = plan.rows.bookings[Int(index)]
        guard let id = rows.ids[index], let person = people[row.emailKey], let agency = agencies[row.agency] else {
            return nil
        }
        return ImportedHistory.Facts(
            row: row, id: id, person: person, agency: agency,
            jobRole: row.jobRole.map { plan.rows.strings[$0] } ?? "", bookedAt: house.zone.instant(row.bookedAt),
            endedAt: row.cancelledAt.map { house.zone.instant($0) }, ticket: ticket,
            successor: plan.successors[index].flatMap { rows.ids[$0] },
            replaces: rows.replaced[index].flatMap { rows.ids[$0] },
            walkedInAt: row.status == .waitlisted ? rows.walkIns[person] : nil)
    }
}
