extension Event {
    /// The event after it was published, closed, reopened or delivered.
    ///
    /// - Throws: ``Refusal`` of kind `wrong_state`, `too_late` for reopening after the start, or `not_ready` for
    ///   publishing without dates and for delivering before the start.
    public func after(_ step: EventStep, at now: Instant) throws(Refusal) -> Event {
        var next = self
        do {
            next.status = try status.after(step)
        } catch {
            throw Refusal(error.kind, "\(reference) is \(status.rawValue), so it cannot be \(step.rawValue).")
        }
        switch step {
        case .published:
            guard dates != nil else {
                throw Refusal(
                    .notReady, "\(reference) has no dates yet.", mend: "Give its sessions with `turnout event change`.")
            }
        case .reopened:
            if let dates, now >= dates.startsAt { throw Refusal(.tooLate, "\(reference) has started.") }
        case .delivered:
            guard let dates, now >= dates.startsAt else {
                throw Refusal(
                    .notReady, "\(reference) has not started yet, so it cannot have been held.",
                    mend: "Wait until it has, or cancel it.")
            }
        case .closed, .cancelled, .postponed: break
        }
        return next
    }

    /// A draft of the same event with another reference and other dates, or none.
    ///
    /// The release of an allocation keeps its distance from the first date in days, and its local time of day; without
    /// dates nothing can be released by time, and allocations are left out.
    public func clone(
        id: EventID, reference: String, dates: EventDates?, in zone: Zone
    ) throws(Refusal) -> Event {
        var copies: [Allocation] = []
        if let old = self.dates, let dates {
            let days = dates.firstDate.dayNumber - old.firstDate.dayNumber
            copies = allocations.map { $0.shifted(days: days, in: zone) }
        }
        let clone = Event(
            id: id, reference: try Event.checked(reference: reference), kind: kind, course: course, delivery: delivery,
            venue: venue, places: places, bookable: bookable, minimum: minimum, needsApproval: needsApproval,
            offerMinutes: offerMinutes, priority: priority, dates: dates, allocations: copies)
        try clone.mustBePossible()
        return clone
    }
}

extension Allocation {
    func shifted(days: Int64, in zone: Zone) -> Allocation {
        guard let releaseAt else { return self }
        let local = zone.local(releaseAt)
        let moved = LocalDateTime(date: local.date.adding(days: days), minuteOfDay: local.minuteOfDay)
        return Allocation(
            group: group, reserved: reserved, cap: cap, releaseAt: moved.map { zone.instant($0) } ?? releaseAt)
    }
}
