import Domain
import Money
import Testing

@Suite("Lateness, sickness and relief") struct ConductTests {
    @Test("grace is inclusive and may go by length", arguments: LateArrivalRule.Beyond.allCases)
    func grace(beyond: LateArrivalRule.Beyond) throws {
        let policy = Policy.test { $0.lateArrival = LateArrivalRule(halfDayGrace: 15, dayGrace: 30, beyond: beyond) }
        func outcome(_ minutes: Int64, _ event: EventTimes) -> Outcome {
            policy.outcome([.late(minutes: minutes)], event: event)
        }
        #expect(outcome(15, try halfDay()) == .attended)
        #expect(outcome(30, try day()) == .attended)
        let late: Outcome = beyond == .notAttended ? .refusedLate : .attended
        #expect(outcome(16, try halfDay()) == late)
        #expect(outcome(31, try day()) == late)
    }

    @Test("beyond the grace: a certificate, no certificate, or a charge")
    func beyondGrace() throws {
        func policy(_ beyond: LateArrivalRule.Beyond) -> Policy {
            Policy.test { $0.lateArrival = LateArrivalRule(halfDayGrace: 15, dayGrace: 15, beyond: beyond) }
        }
        let late = [Mark.late(minutes: 16)]
        let event = try halfDay()
        #expect(policy(.admitted).givesCertificate(late, event: event, completed: nil))
        #expect(!policy(.admittedWithoutCertificate).givesCertificate(late, event: event, completed: nil))
        #expect(policy(.admittedWithoutCertificate).assess(facts(event, .held, marks: late)).charges.isEmpty)
        #expect(policy(.notAttended).assess(facts(event, .held, marks: late)).occurrence == .refusedLate)
    }

    @Test("leaving early costs the certificate beyond its grace, where the policy says so")
    func leavingEarly() throws {
        let event = try halfDay()
        let strict = Policy.test { $0.leavingEarly = LeavingEarlyRule(grace: 10) }
        #expect(strict.givesCertificate([.leftEarly(minutes: 10)], event: event, completed: nil))
        #expect(!strict.givesCertificate([.leftEarly(minutes: 11)], event: event, completed: nil))
        #expect(strict.outcome([.leftEarly(minutes: 11)], event: event) == .leftEarly)
        let mild = Policy.test { $0.leavingEarly = LeavingEarlyRule(givesCertificate: true) }
        #expect(mild.givesCertificate([.leftEarly(minutes: 60)], event: event, completed: nil))
    }

    @Test("a certificate needs every recorded session, and what was to be completed")
    func certificate() throws {
        let policy = Policy.test()
        #expect(policy.givesCertificate([.attended, .attended], event: try twoDays(), completed: true))
        #expect(!policy.givesCertificate([.attended, .didNotAttend], event: try twoDays(), completed: nil))
        #expect(!policy.givesCertificate([.attended], event: try halfDay(), completed: false))
        #expect(!policy.givesCertificate([.notRecorded], event: try halfDay(), completed: nil))
    }

    private func sick(_ rule: SicknessRule, _ report: SicknessReport?, covers: Bool = true) throws -> Assessment {
        let policy = Policy.test {
            $0.sickness = rule
            $0.sicknessCoversCancelling = covers
        }
        return policy.assess(facts(try halfDay(), .held, marks: [.didNotAttend]) { $0.sickness = report })
    }

    @Test("sickness: no excuse, exempt, or for a person to waive")
    func sicknessRules() throws {
        let report = SicknessReport(receivedAt: nil, channel: .phone)
        #expect(try sick(.noExcuse, report).relief == nil)
        #expect(try sick(.exempt, report).relief == .sickness)
        #expect(try sick(.exempt, nil).relief == nil)
        let waivable = try #require(try sick(.waiver, report).charges.first)
        #expect(waivable.relief == nil)
        #expect(waivable.invitesSicknessWaiver)
        #expect(try sick(.noExcuse, report).charges.first?.invitesSicknessWaiver == false)
    }

