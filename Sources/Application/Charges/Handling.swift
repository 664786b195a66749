import Domain
import Money

extension Principal {
    /// Whoever assesses, bills or books money sees every agency.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`.
    func mustHandleMoney() throws(Refusal) {
        guard scope == .everything, role == .administrator || role == .finance else {
            throw Refusal(
                .forbidden, "Only an administrator or a finance officer may do that.", mend: "Ask one of them.")
        }
    }
}

extension Policy {
    /// What the policy asks of the way from a charge to its invoice, today.
    func way(on today: LocalDate) -> ChargeProcess {
        ChargeProcess(hasResponsePeriod: process.hasResponsePeriod, today: today)
    }

    /// Whether somebody may take away so much, and with whom.
    ///
    /// Turnout policy rules: the policy names who may waive, and the amount above which a second person is needed. An
    /// administrator enters the decisions of others and is never shut out.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`.
    func mayWaive(_ amount: Pence, _ principal: Principal, second: String?) throws(Refusal) {
        let allowed =
            switch principal.role {
            case .administrator: true
            case .finance: process.waivers.contains(.finance)
            case .agencyLead: process.waivers.contains(.agencyLead)
            case .trainer, .practitioner, .observer: false
            }
        guard allowed else {
            throw Refusal(.forbidden, "The policy does not let you waive a charge.", mend: "Ask an administrator.")
        }
        if let second, second.lowercased() == principal.name.lowercased() {
            throw Refusal(.forbidden, "The second person is the first.", mend: "Name somebody else.")
        }
        if process.needsSecondPerson(toWaive: amount), second == nil {
            let limit = process.secondPersonAbove?.text ?? ""
            throw Refusal(
                .forbidden, "Above \(limit) a waiver needs a second person, and this is \(amount.text).",
                mend: "Name who agreed with --second.")
        }
    }
}

/// The name of a second person as histories keep names: a bare one is a user of the command line.
enum SecondPerson {
    static func name(_ text: String?) throws(Refusal) -> String? {
        guard let text else { return nil }
        let name = try PersonText.line(text, "second person", atLeast: 1)
        return name.contains(":") ? name : "command:\(name)"
    }
}
