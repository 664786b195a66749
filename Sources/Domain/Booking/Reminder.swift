/// Of what a person is reminded.
public enum ReminderKind: String, Sendable, CaseIterable {
    /// That free cancelling ends soon.
    case freeCancelling = "free_cancelling"
    /// That the event begins tomorrow.
    case dayBefore = "day_before"
}

/// A reminder of one event: from when it is due, and until when it is of use.
public struct Reminder: Hashable, Sendable {
    /// Of what.
    public let kind: ReminderKind
    /// From when it is due.
    public let from: Instant
    /// From when on it comes too late and is left out (exclusive).
    public let until: Instant

    /// The local time of day, in minutes, from which people are reminded of tomorrow: 09:00.
    private static let morning: Int64 = 540

    /// That cancelling is free for so many hours more, 1 to 720.
    public static func freeCancelling(freeUntil: Instant, hours: Int64) -> Reminder {
        Reminder(kind: .freeCancelling, from: freeUntil.adding(minutes: -hours * 60), until: freeUntil)
    }

    /// That the first session is tomorrow: from 09:00 local time the day before until it begins.
    public static func dayBefore(_ times: EventTimes, _ zone: Zone) -> Reminder {
        let day = times.startDate.adding(days: -1)
        let morning = LocalDateTime(date: day, minuteOfDay: morning) ?? LocalDateTime(startOf: day)
        return Reminder(kind: .dayBefore, from: zone.instant(morning), until: zone.instant(times.firstStart))
    }

    /// Whether it is due now.
    public func isDue(at now: Instant) -> Bool { from <= now && now < until }

    /// Whether the owner of a booking is to be reminded now: who holds a place, and had it when the reminder fell due.
    /// Who took it later has only just been told all of it.
    public func isDue(at now: Instant, for booking: Booking) -> Bool {
        booking.state.holdsPlace && (booking.placedAt ?? booking.bookedAt) <= from && isDue(at: now)
    }
}
