import Money

extension Policy {
    /// Why a charge for this occurrence costs nothing after all, with the reason first in this order: an exempt agency,
    /// an offer never accepted, sickness, a refilled place, a report instead of money.
    func relief(_ occurrence: Occurrence, _ facts: BookingFacts, _ zone: Zone) -> ReliefReason? {
        if isExempt(occurrence, facts.terms) { return .exemptAgency }
        if occurrence.isFee { return nil }
        if facts.offerNeverAccepted { return .offerNeverAccepted }
        if isExcusedBySickness(occurrence, facts, zone) { return .sickness }
        if occurrence == .lateCancellation, refillRelieves, facts.refilled { return .refilled }
        return consequences.reportInsteadOfMoney ? .reportedInstead : nil
    }

    /// Whether the agency is exempt from the list the occurrence belongs to; from the other it may still pay.
    func isExempt(_ occurrence: Occurrence, _ terms: BookingTerms) -> Bool {
        let list = occurrence.isFee ? attending : notAttending
        let marked = occurrence.isFee ? terms.exemptFromAttending : terms.exemptFromNotAttending
        return list.exempts(sector: terms.sector, band: terms.band, marked: marked)
    }

    /// Whether sickness was reported and a person may waive the charge.
    func invitesSicknessWaiver(_ occurrence: Occurrence, _ facts: BookingFacts) -> Bool {
        sickness == .waiver && facts.sickness != nil && sicknessCovers(occurrence)
    }

    private func isExcusedBySickness(_ occurrence: Occurrence, _ facts: BookingFacts, _ zone: Zone) -> Bool {
        guard let report = facts.sickness, sicknessCovers(occurrence) else { return false }
        switch sickness {
        case .noExcuse, .waiver: return false
        case .exempt: return true
        case .exemptIfReported(let asked): return asked.isMet(by: report, event: facts.terms.times, zone: zone)
        }
    }

    private func sicknessCovers(_ occurrence: Occurrence) -> Bool {
        switch occurrence {
        case .nonAttendance, .refusedLate, .leftEarly: true
        case .lateCancellation: sicknessCoversCancelling
        case .notCompleted, .walkInSurcharge, .attendanceFee: false
        }
    }
}

extension SicknessRule.Report {
    /// Whether a report came in time, by a channel that counts, and was followed up in writing where that is asked.
    func isMet(by report: SicknessReport, event: EventTimes, zone: Zone) -> Bool {
        guard let receivedAt = report.receivedAt, channels.isEmpty || channels.contains(report.channel) else {
            return false
        }
        switch deadline {
        case .start: guard receivedAt < zone.instant(event.firstStart) else { return false }
        case .minuteOfDay(let minute):
            guard zone.local(receivedAt).minuteNumber <= event.startDate.dayNumber * 1_440 + minute else {
                return false
            }
        }
        guard let days = writtenWithinDays else { return true }
        return report.writtenAt.map { $0 < zone.end(of: event.startDate.adding(days: days)) } ?? false
    }
}
