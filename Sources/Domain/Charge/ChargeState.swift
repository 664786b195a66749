public import Money

/// Why a charge is taken away without anybody deciding: automatic, and before any waiver.
public enum ReliefReason: String, Sendable, CaseIterable {
    /// The freed place was taken by somebody who attended, and the policy relieves that.
    case refilled
    /// The person never accepted the offered place.
    case offerNeverAccepted = "offer_never_accepted"
    /// The agency is exempt from charges.
    case exemptAgency = "exempt_agency"
    /// Sickness was reported as the policy asks.
    case sickness
    /// The policy reports this to the agency instead of charging.
    case reportedInstead = "reported_instead"
    /// What it rested on was corrected, as when a register came late or was wrong.
    case corrected
}

/// Why a person took a charge away. No medical detail is ever stored.
public enum WaiverReason: String, Sendable, CaseIterable {
    case sickness, bereavement, other
    case courtAttendance = "court_attendance"
    case operationalEmergency = "operational_emergency"
    case adverseWeather = "adverse_weather"
    case administrativeError = "administrative_error"
}

/// A decision to waive: who, why, and who else where the policy asks for a second person.
public struct Waiver: Hashable, Sendable {
    /// The coded reason.
    public let reason: WaiverReason
    /// The principal's name of who decided.
    public let decidedBy: String
    /// The principal's name of the second person, where there was one.
    public let secondedBy: String?
    /// The local date of the decision.
    public let decidedOn: LocalDate

    /// Takes the reason, who decided, the second person and the date.
    public init(reason: WaiverReason, decidedBy: String, secondedBy: String?, decidedOn: LocalDate) {
        self.reason = reason
        self.decidedBy = decidedBy
        self.secondedBy = secondedBy
        self.decidedOn = decidedOn
    }
}

/// Where a charge stands.
public enum ChargeState: Hashable, Sendable {
    case assessed
    case relieved(ReliefReason)
    case waived(Waiver)
    /// The agency was told and may answer until the end of this date.
    case notified(until: LocalDate)
    case accepted
    case disputed(DisputeReason)
    case upheld
    case invoiced(InvoiceID)
    case partCredited(InvoiceID)
    case credited(InvoiceID)
    case paid(InvoiceID)
    case writtenOff(InvoiceID)

    /// The word stored.
    public enum Code: String, Sendable, CaseIterable {
        case assessed, relieved, waived, notified, accepted, disputed, upheld, invoiced, credited, paid
        case partCredited = "part_credited"
        case writtenOff = "written_off"
    }

    /// The word stored for this state.
    public var code: Code {
        switch self {
        case .assessed: .assessed
        case .relieved: .relieved
        case .waived: .waived
        case .notified: .notified
        case .accepted: .accepted
        case .disputed: .disputed
        case .upheld: .upheld
        case .invoiced: .invoiced
        case .partCredited: .partCredited
        case .credited: .credited
        case .paid: .paid
        case .writtenOff: .writtenOff
        }
    }

    /// The invoice it stands on, once there is one.
    public var invoice: InvoiceID? {
        switch self {
        case .invoiced(let id), .partCredited(let id), .credited(let id), .paid(let id), .writtenOff(let id): id
        case .assessed, .relieved, .waived, .notified, .accepted, .disputed, .upheld: nil
        }
    }
}

/// Why an agency disputes a charge. Sickness is waived, not argued, and takes no evidence file.
public enum DisputeReason: String, Sendable, CaseIterable {
    case attended
    case cancelledInTime = "cancelled_in_time"
    case substituteSent = "substitute_sent"
    case notOurEmployee = "not_our_employee"
    case sickness, other
}

/// What happened to a charge, in the past tense.
public enum ChargeEvent: Hashable, Sendable {
    case relieved(ReliefReason)
    case waived(Waiver)
    /// Somebody would waive it for this reason, and a second person has to agree; the charge stands as it stood.
    case waiverProposed(WaiverReason)
    /// The second person did not agree.
    case waiverRefused
    case notified(until: LocalDate)
    /// The agency was reminded that it may still answer; the charge stands as it stood.
    case reminded
    case accepted
    case disputed(DisputeReason)
    case upheld
    case invoiced(InvoiceID)
    /// What it rested on was corrected, and so much of it is now to be credited, in pence; the charge stands as it
    /// stood until a credit note is issued.
    case creditDue(Pence)
    case partCredited
    case credited
    case paid
    /// A payment that paid it was taken back: it is to be paid again, perhaps with a part credited.
    case unpaid(isPartCredited: Bool)
    case writtenOff

    /// The word kept in the history.
    public var word: String {
        switch self {
        case .relieved: "relieved"
        case .waived: "waived"
        case .waiverProposed: ChargeEvent.proposedWord
        case .waiverRefused: "waiver_refused"
        case .notified: "notified"
        case .reminded: ChargeEvent.remindedWord
        case .accepted: "accepted"
        case .disputed: "disputed"
        case .upheld: "upheld"
        case .invoiced: "invoiced"
        case .creditDue: "credit_due"
        case .partCredited: "part_credited"
        case .credited: "credited"
        case .paid: "paid"
        case .unpaid: "unpaid"
        case .writtenOff: "written_off"
        }
    }

