import Domain
import Money

/// A booking's charges beside what its evidence, as it now stands, comes to.
struct Correcting {
    /// A charge to be made.
    struct New {
        let assessed: AssessedCharge
        let amount: Pence
    }

    /// What is to be written.
    struct Outcome {
        var changes: [ChargeChange]
        var new: [New] = []
        var toCredit = Pence.zero

        /// Whether anything came out otherwise than before.
        var isCorrected: Bool { !new.isEmpty || changes.contains { !$0.steps.isEmpty } }
    }

    let charges: [Charge]
    let assessment: Assessment
    /// The evidence where it changed since the charges were assessed; nil where it is the same.
    let evidence: String?
    let way: ChargeProcess

    func outcome() throws -> Outcome {
        let due = evidence == nil && !charges.isEmpty ? refillsAlone : assessment.charges.map(\.due)
        let looked = charges.indices.filter { index in
            evidence != nil || due.contains { $0.occurrence == charges[index].occurrence }
        }
        var outcome = Outcome(changes: charges.map { ChargeChange($0) })
        for step in Reassessment.steps(from: looked.map { charges[$0].standing }, to: due) {
            switch step {
            case .relieve(let index, let reason):
                try outcome.changes[looked[index]].happen(.relieved(reason), way, why: assessment.explanation.summary)
            case .credit(let index, let excess):
                let charge = charges[looked[index]]
                try outcome.changes[looked[index]].find(excess: excess, way, why: assessment.explanation.summary)
                outcome.toCredit += excess - charge.corrections.excess
            case .charge(let occurrence, let amount):
                guard let assessed = assessment.charges.first(where: { $0.occurrence == occurrence }) else { continue }
                outcome.new.append(New(assessed: assessed, amount: amount))
            }
        }
        if let evidence {
            for index in outcome.changes.indices {
                let amount = due.first { $0.occurrence == charges[index].occurrence }?.amount ?? .zero
                outcome.changes[index].take(evidence, due: amount)
            }
        }
        return outcome
    }

    /// Where the evidence of the booking is what it was, its amounts stand, whatever fee or exemption changed since;
    /// only whether the place it freed was taken by somebody who attended depends on others.
    private var refillsAlone: [Reassessment.Due] {
        var seen: Set<Occurrence> = []
        return charges.reversed().filter { seen.insert($0.occurrence).inserted }.compactMap { last in
            guard let now = assessment.charges.first(where: { $0.occurrence == last.occurrence }) else { return nil }
            if now.relief == .refilled || last.state == .relieved(.refilled) {
                return Reassessment.Due(occurrence: last.occurrence, amount: last.corrections.due, relief: now.relief)
            }
            return nil
        }
    }
}

extension AssessedCharge {
    fileprivate var due: Reassessment.Due {
        Reassessment.Due(occurrence: occurrence, amount: amount, relief: relief)
    }
}
