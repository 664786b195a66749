import Domain
import Money
import Testing

@Suite("Debtor, consequences, process, VAT and binding") struct SettlementTests {
    private func charge(_ policy: Policy) throws -> AssessedCharge {
        try #require(policy.assess(facts(try halfDay(), .held, marks: [.didNotAttend])).charges.first)
    }

    @Test("who pays: the agency, or another by sector", arguments: Debtor.allCases)
    func debtor(debtor: Debtor) throws {
        #expect(try charge(Policy.test { $0.debtor = DebtorRule(standard: debtor) }).debtor == debtor)
        let schools = DebtorRule.Special(group: AgencyGroup(sectors: ["school"]), debtor: debtor)
        let found = try charge(Policy.test { $0.debtor = DebtorRule(standard: .agency, special: [schools]) })
        #expect(found.debtor == debtor)
        #expect(found.form == (debtor == .internalJournal ? .journal : .invoice))
    }

    @Test("a report to the agency can take the place of money")
    func reportInstead() throws {
        let policy = Policy.test { $0.consequences = Consequences(report: .quarter, reportInsteadOfMoney: true) }
        #expect(try charge(policy).relief == .reportedInstead)
        #expect(try charge(policy).form == .report)
        #expect(try charge(policy).amount == .pounds(50))
        let beside = Policy.test { $0.consequences = Consequences(report: .quarter) }
        #expect(try charge(beside).relief == nil)
    }

    @Test("access is restricted after so many absences in a period")
    func restriction() throws {
        let policy = Policy.test {
            $0.consequences = Consequences(
                restriction: Consequences.Restriction(absences: 3, withinMonths: 12, forMonths: 6))
        }
        func decision(_ dates: [String], _ today: String) throws -> AccessDecision {
            policy.access(
                absences: try dates.map(London.date), oldestOpenDebtDue: nil, today: try London.date(today))
        }
        let three = ["2019-01-10", "2019-06-01", "2019-12-31"]
        #expect(try decision(Array(three.prefix(2)), "2020-01-01") == .allowed)
        // The third falls within twelve months of the first: restricted for six months from 31 December 2019. June has
        // no 31st, so that they run from its 30th back to the 29th.
        guard case .restricted(let until, _) = try decision(three, "2020-01-01") else {
            Issue.record("not restricted")
            return
        }
        #expect(until.description == "2020-06-29")
        #expect(try decision(three, "2020-06-30") == .allowed)
        // 10 January 2019 to 10 January 2020 is no longer within twelve months.
        #expect(try decision(["2019-01-10", "2019-06-01", "2020-01-10"], "2020-01-11") == .allowed)
    }

    @Test("booking is blocked while a debt is open beyond its days")
    func block() throws {
        let policy = Policy.test { $0.consequences = Consequences(blockAfterOverdueDays: 14) }
        let due = try London.date("2019-05-01")
        func decision(_ policy: Policy, _ today: String) throws -> AccessDecision {
            policy.access(absences: [], oldestOpenDebtDue: due, today: try London.date(today))
        }
        #expect(try decision(policy, "2019-05-15") == .allowed)
        guard case .blocked = try decision(policy, "2019-05-16") else {
            Issue.record("not blocked")
            return
        }
        #expect(try decision(Policy.test(), "2020-05-16") == .allowed)
    }

    @Test("the process: response, reminder, second person, minimum, frequency")
    func process() throws {
        let rule = ProcessRule(
            responseDays: 14, reminderDaysBefore: 3, waivers: [.finance], secondPersonAbove: .pounds(200),
            minimumInvoice: .pounds(25), invoicePer: .quarter)
        let told = try London.date("2019-06-01")
        #expect(rule.answerUntil(notifiedOn: told)?.description == "2019-06-15")
        let until = try London.date("2019-06-15")
        #expect(rule.reminder(answerUntil: until)?.description == "2019-06-12")
        #expect(
            ProcessRule(responseDays: 14, reminderDaysBefore: 20).reminder(answerUntil: until) == told.adding(days: 1))
        #expect(ProcessRule(responseDays: 14).reminder(answerUntil: until) == nil)
        #expect(!rule.needsSecondPerson(toWaive: .pounds(200)))
        #expect(rule.needsSecondPerson(toWaive: Pence(20_001)))
        #expect(try charge(Policy.test { $0.process = rule }).process == rule)
        let none = ProcessRule()
        #expect(!none.hasResponsePeriod)
        #expect(none.answerUntil(notifiedOn: told) == nil)
        #expect(none.reminder(answerUntil: told) == nil)
        #expect(!none.needsSecondPerson(toWaive: .pounds(1_000_000)))
    }

    @Test("VAT goes by the tax point, and has no default before the first date")
    func vat() throws {
        let from = try London.date("2020-04-01")
        let outside = VATTreatment.outsideScope(reason: "no supply")
        let standard = VATTreatment.standard(rate: try BasisPoints(2_000))
        let schedule = VATSchedule([
            VATSchedule.Entry(from: from, treatment: standard), VATSchedule.Entry(treatment: outside),
        ])
        #expect(schedule.treatment(on: from.adding(days: -1)) == outside)
        #expect(schedule.treatment(on: from) == standard)
        let later = VATSchedule([VATSchedule.Entry(from: from, treatment: standard)])
        #expect(later.treatment(on: from.adding(days: -1)) == nil)
        #expect(try charge(Policy.test { $0.chargeVAT = schedule }).vat == schedule)
    }

    @Test("the policy in force is the latest whose date is not after the local date of the moment")
    func inForce() throws {
        let versions = [
            (from: try London.date("2019-05-08"), id: PolicyID(2)),
            (from: try London.date("2018-04-01"), id: PolicyID(1)),
        ]
        func found(_ local: String) throws -> PolicyID? {
            Binding.inForce(versions, at: try London.instant(local), zone: London.zone)
        }
        #expect(try found("2018-03-31T23:59") == nil)
        #expect(try found("2018-04-01T00:00") == PolicyID(1))
        // 00:30 on 8 May is 23:30 UTC on the 7th, and already the day of the new version.
        #expect(try found("2019-05-07T23:59") == PolicyID(1))
        #expect(try found("2019-05-08T00:30") == PolicyID(2))
        let same = [(from: versions[0].from, id: PolicyID(2)), (from: versions[0].from, id: PolicyID(3))]
        #expect(Binding.inForce(same, at: try London.instant("2019-06-01T12:00"), zone: London.zone) == PolicyID(3))
    }

    @Test("a bound booking never rebinds; an unbound one binds when a version covers its moment")
    func binding() throws {
        let moment = try London.instant("2019-05-01T12:00")
        let before = [(from: try London.date("2019-06-01"), id: PolicyID(1))]
        let covering = before + [(from: try London.date("2019-01-01"), id: PolicyID(2))]
        func settled(_ bound: PolicyID?, _ versions: [(from: LocalDate, id: PolicyID)]) -> PolicyID? {
            Binding.settled(bound: bound, tookPlaceAt: moment, versions: versions, zone: London.zone)
        }
        #expect(settled(nil, before) == nil)
        #expect(settled(nil, covering) == PolicyID(2))
        #expect(settled(PolicyID(7), covering) == PolicyID(7))
    }
}
