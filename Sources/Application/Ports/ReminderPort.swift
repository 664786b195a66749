public import Domain

/// Reading who is to be reminded of what.
public protocol ReminderReads {
    /// The events that have not begun and hold places, by start.
    func eventsAhead(of now: Instant) throws -> [EventID]
    /// The policies that bind the bookings that hold places of an event.
    func policiesHeld(at event: EventID) throws -> [PolicyID]
    /// Who was reminded of what of an event that begins at a moment.
    func reminded(_ event: EventID, startsAt: Instant) throws -> [BookingID: Set<ReminderKind>]
    /// The reminders of every invoice, to whoever sees everything, each list oldest first.
    func invoiceReminders() throws -> [InvoiceID: [InvoiceReminder]]
    /// The reminders of one invoice, oldest first.
    func reminders(of invoice: InvoiceID) throws -> [InvoiceReminder]
}

/// Recording reminders.
public protocol ReminderWrites: ReminderReads {
    /// Records that a booking's owner is reminded; the same a second time is refused.
    func addReminder(_ kind: ReminderKind, of booking: BookingID, startsAt: Instant) throws
    /// Records that an invoice is reminded of; the same step a second time is refused.
    func addInvoiceReminder(_ reminder: InvoiceReminder, of invoice: InvoiceID) throws
}
