import Application
import Domain
import Money
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

    func invoiceReminders() throws -> [InvoiceID: [InvoiceReminder]] {
        guard scope == .everything else { return [:] }
        var found: [InvoiceID: [InvoiceReminder]] = [:]
        for row in try rows("invoice_reminder/list", .null) {
            found[try row.id(0), default: []].append(try invoiceReminder(row))
        }
        return found
    }

    func reminders(of invoice: InvoiceID) throws -> [InvoiceReminder] {
        try rows("invoice_reminder/list", .id(invoice)).map(invoiceReminder)
    }

    private func invoiceReminder(_ row: Row) throws -> InvoiceReminder {
        InvoiceReminder(days: try row.integer(1), outstanding: Pence(try row.integer(2)), at: try row.instant(3))
    }
}

extension SQLWork: ReminderWrites {
    func addReminder(_ kind: ReminderKind, of booking: BookingID, startsAt: Instant) throws {
        try run("reminder/insert", .id(booking), .text(kind.rawValue), .instant(startsAt), now)
    }

    func addInvoiceReminder(_ reminder: InvoiceReminder, of invoice: InvoiceID) throws {
        try run(
            "invoice_reminder/insert", .id(invoice), .integer(reminder.days), .integer(reminder.outstanding.amount),
            now, actor)
    }
}
