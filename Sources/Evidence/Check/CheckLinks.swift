import Domain

extension ImportCheck {
    /// One end of a substitution: the event, the person who gave up the place, and when.
    private struct Handover: Hashable {
        let event: Symbol
        let person: Symbol
        let at: Instant
    }

    /// Whoever takes over a place names a substituted row of that event that ended in the same instant, and every
    /// substituted row has exactly one such successor.
    mutating func checkSubstitutes() {
        var givenUp: [Handover: Int32] = [:]
        for (index, row) in rows.bookings.enumerated() where row.status == .substituted {
            guard let end = ended[index] else { continue }
            givenUp[Handover(event: row.event, person: row.emailKey, at: end)] = Int32(clamping: index)
        }
        for (index, row) in rows.bookings.enumerated() {
            guard let person = row.replaces else { continue }
            let found = givenUp[Handover(event: row.event, person: person, at: booked[index])]
            link(row, from: found, to: Int32(clamping: index))
        }
        guard !rows.incomplete.contains(.bookings) else { return }
        for (index, row) in rows.bookings.enumerated()
        where row.status == .substituted && successors[Int32(clamping: index)] == nil {
            fault(
                .bookings, row.line, "status", "nobody took over this place, though the status is substituted",
                "name this person in replaces on the substitute's row, booked in the same minute, or write cancelled")
        }
    }

    private mutating func link(_ row: BookingRow, from: Int32?, to: Int32) {
        guard let from, from != to else {
            if !rows.incomplete.contains(.bookings) {
                fault(
                    .bookings, row.line, "replaces",
                    "no substituted booking of that person on this event ended at \(row.bookedAt)",
                    "correct the address, or make booked_at here the same as cancelled_at there")
            }
            return
        }
        if let other = successors.updateValue(to, forKey: from) {
            fault(
                .bookings, row.line, "replaces",
                "the row on line \(rows.bookings[Int(other)].line) took over that place already", "correct one of them")
        }
    }

    /// A waiver names a booking, once.
    mutating func checkWaivers() {
        struct Key: Hashable {
            let event: Symbol
            let person: Symbol
        }
        var lines: [Key: Int] = [:]
        var bookings: [Key: Int32] = [:]
        for waiver in rows.waivers {
            if isUnknown(event: waiver.event) { unknownEvent(.waivers, waiver.line, waiver.event) }
            if let first = lines.updateValue(waiver.line, forKey: Key(event: waiver.event, person: waiver.emailKey)) {
                fault(
                    .waivers, waiver.line, "email", "line \(first) waives the same booking already",
                    "take one of them out")
            }
        }
        for row in arrival {
            let booking = rows.bookings[Int(row)]
            let key = Key(event: booking.event, person: booking.emailKey)
            if lines[key] != nil { bookings[key] = row }
        }
        for waiver in rows.waivers {
            let row = bookings[Key(event: waiver.event, person: waiver.emailKey)]
            waived.append(row ?? -1)
            guard row == nil, !isUnknown(event: waiver.event), !rows.incomplete.contains(.bookings) else { continue }
            fault(
                .waivers, waiver.line, "email", "this person has no booking of \(rows.strings[waiver.event])",
                "correct the address or the event")
        }
    }

    /// Warns of every booking whose sessions overlap those of another event the same person holds a place of.
    mutating func warnOfOverlaps() {
        struct Stay {
            let person: Int32
            let from: Int64
            let until: Int64
            let row: Int32
        }
        var times: [Int: [(from: Int64, until: Int64)]] = [:]
        for (index, places) in sessions.enumerated() where rows.events[index].status != .cancelled {
            times[index] = places.map {
                let session = rows.sessions[$0]
                return (zone.instant(session.startsAt).microseconds, zone.instant(session.endsAt).microseconds)
            }
        }
        var stays: [Stay] = []
        for (index, row) in rows.bookings.enumerated() where row.status == .booked || row.status == .walkIn {
            guard let event = event(row.event), let times = times[event.index] else { continue }
            for time in times {
                stays.append(
                    Stay(person: row.emailKey.raw, from: time.from, until: time.until, row: Int32(clamping: index)))
            }
        }
        stays.sort { ($0.person, $0.from, $0.row) < ($1.person, $1.from, $1.row) }
        var warned: Set<Int32> = []
        var latest: Stay?
        for stay in stays {
            if let latest, latest.person == stay.person, stay.from < latest.until, latest.row != stay.row {
                if warned.insert(stay.row).inserted { warnOfOverlap(stay.row, latest.row) }
            }
            if latest?.person != stay.person || stay.until > (latest?.until ?? .min) { latest = stay }
        }
    }

    private mutating func warnOfOverlap(_ one: Int32, _ other: Int32) {
        let (row, before) = (rows.bookings[Int(one)], rows.bookings[Int(other)])
        let events = "\(rows.strings[before.event]) and \(rows.strings[row.event])"
        warnings.add(.overlappingEvents, "\(ImportFile.bookings.name):\(row.line): \(events)")
    }
}
