/// Whether an agency or a person may book.
public enum AccessDecision: Hashable, Sendable {
    case allowed
    /// After repeated absence, up to and including this date.
    case restricted(until: LocalDate, Explanation)
    /// While a debt is open.
    case blocked(Explanation)
}

extension Policy {
    /// Whether somebody with these absences and this debt may book on `today`.
    ///
    /// `absences` are the dates of the events not attended; `oldestOpenDebtDue` is the due date of the oldest document
    /// with something left to pay. An open debt is looked at before absences.
    public func access(absences: [LocalDate], oldestOpenDebtDue due: LocalDate?, today: LocalDate) -> AccessDecision {
        if let days = consequences.blockAfterOverdueDays, let due, today > due.adding(days: days) {
            let fact = "a payment was due on \(due.spoken)"
            let step = Explanation.Step(clause: "consequences.block", fact: fact, result: "booking is blocked")
            return .blocked(Explanation(summary: "\(fact): booking is blocked until it is paid", steps: [step]))
        }
        guard let rule = consequences.restriction, let until = rule.until(absences, today: today) else {
            return .allowed
        }
        let fact = "\(counted(rule.absences, "absence")) within \(counted(rule.withinMonths, "month"))"
        let result = "booking is restricted until the end of \(until.spoken)"
        let step = Explanation.Step(clause: "consequences.restrict", fact: fact, result: result)
        return .restricted(until: until, Explanation(summary: "\(fact): \(result)", steps: [step]))
    }
}

extension Consequences.Restriction {
    /// The last date of the restriction that holds today, nil when none does.
    ///
    /// It begins with the absence that completes the number within the period, and each further one begins it anew.
    fileprivate func until(_ absences: [LocalDate], today: LocalDate) -> LocalDate? {
        let past = absences.filter { $0 <= today }.sorted()
        let needed = Int(self.absences)
        guard past.count >= needed else { return nil }
        let ends = past.indices.dropFirst(needed - 1).compactMap { index -> LocalDate? in
            guard past[index - needed + 1] > past[index].adding(months: -withinMonths) else { return nil }
            return past[index].adding(months: forMonths).adding(days: -1)
        }
        return ends.last { $0 >= today }
    }
}

extension LocalDate {
    /// The same day that many months later (earlier when negative), or the month's last day where it has no such day.
    func adding(months: Int64) -> LocalDate {
        let (year, month, day) = components
        let count = year * 12 + month - 1 + months
        let target = count.flooredDivision(by: 12)
        let targetMonth = count - target * 12 + 1
        let last = LocalDate.days(inMonth: targetMonth, of: target)
        return LocalDate(year: target, month: targetMonth, day: min(day, last)) ?? self
    }
}
