import Domain
import Money

/// Reads the top of the file, and each group with its own reader.
struct PolicyReader {
    let log: FaultLog

    static let keys = [
        "policy", "nation", "applies_to", "half_day_up_to_minutes", "notice", "attending", "not_attending", "charged",
        "lateness", "leaving_early", "cancelling", "sickness", "substitutes", "transfers", "refilled_place_relieves",
        "debtor", "consequences", "process", "vat",
    ]

    /// The policy; nil when something it cannot do without is missing or wrong, which the log tells.
    func read(_ root: Field) -> Policy? {
        guard let top = Section(root, keys: Self.keys, path: "") else { return nil }
        let name = top.required("policy", "\"Our charging policy\"")?.text("the policy's name", limit: 200)
        let nation = top.required("nation", "england_and_wales")?.choice(Nation.self)
        let notice = top.required("notice", "{length: 5, unit: working_days}").flatMap(NoticeReader.read)
        let notAttending = top.required("not_attending", "{price: £50}").flatMap { PriceReader.list($0, isFee: false) }
        let vat = top.required("vat", "{charges: {treatment: outside_scope, reason: \"…\"}}").flatMap(VATReader.read)
        var policy = Policy(
            name: name ?? "", nation: nation ?? .englandAndWales,
            notice: notice?.standard ?? NoticeRule(length: 0, unit: .workingDays),
            notAttending: notAttending ?? .free, chargeVAT: vat?.charges ?? VATSchedule([]))
        policy.multiDayNotice = notice?.multiDay
        policy.feeVAT = vat?.fees
        readEvent(top, &policy)
        readConduct(top, &policy)
        readMoney(top, &policy)
        checkFeeVAT(top, policy, isRead: vat != nil)
        return log.isEmpty ? policy : nil
    }

    private func readEvent(_ top: Section, _ policy: inout Policy) {
        if let kinds = top["applies_to"]?.choices(EventKind.self) { policy.kinds = kinds }
        if let minutes = top["half_day_up_to_minutes"]?.number(1...1_440) { policy.halfDayMinutes = minutes }
        if let list = top["attending"].flatMap({ PriceReader.list($0, isFee: true) }) { policy.attending = list }
        if let charged = top["charged"].flatMap(ChargedReader.read) {
            policy.charged = charged.occurrences
            policy.chargesEachDate = charged.eachDate
        }
    }

    private func readConduct(_ top: Section, _ policy: inout Policy) {
        if let rule = top["lateness"].flatMap(ConductReader.lateness) { policy.lateArrival = rule }
        if let rule = top["leaving_early"].flatMap(ConductReader.leavingEarly) { policy.leavingEarly = rule }
        if let rule = top["cancelling"].flatMap(ConductReader.cancelling) { policy.cancelling = rule }
        if let sickness = top["sickness"].flatMap(SicknessReader.read) {
            policy.sickness = sickness.rule
            policy.sicknessCoversCancelling = sickness.coversCancelling
        }
        if let rule = top["substitutes"]?.choice(SubstituteRule.self) { policy.substitutes = rule }
        if let rule = top["transfers"]?.choice(TransferRule.self) { policy.transfers = rule }
        if let relieves = top["refilled_place_relieves"]?.flag() { policy.refillRelieves = relieves }
    }

    private func readMoney(_ top: Section, _ policy: inout Policy) {
        if let debtor = top["debtor"].flatMap(ConductReader.debtor) { policy.debtor = debtor }
        if let consequences = top["consequences"].flatMap(ProcessReader.consequences) {
            policy.consequences = consequences
        }
        if let process = top["process"].flatMap(ProcessReader.process) { policy.process = process }
    }

    /// The VAT of fees is never guessed from that of charges.
    private func checkFeeVAT(_ top: Section, _ policy: Policy, isRead: Bool) {
        let hasFees = policy.attending != PriceList.free || policy.charged[.walkInSurcharge] != .notCharged
        guard isRead, hasFees, policy.feeVAT == nil else { return }
        let place = top["vat"]?.place ?? top.place
        log.add(
            place, "Attending costs something, and nothing says how VAT treats that.",
            "Add “fees:” under “vat”, as the host's VAT officer chooses.")
    }
}
