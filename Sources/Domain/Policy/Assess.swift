import Money

extension Policy {
    /// What a booking costs, worked out after the event.
    ///
    /// Turnout policy rules: a booking that never held a place, was passed to a substitute, or whose event was called
    /// off by the organiser costs nothing. Attended at any session is attended; absent dates are charged only where the
    /// policy charges each date, each by its own length. Excused is never assessed, and nothing is until the register
    /// is complete. Exemption is read now; the band and the prices are those frozen by binding.
    public func assess(_ facts: BookingFacts, calendar: WorkingCalendar) -> Assessment {
        Assessor(policy: self, facts: facts, calendar: calendar).assess()
    }
}

/// Works one booking out.
struct Assessor {
    let policy: Policy
    let facts: BookingFacts
    let calendar: WorkingCalendar

    var event: EventTimes { facts.terms.times }

    func assess() -> Assessment {
        if !policy.kinds.contains(facts.terms.kind) {
            return nothing("applies_to", "a \(facts.terms.kind.rawValue) event", "the policy does not apply to it")
        }
        if facts.eventCancelled {
            return nothing("event", "the organiser cancelled the event", "nobody is charged for it")
        }
        switch facts.ending {
        case .neverHeld: return nothing("booking", "never held a place", "nobody is charged for waiting")
        case .substituted:
            return nothing("substitutes", "the place was passed to a colleague", "a place passed on costs nothing")
        case .held, .walkIn: return AttendanceAssessor(base: self).assess(Reasoning())
        case .cancelled(let notice, let judged):
            return cancelled(notice, judged, policy.judge(notice, event: event, calendar: calendar))
        case .moved(let notice, let judged):
            return cancelled(notice, judged, policy.judgeMove(notice, from: event, calendar: calendar))
        }
    }

    private func cancelled(_ notice: Notice, _ stored: Verdict?, _ judgement: Judgement) -> Assessment {
        var reasoning = Reasoning()
        reasoning.adopt(judgement, stored: stored, received: calendar.zone.local(notice.receivedAt).spoken)
        switch stored ?? judgement.verdict {
        case .doesNotCount: return AttendanceAssessor(base: self).assess(reasoning)
        case .inTime:
            reasoning.say("no charge")
            return .nothing(reasoning.explanation)
        case .late(let share):
            let item = ChargeItem(occurrence: .lateCancellation, part: event, share: share ?? judgement.share)
            return Assembler(base: self).charge([item], reasoning).map(Assessment.charge)
                ?? free("late cancellation costs nothing", reasoning)
        }
    }

    func free(_ why: String, _ reasoning: Reasoning) -> Assessment {
        var reasoning = reasoning
        reasoning.say(why)
        return .nothing(reasoning.explanation)
    }

    func nothing(_ clause: String, _ fact: String, _ result: String) -> Assessment {
        let step = Explanation.Step(clause: clause, fact: fact, result: result)
        return .nothing(Explanation(summary: "\(fact): \(result)", steps: [step]))
    }
}

extension Judgement {
    /// The share due when late; the whole price where only a stored verdict says that it was late.
    fileprivate var share: BasisPoints { if case .late(let share, _) = self { share } else { .all } }
}

extension Reasoning {
    /// Takes over the reasons of a judgement, or the stored verdict where it has come to differ.
    fileprivate mutating func adopt(_ judgement: Judgement, stored: Verdict?, received: String) {
        guard let stored, stored.word != judgement.verdict.word else { return adopt(judgement.explanation) }
        step("notice.stored", "received \(received)", "judged \(stored.word) when it was received")
        say("cancelled \(received)")
        say("judged \(stored.word) when it was received")
    }

    private mutating func adopt(_ explanation: Explanation) {
        for step in explanation.steps { self.step(step.clause, step.fact, step.result) }
        say(explanation.summary)
    }
}

extension Verdict {
    fileprivate var word: String {
        switch self {
        case .inTime: "in time"
        case .late: "late"
        case .doesNotCount: "not to count"
        }
    }
}
