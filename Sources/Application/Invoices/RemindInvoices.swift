public import Domain
public import Invoicing
public import Money

/// An invoice that was or is to be reminded of.
public struct InvoiceReminder: Hashable, Sendable {
    /// So many days past due.
    public let days: Int64
    /// What was to pay then, in pence.
    public let outstanding: Pence
    /// When it was put into the queue.
    public let at: Instant

    /// Takes every part.
    public init(days: Int64, outstanding: Pence, at: Instant) {
        self.days = days
        self.outstanding = outstanding
        self.at = at
    }
}

/// Puts reminders of invoices past due into the outbox, each step once, while mail is switched on.
///
/// Which steps there are is the setting `reminders.invoice_days`. What is paid by the time the message is sent is not
/// reminded of after all.
public struct RemindInvoices: Sendable {
    /// An invoice that would be reminded of now.
    public struct Line: Hashable, Sendable {
        /// The invoice.
        public let number: DocumentNumber
        /// The code of the agency billed.
        public let agency: String
        /// The last day to pay.
        public let dueDate: LocalDate
        /// How many days it is past due.
        public let daysPastDue: Int64
        /// The step it has come to.
        public let step: Int64
        /// What is to pay, in pence.
        public let outstanding: Pence
        /// The numbers of lines of which something is to be credited.
        public let inQuestion: [Int64]
        /// Whether there is an address to write to.
        public let hasAddress: Bool

        let id: InvoiceID
    }

    private let house: House
    private let lease: Lease?

    /// Reminds those of this house, where a lease is given only while nobody else has taken it.
    public init(_ house: House, lease: Lease? = nil) {
        self.house = house
        self.lease = lease
    }

    /// What would be reminded of now, whether mail is on or not; nothing is stored.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or ``StoreFault``.
    public func preview(by principal: Principal) async throws -> [Line] {
        try principal.mustHandleMoney()
        let (house, now) = (house, house.now)
        return try await house.store.read(.everything) { try Self.due($0, house, now) }
    }

    /// Reminds of what is due now, and says how many invoices that were.
    ///
    /// - Throws: ``Refusal`` of kind `conflict` when another took the lease.
    public func callAsFunction() async throws -> Int64 {
        let (house, lease, now) = (house, lease, house.now)
        let isAny = try await house.store.read(.everything) { view in
            guard try MailSwitch(view) != nil else { return false }
            return try !Self.due(view, house, now).isEmpty
        }
        guard isAny else { return 0 }
        return try await house.store.writeAlone(Intent(.clockwork, at: now)) { work in
            try work.mustHold(lease)
            // Nothing can be paid or credited between looking and reminding.
            try work.lockLedger()
            let lines = try Self.due(work, house, now).filter(\.hasAddress)
            for line in lines {
                try work.addInvoiceReminder(
                    InvoiceReminder(days: line.step, outstanding: line.outstanding, at: now), of: line.id)
                try work.audit("invoice.reminded", subject: "invoice:\(line.id.raw)", detail: "\(line.step) days")
                try work.post(
                    MailTopics.invoiceReminder, subject: "invoice:\(line.id.raw)", payload: String(line.step))
            }
            return Int64(lines.count)
        }
    }

    private static func due(_ view: any ReadView, _ house: House, _ now: Instant) throws -> [Line] {
        let steps = try invoicing { try ReminderSteps(parsing: try Setting.reminderInvoiceDays.value(view) ?? "") }
        guard !steps.days.isEmpty else { return [] }
        let today = house.zone.date(now)
        let told = try view.invoiceReminders()
        return try view.documents(agency: nil).compactMap { row in
            guard row.outstanding > .zero else { return nil }
            let days = today.dayNumber - row.dueDate.dayNumber
            let reminded = Set((told[row.id] ?? []).map { Int($0.days) })
            guard let step = steps.due(daysPastDue: Int(days), reminded: reminded) else { return nil }
            let charges = try view.charges(on: row.id)
            return Line(
                number: row.number, agency: row.agency, dueDate: row.dueDate, daysPastDue: days, step: Int64(step),
                outstanding: row.outstanding, inQuestion: charges.inQuestion,
                hasAddress: try view.hasAddress(row, charges), id: row.id)
        }
    }
}

extension [LineCharge] {
    /// The numbers of lines of which something is to be credited, because what they rest on was corrected.
    var inQuestion: [Int64] { filter { $0.charge.corrections.excess > .zero }.map(\.line) }
}

extension ReadView {
    fileprivate func hasAddress(_ row: DocumentRow, _ charges: [LineCharge]) throws -> Bool {
        if let own = charges.first(where: { $0.charge.settlement == .individual }) {
            guard let person = try booking(own.charge.booking)?.person else { return false }
            return try payer(person)?.email.isEmpty == false
        }
        guard let agency = try document(row.number)?.agency else { return false }
        return try standing(agency: agency)?.billing.email.isEmpty == false
    }
}
