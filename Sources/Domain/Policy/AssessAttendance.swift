import Money

/// Works out a booking that held its place to the end, from its register.
struct AttendanceAssessor {
    let base: Assessor

    private var policy: Policy { base.policy }
    private var event: EventTimes { base.event }
    private var standings: [Standing] { policy.standings(base.facts.marks, event) }

    func assess(_ reasoning: Reasoning) -> Assessment {
        let completed = base.facts.completed
        let learnt = base.facts.terms.kind == .eLearning && completed == true
        if learnt || standings.contains(where: \.isPresent) { return present(reasoning) }
        if standings.contains(.unknown) {
            if completed == false { return absent([whole(.notCompleted)], reasoning) }
            return base.nothing(
                "register", "the register of \(event.startDate.spoken) is not complete", "nothing is assessed yet")
        }
        guard let missed = sessions(where: \.isMissed) else {
            return base.nothing("register", "excused", "an excused absence is never assessed")
        }
        return absent([ChargeItem(occurrence: occurrence(standings), part: missed, share: .all)], reasoning)
    }

    private func absent(_ items: [ChargeItem], _ reasoning: Reasoning) -> Assessment {
        let words = "\(items.first?.occurrence.words ?? "absent") \(event.startDate.spoken)"
        var reasoning = reasoning
        reasoning.say(words)
        return Assembler(base: base).charge(items, reasoning).map(Assessment.charge)
            ?? base.free("not charged", reasoning)
    }

    private func present(_ reasoning: Reasoning) -> Assessment {
        var items: [ChargeItem] = policy.chargesEachDate ? absentDates : []
        if standings.contains(where: { if case .present(_, leftEarly: true) = $0 { true } else { false } }) {
            items.append(whole(.leftEarly))
        }
        if base.facts.completed == false { items.append(whole(.notCompleted)) }
        var fees = [whole(.attendanceFee)]
        if base.facts.ending == .walkIn { fees.append(whole(.walkInSurcharge)) }
        fees = fees.filter { !policy.isExempt($0.occurrence, base.facts.terms) }
        var reasoning = reasoning
        reasoning.say("attended \(event.startDate.spoken)")
        let fee = Assembler(base: base).charge(fees, reasoning)
        for item in items { reasoning.say(item.occurrence.words) }
        guard let charge = Assembler(base: base).charge(items, reasoning, alongside: fee.map { [$0] } ?? []) else {
            return fee.map(Assessment.charge) ?? base.free("no charge", reasoning)
        }
        return .charge(charge)
    }

    /// The sessions missed on dates missed altogether, by what they are charged as; a date not fully recorded is left
    /// alone. Dates charged as the same stay one item, so that a course's fee is divided and rounded once.
    private var absentDates: [ChargeItem] {
        var missed: [Occurrence: [SessionTime]] = [:]
        for date in event.dates {
            let ofDate = zip(event.sessions, standings).filter { $0.0.start.date == date }
            let day = ofDate.map(\.1)
            guard !day.contains(where: { $0.isPresent || $0 == .unknown }) else { continue }
            missed[occurrence(day), default: []] += ofDate.filter(\.1.isMissed).map(\.0)
        }
        return Occurrence.allCases.compactMap { occurrence in
            EventTimes(sessions: missed[occurrence] ?? []).map {
                ChargeItem(occurrence: occurrence, part: $0, share: .all)
            }
        }
    }

    /// Refused because late where the policy charges that, otherwise not attended if any of it was.
    private func occurrence(_ standings: [Standing]) -> Occurrence {
        guard standings.contains(.refused) else { return .nonAttendance }
        let charged = policy.charged[.refusedLate] != .notCharged
        return charged || !standings.contains(.absent) ? .refusedLate : .nonAttendance
    }

    private func whole(_ occurrence: Occurrence) -> ChargeItem {
        ChargeItem(occurrence: occurrence, part: event, share: .all)
    }

    private func sessions(where matches: (Standing) -> Bool) -> EventTimes? {
        EventTimes(sessions: zip(event.sessions, standings).filter { matches($0.1) }.map(\.0))
    }
}
