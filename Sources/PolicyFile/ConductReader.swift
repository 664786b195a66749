import Domain

/// Reads the groups about coming late, leaving early, cancelling, and who pays.
enum ConductReader {
    static func lateness(_ field: Field) -> LateArrivalRule? {
        guard let section = Section(field, keys: ["grace_minutes", "beyond_grace"]) else { return nil }
        let grace = section["grace_minutes"].map(grace) ?? (halfDay: 0, day: 0)
        let beyond = section["beyond_grace"]?.choice(LateArrivalRule.Beyond.self) ?? .admitted
        return LateArrivalRule(halfDayGrace: grace.halfDay, dayGrace: grace.day, beyond: beyond)
    }

    /// One number, or one for half a day and one for longer.
    private static func grace(_ field: Field) -> (halfDay: Int64, day: Int64) {
        guard field.isGroup else {
            let minutes = field.number(0...1_440) ?? 0
            return (minutes, minutes)
        }
        guard let section = Section(field, keys: ["half_day", "day"]) else { return (0, 0) }
        return (
            section.required("half_day", "15")?.number(0...1_440) ?? 0,
            section.required("day", "30")?.number(0...1_440) ?? 0
        )
    }

    static func leavingEarly(_ field: Field) -> LeavingEarlyRule? {
        guard let section = Section(field, keys: ["grace_minutes", "certificate"]) else { return nil }
        return LeavingEarlyRule(
            grace: section["grace_minutes"]?.number(0...1_440) ?? 0,
            givesCertificate: section["certificate"]?.flag() ?? false)
    }

    static func cancelling(_ field: Field) -> CancellingRule? {
        guard let section = Section(field, keys: ["by", "channels"]) else { return nil }
        let usual = CancellingRule()
        return CancellingRule(
            givers: section["by"]?.choices(NoticeGiver.self) ?? usual.givers,
            channels: section["channels"]?.choices(Channel.self) ?? usual.channels)
    }

    /// A word, or a standard debtor with exceptions.
    static func debtor(_ field: Field) -> DebtorRule? {
        guard field.isGroup else {
            return field.choice(Debtor.self).map { DebtorRule(standard: $0) }
        }
        guard let section = Section(field, keys: ["standard", "for"]) else { return nil }
        let standard = section.required("standard", "agency")?.choice(Debtor.self)
        let special = section["for"]?.entries("a list of debtors for some agencies") ?? []
        let read = special.compactMap { entry -> DebtorRule.Special? in
            guard let section = Section(entry, keys: ["sectors", "bands", "debtor"]) else { return nil }
            let group = PriceReader.namedGroup(section)
            let debtor = section.required("debtor", "individual")?.choice(Debtor.self)
            guard let group, let debtor else { return nil }
            return DebtorRule.Special(group: group, debtor: debtor)
        }
        return standard.map { DebtorRule(standard: $0, special: read) }
    }
}

/// Reads `sickness`.
enum SicknessReader {
    enum Rule: String, CaseIterable {
        case noExcuse = "no_excuse"
        case exempt
        case exemptIfReported = "exempt_if_reported"
        case waiver
    }

    static func read(_ field: Field) -> (rule: SicknessRule, coversCancelling: Bool)? {
        let reportKeys = ["report_by", "channels", "in_writing_within_days"]
        guard let section = Section(field, keys: ["rule", "late_cancellations"] + reportKeys) else { return nil }
        let covers = section["late_cancellations"]?.flag() ?? true
        guard let rule = section.required("rule", "waiver")?.choice(Rule.self) else { return nil }
        if rule != .exemptIfReported {
            for key in reportKeys {
                let _: Bool? = section[key]?.fault(
                    "“\(key)” has no meaning with “rule: \(rule.rawValue)”.",
                    "Write exempt_if_reported, or leave it out.")
            }
        }
        switch rule {
        case .noExcuse: return (.noExcuse, covers)
        case .exempt: return (.exempt, covers)
        case .waiver: return (.waiver, covers)
        case .exemptIfReported: return report(section).map { (.exemptIfReported($0), covers) }
        }
    }

    private static func report(_ section: Section) -> SicknessRule.Report? {
        guard let field = section.required("report_by", "start") else { return nil }
        let deadline: SicknessRule.Deadline?
        if field.isWord("start") {
            deadline = .start
        } else {
            deadline = field.minuteOfDay().map(SicknessRule.Deadline.minuteOfDay)
        }
        let channels = section["channels"]?.choices(Channel.self) ?? []
        let days = section["in_writing_within_days"]?.number(0...366)
        return deadline.map { SicknessRule.Report(deadline: $0, channels: channels, writtenWithinDays: days) }
    }
}
