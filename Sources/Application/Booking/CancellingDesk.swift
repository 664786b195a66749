import Domain
import Money

/// Decides one cancellation under the event's lock.
struct CancellingDesk {
    let work: any UnitOfWork
    let house: House
    let intent: Intent
    let event: EventHead
    let was: Booking

    /// What was decided and why.
    struct Verdict {
        let booking: BookingState
        let why: String
        let cost: Pence
    }

    func decide(_ notice: Notice, evidence: String) throws -> Verdict {
        switch was.state {
        case .requested, .waitlisted, .offered: return try withdraw()
        case .reconfirming:
            return try save("cancelled", "the new dates do not suit; that costs nothing", .zero) {
                booking throws(Refusal) in
                try booking.happen(.cancelled(.inTime))
            }
        default: break
        }
        guard event.startsAt.map({ notice.receivedAt < $0 }) ?? true else {
            throw Refusal(
                .tooLate, "\(event.reference) has started; a place not used is recorded by the register.",
                mend: "An administrator may enter an earlier moment of notice, with its evidence.")
        }
        guard let policy = try bound() else {
            return try save("cancelled", "no policy is in force yet; it is judged when one is added", .zero) {
                booking throws(Refusal) in try booking.cancel(.unjudged, notice: notice)
            }
        }
        return try judge(notice, policy, evidence)
    }

    private func withdraw() throws -> Verdict {
        let hadOffer = if case .offered = was.state { true } else { false }
        if hadOffer { try work.endOffer(was.id, as: .revoked, at: intent.now) }
        let why =
            hadOffer ? "the offer was declined; that costs nothing" : "the booking held no place; that costs nothing"
        return try save("withdrew", why, .zero) { booking throws(Refusal) in try booking.happen(.withdrew) }
    }

    private func judge(_ notice: Notice, _ policy: Policy, _ evidence: String) throws -> Verdict {
        guard let times = EventTimes(sessions: try work.sessions(event.id)) else {
            throw StoreFault(.damaged, "\(event.reference) has no sessions; run `turnout verify`.")
        }
        let calendar = try house.policies.calendar(house.zone, work)
        let judgement = policy.judge(notice, event: times, calendar: calendar)
        guard let judged = judgement.lateness else {
            let why = judgement.explanation.summary
            try work.addAttempt(was.id, notice: notice, why: why)
            return Verdict(booking: was.state, why: "\(why); the booking stays confirmed", cost: .zero)
        }
        let lateness = CancellingDesk.settled(judged)
        let cost = lateness == .late ? try price(notice, policy, times, calendar) : .zero
        let note = evidence.isEmpty ? "" : " (evidence: \(evidence.prefix(200)))"
        return try save("cancelled", judgement.explanation.summary + note, cost) { booking throws(Refusal) in
            try booking.cancel(lateness, notice: notice)
        }
    }

    private static func settled(_ lateness: Lateness) -> Lateness {
        #if MUTANTS
        if Mutant.forgiveLateness.isOn { return .inTime }
        #endif
        return lateness
    }

    private func price(
        _ notice: Notice, _ policy: Policy, _ times: EventTimes, _ calendar: WorkingCalendar
    ) throws -> Pence {
        let terms = try work.terms(of: was, event, times)
        return policy.costOfCancelling(at: notice.receivedAt, terms: terms, calendar: calendar)
    }

    private func bound() throws -> Policy? {
        try was.binding.map { try house.policies.policy($0.policy, work) }
    }

    private func save(
        _ happened: String, _ why: String, _ cost: Pence, _ change: (inout Booking) throws(Refusal) -> Void
    ) throws -> Verdict {
        var booking = was
        try change(&booking)
        #if MUTANTS
        if Mutant.keepPlace.isOn { return Verdict(booking: booking.state, why: why, cost: cost) }
        #endif
        try work.save(booking, was: was, event: event, happened: happened, why: why)
        return Verdict(booking: booking.state, why: why, cost: cost)
    }
}
