public import Money

/// What the evidence as it now stands means for the charges that a booking has already.
///
/// Nothing assessed is ever edited: a charge on no invoice is relieved, what is billed too much is credited, what is
/// billed too little is charged beside it. What a person waived stays waived, and what was written off stays so. Once
/// the steps are taken, the same evidence gives none.
public enum Reassessment {
    /// A charge that the booking has.
    public struct Standing: Hashable, Sendable {
        /// What it is for.
        public let occurrence: Occurrence
        /// Where it stands.
        public let state: ChargeState
        /// What it came to when it was assessed, in pence.
        public let amount: Pence
        /// What credit notes took back of it, in pence.
        public let credited: Pence
        /// What of that they took back because of a correction; the rest somebody waived after issue.
        public let corrected: Pence
        /// What of it is to be credited, in pence: found before, and on no credit note yet.
        public let excess: Pence

        /// Takes every part.
        public init(
            occurrence: Occurrence, state: ChargeState, amount: Pence, credited: Pence = .zero,
            corrected: Pence = .zero, excess: Pence = .zero
        ) {
            self.occurrence = occurrence
            self.state = state
            self.amount = amount
            self.credited = credited
            self.corrected = corrected
            self.excess = excess
        }

        /// Whether it may still be relieved: on no invoice, and nobody decided that it is not to be paid.
        fileprivate var isOpen: Bool {
            switch state {
            case .assessed, .notified, .accepted, .disputed, .upheld: true
            case .relieved, .waived, .invoiced, .partCredited, .credited, .paid, .writtenOff: false
            }
        }

        /// Whether a credit note may take something back of it.
        fileprivate var isCreditable: Bool {
            switch state {
            case .invoiced, .partCredited, .paid: true
            case .assessed, .relieved, .waived, .notified, .accepted, .disputed, .upheld, .credited, .writtenOff: false
            }
        }

        /// What of it is asked for.
        fileprivate var asked: Pence {
            switch state {
            case .assessed, .notified, .accepted, .disputed, .upheld: amount
            case .invoiced, .partCredited, .paid, .credited, .writtenOff: amount - credited - excess
            case .relieved, .waived: .zero
            }
        }

        /// What a person decided that is not to be paid, before or after issue.
        fileprivate var waived: Pence { if case .waived = state { amount } else { credited - corrected } }
    }

    /// What the booking costs as the evidence now stands.
    public struct Due: Hashable, Sendable {
        /// What for.
        public let occurrence: Occurrence
        /// The amount before relief, in pence.
        public let amount: Pence
        /// Why it costs nothing after all; nil: it is due.
        public let relief: ReliefReason?

        /// Takes every part.
        public init(occurrence: Occurrence, amount: Pence, relief: ReliefReason? = nil) {
            self.occurrence = occurrence
            self.amount = amount
            self.relief = relief
        }
    }

    /// What is to be done about it.
    public enum Step: Hashable, Sendable {
        /// The charge of this index, which is on no invoice, is relieved.
        case relieve(Int, ReliefReason)
        /// Of the charge of this index so much in all is to be credited, in pence; zero: nothing any more.
        case credit(Int, Pence)
        /// A further charge of this amount, in pence, is assessed; relieved at once where the due amount is.
        case charge(Occurrence, Pence)
    }

    /// The steps from what is charged to what is due, in the order of the occurrences: first those charged, then new.
    public static func steps(from standing: [Standing], to due: [Due]) -> [Step] {
        var steps: [Step] = []
        var seen: Set<Occurrence> = []
        for occurrence in standing.map(\.occurrence) + due.map(\.occurrence) where seen.insert(occurrence).inserted {
            let charges = standing.indices.filter { standing[$0].occurrence == occurrence }
            let wanted = due.first { $0.occurrence == occurrence }
            steps += Balance(standing: standing, charges: charges, due: wanted).steps(occurrence)
        }
        return steps
    }

    /// The charges for one occurrence beside what is due for it.
    private struct Balance {
        let standing: [Standing]
        let charges: [Int]
        let due: Due?

        func steps(_ occurrence: Occurrence) -> [Step] {
            if charges.isEmpty { return due.map { [.charge(occurrence, $0.amount)] } ?? [] }
            let waived = charges.reduce(Pence.zero) { $0 + standing[$1].waived }
            let owed = due.map { $0.relief == nil ? $0.amount : .zero } ?? .zero
            let target = max(.zero, owed - waived)
            let asked = charges.reduce(Pence.zero) { $0 + standing[$1].asked }
            return target > asked ? more(target - asked, occurrence) : less(asked - target, occurrence)
        }

        /// What was to be credited and is not any more comes before a further charge.
        private func more(_ missing: Pence, _ occurrence: Occurrence) -> [Step] {
            var (left, steps) = (missing, [Step]())
            for index in charges.reversed() where left > .zero && standing[index].isCreditable {
                let back = min(standing[index].excess, left)
                guard back > .zero else { continue }
                steps.append(.credit(index, standing[index].excess - back))
                left = left - back
            }
            return left > .zero ? steps + [.charge(occurrence, left)] : steps
        }

        /// What is on no invoice goes first, whole, the latest before the earlier; then what is billed is credited.
        private func less(_ tooMuch: Pence, _ occurrence: Occurrence) -> [Step] {
            var (left, steps) = (tooMuch, [Step]())
            for index in charges.reversed() where left > .zero && standing[index].isOpen {
                steps.append(.relieve(index, due?.relief ?? .corrected))
                left = left - standing[index].amount
            }
            if left < .zero { return steps + [.charge(occurrence, .zero - left)] }
            for index in charges.reversed() where left > .zero && standing[index].isCreditable {
                let take = min(standing[index].asked, left)
                guard take > .zero else { continue }
                steps.append(.credit(index, standing[index].excess + take))
                left = left - take
            }
            return steps
        }
    }
}
