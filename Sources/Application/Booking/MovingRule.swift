import Domain
import Money

/// What moving a booking to another event comes to, worked out and not yet done: the same before the button and behind
/// it.
struct MovingRule {
    let view: any ReadView
    let house: House
    let role: Role
    let now: Instant
    let was: Booking

    /// How leaving the first event is judged.
    struct Leaving {
        /// The notice where leaving is late; nil where the booking is moved.
        let notice: Notice?
        let why: String
        let cost: Pence
    }

    /// For whom the place of the other event is, and how many there are for them.
    ///
    /// - Throws: ``Refusal`` of kind `wrong_state` or `full` where there is none to be had.
    func place(at to: EventHead) throws -> (agency: AgencyCard, free: Int64) {
        guard let agency = try view.agencyCard(was.agency) else {
            throw StoreFault(.damaged, "A booking has no agency; run `turnout verify`.")
        }
        let free = try view.seats(to).free(for: Claimant(agency: agency.id, sector: agency.sector), at: now)
        // An administrator who moves somebody has approved it by that.
        guard !to.needsApproval || role == .administrator else {
            throw Refusal(
                .wrongState, "\(to.reference) is booked by approval; nobody is moved into it.",
                mend: "Ask for a place with `turnout book`, and cancel the old booking when it is approved.")
        }
        guard to.waiting == 0, free > 0 else {
            throw Refusal(
                .full, "\(to.reference) has no free place.",
                mend: "Keep the booking, and join the waiting list of \(to.reference) with `turnout book`.")
        }
        return (agency, free)
    }

    func leaving(_ from: EventHead) throws -> Leaving {
        if was.state.code == .reconfirming {
            return Leaving(notice: nil, why: "nobody is held to new dates before saying yes to them", cost: .zero)
        }
        guard let bound = was.binding, let times = EventTimes(sessions: try view.sessions(from.id)) else {
            return Leaving(notice: nil, why: "no policy is bound", cost: .zero)
        }
        let notice = Notice(receivedAt: now, channel: .site, by: .administrator)
        let policy = try house.policies.policy(bound.policy, view)
        let calendar = try house.policies.calendar(house.zone, view)
        let judgement = policy.judgeMove(notice, from: times, calendar: calendar)
        let why = judgement.explanation.summary
        guard judgement.lateness == .late else { return Leaving(notice: nil, why: why, cost: .zero) }
        let terms = try view.terms(of: was, from, times)
        return Leaving(
            notice: notice, why: why, cost: policy.costOfCancelling(at: now, terms: terms, calendar: calendar))
    }
}
