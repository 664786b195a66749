import Domain
import Money
import Testing

@Suite("Assessing") struct AssessTests {
    @Test("the whole story in one line")
    func summary() throws {
        let assessment = Policy.test().assess(facts(try halfDay(), try cancelled("2019-05-08T00:30")))
        #expect(
            assessment.explanation.summary
                == "cancelled Wed 8 May 2019 00:30; free until the end of Tue 7 May, five working days before "
                + "Tue 14 May; half day; £50")
        #expect(assessment.explanation.steps.map(\.clause) == ["notice.working_days", "price.half_day", "debtor"])
    }

    @Test("who never held a place is charged nothing: waiting costs nothing")
    func neverHeld() throws {
        let waiting = facts(try halfDay(), .neverHeld, marks: [.didNotAttend])
        #expect(Policy.test().assess(waiting).charges.isEmpty)
        #expect(Policy.test().assess(waiting).explanation.summary.contains("waiting"))
    }

    @Test("a substituted booking and an event the organiser cancelled give rise to no charge")
    func noCharge() throws {
        #expect(Policy.test().assess(facts(try halfDay(), .substituted, marks: [.didNotAttend])).charges.isEmpty)
        let off = facts(try halfDay(), try cancelled("2019-05-13T12:00")) { $0.eventCancelled = true }
        #expect(Policy.test().assess(off).charges.isEmpty)
    }

    @Test("late cancellation, non-attendance and refusal are charged, and each can be left free")
    func occurrences() throws {
        let cases: [(BookingFacts, Occurrence)] = [
            (facts(try halfDay(), try cancelled("2019-05-13T12:00")), .lateCancellation),
            (facts(try halfDay(), .held, marks: [.didNotAttend]), .nonAttendance),
            (facts(try halfDay(), .held, marks: [.refusedLate]), .refusedLate),
        ]
        for (booking, occurrence) in cases {
            #expect(Policy.test().assess(booking).occurrence == occurrence)
            #expect(Policy.test().assess(booking).pounds == 50)
            let without = Set([Occurrence.lateCancellation, .nonAttendance, .refusedLate]).subtracting([occurrence])
            let rules = Dictionary(uniqueKeysWithValues: without.map { ($0, ChargeRule.listPrice(.all)) })
            #expect(Policy.test { $0.charged = ChargedOccurrences(rules) }.assess(booking).charges.isEmpty)
        }
    }

    @Test("leaving early, not completing and walking in are charged only where the policy says so")
    func others() throws {
        let half = try BasisPoints(5_000)
        let policy = Policy.test {
            $0.charged = ChargedOccurrences([
                .leftEarly: .listPrice(half), .notCompleted: .own(.flat(.pounds(15))),
                .walkInSurcharge: .own(.flat(.pounds(20))),
            ])
        }
        let left = facts(try halfDay(), .held, marks: [.leftEarly(minutes: 60)])
        let undone = facts(try halfDay(), .held, marks: [.attended]) { $0.completed = false }
        let walkIn = facts(try halfDay(), .walkIn, marks: [.attended])
        #expect(policy.assess(left).occurrence == .leftEarly)
        #expect(policy.assess(left).pounds == 25)
        #expect(policy.assess(undone).occurrence == .notCompleted)
        #expect(policy.assess(undone).pounds == 15)
        #expect(policy.assess(walkIn).charges.map(\.occurrence) == [.walkInSurcharge])
        #expect(policy.assess(walkIn).pounds == 20)
        for booking in [left, undone, walkIn] { #expect(Policy.test().assess(booking).charges.isEmpty) }
    }

    @Test("e-learning that was not completed is charged though it has no register, and completed counts as attended")
    func eLearning() throws {
        let policy = Policy.test { $0.charged = ChargedOccurrences([.notCompleted: .listPrice(.all)]) }
        var booking = facts(try halfDay(), .held)
        booking.terms.kind = .eLearning
        booking.completed = false
        #expect(policy.assess(booking).occurrence == .notCompleted)
        booking.completed = true
        #expect(policy.assess(booking).charges.isEmpty)
        booking.completed = nil
        #expect(policy.assess(booking).explanation.summary.contains("not complete"))
    }

    @Test("a fee and a charge of one booking stay apart")
    func alongside() throws {
        let policy = Policy.test {
            $0.attending = PriceList(standard: .flat(.pounds(35)))
            $0.charged = ChargedOccurrences([
                .leftEarly: .own(.flat(.pounds(10))), .walkInSurcharge: .own(.flat(.pounds(5))),
            ])
            $0.feeVAT = VATSchedule(.exempt(reason: "education"))
        }
        let charges = policy.assess(facts(try halfDay(), .walkIn, marks: [.leftEarly(minutes: 30)])).charges
        #expect(charges.map(\.occurrence) == [.leftEarly, .attendanceFee])
        #expect(charges.map(\.amount) == [.pounds(10), .pounds(40)])
        #expect(charges.map(\.vat) == [policy.chargeVAT, VATSchedule(.exempt(reason: "education"))])
    }

    @Test("attended at any session is attended; absent dates are charged only where the policy charges each date")
    func absentDates() throws {
        // Tue 14 May seven hours, Wed 15 May three hours, Thu 16 May seven hours; the last two are missed.
        let three = try event("2019-05-14 09:30 16:30", "2019-05-15 09:30 12:30", "2019-05-16 09:30 16:30")
        let booking = facts(three, .held, marks: [.attended, .didNotAttend, .didNotAttend])
        #expect(Policy.test().assess(booking).charges.isEmpty)
        let charge = try #require(Policy.test { $0.chargesEachDate = true }.assess(booking).charges.first)
        // Half a day £50 and a day £100, each by its own length.
        #expect(charge.occurrence == .nonAttendance)
        #expect(charge.lines.map(\.amount) == [.pounds(50), .pounds(100)])
        #expect(charge.lines.map(\.text) == ["half day, Wed 15 May 2019", "day, Thu 16 May 2019"])
    }

    @Test("a course's fee is divided over the dates missed, rounded half up")
    func feeByDate() throws {
        let three = try event("2019-05-14 09:30 16:30", "2019-05-15 09:30 12:30", "2019-05-16 09:30 16:30")
        let policy = Policy.test {
            $0.notAttending = PriceList(standard: .courseFee)
            $0.chargesEachDate = true
        }
        let booking = facts(three, .held, marks: [.attended, .didNotAttend, .didNotAttend]) {
            $0.terms.courseFee = .pounds(100)
        }
        // Two thirds of £100 are £66.67.
        #expect(policy.assess(booking).charges.first?.amount == Pence(6_667))
    }

    @Test("excused is never assessed, and what is left of a booking is priced without it")
    func excused() throws {
        #expect(Policy.test().assess(facts(try halfDay(), .held, marks: [.excused])).charges.isEmpty)
        let booking = facts(try twoDays(), .held, marks: [.excused, .didNotAttend])
        #expect(Policy.test().assess(booking).pounds == 100)
    }

    @Test("nothing is assessed before the register is complete")
    func incomplete() throws {
        #expect(Policy.test().assess(facts(try halfDay(), .held)).charges.isEmpty)
        let partly = facts(try twoDays(), .held, marks: [.didNotAttend])
        #expect(Policy.test().assess(partly).explanation.summary.contains("not complete"))
    }

    @Test("a policy applies to the kinds of event it names")
    func kinds() throws {
        let policy = Policy.test { $0.kinds = [.conference] }
        #expect(policy.assess(facts(try halfDay(), .held, marks: [.didNotAttend])).charges.isEmpty)
    }

    @Test("what cancelling, not attending and attending would cost is known beforehand")
    func beforehand() throws {
        let policy = Policy.test { $0.attending = PriceList(standard: .flat(.pounds(10))) }
        var terms = BookingTerms(times: try halfDay(), kind: .course, sector: "school")
        let calendar = London.calendar
        let early = try London.instant("2019-05-07T23:59")
        let late = try London.instant("2019-05-08T00:30")
        #expect(policy.costOfCancelling(at: early, terms: terms, calendar: calendar) == .zero)
        #expect(policy.costOfCancelling(at: late, terms: terms, calendar: calendar) == .pounds(50))
        #expect(policy.costOfNotAttending(terms: terms, calendar: calendar) == .pounds(50))
        #expect(policy.costOfAttending(terms: terms, calendar: calendar) == .pounds(10))
        terms.exemptFromNotAttending = true
        #expect(policy.costOfCancelling(at: late, terms: terms, calendar: calendar) == .zero)
    }
}
