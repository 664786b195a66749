import Application
import Domain
import SQLSession

extension SQLReads: ReminderReads {
    func eventsAhead(of now: Instant) throws -> [EventID] {
        try rows("reminder/events", .instant(now)).map { try $0.id(0) }
    }

    func policiesHeld(at event: EventID) throws -> [PolicyID] {
        try rows("reminder/policies", .id(event)).map { try $0.id(0) }
    }

    func reminded(_ event: EventID, startsAt: Instant) throws -> [BookingID: Set<ReminderKind>] {
        var kinds: [BookingID: Set<ReminderKind>] = [:]
        for row in try rows("reminder/of_event", .id(event), .instant(startsAt)) {
            kinds[try row.id(0), default: []].insert(try row.word(1))
        }
        return kinds
    }
}

extension SQLWork: ReminderWrites {
    func addReminder(_ kind: ReminderKind, of booking: BookingID, startsAt: Instant) throws {
        try run("reminder/insert", .id(booking), .text(kind.rawValue), .instant(startsAt), now)
    }
}
