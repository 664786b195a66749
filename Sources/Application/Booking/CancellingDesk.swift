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
        let rule = CancellingRule(view: work, house: house, event: event, was: was)
        switch try rule.ruling(notice) {
        case .withdrawn(let hadOffer):
            if hadOffer { try work.endOffer(was.id, as: .revoked, at: intent.now) }
            return try save("withdrew", CancellingDesk.withdrawing(hadOffer), .zero) { booking throws(Refusal) in
                try booking.happen(.withdrew)
            }
        case .newDatesDeclined:
            return try save("cancelled", CancellingDesk.decliningDates, .zero) { booking throws(Refusal) in
                try booking.happen(.cancelled(.inTime))
            }
        case .unjudged:
            return try save("cancelled", CancellingDesk.unjudged, .zero) { booking throws(Refusal) in
                try booking.cancel(.unjudged, notice: notice)
            }
        case .doesNotCount(let why):
            try work.addAttempt(was.id, notice: notice, why: why)
            return Verdict(booking: was.state, why: "\(why); the booking stays confirmed", cost: .zero)
        case .judged(let lateness, let why, let cost):
            let note = evidence.isEmpty ? "" : " (evidence: \(evidence.prefix(200)))"
            return try save("cancelled", why + note, cost) { booking throws(Refusal) in
                try booking.cancel(lateness, notice: notice)
            }
        }
    }

    static func withdrawing(_ hadOffer: Bool) -> String {
        hadOffer ? "the offer was declined; that costs nothing" : "the booking held no place; that costs nothing"
    }

    static let decliningDates = "the new dates do not suit; that costs nothing"
    static let unjudged = "no policy is in force yet; it is judged when one is added"

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
