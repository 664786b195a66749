import Domain

extension ImportCheck {
    mutating func readTimes() {
        booked.reserveCapacity(rows.bookings.count)
        ended.reserveCapacity(rows.bookings.count)
        for row in rows.bookings {
            booked.append(instant(row.bookedAt, .bookings, row.line))
            ended.append(row.cancelledAt.map { instant($0, .bookings, row.line) })
        }
    }

    /// Puts the bookings into order: by event, then by arrival.
    mutating func arrange() {
        struct Key {
            let event: Int32
            let time: Int64
            let row: Int32
        }
        var keys = rows.bookings.indices.map {
            Key(event: rows.bookings[$0].event.raw, time: booked[$0].microseconds, row: Int32(clamping: $0))
        }
        keys.sort { ($0.event, $0.time, $0.row) < ($1.event, $1.time, $1.row) }
        arrival = keys.map(\.row)
        var start = 0
        while start < keys.count {
            let symbol = Symbol(raw: keys[start].event)
            var end = start
            while end < keys.count, keys[end].event == symbol.raw { end += 1 }
            groups.append(.init(event: symbol, index: event(symbol)?.index, bookings: start..<end))
            start = end
        }
    }

    /// Each booking by itself and with its event.
    mutating func checkBookings() {
        let checksAgencies = !rows.incomplete.contains(.agencies)
        for (index, row) in rows.bookings.enumerated() {
            if isUnknown(event: row.event) { unknownEvent(.bookings, row.line, row.event) }
            if checksAgencies, !isAgency[Int(row.agency.raw)] {
                fault(
                    .bookings, row.line, "agency", "\(quoted(rows.strings[row.agency].utf8)) is not a known agency",
                    "add it to \(ImportFile.agencies.name) or correct the code")
            }
            if let end = ended[index], end < booked[index] {
                fault(
                    .bookings, row.line, "cancelled_at", "the booking ends before it is made (\(row.bookedAt))",
                    "correct one of the times")
            }
            if let event = event(row.event) { checkStatus(row, event.row) }
        }
    }

    private mutating func checkStatus(_ row: BookingRow, _ event: EventRow) {
        let (reference, state) = (event.reference, event.status.rawValue)
        switch (event.status, row.status) {
        case (.draft, _):
            fault(
                .bookings, row.line, "event", "\(reference) is a draft, which nobody can have booked",
                "correct the reference, or the status in \(ImportFile.events.name)")
        case (.cancelled, .booked), (.cancelled, .walkIn):
            fault(
                .bookings, row.line, "status",
                "\(row.status.rawValue) cannot stand for \(reference), which was cancelled",
                "write event_cancelled or correct the event")
        case (.delivered, .eventCancelled), (.published, .eventCancelled):
            fault(
                .bookings, row.line, "status", "event_cancelled cannot stand for \(reference), which is \(state)",
                "correct the status of the booking or of the event")
        default:
            if row.attendance != nil, event.status != .delivered {
                fault(
                    .bookings, row.line, "attendance", "attendance stands here though \(reference) is \(state)",
                    "empty it or correct the event")
            }
            if event.status == .delivered, row.status == .booked, row.attendance == nil {
                warnings.add(.attendanceNotRecorded, "\(ImportFile.bookings.name):\(row.line): \(reference)")
            }
        }
    }

    /// A person has at most one live booking of an event at any time.
    ///
    /// A booking is live from when it was made until it was cancelled or given to a substitute, and a waiting one until
    /// the event starts, so that who waited in vain may still walk in.
    mutating func checkLiveBookings() {
        struct Claim {
            let person: UInt64
            let from: Int64
            let row: Int32
        }
        var claims = rows.bookings.indices.map { index in
            let row = rows.bookings[index]
            let person = UInt64(UInt32(bitPattern: row.event.raw)) << 32 | UInt64(UInt32(bitPattern: row.emailKey.raw))
            return Claim(person: person, from: booked[index].microseconds, row: Int32(clamping: index))
        }
        claims.sort { ($0.person, $0.from, $0.row) < ($1.person, $1.from, $1.row) }
        var latest = (person: UInt64.max, from: Int64.min, until: Int64.min, line: 0)
        for claim in claims {
            let row = rows.bookings[Int(claim.row)]
            let until = liveUntil(Int(claim.row))
            if claim.person != latest.person {
                latest = (claim.person, claim.from, until, row.line)
                continue
            }
            if claim.from < latest.until || claim.from == latest.from {
                fault(
                    .bookings, row.line, "email",
                    "this person has the booking on line \(latest.line) of the same event already",
                    "take one of them out, or correct the times")
            }
            if until >= latest.until { latest = (claim.person, claim.from, until, row.line) }
        }
    }

    private func liveUntil(_ index: Int) -> Int64 {
        let row = rows.bookings[index]
        if let end = ended[index] { return end.microseconds }
        guard row.status == .waitlisted, let event = event(row.event), let start = firstStart[event.index] else {
            return .max
        }
        return start.microseconds
    }
}