    /// The word of a proposed waiver, by which those that wait for a second person are found.
    public static let proposedWord = "waiver_proposed"
    /// The word of a reminder, by which it is known that one was sent.
    public static let remindedWord = "reminded"
}

/// What the policy asks of the way from a charge to its invoice.
public struct ChargeProcess: Hashable, Sendable {
    /// Whether the agency is notified and may answer before anything is invoiced.
    public let hasResponsePeriod: Bool
    /// Today, in local time.
    public let today: LocalDate

    /// Takes whether there is a response period, and today's local date.
    public init(hasResponsePeriod: Bool, today: LocalDate) {
        self.hasResponsePeriod = hasResponsePeriod
        self.today = today
    }
}

extension ChargeState {
    /// The state after what happened.
    ///
    /// - Throws: ``Refusal`` of kind `wrong_state` when that cannot happen in this state, `too_late` for an answer
    ///   after the response period, `not_ready` for an invoice before its end.
    public func after(_ event: ChargeEvent, _ process: ChargeProcess) throws(Refusal) -> ChargeState {
        switch (self, event) {
        case (.assessed, .relieved(let reason)), (.notified, .relieved(let reason)),
            (.accepted, .relieved(let reason)), (.disputed, .relieved(let reason)), (.upheld, .relieved(let reason)):
            return .relieved(reason)
        case (.assessed, .waived(let waiver)), (.notified, .waived(let waiver)), (.disputed, .waived(let waiver)),
            (.accepted, .waived(let waiver)), (.upheld, .waived(let waiver)):
            return .waived(waiver)
        case (.assessed, .waiverProposed), (.notified, .waiverProposed), (.disputed, .waiverProposed),
            (.accepted, .waiverProposed), (.upheld, .waiverProposed), (.assessed, .waiverRefused),
            (.notified, .waiverRefused), (.disputed, .waiverRefused), (.accepted, .waiverRefused),
            (.upheld, .waiverRefused):
            return self
        case (.assessed, .notified(let until)): return .notified(until: until)
        case (.notified(let until), .reminded):
            try inTime(until, process)
            return self
        case (.notified(let until), .accepted):
            try inTime(until, process)
            return .accepted
        case (.notified(let until), .disputed(let reason)):
            try inTime(until, process)
            return .disputed(reason)
        case (.disputed, .upheld): return .upheld
        case (_, .invoiced(let invoice)):
            try mayBeInvoiced(process)
            return .invoiced(invoice)
        default: break
        }
        if let settled = settled(event) { return settled }
        throw Refusal(.wrongState, "The charge is \(code.rawValue), so it cannot be \(event.word).", mend: mend(event))
    }

    /// Whether an invoice run may take it, and why not.
    public func mayBeInvoiced(_ process: ChargeProcess) throws(Refusal) {
        switch self {
        case .accepted, .upheld: return
        case .assessed where !process.hasResponsePeriod: return
        case .assessed:
            throw Refusal(.notReady, "The agency has not been notified.", mend: "Run `turnout charges notify` first.")
        case .notified(let until) where process.today > until: return
        case .notified(let until):
            throw Refusal(
                .notReady, "The agency may answer until the end of \(until.spoken).", mend: "Invoice it after that.")
        case .disputed:
            throw Refusal(.notReady, "The charge is disputed.", mend: "Uphold or waive it first.")
        case .relieved, .waived, .invoiced, .partCredited, .credited, .paid, .writtenOff:
            throw Refusal(.wrongState, "The charge is \(code.rawValue), so it cannot be invoiced.")
        }
    }

    private func settled(_ event: ChargeEvent) -> ChargeState? {
        switch (self, event) {
        case (.invoiced, .creditDue), (.partCredited, .creditDue), (.paid, .creditDue): self
        case (.invoiced(let id), .partCredited), (.partCredited(let id), .partCredited): .partCredited(id)
        case (.invoiced(let id), .credited), (.partCredited(let id), .credited), (.paid(let id), .credited):
            .credited(id)
        case (.paid(let id), .partCredited): .partCredited(id)
        case (.invoiced(let id), .paid), (.partCredited(let id), .paid): .paid(id)
        case (.paid(let id), .unpaid(let isPartCredited)): isPartCredited ? .partCredited(id) : .invoiced(id)
        case (.invoiced(let id), .writtenOff), (.partCredited(let id), .writtenOff): .writtenOff(id)
        default: nil
        }
    }

    private func inTime(_ until: LocalDate, _ process: ChargeProcess) throws(Refusal) {
        guard process.today <= until else {
            throw Refusal(
                .tooLate, "The time to answer ended with \(until.spoken).",
                mend: "Ask the organiser to waive the charge.")
        }
    }

    private func mend(_ event: ChargeEvent) -> String? {
        switch (self, event) {
        case (.invoiced, .waived), (.partCredited, .waived), (.paid, .waived):
            "It is on an invoice: issue a credit note with `turnout invoices credit`."
        case (.relieved, .waived): "It costs nothing already and needs no waiver."
        default: nil
        }
    }
}