    @Test("sickness must be reported by a time, by a channel that counts, and followed up in writing")
    func sicknessReported() throws {
        let asked = SicknessRule.exemptIfReported(
            SicknessRule.Report(deadline: .minuteOfDay(600), channels: [.phone, .email], writtenWithinDays: 3))
        func relief(_ received: String, _ channel: Channel, _ written: String?) throws -> ReliefReason? {
            let writtenAt = try written.map(London.instant)
            return try sick(
                asked, SicknessReport(receivedAt: London.instant(received), channel: channel, writtenAt: writtenAt)
            ).relief
        }
        // By 10:00 on Tue 14 May; in writing by the end of Fri 17 May.
        #expect(try relief("2019-05-14T10:00", .phone, "2019-05-17T23:59") == .sickness)
        #expect(try relief("2019-05-13T18:00", .phone, "2019-05-14T08:00") == .sickness)
        #expect(try relief("2019-05-14T10:01", .phone, "2019-05-17T23:59") == nil)
        #expect(try relief("2019-05-14T10:00", .toldTrainer, "2019-05-17T23:59") == nil)
        #expect(try relief("2019-05-14T10:00", .phone, "2019-05-18T00:00") == nil)
        #expect(try relief("2019-05-14T10:00", .phone, nil) == nil)
    }

    @Test("a report before the start is in time, one at the start is not")
    func sicknessBeforeStart() throws {
        let asked = SicknessRule.exemptIfReported(SicknessRule.Report(deadline: .start))
        let before = SicknessReport(receivedAt: try London.instant("2019-05-14T09:29"), channel: .phone)
        let at = SicknessReport(receivedAt: try London.instant("2019-05-14T09:30"), channel: .phone)
        #expect(try sick(asked, before).relief == .sickness)
        #expect(try sick(asked, at).relief == nil)
    }

    @Test("whether sickness excuses a late cancellation is the policy's to say")
    func sicknessAndCancelling() throws {
        for covers in [true, false] {
            let policy = Policy.test {
                $0.sickness = .exempt
                $0.sicknessCoversCancelling = covers
            }
            let booking = facts(try halfDay(), try cancelled("2019-05-14T08:00")) {
                $0.sickness = SicknessReport(receivedAt: nil, channel: .phone)
            }
            #expect(policy.assess(booking).relief == (covers ? .sickness : nil))
        }
    }

    @Test("an offer never accepted relieves")
    func offerNeverAccepted() throws {
        let booking = facts(try halfDay(), .held, marks: [.didNotAttend]) { $0.offerNeverAccepted = true }
        #expect(Policy.test().assess(booking).relief == .offerNeverAccepted)
    }

    @Test("a refilled place relieves a late cancellation where the policy says so, and nothing else")
    func refilled() throws {
        let late = facts(try halfDay(), try cancelled("2019-05-13T12:00")) { $0.refilled = true }
        #expect(Policy.test().assess(late).relief == nil)
        let relieving = Policy.test { $0.refillRelieves = true }
        #expect(relieving.assess(late).relief == .refilled)
        #expect(relieving.assess(late).pounds == 50)
        let absent = facts(try halfDay(), .held, marks: [.didNotAttend]) { $0.refilled = true }
        #expect(relieving.assess(absent).relief == nil)
    }

    @Test("an exempt agency is relieved for that reason before any other")
    func order() throws {
        let policy = Policy.test {
            $0.refillRelieves = true
            $0.sickness = .exempt
        }
        let booking = facts(try halfDay(), try cancelled("2019-05-13T12:00")) {
            $0.refilled = true
            $0.offerNeverAccepted = true
            $0.sickness = SicknessReport(receivedAt: nil, channel: .phone)
            $0.terms.exemptFromNotAttending = true
        }
        #expect(policy.assess(booking).relief == .exemptAgency)
    }
}
