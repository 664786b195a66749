import Domain
import Money
import Testing

@Suite("Prices") struct PriceTests {
    private func pounds(_ price: Price, _ event: EventTimes, _ change: (inout BookingFacts) -> Void = { _ in }) throws
        -> Int64
    {
        let policy = Policy.test { $0.notAttending = PriceList(standard: price) }
        let marks = [Mark](repeating: .didNotAttend, count: event.sessions.count)
        return policy.assess(facts(event, .held, marks: marks, change)).pounds
    }

    private let byLength = Price.byLength(halfDay: .pounds(50), day: .pounds(100), eachDate: true)

    @Test("flat: one amount whatever the length")
    func flat() throws {
        #expect(try pounds(.flat(.pounds(50)), halfDay()) == 50)
        #expect(try pounds(.flat(.pounds(50)), twoDays()) == 50)
    }

    @Test("by length: half a day is up to four hours, the sum of the session times")
    func byLengthHalf() throws {
        #expect(try pounds(byLength, event("2019-05-14 09:00 13:00")) == 50)
        #expect(try pounds(byLength, event("2019-05-14 09:00 13:01")) == 100)
        // Two sessions of two hours on two dates are four hours in all: half a day.
        #expect(try pounds(byLength, event("2019-05-14 09:00 11:00", "2019-05-21 09:00 11:00")) == 50)
        // Three sessions of two hours on two dates are six hours: two dates at £100.
        let three = try event("2019-05-14 09:00 11:00", "2019-05-14 12:00 14:00", "2019-05-21 09:00 11:00")
        #expect(try pounds(byLength, three) == 200)
    }

    @Test("by length: the longer price once, or for each distinct session date")
    func eachDate() throws {
        #expect(try pounds(byLength, twoDays()) == 200)
        #expect(try pounds(.byLength(halfDay: .pounds(50), day: .pounds(90), eachDate: false), twoDays()) == 90)
    }

    @Test("where half a day ends is the policy's to say")
    func halfDayMinutes() throws {
        let policy = Policy.test { $0.halfDayMinutes = 180 }
        let long = facts(try event("2019-05-14 09:00 12:01"), .held, marks: [.didNotAttend])
        #expect(policy.assess(long).pounds == 100)
    }

    @Test("per day: an amount for each distinct session date")
    func perDay() throws {
        #expect(try pounds(.perDay(.pounds(50)), halfDay()) == 50)
        #expect(try pounds(.perDay(.pounds(50)), twoDays()) == 100)
    }

    @Test("the course's own fee; a course without one costs nothing")
    func courseFee() throws {
        #expect(try pounds(.courseFee, twoDays()) { $0.terms.courseFee = .pounds(120) } == 120)
        #expect(try pounds(.courseFee, twoDays()) == 0)
    }

    @Test("a price list by sector or band: the first that fits counts")
    func special() throws {
        let policy = Policy.test {
            $0.notAttending = PriceList(
                standard: .flat(.pounds(50)),
                special: [
                    PriceList.Special(group: AgencyGroup(sectors: ["school"]), price: .courseFee),
                    PriceList.Special(group: AgencyGroup(bands: ["small"]), price: .flat(.pounds(10))),
                ])
        }
        func pounds(_ sector: String, _ band: String?) throws -> Int64 {
            policy.assess(
                facts(try halfDay(), .held, marks: [.didNotAttend]) {
                    $0.terms.courseFee = .pounds(80)
                    $0.terms.sector = sector
                    $0.terms.band = band
                }
            ).pounds
        }
        #expect(try pounds("school", nil) == 80)
        #expect(try pounds("school", "small") == 80)
        #expect(try pounds("health", "small") == 10)
        #expect(try pounds("health", "large") == 50)
    }

    @Test("actual costs are passed on as they are, beside a share of the price")
    func actualCosts() throws {
        let half = try BasisPoints(5_000)
        let policy = Policy.test {
            $0.notAttending = PriceList(standard: .flat(.pounds(50)), passesOnCosts: true)
            $0.notice = NoticeRule(length: 5, unit: .workingDays, tiers: [NoticeRule.Tier(length: 5, share: half)])
        }
        var booking = facts(try halfDay(), try cancelled("2019-05-09T12:00"))
        booking.terms.actualCosts = [BookingTerms.ActualCost(text: "interpreter", amount: .pounds(140))]
        // Half of £50, and the whole £140.
        #expect(policy.assess(booking).pounds == 165)
        #expect(
            policy.assess(booking).charges.first?.lines.map(\.text) == ["flat charge, Tue 14 May 2019", "interpreter"])
        let keeps = Policy.test { $0.notAttending = PriceList(standard: .flat(.pounds(50))) }
        #expect(keeps.assess(booking).pounds == 50)
    }

    @Test("what attending and not attending cost stands on separate lists, exemption from one is not from the other")
    func separateLists() throws {
        let policy = Policy.test {
            $0.attending = PriceList(standard: .flat(.pounds(35)), exempt: AgencyGroup(bands: ["partner"]))
            $0.notAttending = PriceList(standard: .flat(.pounds(50)), exemptsMarkedAgencies: false)
            $0.feeVAT = VATSchedule(.exempt(reason: "education"))
        }
        func charges(_ mark: Mark, band: String?) throws -> [AssessedCharge] {
            policy.assess(
                facts(try halfDay(), .held, marks: [mark]) {
                    $0.terms.band = band
                    $0.terms.exemptFromNotAttending = true
                }
            ).charges
        }
        #expect(try charges(.attended, band: "partner").isEmpty)
        #expect(try charges(.attended, band: nil).map(\.occurrence) == [.attendanceFee])
        #expect(try charges(.attended, band: nil).first?.vat == policy.feeVAT)
        // Charged to everyone: the agency's own mark does not help against this list.
        #expect(try charges(.didNotAttend, band: "partner").first?.relief == nil)
        #expect(try charges(.didNotAttend, band: "partner").first?.amount == .pounds(50))
    }

    @Test("an exempt agency is assessed and relieved, by its record or by the policy")
    func exemptAgency() throws {
        let absent = facts(try halfDay(), .held, marks: [.didNotAttend])
        var marked = absent
        marked.terms.exemptFromNotAttending = true
        #expect(Policy.test().assess(absent).relief == nil)
        #expect(Policy.test().assess(marked).relief == .exemptAgency)
        #expect(Policy.test().assess(marked).pounds == 50)
        let schools = Policy.test {
            $0.notAttending = PriceList(standard: .flat(.pounds(50)), exempt: AgencyGroup(sectors: ["school"]))
        }
        #expect(schools.assess(absent).relief == .exemptAgency)
        var onlyAttending = absent
        onlyAttending.terms.exemptFromAttending = true
        #expect(Policy.test().assess(onlyAttending).relief == nil)
    }
}
