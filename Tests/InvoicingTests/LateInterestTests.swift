import Invoicing
import Money
import Testing

/// Interest on what is paid late, against sums worked out by hand.
@Suite("Interest on late payment") struct LateInterestTests {
    /// Issued 1 April 2020, due 1 May; eight per cent over a Bank Rate of 0.75 % at 31 December 2019.
    private func terms(_ fixed: Bool = false) throws -> InterestTerms {
        InterestTerms(
            margin: try BasisPoints(800),
            bankRates: [
                .init(from: try Sample.date("2020-03-11"), rate: try BasisPoints(25)),
                .init(from: try Sample.date("2018-08-02"), rate: try BasisPoints(75)),
            ], withFixedSum: fixed)
    }

    private func claim(
        _ postings: [Posting], through last: String, received: [String: String] = [:], claimed: String? = nil,
        fixed: Bool = false
    ) throws -> LateInterest? {
        try LateInterest(
            Sample.number(1), due: Sample.date("2020-05-01"), postings: postings,
            received: received.mapValues { try Sample.date($0) }, through: Sample.date(last),
            claimedThrough: claimed.map { try Sample.date($0) }, terms: terms(fixed))
    }

    private func paid(_ amount: Int64, _ day: String, _ reference: String = "P") throws -> Posting {
        try posting(.allocation, amount, day, reference, against: .unallocatedReceipts)
    }

    private func posting(
        _ kind: Posting.Kind, _ amount: Int64, _ day: String, _ reference: String, against account: Account
    ) throws -> Posting {
        let number = try Sample.number(1)
        let payment = kind == .allocation || kind == .release ? reference : nil
        return try Posting(
            kind: kind, date: Sample.date(day), reference: reference, agencyCode: "BCC",
            entries: [
                Entry(account, Pence(amount), payment: payment),
                Entry(.receivable, Pence(-amount), invoice: number, payment: payment),
            ])
    }

    /// £1,000 outside the scope of VAT.
    private func issued() throws -> [Posting] {
        [Posting.invoice(try Sample.invoice([(100_000, Sample.outside)]))]
    }

    @Test("The rate goes by the Bank Rate of the last 30 June or 31 December, and stays")
    func rate() throws {
        #expect(InterestTerms.reference(try Sample.date("2020-05-02")).text == "2019-12-31")
        #expect(InterestTerms.reference(try Sample.date("2020-07-01")).text == "2020-06-30")
        #expect(InterestTerms.reference(try Sample.date("2020-12-31")).text == "2020-06-30")
        #expect(InterestTerms.reference(try Sample.date("2021-01-01")).text == "2020-12-31")
        #expect(try terms().rate(beginning: Sample.date("2020-05-02"))?.points == 875)
        #expect(try terms().rate(beginning: Sample.date("2020-07-01"))?.points == 825)
        #expect(try terms().rate(beginning: Sample.date("2018-07-01")) == nil)
    }

