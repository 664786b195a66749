import Domain
import Money

extension Writer {
    mutating func notice(_ policy: Policy) {
        rule(policy.notice, level: 1)
        if let multiDay = policy.multiDayNotice { group(1, "multi_day") { $0.rule(multiDay, level: 2) } }
    }

    private mutating func rule(_ rule: NoticeRule, level: Int) {
        line(level, "length", String(rule.length))
        line(level, "unit", rule.unit.rawValue)
        line(level, "boundary", rule.boundary.rawValue)
        line(level, "counted_from", rule.anchor.rawValue)
        guard !rule.tiers.isEmpty else { return }
        group(level, "shares") {
            for tier in rule.tiers {
                $0.entry(level + 1, "length: \(tier.length)")
                $0.line(level + 2, "share", PolicyFile.share(tier.share))
            }
        }
    }

    mutating func list(_ list: PriceList) {
        price(1, "price", list.standard)
        if !list.special.isEmpty {
            group(1, "price_for") {
                for special in list.special {
                    $0.names(special.group)
                    $0.price(3, "price", special.price)
                }
            }
        }
        line(1, "actual_costs", PolicyFile.flag(list.passesOnCosts))
        group(1, "exempt") {
            $0.line(2, "agencies_marked_exempt", PolicyFile.flag(list.exemptsMarkedAgencies))
            $0.line(2, "sectors", PolicyFile.codes(list.exempt.sectors))
            $0.line(2, "bands", PolicyFile.codes(list.exempt.bands))
        }
    }

    mutating func charged(_ policy: Policy) {
        for occurrence in Occurrence.allCases where occurrence != .attendanceFee {
            switch policy.charged[occurrence] {
            case .notCharged: line(1, occurrence.rawValue, "no")
            case .listPrice(let share): line(1, occurrence.rawValue, share == .all ? "yes" : PolicyFile.share(share))
            case .own(let price): self.price(1, occurrence.rawValue, price)
            }
        }
        line(1, "each_date", PolicyFile.flag(policy.chargesEachDate))
    }

    mutating func lateness(_ rule: LateArrivalRule) {
        line(1, "grace_minutes", "{half_day: \(rule.halfDayGrace), day: \(rule.dayGrace)}")
        line(1, "beyond_grace", rule.beyond.rawValue)
    }

    mutating func sickness(_ policy: Policy) {
        switch policy.sickness {
        case .noExcuse: line(1, "rule", "no_excuse")
        case .exempt: line(1, "rule", "exempt")
        case .waiver: line(1, "rule", "waiver")
        case .exemptIfReported(let report):
            line(1, "rule", "exempt_if_reported")
            line(1, "report_by", report.deadline.written)
            if !report.channels.isEmpty { line(1, "channels", PolicyFile.list(report.channels)) }
            if let days = report.writtenWithinDays { line(1, "in_writing_within_days", String(days)) }
        }
        line(1, "late_cancellations", PolicyFile.flag(policy.sicknessCoversCancelling))
    }

    mutating func debtor(_ rule: DebtorRule) {
        line(1, "standard", rule.standard.rawValue)
        guard !rule.special.isEmpty else { return }
        group(1, "for") {
            for special in rule.special {
                $0.names(special.group)
                $0.line(3, "debtor", special.debtor.rawValue)
            }
        }
    }

    mutating func consequences(_ rule: Consequences) {
        line(1, "report_to_agency", rule.report?.rawValue ?? "never")
        line(1, "instead_of_money", PolicyFile.flag(rule.reportInsteadOfMoney))
        if let restriction = rule.restriction {
            group(1, "restrict_access") {
                $0.line(2, "absences", String(restriction.absences))
                $0.line(2, "within_months", String(restriction.withinMonths))
                $0.line(2, "for_months", String(restriction.forMonths))
            }
        }
        if let days = rule.blockAfterOverdueDays { line(1, "block_when_overdue_days", String(days)) }
    }

    mutating func process(_ rule: ProcessRule) {
        line(1, "response_days", String(rule.responseDays))
        if let days = rule.reminderDaysBefore { line(1, "reminder_days_before", String(days)) }
        line(1, "may_waive", PolicyFile.list(rule.waivers))
        if let amount = rule.secondPersonAbove { line(1, "second_person_above", PolicyFile.money(amount)) }
        line(1, "minimum_invoice", PolicyFile.money(rule.minimumInvoice))
        line(1, "invoice_per", rule.invoicePer.rawValue)
    }

    mutating func vat(_ policy: Policy) {
        schedule("charges", policy.chargeVAT)
        if let fees = policy.feeVAT { schedule("fees", fees) }
    }

    private mutating func schedule(_ key: String, _ schedule: VATSchedule) {
        group(1, key) {
            for entry in schedule.entries {
                $0.treatment(entry.treatment)
                if let from = entry.from { $0.line(3, "from", from.description) }
            }
        }
    }

    private mutating func treatment(_ treatment: VATTreatment) {
        switch treatment {
        case .standard(let rate):
            entry(2, "treatment: standard")
            line(3, "rate", PolicyFile.share(rate))
        case .exempt(let reason):
            entry(2, "treatment: exempt")
            line(3, "reason", PolicyFile.quoted(reason))
        case .outsideScope(let reason):
            entry(2, "treatment: outside_scope")
            line(3, "reason", PolicyFile.quoted(reason))
        }
    }

    /// The agencies of an entry of a list, one code a line: the number of brackets in a file is limited.
    private mutating func names(_ agencies: AgencyGroup) {
        // An entry that names nobody keeps an empty list, so that it stays an entry.
        let hasSectors = !agencies.sectors.isEmpty || agencies.bands.isEmpty
        entry(2, hasSectors ? "sectors:\(agencies.sectors.isEmpty ? " []" : "")" : "bands:")
        if hasSectors {
            for code in agencies.sectors.sorted() { entry(4, PolicyFile.quoted(code)) }
            if !agencies.bands.isEmpty { text(3, "bands:") }
        }
        for code in agencies.bands.sorted() { entry(4, PolicyFile.quoted(code)) }
    }

    /// A price: a word or an amount on the line of its key, amounts by length below it.
    private mutating func price(_ level: Int, _ key: String, _ price: Price) {
        switch price {
        case .free: line(level, key, "free")
        case .courseFee: line(level, key, "course_fee")
        case .flat(let amount): line(level, key, PolicyFile.money(amount))
        case .perDay(let amount): group(level, key) { $0.line(level + 1, "per_day", PolicyFile.money(amount)) }
        case .byLength(let halfDay, let day, let eachDate):
            group(level, key) {
                $0.line(level + 1, "half_day", PolicyFile.money(halfDay))
                $0.line(level + 1, "day", PolicyFile.money(day))
                $0.line(level + 1, "each_date", PolicyFile.flag(eachDate))
            }
        }
    }
}

extension SicknessRule.Deadline {
    fileprivate var written: String {
        switch self {
        case .start: return "start"
        case .minuteOfDay(let minute):
            return "\"\(LocalDateTime(date: LocalDate(dayNumber: 0), minuteOfDay: minute)?.clock ?? "00:00")\""
        }
    }
}
