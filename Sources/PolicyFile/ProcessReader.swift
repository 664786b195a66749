import Domain
import Money

/// Reads the groups about what follows and how a charge is handled.
enum ProcessReader {
    enum Report: String, CaseIterable { case never, event, month, quarter, year }

    static func consequences(_ field: Field) -> Consequences? {
        let keys = ["report_to_agency", "instead_of_money", "restrict_access", "block_when_overdue_days"]
        guard let section = Section(field, keys: keys) else { return nil }
        let report = section["report_to_agency"]?.choice(Report.self) ?? .never
        let instead = section["instead_of_money"]?.flag() ?? false
        if instead, report == .never {
            let _: Bool? = section["instead_of_money"]?.fault(
                "Nothing is reported that could take the place of money.", "Add “report_to_agency: quarter”.")
        }
        return Consequences(
            report: Frequency(rawValue: report.rawValue), reportInsteadOfMoney: instead,
            restriction: section["restrict_access"].flatMap(restriction),
            blockAfterOverdueDays: section["block_when_overdue_days"]?.number(0...366))
    }

    private static func restriction(_ field: Field) -> Consequences.Restriction? {
        guard let section = Section(field, keys: ["absences", "within_months", "for_months"]) else { return nil }
        let absences = section.required("absences", "3")?.number(1...100)
        let within = section.required("within_months", "12")?.number(1...120)
        let length = section.required("for_months", "6")?.number(1...120)
        guard let absences, let within, let length else { return nil }
        return Consequences.Restriction(absences: absences, withinMonths: within, forMonths: length)
    }

    static func process(_ field: Field) -> ProcessRule? {
        let keys = [
            "response_days", "reminder_days_before", "may_waive", "second_person_above", "minimum_invoice",
            "invoice_per",
        ]
        guard let section = Section(field, keys: keys) else { return nil }
        let usual = ProcessRule()
        let responseDays = section["response_days"]?.number(0...366) ?? usual.responseDays
        if responseDays == 0 {
            let _: Bool? = section["reminder_days_before"]?.fault(
                "There is no response period to remind of.", "Add “response_days: 14”, or leave the reminder out.")
        }
        return ProcessRule(
            responseDays: responseDays, reminderDaysBefore: section["reminder_days_before"]?.number(0...366),
            waivers: section["may_waive"]?.choices(ProcessRule.Waiver.self) ?? usual.waivers,
            secondPersonAbove: section["second_person_above"]?.money(),
            minimumInvoice: section["minimum_invoice"]?.money() ?? usual.minimumInvoice,
            invoicePer: section["invoice_per"]?.choice(Frequency.self) ?? usual.invoicePer)
    }
}

/// Reads `vat`.
enum VATReader {
    enum Treatment: String, CaseIterable {
        case standard, exempt
        case outsideScope = "outside_scope"
    }

    static func read(_ field: Field) -> (charges: VATSchedule, fees: VATSchedule?)? {
        guard let section = Section(field, keys: ["charges", "fees"]) else { return nil }
        let fees = section["fees"].flatMap(schedule)
        let charges = section.required("charges", "{treatment: outside_scope, reason: \"…\"}").flatMap(schedule)
        return charges.map { ($0, fees) }
    }

    /// One treatment, or a list of them by date.
    private static func schedule(_ field: Field) -> VATSchedule? {
        guard field.isList else { return entry(field).map { VATSchedule([$0]) } }
        guard let fields = field.entries("a list of treatments by date"), !fields.isEmpty else {
            return field.fault("“\(field.path)” is empty.", "Add a treatment, as the host's VAT officer chooses.")
        }
        let entries = fields.compactMap(entry)
        guard entries.count == fields.count else { return nil }
        guard Set(entries.map(\.from)).count == entries.count else {
            return field.fault("Two treatments begin on the same date.", "Give each its own “from”.")
        }
        return VATSchedule(entries)
    }

    private static func entry(_ field: Field) -> VATSchedule.Entry? {
        guard let section = Section(field, keys: ["from", "treatment", "rate", "reason"]) else { return nil }
        let from = section["from"]?.date()
        guard let treatment = section.required("treatment", "outside_scope")?.choice(Treatment.self) else { return nil }
        let wrong = section[treatment == .standard ? "reason" : "rate"]
        let _: Bool? = wrong?.fault("“\(treatment.rawValue)” has no use for it.", "Leave it out.")
        let read: VATTreatment?
        switch treatment {
        case .standard: read = section.required("rate", "20%")?.share().map { .standard(rate: $0) }
        case .exempt: read = reason(section).map { .exempt(reason: $0) }
        case .outsideScope: read = reason(section).map { .outsideScope(reason: $0) }
        }
        return read.map { VATSchedule.Entry(from: from, treatment: $0) }
    }

    private static func reason(_ section: Section) -> String? {
        section.required("reason", "\"Outside the scope of VAT: …\"")?.text("the reason shown on invoices", limit: 300)
    }
}
