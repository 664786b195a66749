import Domain
import Money

/// The assessment of one transaction's worth of events.
struct Assessing {
    /// Events of one transaction: few enough to hold their locks briefly, many enough to spare round trips.
    static let chunk: Int64 = 64

    let work: any UnitOfWork
    let house: House
    let now: Instant

    /// A charge about to be made.
    fileprivate struct Draft {
        let item: BookingCase
        let event: EventCase
        let policy: PolicyID
        let way: ChargeProcess
        let assessed: AssessedCharge
        /// Its number among the charges of the booking.
        let n: Int64
        /// What is charged: less than assessed where a part of it is charged already.
        let amount: Pence
    }

    /// What the transaction writes.
    private struct Result {
        var answer = AssessCharges.Answer()
        var drafts: [Draft] = []
        var changes: [ChargeChange] = []
    }

    /// Assesses the next events; answers with the last of them, nil behind the end.
    func chunk(through date: LocalDate, after: EventID?) throws -> (AssessCharges.Answer, EventID?) {
        let ids = try work.heldEvents(through: date, endedBy: now, after: after, limit: Self.chunk)
        guard let first = ids.first, let last = ids.last else { return (AssessCharges.Answer(), nil) }
        try work.lockEvents(ids)
        let chosen = Set(ids)
        let calendar = try house.policies.calendar(house.zone, work)
        let charged = try work.charges(from: first, through: last)
        var result = Result()
        for event in try work.cases(from: first, through: last) where chosen.contains(event.head.id) {
            result.answer.events += 1
            guard var book = CaseBook(event, calendar: calendar) else { continue }
            for item in event.bookings {
                try look(item, charged[item.booking.id] ?? [], &book, &result)
            }
        }
        let made = try made(result.drafts)
        try work.save(result.changes + made)
        for change in result.changes + made {
            result.answer.counts = result.answer.counts + change.difference
        }
        return (result.answer, last)
    }

    private func look(_ item: BookingCase, _ charges: [Charge], _ book: inout CaseBook, _ result: inout Result) throws {
        guard let bound = item.booking.binding else {
            guard item.booking.mayComeToCost else { return }
            result.answer.unbound += 1
            if result.answer.unboundReferences.count < AssessCharges.Answer.shown {
                result.answer.unboundReferences.append(book.event.head.reference(of: item.booking.id))
            }
            return
        }
        if item.booking.state == .confirmed, item.booking.outcome == .notRecorded { result.answer.unrecorded += 1 }
        let policy = try house.policies.policy(bound.policy, work)
        let isKnown = charges.allSatisfy { $0.corrections.evidence == item.evidence }
        // Where nothing of the booking itself changed, another may still have taken the place it freed.
        if !charges.isEmpty, isKnown, !policy.refillRelieves { return }
        let assessment = book.assess(item, under: policy, bound.policy)
        let way = policy.way(on: house.zone.date(now))
        let correction = Correcting(
            charges: charges, assessment: assessment, evidence: isKnown ? nil : item.evidence, way: way)
        let outcome = try correction.outcome()
        result.changes += outcome.changes.filter(\.isChanged)
        result.answer.toCredit += outcome.toCredit
        if !charges.isEmpty, outcome.isCorrected { result.answer.corrected += 1 }
        for (n, new) in zip(Int64(charges.count + 1)..., outcome.new) {
            result.drafts.append(
                Draft(
                    item: item, event: book.event, policy: bound.policy, way: way, assessed: new.assessed, n: n,
                    amount: new.amount))
        }
    }

    private func made(_ drafts: [Draft]) throws -> [ChargeChange] {
        guard !drafts.isEmpty else { return [] }
        let vat = try VATSettings(work.settings())
        let first = try work.nextNumbers("charge", count: Int64(drafts.count))
        return try zip(first..., drafts).map { id, draft in
            try settle(try charge(ChargeID(id), draft, vat), draft)
        }
    }

    private func charge(_ id: ChargeID, _ draft: Draft, _ vat: VATSettings) throws -> Charge {
        let (event, booking, assessed) = (draft.event, draft.item.booking, draft.assessed)
        let today = house.zone.date(now)
        let date = event.firstDate ?? today
        let treatment = try vat.treatment(
            assessed.occurrence, assessed.vat, on: today, place: event.head.reference(of: booking.id))
        return Charge(
            id: id, booking: booking.id, n: draft.n, agency: booking.agency, policy: draft.policy,
            occurrence: assessed.occurrence, amount: draft.amount, category: treatment.category,
            settlement: SettlementForm(assessed), explanation: ExplanationText.write(draft.explanation),
            year: event.head.year ?? FinancialYear(containing: date).startYear, eventDate: date, assessedAt: now,
            corrections: Corrections(due: assessed.amount, evidence: draft.item.evidence))
    }

    /// Relief is automatic and comes first; then a waiver recorded before. It excuses from staying away, and so takes
    /// away no fee.
    private func settle(_ charge: Charge, _ draft: Draft) throws -> ChargeChange {
        let assessed = draft.assessed
        var change = ChargeChange(assessed: charge, why: draft.explanation.summary)
        if let relief = assessed.relief {
            try change.happen(.relieved(relief), draft.way, why: relief.rawValue)
        } else if let waiver = draft.item.waiver, !assessed.occurrence.isFee {
            try change.happen(.waived(waiver.waiver), draft.way, why: "recorded before it was assessed")
        }
        return change
    }
}

extension Assessing.Draft {
    /// The reasons, and what of it is charged already.
    fileprivate var explanation: Explanation {
        let whole = assessed.explanation
        guard amount != assessed.amount else { return whole }
        let before = (assessed.amount - amount).text
        return Explanation(
            summary: "\(whole.summary); \(before) of it stands already, so \(amount.text) more",
            steps: whole.steps + [
                Explanation.Step(
                    clause: "correction", fact: "\(before) stands already", result: "\(amount.text) more")
            ])
    }
}

extension Booking {
    /// Whether a policy could find that it costs something, so that it is missed when none is bound.
    fileprivate var mayComeToCost: Bool {
        switch state {
        case .confirmed: !outcome.isAttended
        case .cancelled(let lateness): lateness != .inTime
        case .requested, .declined, .lapsed, .reconfirming, .waitlisted, .offered, .withdrawn, .eventCancelled,
            .substituted, .moved:
            false
        }
    }
}
