import Domain

extension ImportCheck {
    /// One moment at which the number of held places of an event changed, and the number after it.
    private struct Level {
        let time: Int64
        let held: Int64
        /// The last row that took a place then.
        let row: Int32?
    }

    /// No event holds more bookings than it has places at any moment; who came without a booking is not counted.
    ///
    /// All that happens in one instant is counted together: a substitute takes over in the instant in which the other
    /// gives up.
    mutating func checkPlaces(_ group: ImportPlan.Group) {
        guard let index = group.index else { return }
        let event = rows.events[index]
        let levels = levels(of: group)
        let most = levels.max { $0.held < $1.held }?.held ?? 0
        if most > event.places, let first = levels.first(where: { $0.held > event.places }), let row = first.row {
            fault(
                .bookings, rows.bookings[Int(row)].line, "event",
                "with this row \(event.reference) has more held places than its \(event.places) (\(most) at most)",
                "correct the places in \(ImportFile.events.name), or the bookings")
            return
        }
        warnOfWaiting(group, event, levels, before: firstStart[index]?.microseconds ?? .max)
    }

    private func levels(of group: ImportPlan.Group) -> [Level] {
        var changes: [(time: Int64, change: Int64, row: Int32)] = []
        for row in arrival[group.bookings] where holdsPlace(row) {
            changes.append((booked[Int(row)].microseconds, 1, row))
            if let end = ended[Int(row)] { changes.append((end.microseconds, -1, row)) }
        }
        changes.sort { ($0.time, $0.row) < ($1.time, $1.row) }
        var levels: [Level] = []
        var held: Int64 = 0
        var position = 0
        while position < changes.count {
            let time = changes[position].time
            var taker: Int32?
            while position < changes.count, changes[position].time == time {
                held += changes[position].change
                if changes[position].change > 0 { taker = changes[position].row }
                position += 1
            }
            levels.append(Level(time: time, held: held, row: taker))
        }
        return levels
    }

    private func holdsPlace(_ row: Int32) -> Bool {
        switch rows.bookings[Int(row)].status {
        case .booked, .cancelled, .substituted, .eventCancelled: true
        case .walkIn, .waitlisted: false
        }
    }

    private mutating func warnOfWaiting(
        _ group: ImportPlan.Group, _ event: EventRow, _ levels: [Level], before start: Int64
    ) {
        let waiting = arrival[group.bookings].filter { rows.bookings[Int($0)].status == .waitlisted }
        guard !waiting.isEmpty else { return }
        let levels = levels.filter { $0.time < start }
        // The fewest places held from each level on.
        var fewest = levels.map(\.held)
        for index in fewest.indices.dropLast().reversed() { fewest[index] = min(fewest[index], fewest[index + 1]) }
        let lastBooking = arrival[group.bookings].last {
            holdsPlace($0) && rows.bookings[Int($0)].replaces == nil && booked[Int($0)].microseconds < start
        }
        var after = 0
        for row in waiting {
            let time = booked[Int(row)].microseconds
            let place = "\(ImportFile.bookings.name):\(rows.bookings[Int(row)].line): \(event.reference)"
            while after < levels.count, levels[after].time <= time { after += 1 }
            let least = after == 0 ? 0 : fewest[after - 1]
            if time < start, least < event.places { warnings.add(.waitedWhilePlaceFree, place) }
            if let lastBooking, booked[Int(lastBooking)].microseconds > time { warnings.add(.overtaken, place) }
        }
    }
}
