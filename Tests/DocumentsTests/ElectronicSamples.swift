import Documents
import Domain
import Invoicing
import Money
import Testing

/// Documents of every kind as this program writes them.
enum ElectronicSample: String, CaseIterable, Sendable {
    case outside, standard, exempt, creditNote, standardCreditNote, mixed, long, awkward, welsh, arabic, international,
        interest

    /// The document, written with the usual details.
    func text() throws -> String {
        switch self {
        case .outside: try Self.write(Self.invoice(Self.outsideScope))
        case .standard: try Self.write(Self.invoice(.standard(rate: BasisPoints(2_000))))
        case .exempt: try Self.write(Self.invoice(Self.exemption))
        case .creditNote: try ElectronicDocument.text(Self.note(Self.outsideScope), Self.details())
        case .standardCreditNote:
            try ElectronicDocument.text(Self.note(.standard(rate: BasisPoints(1_750))), Self.details())
        case .mixed: try Self.write(Self.mixture())
        case .long:
            try Self.write(
                Self.invoice(try (1...60).map { try Self.charge($0, Pence(Int64($0) * 333), Self.outsideScope) }))
        case .awkward:
            try Self.write(
                Self.invoice(
                    try [Self.charge(1, Pence(1), Self.outsideScope, title: "A & B <c> \"d\" 'e' ]]> &amp; \u{FFFE}")],
                    buyer: Self.buyer(
                        name: "O'Neill & Söhne <Ltd> \"x\"", address: ["1/2 <Long> Lane & Row", "Anytown"],
                        order: "PO <7> & \"8\"")))
        case .welsh:
            try Self.write(
                Self.invoice(
                    try [Self.charge(1, Pence(5_000), Self.outsideScope, title: "Diogelu plant: ŵ, ŷ, â ac ô")],
                    buyer: Self.buyer(
                        name: "Bwrdd Diogelu Plant Gogledd Cymru – Llŷn", address: ["1 Stryd Fawr", "Dinbych LL16 3AA"])
                ))
        case .arabic:
            try Self.write(
                Self.invoice(
                    try [Self.charge(1, Pence(5_000), Self.outsideScope, title: "حماية الأطفال")],
                    buyer: Self.buyer(name: "مركز حماية الأطفال", address: ["شارع ١", "Birmingham", "B1 1AA"])))
        case .interest: try Self.write(Self.claim())
        case .international:
            try ElectronicDocument.text(Self.invoice(Self.exemption), Self.internationalDetails())
        }
    }

    static let outsideScope = VATTreatment.outsideScope(reason: "Compensation, outside the scope of VAT")
    static let exemption = VATTreatment.exempt(reason: "Education, exempt from VAT")

    private static func write(_ invoice: Invoice) throws -> String { try ElectronicDocument.text(invoice, details()) }

    /// An invoice of £50.00 and £25.00.
    static func invoice(_ treatment: VATTreatment) throws -> Invoice {
        try invoice([charge(1, Pence(5_000), treatment), charge(2, Pence(2_500), treatment, on: "2019-06-20")])
    }

    static func invoice(_ charges: [PendingCharge], buyer: BuyerSnapshot? = nil) throws -> Invoice {
        let series = try Series("INV")
        let draft = InvoiceDraft(agencyCode: "BWC", series: series, purchaseOrder: nil, charges: charges)
        return try draft.issue(
            number: DocumentNumber(series, 17), on: #require(DocumentDate("2020-04-01")), seller: seller(),
            buyer: buyer ?? self.buyer())
    }

    /// Interest of 30 days on an invoice of £75.00.
    private static func claim() throws -> Invoice {
        let late = try invoice(outsideScope)
        let terms = try #require(try InterestTerms(margin: "8%", bankRates: "2019-12-31 0.75%", withFixedSum: true))
        let interest = try #require(
            try LateInterest(
                late.number, due: late.dueDate, postings: [.invoice(late)], received: [:],
                through: late.dueDate.adding(days: 30), terms: terms))
        return try InterestClaim([interest]).issue(
            number: DocumentNumber(Series("INV"), 18), on: late.dueDate.adding(days: 31), seller: seller(),
            buyer: buyer())
    }

    /// A credit note of £20.00 of the first line.
    static func note(_ treatment: VATTreatment) throws -> CreditNote {
        try invoice(treatment).credit(
            [Correction(line: 1, net: Pence(2_000))], as: DocumentNumber(Series("CN"), 3),
            on: #require(DocumentDate("2020-05-02")), after: [])
    }

    /// Standard at two rates and exempt on one document, three of one thing on a line.
    private static func mixture() throws -> Invoice {
        try invoice([
            charge(1, Pence(3_333), .standard(rate: BasisPoints(2_000)), quantity: 3),
            charge(2, Pence(1_001), .standard(rate: BasisPoints(500))), charge(3, Pence(999), exemption),
        ])
    }

    static func charge(
        _ n: Int, _ net: Pence, _ treatment: VATTreatment, title: String = "Neglect", on date: String = "2019-05-14",
        quantity: Int64 = 1
    ) throws -> PendingCharge {
        PendingCharge(
            reference: "E1-\(n)/1", agencyCode: "BWC", series: try Series("INV"),
            subject: LineSubject(
                event: "E1", title: title, date: try #require(DocumentDate(date)), booking: "E1-\(n)",
                occurrence: .nonAttendance),
            quantity: quantity, net: net, treatment: treatment)
    }

    private static func seller() throws -> SellerSnapshot {
        try SellerSnapshot(
            name: "Anytown Safeguarding Children Partnership",
            address: ["1 High Street", "Floor 2", "East Wing", "Anytown", "AN1 1AA"],
            vatNumber: "GB980780684", howToPay: ["BACS, quoting the number of the invoice"],
            howToDispute: ["Write to training@example.org within 14 days"])
    }

    static func buyer(
        name: String = "Birmingham Women's and Children's",
        address: [String] = ["Steelhouse Lane", "Birmingham B4 6NH"],
        order: String? = "PO-77"
    ) throws -> BuyerSnapshot {
        try BuyerSnapshot(
            agencyCode: "BWC", name: name, address: address, billingEmail: "ap@bwc.example", purchaseOrder: order)
    }

    static func details() throws -> ElectronicDetails {
        ElectronicDetails(
            seller: .init(
                address: try ElectronicAddress(parsing: "0088:5060000000009"), registration: "07654321",
                email: "finance@example.org", account: try BankAccount(parsing: "12-34-56 12345678")),
            buyer: .init(
                address: try ElectronicAddress(parsing: "0088:5790000436057"),
                identifiers: AgencyIdentifiers(
                    gln: try GLN(parsing: "5790000436057"), vat: try VATNumber(parsing: "GB980780684"))))
    }

    /// Addresses by VAT number, an IBAN, a buyer's reference, an NHS code.
    private static func internationalDetails() throws -> ElectronicDetails {
        ElectronicDetails(
            seller: .init(
                address: try ElectronicAddress(parsing: "9932:GB980780684"),
                account: try BankAccount(parsing: "GB82 WEST 1234 5698 7654 32")),
            buyer: .init(
                address: try ElectronicAddress(parsing: "0060:123456789"), reference: "CC-1200",
                identifiers: AgencyIdentifiers(ods: try ODSCode(parsing: "RQ3"))))
    }
}
