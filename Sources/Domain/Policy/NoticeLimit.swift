import Money

extension NoticeRule {
    /// The limit for the whole length of the rule.
    func freeUntil(_ event: EventTimes, _ calendar: WorkingCalendar, _ nation: Nation) -> FreeUntil {
        limit(length, event, calendar, nation)
    }

    /// The share due for notice received at this instant, known to be late: that of the shortest tier it falls in.
    func share(_ receivedAt: Instant, _ event: EventTimes, _ calendar: WorkingCalendar, _ nation: Nation) -> BasisPoints
    {
        let missed = tiers.filter { tier in
            !limit(min(max(0, tier.length), length), event, calendar, nation).covers(receivedAt)
        }
        return missed.min { $0.length < $1.length }?.share ?? .all
    }

    private func limit(
        _ length: Int64, _ event: EventTimes, _ calendar: WorkingCalendar, _ nation: Nation
    ) -> FreeUntil {
        let start = calendar.zone.instant(event.firstStart)
        let found: FreeUntil
        if let day = lastFreeDay(length, event, calendar, nation) {
            found = endOf(day, length, event, calendar.zone)
        } else {
            found = moment(length, event, calendar.zone)
        }
        // Zero days would otherwise run to the end of the day, after the event began.
        guard found.instant > start else { return found }
        let words = "it starts, \(event.firstStart.spoken)"
        return FreeUntil(instant: start, limit: words, shortLimit: words)
    }

    /// The last free day, nil where the rule counts to a moment and not to the end of a day.
    private func lastFreeDay(
        _ length: Int64, _ event: EventTimes, _ calendar: WorkingCalendar, _ nation: Nation
    ) -> LocalDate? {
        let back = daysBack(length)
        switch (unit, anchor) {
        case (.workingDays, _): return calendar.date(back, workingDaysBefore: event.startDate, in: nation)
        case (.calendarDays, .startDate): return event.startDate.adding(days: -back)
        case (.calendarDays, .startInstant), (.hours, _): return nil
        }
    }

    /// "N or less is charged" moves the last free day one further back than "less than N".
    private func daysBack(_ length: Int64) -> Int64 { boundary == .orLess ? length + 1 : length }

    private func endOf(_ day: LocalDate, _ length: Int64, _ event: EventTimes, _ zone: Zone) -> FreeUntil {
        let noun = unit == .workingDays ? "working day" : "day"
        let distance = daysBack(length) == 0 ? "the day itself" : "\(counted(daysBack(length), noun)) before"
        let start = event.startDate
        let sameYear = day.components.year == start.components.year
        let short = sameYear ? (day.spokenWithoutYear, start.spokenWithoutYear) : (day.spoken, start.spoken)
        return FreeUntil(
            instant: zone.end(of: day), limit: "the end of \(day.spoken), \(distance) \(start.spoken)",
            shortLimit: "the end of \(short.0), \(distance) \(short.1)")
    }

    /// Notice of exactly the length is free when only less is charged, so that the exclusive limit lies just after it.
    private func moment(_ length: Int64, _ event: EventTimes, _ zone: Zone) -> FreeUntil {
        let from: LocalDateTime = anchor == .startInstant ? event.firstStart : LocalDateTime(startOf: event.startDate)
        let last: Instant
        if unit == .hours {
            last = zone.instant(from).adding(minutes: -length * 60)
        } else {
            last = zone.instant(LocalDateTime(minuteNumber: from.minuteNumber - length * 1_440))
        }
        let exclusive = boundary == .orLess ? last : Instant(microseconds: last.microseconds + 1)
        let noun = unit == .hours ? "hour" : "day"
        let side = boundary == .orLess ? "just before " : ""
        let words = "\(side)\(zone.local(last).spoken), \(counted(length, noun)) before \(from.spoken)"
        return FreeUntil(instant: exclusive, limit: words, shortLimit: words)
    }
}
