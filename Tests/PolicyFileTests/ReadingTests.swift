import Domain
import Money
import PolicyFile
import Testing

@Suite("Reading a policy file") struct ReadingTests {
    private static let minimal = """
        policy: "Ours"
        nation: england_and_wales
        notice: {length: 5, unit: working_days}
        not_attending: {price: £50}
        vat: {charges: {treatment: outside_scope, reason: "no supply"}}

        """

    /// The faults of a text, as printed.
    private func faults(_ text: String) -> [String] {
        do throws(PolicyFaults) {
            _ = try PolicyFile.read(text, file: "f")
            return []
        } catch { return error.faults.map(\.description) }
    }

    /// The faults of the smallest policy with this added.
    private func faults(adding text: String) -> [String] { faults(Self.minimal + text) }

    private func policy(adding text: String) throws -> Policy { try PolicyFile.read(Self.minimal + text, file: "f") }

    @Test("the smallest policy has the documented defaults")
    func defaults() throws {
        let policy = try policy(adding: "")
        #expect(policy.notice == NoticeRule(length: 5, unit: .workingDays, boundary: .lessThan, anchor: .startDate))
        #expect(policy.attending == .free)
        #expect(policy.charged == .usual)
        #expect(policy.cancelling == CancellingRule())
        #expect(policy.process == ProcessRule())
        #expect(policy.sickness == .noExcuse)
        #expect(policy.substitutes == .sameAgency)
        #expect(policy.kinds == Set(EventKind.allCases))
        #expect(policy.halfDayMinutes == 240)
    }

    @Test("everything that can be written is read as written")
    func everything() throws {
        let policy = try PolicyFile.read(FullPolicy.text, file: "f")
        #expect(policy == (try FullPolicy.value()))
        #expect(try PolicyFile.read(PolicyFile.write(policy), file: "f") == policy)
    }

