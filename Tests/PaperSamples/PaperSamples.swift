public import Documents
public import Invoicing
public import Money

/// Documents to look at and to measure: one of each kind, and what makes a page hard to set.
public enum PaperSamples {
    /// Every sample by the name of its file.
    public static func all() throws -> [(name: String, paper: Paper)] {
        [
            ("one-line", .invoice(try invoice(1))),
            ("sixty-lines", .invoice(try invoice(60, number: 2))),
            ("twenty-four-lines", .invoice(try invoice(24, number: 3))),
            ("long-name", .invoice(try invoice(3, number: 4, to: longName, titles: longTitles))),
            ("welsh", .invoice(try invoice(2, number: 5, to: welsh, titles: ["Diogelu plant: cŵn, tŷ a’r gŵyn"]))),
            ("arabic", .invoice(try invoice(2, number: 6, to: arabic, titles: ["حماية الأطفال, level 1"]))),
            ("standard", .invoice(try invoice(4, number: 7, treatment: .standard(rate: BasisPoints(2_000))))),
            ("exempt", .invoice(try invoice(4, number: 8, treatment: .exempt(reason: exemption)))),
            ("two-rates", .invoice(try twoRates())),
            ("interest", .invoice(try interest())),
            ("credit-note", .creditNote(try creditNote())),
            ("statement", .statement(try statement())),
        ]
    }

    /// Who bills.
    public static func seller() throws -> SellerSnapshot {
        try SellerSnapshot(
            name: "Brumfield Safeguarding Children Partnership",
            address: ["Learning and Development", "Council House Extension", "6 Margaret Street", "Brumfield B3 3BG"],
            vatNumber: "GB123456782",
            howToPay: [
                "Pay by bank transfer to Brumfield City Council,", "sort code 20-00-00, account 55779911.",
            ],
            howToDispute: [
                "Write to training@brumfield.example before the due date, quoting the invoice and the booking.",
                "A disputed line is not chased until it is decided.",
            ])
    }

    /// Who is billed.
    public static func buyer(_ name: String = "Brumfield Children’s Trust") throws -> BuyerSnapshot {
        try BuyerSnapshot(
            agencyCode: "BCT", name: name,
            address: ["Accounts Payable", "1 Lancaster Circus", "Queensway", "Brumfield B4 7DJ"],
            billingEmail: "invoices@bct.example", purchaseOrder: "PO-4500123456")
    }

    /// Interest on two invoices that were late, with the fixed sum.
    public static func interest() throws -> Invoice {
        let terms = try InterestTerms(margin: "8%", bankRates: "2018-08-02 0.75%", withFixedSum: true)
        let late = try (1...2).compactMap { number -> LateInterest? in
            let invoice = try invoice(2, number: Int64(number))
            guard let terms else { return nil }
            return try LateInterest(
                invoice.number, due: invoice.dueDate, postings: [.invoice(invoice)], received: [:],
                through: invoice.dueDate.adding(days: 45), terms: terms)
        }
        let series = try Series("INV")
        guard let day = DocumentDate("2019-09-16") else { throw Missing() }
        return try InterestClaim(late).issue(
            number: DocumentNumber(series, 11), on: day, seller: seller(), buyer: buyer())
    }

    /// A date of a sample cannot be read.
    private struct Missing: Error {}

    /// An invoice of so many lines.
    public static func invoice(
        _ lines: Int, number: Int64 = 1, to buyer: BuyerSnapshot? = nil, titles: [String] = titles,
        treatment: VATTreatment = .outsideScope(reason: compensation)
    ) throws -> Invoice {
        try invoice(number, buyer, (0..<lines).map { ($0, titles[$0 % titles.count], treatment) })
    }

    private static func twoRates() throws -> Invoice {
        let treatments: [VATTreatment] = [
            .standard(rate: try BasisPoints(2_000)), .standard(rate: try BasisPoints(500)),
            .exempt(reason: exemption),
        ]
        return try invoice(9, nil, (0..<3).map { ($0, titles[$0], treatments[$0]) })
    }

