import Domain
import Money
import PolicyFile
import Testing

@Suite("Sample policies") struct SampleTests {
    @Test("cancelling costs what was worked out by hand", arguments: SampleCase.all)
    func cancelling(sample: SampleCase) throws {
        #expect(try Samples.policy(sample.policy).cancelling(sample.received, sample.event) == sample.pounds)
    }

    @Test("every sample has a boundary day, the night after, a holiday, a multi-day event and a clock change")
    func coverage() {
        for name in Samples.names {
            let events = Set(SampleCase.all.filter { $0.policy == name }.map(\.event))
            #expect(events.isSuperset(of: [.half, .afterHoliday, .twoDays]), "\(name)")
            #expect(events.contains { $0.rawValue.hasPrefix("2019-04") || $0.rawValue > "2019-10" }, "\(name)")
        }
    }

    @Test("every sample is written and read again as the same policy", arguments: Samples.names)
    func roundTrip(name: String) throws {
        let policy = try Samples.policy(name)
        let written = PolicyFile.write(policy)
        #expect(try PolicyFile.read(written, file: name) == policy)
        #expect(PolicyFile.write(try PolicyFile.read(written, file: name)) == written)
    }

    @Test(
        "every sample charges for not coming, and nobody for attending but where it says so", arguments: Samples.names)
    func absence(name: String) throws {
        let policy = try Samples.policy(name)
        let half: [String: Int64] = ["leeds": 35, "leicestershire": 25, "west-sussex": 35, "greenwich": 40]
        #expect(try policy.attending(.half, [.didNotAttend]) == half[name] ?? 50)
        #expect(try policy.attending(.half, [.attended]) == (name == "leeds" ? 35 : 0))
        #expect(try policy.attending(.half, [.excused]) == 0)
    }

    @Test(
        "the sample year: leaving early is free and gives no certificate, exempt agencies are relieved, yearly invoice")
    func sampleYear() throws {
        let policy = try Samples.policy("sample-year")
        #expect(try policy.attending(.half, [.leftEarly(minutes: 60)]) == 0)
        let event = try SampleEvent.half.times()
        #expect(!policy.givesCertificate([.leftEarly(minutes: 60)], event: event, completed: nil))
        #expect(try policy.attending(.half, [.didNotAttend]) { $0.terms.exemptFromNotAttending = true } == 0)
        #expect(policy.process.invoicePer == .year)
        #expect(!policy.process.hasResponsePeriod)
        #expect(policy.substitutes == .sameAgency)
        #expect(!policy.refillRelieves)
        #expect(policy.chargeVAT.entries.map(\.treatment.category) == [.outsideScope])
    }

    @Test("Leeds: partners and small charities attend free, not attending and knowledge checks are charged to everyone")
    func leeds() throws {
        let policy = try Samples.policy("leeds")
        #expect(try policy.attending(.half, [.attended]) { $0.terms.band = "partner" } == 0)
        #expect(try policy.attending(.half, [.attended]) { $0.terms.band = "charity_under_250k" } == 0)
        #expect(try policy.attending(.twoDays, [.attended, .attended]) { $0.terms.band = "private" } == 100)
        let marked: (inout BookingFacts) -> Void = {
            $0.terms.band = "partner"
            $0.terms.exemptFromNotAttending = true
        }
        #expect(try policy.attending(.half, [.didNotAttend], marked) == 35)
        #expect(
            try policy.attending(.half, [.attended]) {
                $0.terms.band = "partner"
                $0.completed = false
            } == 35)
    }

    @Test("Leicestershire: refused after thirty minutes and charged; leaving early costs the certificate only")
    func leicestershire() throws {
        let policy = try Samples.policy("leicestershire")
        #expect(try policy.attending(.half, [.refusedLate]) == 25)
        #expect(try policy.attending(.half, [.late(minutes: 31)]) == 0)
        #expect(try policy.attending(.half, [.leftEarly(minutes: 30)]) == 0)
        let event = try SampleEvent.half.times()
        #expect(!policy.givesCertificate([.leftEarly(minutes: 30)], event: event, completed: nil))
    }

    @Test("Wirral: schools pay the course's fee")
    func wirral() throws {
        let fee = try Samples.policy("wirral").attending(.half, [.didNotAttend]) {
            $0.terms.sector = "school"
            $0.terms.courseFee = .pounds(120)
        }
        #expect(fee == 120)
    }

    @Test("Sutton: a third absence within a year restricts access")
    func sutton() throws {
        let policy = try Samples.policy("sutton")
        let dates = ["2019-01-15", "2019-05-14", "2019-09-10"].compactMap { LocalDate(iso: $0) }
        let today = try #require(LocalDate(iso: "2019-09-11"))
        #expect(policy.access(absences: Array(dates.prefix(2)), oldestOpenDebtDue: nil, today: today) == .allowed)
        #expect(policy.access(absences: dates, oldestOpenDebtDue: nil, today: today) != .allowed)
    }

    @Test("North Yorkshire: sickness e-mailed before the start is exempt, telephoned it is not")
    func northYorkshire() throws {
        let policy = try Samples.policy("north-yorkshire")
        for (channel, pounds) in [(Channel.email, Int64(0)), (.phone, 50)] {
            let received = try London.instant("2019-05-14T08:00")
            let charged = try policy.attending(.half, [.didNotAttend]) {
                $0.sickness = SicknessReport(receivedAt: received, channel: channel)
            }
            #expect(charged == pounds)
        }
    }

    @Test("Salford: only the manager cancels; an organisation is invoiced monthly")
    func salford() throws {
        let policy = try Samples.policy("salford")
        let notice = Notice(receivedAt: try London.instant("2019-05-01T12:00"), channel: .email, by: .themselves)
        let judgement = policy.judge(notice, event: try SampleEvent.half.times(), calendar: London.calendar)
        #expect(judgement.verdict == .doesNotCount(.giver))
        #expect(policy.process.invoicePer == .month)
    }
}
