import Money

extension Policy {
    /// Until when cancelling is free. Never past the start of the first session, whatever the length.
    public func freeUntil(_ event: EventTimes, _ calendar: WorkingCalendar) -> FreeUntil {
        notice(for: event).freeUntil(event, calendar, nation)
    }

    /// Whether notice came in time. It is made once, when notice is received, with the holiday table of that moment.
    public func judge(_ notice: Notice, event: EventTimes, calendar: WorkingCalendar) -> Judgement {
        var reasoning = Reasoning()
        reasoning.say("cancelled \(calendar.zone.local(notice.receivedAt).spoken)")
        if let void = void(notice, &reasoning) { return .doesNotCount(void, reasoning.explanation) }
        let rule = self.notice(for: event)
        let free = rule.freeUntil(event, calendar, nation)
        let received = "received \(calendar.zone.local(notice.receivedAt).spoken)"
        reasoning.say("free until \(free.shortLimit)")
        if free.covers(notice.receivedAt) {
            reasoning.step(clause(event, rule), "\(received); free until \(free.limit)", "in time")
            return .inTime(reasoning.explanation)
        }
        reasoning.step(clause(event, rule), "\(received); free until \(free.limit)", "late")
        let share = rule.share(notice.receivedAt, event, calendar, nation)
        if !rule.tiers.isEmpty { reasoning.step("notice.shares", received, "\(share.text) of the price") }
        return .late(share, reasoning.explanation)
    }

    /// Whether moving to another event is free, and if not, how it is judged: as a cancellation of the first.
    public func judgeMove(_ notice: Notice, from event: EventTimes, calendar: WorkingCalendar) -> Judgement {
        let judgement = judge(notice, event: event, calendar: calendar)
        guard case .late = judgement, transfers == .free,
            notice.receivedAt < calendar.zone.instant(event.firstStart)
        else { return judgement }
        var reasoning = Reasoning()
        reasoning.say("moved \(calendar.zone.local(notice.receivedAt).spoken)")
        reasoning.say("moving is free until it starts, \(event.firstStart.spoken)")
        reasoning.step("transfers", "asked before \(event.firstStart.spoken)", "free")
        return .inTime(reasoning.explanation)
    }

    /// Whether a colleague may take the place.
    ///
    /// - Throws: ``Refusal`` of kind `too_late` (the event has started) or `policy` (not this colleague).
    public func allowSubstitute(
        at now: Instant, event: EventTimes, sameAgency: Bool, sameTeam: Bool, zone: Zone
    ) throws(Refusal) {
        guard now < zone.instant(event.firstStart) else {
            throw Refusal(.tooLate, "A place is passed on before the start, \(event.firstStart.spoken).")
        }
        let allowed =
            switch substitutes {
            case .anybody: true
            case .sameAgency: sameAgency
            case .sameTeam: sameAgency && sameTeam
            case .nobody: false
            }
        guard allowed else {
            throw Refusal(
                .policy, "The policy allows \(substitutes.words).", mend: "Cancel the booking, or ask the organiser.")
        }
    }

    private func void(_ notice: Notice, _ reasoning: inout Reasoning) -> Judgement.Void? {
        if !cancelling.channels.contains(notice.channel) {
            reasoning.step("cancelling.channels", "by \(notice.channel.words)", "does not count")
            reasoning.say("\(notice.channel.words) does not count as cancelling")
            return .channel
        }
        if !cancelling.givers.contains(notice.by) {
            reasoning.step("cancelling.by", "by \(notice.by.words)", "does not count")
            reasoning.say("notice by \(notice.by.words) does not count")
            return .giver
        }
        return nil
    }

    private func clause(_ event: EventTimes, _ rule: NoticeRule) -> String {
        let isMultiDay = event.isMultiDay && multiDayNotice != nil
        return isMultiDay ? "notice.multi_day.\(rule.unit.rawValue)" : "notice.\(rule.unit.rawValue)"
    }
}
