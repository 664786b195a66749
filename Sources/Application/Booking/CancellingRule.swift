import Domain
import Money

/// What cancelling a booking comes to, worked out and not yet done: the same before the button and behind it.
struct CancellingRule {
    let view: any ReadView
    let house: House
    let event: EventHead
    let was: Booking

    /// What follows from notice.
    enum Ruling {
        /// It held no place of its own; it may have had an offer.
        case withdrawn(hadOffer: Bool)
        /// The new dates do not suit.
        case newDatesDeclined
        /// No policy is bound yet.
        case unjudged
        /// It is judged by the policy bound to it, and costs so much.
        case judged(Lateness, why: String, cost: Pence)
        /// The notice does not count, and the booking stays as it is.
        case doesNotCount(why: String)
    }

    /// What follows from a notice.
    ///
    /// - Throws: ``Refusal`` of kind `too_late` once the event has started.
    func ruling(_ notice: Notice) throws -> Ruling {
        switch was.state {
        case .requested, .waitlisted: return .withdrawn(hadOffer: false)
        case .offered: return .withdrawn(hadOffer: true)
        case .reconfirming: return .newDatesDeclined
        default: break
        }
        guard event.startsAt.map({ notice.receivedAt < $0 }) ?? true else {
            throw Refusal(
                .tooLate, "\(event.reference) has started; a place not used is recorded by the register.",
                mend: "An administrator may enter an earlier moment of notice, with its evidence.")
        }
        guard let bound = was.binding else { return .unjudged }
        return try judge(notice, try house.policies.policy(bound.policy, view))
    }

    private func judge(_ notice: Notice, _ policy: Policy) throws -> Ruling {
        guard let times = EventTimes(sessions: try view.sessions(event.id)) else {
            throw StoreFault(.damaged, "\(event.reference) has no sessions; run `turnout verify`.")
        }
        let calendar = try house.policies.calendar(house.zone, view)
        let judgement = policy.judge(notice, event: times, calendar: calendar)
        let why = judgement.explanation.summary
        guard let judged = judgement.lateness else { return .doesNotCount(why: why) }
        let lateness = CancellingRule.settled(judged)
        guard lateness == .late else { return .judged(lateness, why: why, cost: .zero) }
        let terms = try view.terms(of: was, event, times)
        let cost = policy.costOfCancelling(at: notice.receivedAt, terms: terms, calendar: calendar)
        return .judged(lateness, why: why, cost: cost)
    }

    private static func settled(_ lateness: Lateness) -> Lateness {
        #if MUTANTS
        if Mutant.forgiveLateness.isOn { return .inTime }
        #endif
        return lateness
    }
}
