import Domain
import Money
import Testing

@Suite("Judging notice") struct JudgeTests {
    private func judge(_ policy: Policy, _ channel: Channel, _ giver: NoticeGiver) throws -> Judgement {
        let notice = Notice(receivedAt: try London.instant("2019-05-01T12:00"), channel: channel, by: giver)
        return policy.judge(notice, event: try halfDay(), calendar: London.calendar)
    }

    @Test("the explanation names the clause, the facts and the limit")
    func explanation() throws {
        let notice = Notice(receivedAt: try London.instant("2019-05-08T00:30"), channel: .email, by: .manager)
        let judgement = Policy.test().judge(notice, event: try halfDay(), calendar: London.calendar)
        #expect(
            judgement.explanation.summary
                == "cancelled Wed 8 May 2019 00:30; free until the end of Tue 7 May, "
                + "five working days before Tue 14 May")
        let step = try #require(judgement.explanation.steps.first)
        #expect(step.clause == "notice.working_days")
        #expect(step.result == "late")
        #expect(judgement.lateness == .late)
    }

    @Test("over the turn of the year both dates keep their years")
    func years() throws {
        // Thu 2 January 2020: Tue 31 and Mon 30 December.
        let policy = Policy.test { $0.notice = NoticeRule(length: 2, unit: .workingDays) }
        let free = policy.freeUntil(try event("2020-01-02 09:30 12:30"), London.calendar)
        #expect(free.shortLimit == "the end of Mon 30 Dec 2019, two working days before Thu 2 Jan 2020")
    }

    @Test("declining the calendar invitation or telling the trainer does not count", arguments: Channel.allCases)
    func channels(channel: Channel) throws {
        let accepted: Set<Channel> = [.site, .email, .phone, .letter]
        let verdict = try judge(Policy.test(), channel, .themselves).verdict
        #expect(verdict == (accepted.contains(channel) ? .inTime : .doesNotCount(.channel)))
    }

    @Test("where only the manager cancels, nobody else's notice counts", arguments: NoticeGiver.allCases)
    func managerOnly(giver: NoticeGiver) throws {
        let policy = Policy.test { $0.cancelling = CancellingRule(givers: [.manager]) }
        let verdict = try judge(policy, .site, giver).verdict
        #expect(verdict == (giver == .manager ? .inTime : .doesNotCount(.giver)))
    }

    @Test("notice that does not count leaves the booking as it was: it is assessed by the register")
    func doesNotCount() throws {
        let notice = Notice(receivedAt: try London.instant("2019-05-01T12:00"), channel: .toldTrainer, by: .themselves)
        let policy = Policy.test()
        let absent = policy.assess(facts(try halfDay(), .cancelled(notice, judged: nil), marks: [.didNotAttend]))
        #expect(absent.occurrence == .nonAttendance)
        let came = policy.assess(facts(try halfDay(), .cancelled(notice, judged: nil), marks: [.attended]))
        #expect(came.charges.isEmpty)
    }

    @Test("a stored verdict stands, though the holiday table has changed since")
    func storedVerdict() throws {
        // Judged in time when received; by today's table Wed 8 May would be late.
        let notice = Notice(receivedAt: try London.instant("2019-05-08T10:00"), channel: .site, by: .themselves)
        let stored = Policy.test().assess(facts(try halfDay(), .cancelled(notice, judged: .inTime)))
        #expect(stored.charges.isEmpty)
        #expect(stored.explanation.summary.contains("judged in time when it was received"))
        let late = Policy.test().assess(facts(try halfDay(), .cancelled(notice, judged: .late(nil))))
        #expect(late.pounds == 50)
    }

    @Test("moving inside the notice period is judged as a cancellation, unless the policy allows transfers")
    func moving() throws {
        let notice = Notice(receivedAt: try London.instant("2019-05-09T10:00"), channel: .site, by: .themselves)
        let moved = facts(try halfDay(), .moved(notice, judged: nil))
        let charged = Policy.test().assess(moved)
        #expect(charged.occurrence == .lateCancellation)
        #expect(charged.pounds == 50)
        #expect(Policy.test { $0.transfers = .free }.assess(moved).charges.isEmpty)
    }

    @Test("a transfer is free only before the first event starts")
    func movingTooLate() throws {
        let notice = Notice(receivedAt: try London.instant("2019-05-14T09:30"), channel: .site, by: .themselves)
        let policy = Policy.test { $0.transfers = .free }
        let judgement = policy.judgeMove(notice, from: try halfDay(), calendar: London.calendar)
        #expect(judgement.verdict == .late(.all))
    }

    @Test("moving before the notice period is free anyway")
    func movingEarly() throws {
        let notice = Notice(receivedAt: try London.instant("2019-05-01T10:00"), channel: .site, by: .themselves)
        #expect(Policy.test().assess(facts(try halfDay(), .moved(notice, judged: nil))).charges.isEmpty)
    }

    @Test("notice counts from the server's time; only an administrator enters an earlier moment, with evidence")
    func receivedAt() throws {
        let now = try London.instant("2019-05-10T09:00")
        let earlier = try London.instant("2019-05-07T09:00")
        #expect(try Notice.receivedAt(nil, now: now, role: .practitioner, evidence: nil) == now)
        #expect(try Notice.receivedAt(earlier, now: now, role: .administrator, evidence: "e-mail") == earlier)
        #expect(throws: Refusal.self) {
            try Notice.receivedAt(earlier, now: now, role: .agencyLead, evidence: "e-mail")
        }
        #expect(throws: Refusal.self) { try Notice.receivedAt(earlier, now: now, role: .administrator, evidence: " ") }
        #expect(throws: Refusal.self) {
            try Notice.receivedAt(now.adding(minutes: 1), now: now, role: .administrator, evidence: "e-mail")
        }
    }

    @Test("substitutes: free before the start, for those the policy allows")
    func substitutes() throws {
        let before = try London.instant("2019-05-14T09:29")
        let start = try London.instant("2019-05-14T09:30")
        func allows(_ rule: SubstituteRule, at now: Instant, agency: Bool, team: Bool) throws -> Bool {
            let policy = Policy.test { $0.substitutes = rule }
            let event = try halfDay()
            do throws(Refusal) {
                try policy.allowSubstitute(at: now, event: event, sameAgency: agency, sameTeam: team, zone: London.zone)
                return true
            } catch { return false }
        }
        #expect(try allows(.anybody, at: before, agency: false, team: false))
        #expect(try !allows(.anybody, at: start, agency: true, team: true))
        #expect(try allows(.sameAgency, at: before, agency: true, team: false))
        #expect(try !allows(.sameAgency, at: before, agency: false, team: false))
        #expect(try allows(.sameTeam, at: before, agency: true, team: true))
        #expect(try !allows(.sameTeam, at: before, agency: true, team: false))
        #expect(try !allows(.nobody, at: before, agency: true, team: true))
    }
}
