import Money

/// Something that happened and may cost something: what, over which sessions, and what share of its price.
struct ChargeItem: Hashable {
    let occurrence: Occurrence
    let part: EventTimes
    let share: BasisPoints
}

/// Puts the lines of one charge together.
struct Assembler {
    let base: Assessor

    private var policy: Policy { base.policy }
    private var terms: BookingTerms { base.facts.terms }

    /// One charge for all items, all of one list; nil when they cost nothing.
    func charge(_ items: [ChargeItem], _ reasoning: Reasoning, alongside: [AssessedCharge] = []) -> AssessedCharge? {
        var reasoning = reasoning
        var lines: [AssessedCharge.Line] = []
        var occurrence: Occurrence?
        for item in items {
            let found = self.lines(item, &reasoning).filter { $0.amount != .zero }
            if !found.isEmpty { occurrence = occurrence ?? item.occurrence }
            lines += found
        }
        if let costed = items.first(where: { passesOnCosts($0.occurrence) })?.occurrence {
            let costs = costLines(&reasoning).filter { $0.amount != .zero }
            if !costs.isEmpty { occurrence = occurrence ?? costed }
            lines += costs
        }
        guard let occurrence else { return nil }
        return finish(occurrence, lines, reasoning, alongside)
    }

    private func finish(
        _ occurrence: Occurrence, _ lines: [AssessedCharge.Line], _ reasoning: Reasoning, _ alongside: [AssessedCharge]
    ) -> AssessedCharge {
        var reasoning = reasoning
        let amount = lines.reduce(Pence.zero) { $0 + $1.amount }
        reasoning.say(amount.brief)
        let relief = policy.relief(occurrence, base.facts, base.calendar.zone)
        if let relief {
            reasoning.step("relief.\(relief.rawValue)", relief.words, "relieved")
            reasoning.say("relieved: \(relief.words)")
        }
        let debtor = policy.debtor.debtor(sector: terms.sector, band: terms.band)
        reasoning.step("debtor", "sector \(terms.sector)", debtor.rawValue)
        return AssessedCharge(
            occurrence: occurrence, amount: amount, lines: lines, relief: relief, debtor: debtor,
            form: form(occurrence, debtor), process: policy.process, vat: policy.vat(for: occurrence),
            invitesSicknessWaiver: relief == nil && policy.invitesSicknessWaiver(occurrence, base.facts),
            explanation: reasoning.explanation, alongside: alongside)
    }

    private func form(_ occurrence: Occurrence, _ debtor: Debtor) -> AssessedCharge.Form {
        if policy.consequences.reportInsteadOfMoney && !occurrence.isFee { return .report }
        return debtor == .internalJournal ? .journal : .invoice
    }

    /// The lines of one item: one, or one for each date where the policy charges each date by its own length.
    private func lines(_ item: ChargeItem, _ reasoning: inout Reasoning) -> [AssessedCharge.Line] {
        let clause = "charged.\(item.occurrence.rawValue)"
        guard let (price, share) = price(of: item) else {
            reasoning.step(clause, item.occurrence.words, "not charged")
            return []
        }
        let parts = policy.chargesEachDate && price.goesByDate ? item.part.dates.compactMap(item.part.on) : [item.part]
        return parts.map { part in
            let priced = policy.priced(price, part: part, of: terms)
            let full = priced.amount.share(share)
            let amount = full.share(item.share)
            reasoning.step(priced.clause, priced.fact, "\(priced.label): \(priced.amount.brief)")
            if share != .all { reasoning.step(clause, "\(share.text) of \(priced.amount.brief)", full.brief) }
            if item.share != .all {
                reasoning.step("notice.shares", "\(item.share.text) of \(full.brief)", amount.brief)
            }
            if amount != .zero {
                reasoning.say(item.share == .all ? priced.label : "\(item.share.text) of \(priced.label)")
            }
            return AssessedCharge.Line(text: "\(priced.label), \(part.startDate.spoken)", amount: amount)
        }
    }

    /// The price of an item and the share of it that the occurrence costs; nil when it is not charged.
    private func price(of item: ChargeItem) -> (Price, BasisPoints)? {
        let list = item.occurrence.isFee ? policy.attending : policy.notAttending
        switch policy.charged[item.occurrence] {
        case .notCharged: return nil
        case .listPrice(let share): return (list.price(sector: terms.sector, band: terms.band), share)
        case .own(let price): return (price, .all)
        }
    }

    /// Whether costs are passed on: to who gave a place up or attends, not beside a charge for how they attended.
    private func passesOnCosts(_ occurrence: Occurrence) -> Bool {
        guard policy.charged[occurrence] != .notCharged else { return false }
        return switch occurrence {
        case .lateCancellation, .nonAttendance, .refusedLate: policy.notAttending.passesOnCosts
        case .attendanceFee: policy.attending.passesOnCosts
        case .leftEarly, .notCompleted, .walkInSurcharge: false
        }
    }

    private func costLines(_ reasoning: inout Reasoning) -> [AssessedCharge.Line] {
        terms.actualCosts.map { cost in
            reasoning.step("actual_costs", cost.text, cost.amount.brief)
            reasoning.say("\(cost.text) \(cost.amount.brief)")
            return AssessedCharge.Line(text: cost.text, amount: cost.amount)
        }
    }
}

extension Price {
    /// Whether a price can be worked out for each date by itself; a course's fee is divided over its dates at once.
    fileprivate var goesByDate: Bool { self != .courseFee }
}

extension DebtorRule {
    /// Who pays for an agency of this sector and band.
    func debtor(sector: String, band: String?) -> Debtor {
        special.first { $0.group.contains(sector: sector, band: band) }?.debtor ?? standard
    }
}
