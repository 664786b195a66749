public import Money

/// What a booking costs under its policy.
public enum Assessment: Hashable, Sendable {
    /// It costs nothing, and why.
    case nothing(Explanation)
    /// It gives rise to a charge.
    case charge(AssessedCharge)

    /// The reasons.
    public var explanation: Explanation {
        switch self {
        case .nothing(let explanation): explanation
        case .charge(let charge): charge.explanation
        }
    }

    /// Every charge of the booking: usually none or one (see ``AssessedCharge/alongside``).
    public var charges: [AssessedCharge] {
        if case .charge(let charge) = self { [charge] + charge.alongside } else { [] }
    }
}

/// A charge as the policy works it out, before anybody decides on it.
public struct AssessedCharge: Hashable, Sendable {
    /// One line: what for, and how much.
    public struct Line: Hashable, Sendable {
        /// What for, such as `half day, Tue 14 May 2019`; names nobody and gives no reason for an absence.
        public let text: String
        /// The amount before relief, in pence.
        public let amount: Pence
    }

    /// How a charge is settled.
    public enum Form: String, Hashable, Sendable, CaseIterable {
        case invoice
        /// The host's internal journal.
        case journal
        /// Reported to the agency; no money.
        case report
    }

    /// What it is for.
    public let occurrence: Occurrence
    /// The sum of the lines, before relief.
    public let amount: Pence
    /// The lines.
    public let lines: [Line]
    /// Why it costs nothing after all; nil: it stands.
    public let relief: ReliefReason?
    /// Who pays.
    public let debtor: Debtor
    /// How it is settled.
    public let form: Form
    /// How it is handled.
    public let process: ProcessRule
    /// The VAT treatment by tax point.
    public let vat: VATSchedule
    /// Whether sickness was reported and the policy leaves it to a person to waive.
    public let invitesSicknessWaiver: Bool
    /// The reasons.
    public let explanation: Explanation
    /// A second charge of the same booking: a fee for attending beside a charge for absent dates, leaving early or not
    /// completing. They stay apart because exemption from one is not exemption from the other, and VAT may differ.
    public let alongside: [AssessedCharge]
}
