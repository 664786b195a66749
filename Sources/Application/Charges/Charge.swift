public import Domain
public import Money

/// How a charge is settled, as stored with it.
public enum SettlementForm: String, Hashable, Sendable, CaseIterable {
    /// An invoice to the agency.
    case invoice
    /// An invoice to the agency, for a team named in its billing details.
    case team
    /// An invoice to the person, as for sole practitioners.
    case individual
    /// The host's own journal; no invoice.
    case journal
    /// Reported to the agency; no money.
    case report

    /// The form of a charge as the policy worked it out.
    public init(_ charge: AssessedCharge) {
        switch (charge.form, charge.debtor) {
        case (.report, _): self = .report
        case (.journal, _): self = .journal
        case (.invoice, .agency), (.invoice, .internalJournal): self = .invoice
        case (.invoice, .team): self = .team
        case (.invoice, .individual): self = .individual
        }
    }

    /// Whether an invoice run takes it.
    public var isInvoiced: Bool {
        switch self {
        case .invoice, .team, .individual: true
        case .journal, .report: false
        }
    }
}

/// What is known of corrections to a charge.
public struct Corrections: Hashable, Sendable {
    /// What credit notes took back because of corrections, in pence.
    public internal(set) var corrected: Pence
    /// What is still to be credited because of them, in pence.
    public internal(set) var excess: Pence
    /// What the booking's evidence, when it was last looked at, comes to for this occurrence, before relief, in pence:
    /// more than the amount of a supplementary charge.
    public internal(set) var due: Pence
    /// Which evidence that was: ``BookingCase/evidence``.
    public internal(set) var evidence: String

    /// Takes every part.
    public init(corrected: Pence = .zero, excess: Pence = .zero, due: Pence, evidence: String) {
        self.corrected = corrected
        self.excess = excess
        self.due = due
        self.evidence = evidence
    }
}

/// One step a charge took, as its history keeps it.
public struct ChargeStep: Hashable, Sendable {
    /// What happened, in the past tense.
    public let happened: String
    /// The state after it.
    public let state: ChargeState.Code
    /// Why.
    public let why: String
}

/// What one booking costs its agency, and how that was settled.
public struct Charge: Hashable, Sendable {
    /// Its id.
    public let id: ChargeID
    /// The booking.
    public let booking: BookingID
    /// Its number among the charges of the booking, from 1.
    public let n: Int64
    /// The agency charged: that of the booking.
    public let agency: AgencyID
    /// The policy that gave rise to it.
    public let policy: PolicyID
    /// What it is for.
    public let occurrence: Occurrence
    /// The amount before relief, in pence.
    public let amount: Pence
    /// The VAT category on the day it was assessed; the document goes by its own tax point.
    public let category: VATCategory
    /// How it is settled.
    public let settlement: SettlementForm
    /// Why, as written by ``ExplanationText``.
    public let explanation: String
    /// The financial year of the event.
    public let year: Int64
    /// The local date of the event's first session.
    public let eventDate: LocalDate
    /// When it was assessed.
    public let assessedAt: Instant
    /// What credit notes took back of it, without VAT, in pence.
    public var credited: Pence
    /// What is known of corrections to it.
    public fileprivate(set) var corrections: Corrections
    /// Where it stands.
    public private(set) var state: ChargeState
    /// How many steps its history has.
    public private(set) var version: Int64

    /// Takes every part, as assessed or as read from the store.
    public init(
        id: ChargeID, booking: BookingID, n: Int64, agency: AgencyID, policy: PolicyID, occurrence: Occurrence,
        amount: Pence, category: VATCategory, settlement: SettlementForm, explanation: String, year: Int64,
        eventDate: LocalDate, assessedAt: Instant, credited: Pence = .zero, corrections: Corrections,
        state: ChargeState = .assessed, version: Int64 = 1
    ) {
        self.id = id
        self.booking = booking
        self.n = n
        self.agency = agency
        self.policy = policy
        self.occurrence = occurrence
        self.amount = amount
        self.category = category
        self.settlement = settlement
        self.explanation = explanation
        self.year = year
        self.eventDate = eventDate
        self.assessedAt = assessedAt
        self.credited = credited
        self.corrections = corrections
        self.state = state
        self.version = version
    }