    @Test("Margins and Bank Rates are read, and what cannot be is named with its mend")
    func reading() throws {
        let terms = try InterestTerms(
            margin: "8%", bankRates: "2019-06-30 0.75%; 2020-03-11 0.25 %;", withFixedSum: false)
        #expect(terms?.margin.points == 800 && terms?.bankRates.map(\.rate.points) == [75, 25])
        #expect(try InterestTerms(margin: "", bankRates: "", withFixedSum: true) == nil)
        for (margin, rates) in [
            ("8", ""), ("-1%", ""), ("100.01%", ""), ("8.125%", ""), ("8%", "2019-06-30"), ("8%", "0.75% 2019-06-30"),
            ("8%", "2019-02-30 1%"), ("8%", "2019-06-30 1%; 2019-06-30 2%"),
            ("8%", (1...201).map { "\(1000 + $0)-01-01 1%" }.joined(separator: ";")),
        ] {
            #expect(throws: InvoicingRefusal.self) {
                try InterestTerms(margin: margin, bankRates: rates, withFixedSum: false)
            }
        }
    }

    @Test("Nothing is claimed until the day after the due date")
    func due() throws {
        #expect(try claim(issued(), through: "2020-05-01") == nil)
        // £1,000 × 8.75 % ÷ 365 = 23.97 pence a day.
        #expect(try claim(issued(), through: "2020-05-02")?.interest == Pence(24))
        #expect(try claim([], through: "2020-06-01") == nil)
    }

    @Test("Parts of the debt bear interest until the day they were received")
    func stretches() throws {
        let postings = try issued() + [paid(40_000, "2020-05-20"), paid(60_000, "2020-06-01", "Q")]
        // 2 to 11 May £1,000 for 10 days; £600 from 12 to 31 May, 20 days: (1,000,000 + 1,200,000) penny-days.
        let found = try #require(try claim(postings, through: "2020-12-31", received: ["P": "2020-05-12"]))
        #expect(found.stretches.map(\.days) == [10, 20] && found.stretches.map(\.owed.amount) == [100_000, 60_000])
        #expect(found.stretches.last?.through.text == "2020-05-31")
        // 2,200,000 × 0.0875 ÷ 365 = 527.39….
        #expect(found.interest == Pence(527) && found.fixedSum == .zero && found.agencyCode == "BCC")
        // Recorded before it came in is not known to be possible; the posting's day then counts.
        let early = try claim(postings, through: "2020-12-31", received: ["P": "2020-07-01", "Q": "2020-07-01"])
        #expect(early?.stretches.map(\.days) == [18, 12])
    }

    @Test("What was credited was never owed; what was given up bears no more")
    func credited() throws {
        let credit = try posting(.creditNote, 50_000, "2020-08-01", "CN-000001", against: .income)
        #expect(try claim(issued() + [credit], through: "2020-05-11")?.stretches.map(\.owed.amount) == [50_000])
        let off = try posting(.writeOff, 100_000, "2020-05-12", "INV-000001", against: .badDebt)
        #expect(try claim(issued() + [off], through: "2020-12-31")?.stretches.map(\.days) == [10])
        // Paid, then credited as a whole: what it paid is released, and nothing was ever late.
        let back = try posting(.release, -100_000, "2020-08-01", "P", against: .unallocatedReceipts)
        let all = try posting(.creditNote, 100_000, "2020-08-01", "CN-000001", against: .income)
        #expect(try claim(issued() + [paid(100_000, "2020-07-01"), all, back], through: "2020-12-31") == nil)
    }

    @Test("Claims in parts add up to one for the whole time", arguments: 1...60)
    func parts(_ day: Int) throws {
        let postings = try issued() + [paid(33_333, "2020-05-20")]
        let end = "2020-07-15"
        let middle = try Sample.date("2020-05-01").adding(days: day).text
        let whole = try #require(try claim(postings, through: end, fixed: true))
        let first = try claim(postings, through: middle, fixed: true)
        let second = try claim(postings, through: end, claimed: middle, fixed: true)
        #expect((first?.interest ?? .zero) + (second?.interest ?? .zero) == whole.interest)
        #expect((first?.fixedSum ?? .zero) + (second?.fixedSum ?? .zero) == whole.fixedSum)
        let days = (first?.stretches ?? []) + (second?.stretches ?? [])
        #expect(days.reduce(0) { $0 + $1.days } == whole.stretches.reduce(0) { $0 + $1.days })
        #expect(try claim(postings, through: middle, claimed: end, fixed: true) == nil)
    }

    @Test(
        "The fixed sum goes by the size of the debt",
        arguments: [
            (99_999, 4_000), (100_000, 7_000), (999_999, 7_000), (1_000_000, 10_000),
        ])
    func fixed(_ debt: Int64, _ sum: Int64) throws {
        let postings = [Posting.invoice(try Sample.invoice([(debt, Sample.outside)]))]
        let found = try #require(try claim(postings, through: "2020-05-02", fixed: true))
        #expect(found.fixedSum == Pence(sum) && found.total == found.interest + Pence(sum))
    }

    @Test("Without the Bank Rate of the day nothing is guessed")
    func unknown() throws {
        let terms = InterestTerms(margin: try BasisPoints(800), bankRates: [], withFixedSum: true)
        let refusal = #expect(throws: InvoicingRefusal.self) {
            try LateInterest(
                Sample.number(1), due: Sample.date("2020-05-01"), postings: issued(), received: [:],
                through: Sample.date("2020-06-01"), terms: terms)
        }
        #expect(refusal?.reason.contains("2019-12-31") == true)
    }
}
