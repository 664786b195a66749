public import Money

/// What follows besides money, or in its place.
public struct Consequences: Hashable, Sendable {
    /// Access is restricted after repeated absence.
    public struct Restriction: Hashable, Sendable {
        /// So many absences, 1 to 100.
        public let absences: Int64
        /// In so many months, 1 to 120.
        public let withinMonths: Int64
        /// Restrict access for so many months, 1 to 120, counted from the absence that completed the number.
        public let forMonths: Int64

        /// Takes the number, the period and the length, each brought into its range.
        public init(absences: Int64, withinMonths: Int64, forMonths: Int64) {
            self.absences = min(max(1, absences), 100)
            self.withinMonths = min(max(1, withinMonths), 120)
            self.forMonths = min(max(1, forMonths), 120)
        }
    }

    /// How often absences are reported to the agency; nil: never.
    public let report: Frequency?
    /// Whether the report takes the place of money: what is charged is relieved as reported instead.
    public let reportInsteadOfMoney: Bool
    /// When access is restricted; nil: never.
    public let restriction: Restriction?
    /// Booking is blocked while a debt is open so many days past its due date, 0 to 366; nil: never.
    public let blockAfterOverdueDays: Int64?

    /// Takes what follows; without a report nothing is reported instead of money.
    public init(
        report: Frequency? = nil, reportInsteadOfMoney: Bool = false, restriction: Restriction? = nil,
        blockAfterOverdueDays: Int64? = nil
    ) {
        self.report = report
        self.reportInsteadOfMoney = reportInsteadOfMoney && report != nil
        self.restriction = restriction
        self.blockAfterOverdueDays = blockAfterOverdueDays.map { min(max(0, $0), 366) }
    }
}

/// How often something is drawn up.
public enum Frequency: String, Hashable, Sendable, CaseIterable {
    case event, month, quarter, year
}

/// How a charge is handled.
public struct ProcessRule: Hashable, Sendable {
    /// Who may waive.
    public enum Waiver: String, Hashable, Sendable, CaseIterable {
        case administrator, finance
        case agencyLead = "agency_lead"
        case subGroup = "sub_group"
    }

    /// Calendar days to respond to a notified charge, 0 to 366; 0: no response period, and no notice of the charge.
    public let responseDays: Int64
    /// A reminder this many days before the response period ends, 0 to 366; nil: none.
    public let reminderDaysBefore: Int64?
    /// Who may waive.
    public let waivers: Set<Waiver>
    /// Above this amount a waiver needs a second person; nil: never.
    public let secondPersonAbove: Pence?
    /// An agency is not invoiced below this amount; its charges wait for the next run.
    public let minimumInvoice: Pence
    /// One invoice for what period, where the agency's own terms do not say otherwise.
    public let invoicePer: Frequency

    /// Takes the process; days are brought into their range.
    public init(
        responseDays: Int64 = 0, reminderDaysBefore: Int64? = nil, waivers: Set<Waiver> = [.administrator, .finance],
        secondPersonAbove: Pence? = nil, minimumInvoice: Pence = .zero, invoicePer: Frequency = .month
    ) {
        self.responseDays = min(max(0, responseDays), 366)
        self.reminderDaysBefore = reminderDaysBefore.map { min(max(0, $0), 366) }
        self.waivers = waivers
        self.secondPersonAbove = secondPersonAbove
        self.minimumInvoice = minimumInvoice
        self.invoicePer = invoicePer
    }

    /// Whether the agency is notified and may answer before it is invoiced.
    public var hasResponsePeriod: Bool { responseDays > 0 }

    /// The last date on which an agency notified on this date may answer; nil without a response period.
    public func answerUntil(notifiedOn date: LocalDate) -> LocalDate? {
        hasResponsePeriod ? date.adding(days: responseDays) : nil
    }

    /// The date of the reminder to an agency that may answer until this date; nil without one. Never the day of the
    /// notice itself, of which nobody needs reminding.
    public func reminder(answerUntil until: LocalDate) -> LocalDate? {
        guard hasResponsePeriod, let before = reminderDaysBefore else { return nil }
        return until.adding(days: -min(before, responseDays - 1))
    }

    /// Whether waiving this amount needs a second person.
    public func needsSecondPerson(toWaive amount: Pence) -> Bool { secondPersonAbove.map { amount > $0 } ?? false }
}