    /// The event of the booking.
    public var event: EventID { booking.event }

    /// What is left of it on its invoice, without VAT, in pence.
    public var left: Pence { amount - credited }

    /// What it counts.
    public var counts: ChargeCounts { ChargeCounts(state, amount: amount, credited: credited) }

    /// The reference people use: the booking's, with the number where a booking has a second charge.
    public func reference(_ bookingReference: String) -> String { Charge.reference(bookingReference, n: n) }

    /// The same of the charge of that number.
    static func reference(_ bookingReference: String, n: Int64) -> String {
        n == 1 ? bookingReference : "\(bookingReference)/\(n)"
    }

    /// As the rule of reassessment takes it.
    var standing: Reassessment.Standing {
        Reassessment.Standing(
            occurrence: occurrence, state: state, amount: amount, credited: credited,
            corrected: corrections.corrected, excess: corrections.excess)
    }

    /// A credit note for a correction settles what was found; another one leaves no more to find than there is.
    fileprivate mutating func credit(_ net: Pence, isCorrection: Bool) {
        credited += net
        if isCorrection {
            corrections.corrected += net
            corrections.excess = max(.zero, corrections.excess - net)
        } else {
            corrections.excess = min(corrections.excess, left)
        }
    }

    fileprivate mutating func happen(_ event: ChargeEvent, _ process: ChargeProcess) throws(Refusal) {
        state = try state.after(event, process)
        version += 1
    }
}

/// A charge on its way from what it was to what it becomes, with the steps it takes.
public struct ChargeChange: Hashable, Sendable {
    /// As stored; nil for one assessed now.
    public let was: Charge?
    /// As it becomes.
    public private(set) var charge: Charge
    /// The steps taken, in order.
    public private(set) var steps: [ChargeStep]

    /// Begins with a stored charge.
    public init(_ stored: Charge) {
        was = stored
        charge = stored
        steps = []
    }

    /// Begins with one assessed now, for this reason.
    public init(assessed charge: Charge, why: String) {
        was = nil
        self.charge = charge
        steps = [ChargeStep(happened: "assessed", state: .assessed, why: why)]
    }

    /// Takes one step.
    ///
    /// - Throws: ``Refusal`` as of ``ChargeState/after(_:_:)``.
    public mutating func happen(_ event: ChargeEvent, _ process: ChargeProcess, why: String = "") throws(Refusal) {
        try charge.happen(event, process)
        steps.append(ChargeStep(happened: event.word, state: charge.state.code, why: why))
    }

    /// Records that a credit note took back so much of it, and the step that follows.
    ///
    /// - Throws: ``Refusal`` of kind `wrong_state`, as for a charge written off.
    public mutating func credit(
        _ net: Pence, _ process: ChargeProcess, isCorrection: Bool, why: String
    ) throws(Refusal) {
        let left = charge.left - net
        try happen(left > .zero ? .partCredited : .credited, process, why: why)
        charge.credit(net, isCorrection: isCorrection)
    }

    /// Records that so much of it in all is to be credited, because what it rested on was corrected.
    ///
    /// - Throws: ``Refusal`` of kind `wrong_state` for one that is on no invoice.
    public mutating func find(excess: Pence, _ process: ChargeProcess, why: String) throws(Refusal) {
        try happen(.creditDue(excess), process, why: why)
        charge.corrections.excess = excess
    }

    /// Takes over which evidence was looked at, and the amount that it comes to.
    public mutating func take(_ evidence: String, due: Pence) {
        (charge.corrections.evidence, charge.corrections.due) = (evidence, due)
    }

    /// Whether anything of it changed.
    public var isChanged: Bool { was != charge }

    /// The difference it makes to the counters.
    public var difference: ChargeCounts { charge.counts - (was?.counts ?? ChargeCounts()) }
}