    @Test("an unknown key is refused with its line, its column and the nearest known key")
    func unknownKey() {
        #expect(
            faults(adding: "substitute: anybody\n") == [
                "f:6: 1: “substitute” is not known. Did you mean “substitutes”?"
            ])
        let nested = faults(adding: "process:\n  respons_days: 3\n")
        #expect(nested == ["f:7: 3: “respons_days” is not known under “process”. Did you mean “response_days”?"])
        #expect(faults(adding: "zzzzzzzz: 1\n").first?.contains("the keys here are policy, nation") == true)
    }

    @Test("all faults are reported, in the order of the lines")
    func allFaults() {
        let found = faults("policy: \"x\"\nnation: wales\nnotice:\n  length: five\n  unit: weeks\nvat: 3\n")
        #expect(found.count == 5)
        #expect(found.map { $0.split(separator: ":")[1] } == ["1", "2", "4", "5", "6"])
        #expect(found[0] == "f:1: 1: “not_attending” is missing. Add “not_attending: {price: £50}”.")
    }

    @Test(
        "what YAML reads in surprising ways is refused with the mend",
        arguments: [
            ("policy: no", "Put it in quotes"), ("refilled_place_relieves: on", "Write yes or no"),
            ("refilled_place_relieves: \"yes\"", "Write yes or no"),
            ("refilled_place_relieves: True", "Write yes or no"),
            ("half_day_up_to_minutes: 0240", "a whole number from 1 to 1440"),
            ("half_day_up_to_minutes: 2_40", "a whole number"), ("half_day_up_to_minutes: 4:00", "a whole number"),
            ("half_day_up_to_minutes: 240.0", "a whole number"), ("half_day_up_to_minutes: \"240\"", "without quotes"),
            ("half_day_up_to_minutes:", "a whole number"), ("substitutes: no", "Write one of anybody"),
            ("substitutes: ~", "Write one of anybody"), ("substitutes: [anybody]", "Write one of anybody"),
            ("attending: {price: 50}", "such as £50"), ("attending: {price: £12.5}", "two digits"),
            ("attending: {price: £-5}", "such as £50"), ("attending: {price: £99999999}", "£10,000,000"),
            ("charged: {left_early: maybe}", "a share such as 50%"), ("charged: {left_early: 101%}", "0% to 100%"),
            ("applies_to: []", "at least one"), ("applies_to: [course, course]", "Name it once"),
            ("cancelling: {channels: [fax]}", "Write one of site"), ("lateness: {grace_minutes: 1441}", "0 to 1440"),
            ("attending: {price: free, exempt: {bands: [A B]}}", "small letters"),
            ("charged: {left_early: {per_day: £5, half_day: £3}}", "Keep per_day"),
        ])
    func traps(text: String, mend: String) {
        let base = text.hasPrefix("policy") ? String(Self.minimal.dropFirst("policy: \"Ours\"\n".count)) : Self.minimal
        let found = faults(base + text + "\n")
        #expect(found.count == 1, "\(found)")
        #expect(found.first?.contains(mend) == true, "\(found)")
    }

    @Test(
        "what contradicts itself is refused",
        arguments: [
            ("sickness: {rule: exempt, report_by: start}", "has no meaning"),
            ("sickness: {rule: exempt_if_reported}", "is missing"),
            ("sickness: {rule: exempt_if_reported, report_by: 25:00}", "no time"),
            ("consequences: {instead_of_money: yes}", "Add “report_to_agency"),
            ("process: {reminder_days_before: 3}", "no response period"),
            ("attending: {price: £35}", "Add “fees:” under “vat”"),
            ("charged: {walk_in_surcharge: £5}", "Add “fees:” under “vat”"),
            ("debtor: {standard: agency, for: [{debtor: team}]}", "names no agencies"),
            ("attending: {price: free, price_for: [{price: free}]}", "names no agencies"),
        ])
    func contradictions(text: String, reason: String) {
        let found = faults(adding: text + "\n")
        #expect(found.contains { $0.contains(reason) }, "\(found)")
    }

    @Test(
        "notice must make sense",
        arguments: [
            ("{length: 5, unit: working_days, counted_from: start_instant}", "always count from the start date"),
            ("{length: 367, unit: calendar_days}", "0 to 366"),
            ("{length: 28, unit: calendar_days, shares: []}", "names no share"),
            ("{length: 28, unit: calendar_days, shares: [{length: 14, share: 50%}]}", "from the notice of 28 on"),
            ("{length: 28, unit: calendar_days, shares: [{length: 29, share: 50%}]}", "0 to 28"),
            ("{length: 2, unit: hours, shares: [{length: 2, share: 50%}, {length: 2, share: 60%}]}", "the same length"),
        ])
    func notice(text: String, reason: String) {
        let base = Self.minimal.replacing("{length: 5, unit: working_days}", with: text)
        #expect(faults(base).contains { $0.contains(reason) }, "\(faults(base))")
    }

    @Test(
        "VAT must be decided",
        arguments: [
            ("{charges: {treatment: standard}}", "“vat.charges.rate” is missing"),
            ("{charges: {treatment: standard, rate: 20%, reason: \"x\"}}", "has no use for it"),
            ("{charges: {treatment: exempt}}", "“vat.charges.reason” is missing"),
            ("{charges: {treatment: zero}}", "Write one of standard"),
            ("{charges: [{treatment: standard, rate: 20%}, {treatment: standard, rate: 5%}]}", "the same date"),
            ("{charges: {from: 2026-02-30, treatment: standard, rate: 20%}}", "no date"),
            ("{charges: []}", "is empty"), ("{}", "“vat.charges” is missing"),
        ])
    func vat(text: String, reason: String) {
        let base = Self.minimal.replacing("{charges: {treatment: outside_scope, reason: \"no supply\"}}", with: text)
        #expect(faults(base).contains { $0.contains(reason) }, "\(faults(base))")
    }
}
