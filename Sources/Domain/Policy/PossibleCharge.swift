public import Money

extension Policy {
    /// What cancelling at this instant would cost, shown before anybody cancels; zero while it is free.
    ///
    /// Shown by the site, so that who gives notice, and how, are taken to be accepted; exemption is heeded, and relief
    /// that depends on what happens later is not.
    public func costOfCancelling(at instant: Instant, terms: BookingTerms, calendar: WorkingCalendar) -> Pence {
        let rule = notice(for: terms.times)
        guard !rule.freeUntil(terms.times, calendar, nation).covers(instant) else { return .zero }
        let share = rule.share(instant, terms.times, calendar, nation)
        return cost(.lateCancellation, share, terms, calendar)
    }

    /// What not coming would cost, shown before anybody books.
    public func costOfNotAttending(terms: BookingTerms, calendar: WorkingCalendar) -> Pence {
        cost(.nonAttendance, .all, terms, calendar)
    }

    /// What attending costs.
    public func costOfAttending(terms: BookingTerms, calendar: WorkingCalendar) -> Pence {
        cost(.attendanceFee, .all, terms, calendar)
    }

    private func cost(
        _ occurrence: Occurrence, _ share: BasisPoints, _ terms: BookingTerms, _ calendar: WorkingCalendar
    ) -> Pence {
        guard kinds.contains(terms.kind) else { return .zero }
        let facts = BookingFacts(terms: terms, ending: .held)
        let item = ChargeItem(occurrence: occurrence, part: terms.times, share: share)
        let assembler = Assembler(base: Assessor(policy: self, facts: facts, calendar: calendar))
        guard let charge = assembler.charge([item], Reasoning()), charge.relief == nil else { return .zero }
        return charge.amount
    }
}
