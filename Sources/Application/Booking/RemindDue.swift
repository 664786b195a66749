import Domain

/// Puts the reminders that are due into the outbox: that free cancelling ends soon, and that the event is tomorrow.
/// Nobody is reminded twice of the same event on the same dates.
public struct RemindDue: Sendable {
    /// How long before the end of free cancelling people are reminded of it, in hours, unless it is set.
    public static let usualHours: Int64 = 48
    /// How many events are looked at on one snapshot.
    private static let portion = 200

    private let house: House
    private let lease: Lease?

    /// Reminds those of this house, where a lease is given only while nobody else has taken it.
    public init(_ house: House, lease: Lease? = nil) {
        self.house = house
        self.lease = lease
    }

    /// Reminds whoever is to be reminded now, and says how many reminders that were.
    ///
    /// - Throws: ``Refusal`` of kind `conflict` when another took the lease.
    public func callAsFunction() async throws -> Int64 {
        let now = house.now
        let ahead = try await house.store.read(.everything) { try $0.eventsAhead(of: now) }
        var count: Int64 = 0
        for start in stride(from: 0, to: ahead.count, by: Self.portion) where !Task.isCancelled {
            let some = Array(ahead[start..<min(start + Self.portion, ahead.count)])
            let due = try await house.store.read(.everything) { view in
                let desk = try ReminderDesk(view, house, now)
                return try some.filter { try desk.mayBeDue($0) }
            }
            for event in due { count += try await remind(event) }
        }
        return count
    }

    private func remind(_ event: EventID) async throws -> Int64 {
        let (house, lease) = (house, lease)
        let intent = Intent(.clockwork, at: house.now, event: event)
        return try await house.store.write(intent) { work in
            try work.mustHold(lease)
            let head = try work.lock(event)
            guard let startsAt = head.startsAt, head.status == .published || head.status == .closed else { return 0 }
            let due = try ReminderDesk(work, house, intent.now).due(event, startsAt)
            for (booking, kind) in due {
                try work.addReminder(kind, of: booking.id, startsAt: startsAt)
                try work.post(
                    "booking.reminder_\(kind.rawValue)", subject: "booking:\(booking.id.raw)",
                    payload: booking.state.code.rawValue)
            }
            return Int64(due.count)
        }
    }
}

/// Finds out who is to be reminded of what, at one moment.
private struct ReminderDesk {
    let view: any ReadView
    let house: House
    let now: Instant
    let hours: Int64
    let calendar: WorkingCalendar

    init(_ view: any ReadView, _ house: House, _ now: Instant) throws {
        self.view = view
        self.house = house
        self.now = now
        hours = try Setting.reminderHours.value(view).flatMap { Int64($0) } ?? RemindDue.usualHours
        calendar = try house.policies.calendar(house.zone, view)
    }

    /// Whether anybody may have to be reminded of an event: reading all its bookings is worth while only then.
    func mayBeDue(_ event: EventID) throws -> Bool {
        guard let times = EventTimes(sessions: try view.sessions(event)) else { return false }
        if Reminder.dayBefore(times, house.zone).isDue(at: now) { return true }
        return try view.policiesHeld(at: event).contains { try freeCancelling($0, times).isDue(at: now) }
    }

    /// Who is to be reminded of what.
    func due(_ event: EventID, _ startsAt: Instant) throws -> [(Booking, ReminderKind)] {
        guard let times = EventTimes(sessions: try view.sessions(event)) else { return [] }
        let dayBefore = Reminder.dayBefore(times, house.zone)
        let told = try view.reminded(event, startsAt: startsAt)
        return try view.bookings(of: event).flatMap { booking in
            let free = try booking.binding.map { try freeCancelling($0.policy, times) }
            return [free, dayBefore].compactMap { $0 }
                .filter { $0.isDue(at: now, for: booking) && told[booking.id]?.contains($0.kind) != true }
                .map { (booking, $0.kind) }
        }
    }

    private func freeCancelling(_ policy: PolicyID, _ times: EventTimes) throws -> Reminder {
        let free = try house.policies.policy(policy, view).freeUntil(times, calendar)
        return .freeCancelling(freeUntil: free.instant, hours: hours)
    }
}