    private static func invoice(
        _ number: Int64, _ buyer: BuyerSnapshot?, _ lines: [(Int, String, VATTreatment)]
    ) throws -> Invoice {
        let series = try Series("INV")
        let buyer = try buyer ?? self.buyer()
        guard let first = DocumentDate(year: 2019, month: 5, day: 14) else { throw NoSuchDate() }
        let charges = lines.map { index, title, treatment in
            let event = "E\(1001 + index / 3)"
            return PendingCharge(
                reference: "\(event)-\(7 + index)", agencyCode: buyer.agencyCode, series: series,
                subject: LineSubject(
                    event: event, title: title, date: first.adding(days: index / 3 * 2),
                    booking: "\(event)-\(7 + index)",
                    occurrence: Occurrence.allCases[index % Occurrence.allCases.count]),
                net: Pence(index % 4 == 3 ? 125_000 : 5_000), treatment: treatment)
        }
        let draft = InvoiceDraft(agencyCode: buyer.agencyCode, series: series, purchaseOrder: nil, charges: charges)
        return try draft.issue(
            number: DocumentNumber(series, number), on: first.adding(days: 48), seller: seller(), buyer: buyer)
    }

    private static func creditNote() throws -> CreditNote {
        let invoice = try invoice(4, number: 7, treatment: .standard(rate: BasisPoints(2_000)))
        return try invoice.credit(
            [Correction(line: 1, net: Pence(5_000)), Correction(line: 4, net: Pence(25_000))],
            as: DocumentNumber(Series("CN"), 1), on: invoice.issueDate.adding(days: 12), after: [])
    }

    private static func statement() throws -> AccountStatement {
        let invoices = [try invoice(4, number: 7), try invoice(1, number: 11), try invoice(60, number: 12)]
        var postings: [Posting] = []
        for (index, invoice) in invoices.enumerated() {
            postings.append(.invoice(invoice))
            let date = invoice.issueDate.adding(days: index * 9)
            postings.append(
                .payment(
                    try Payment(
                        reference: "BACS 41\(index)", agencyCode: "BCT",
                        amount: index == 2 ? invoice.total + Pence(100_000) : Pence(5_000), received: date)))
        }
        postings.append(.creditNote(try creditNote()))
        let start = invoices[0].issueDate
        let statement = Statement(
            of: "BCT", from: start.adding(days: -2), through: start.adding(days: 90), in: postings)
        return AccountStatement(statement, seller: try seller(), buyer: try buyer())
    }
}

private struct NoSuchDate: Error {}

extension PaperSamples {
    /// Titles of courses.
    public static let titles = [
        "Working Together to Safeguard Children", "Child Sexual Exploitation: Awareness",
        "Domestic Abuse and its Impact on Children and Young People", "Neglect: Graded Care Profile 2 Training",
    ]
    private static let longTitles = [
        "Safeguarding Disabled Children and Young People, including those who communicate in other ways than by speech:"
            + " a two-day course for designated leads and their deputies",
        "Pneumonoultramicroscopicsilicovolcanoconiosisandotherwordsthathavenoblankinthemwhateverhappens",
    ]
    /// Why charges for places not taken up bear no VAT.
    public static let compensation = "compensation for a place not taken up, which is no supply"
    private static let exemption = "education by an eligible body (VATA 1994, Schedule 9, Group 6)"

    private static var longName: BuyerSnapshot {
        get throws {
            try BuyerSnapshot(
                agencyCode: "NHS-BSOL-ICB",
                name:
                    "NHS Brumfield and Solihull Integrated Care Board, Directorate of Nursing, Quality and Safeguarding"
                    + " for Children, Young People and Families in the West Locality",
                address: [
                    "Shared Business Services, Payables Team K870", "Phoenix House, Topcliffe Lane", "Tingley",
                    "Wakefield", "West Yorkshire", "WF3 1WE",
                ], billingEmail: nil, purchaseOrder: "PO-QHL-2019-0000000000-4471-A")
        }
    }

    private static var welsh: BuyerSnapshot {
        get throws {
            try BuyerSnapshot(
                agencyCode: "YGG", name: "Ysgol Gynradd Llanfairpwllgwyngyll, Tŷ’r Ŵyl a’r Ŷd",
                address: ["Ffordd Caergybi", "Llanfairpwllgwyngyll", "Ynys Môn LL61 5YQ"], billingEmail: nil,
                purchaseOrder: nil)
        }
    }

    private static var arabic: BuyerSnapshot {
        get throws {
            try BuyerSnapshot(
                agencyCode: "AMAL", name: "مؤسسة الأمل لرعاية الأطفال (Amal)",
                address: ["٤٢ شارع ستراتفورد", "Al-Amal House, 42 Stratford Road", "Brumfield B11 1AA"],
                billingEmail: nil, purchaseOrder: nil)
        }
    }
}
