import Application
import Domain
import Money
import StoreConformance
import TestSupport
import Testing

/// The reminder of an invoice as it arrives, and what is no longer so by the time it is sent.
@Suite(.timeLimit(.minutes(20))) struct InvoiceReminderLetterTests {
    /// INV-000001 of £50 to the first agency, due on 14 June 2019, and the clock 8 days later.
    private func overdue(_ office: PostOffice) async throws {
        let (stage, house) = (office.stage, office.house)
        let from = try #require(LocalDate(iso: "2018-04-01"))
        _ = try await AddPolicy(house)(
            .init(name: nil, from: from, document: house.samples["sample-year"] ?? ""), by: Stage.admin)
        var change = AgencyChange()
        change.billingEmail = "ap@aaa.example"
        change.billingAddress = ["1 High Street"]
        _ = try await ChangeAgency(house)("AAA", change, by: Stage.admin)
        _ = try await ChangeSettings(house)(
            [
                .init("seller.name", "The Partnership"), .init("seller.address", "2 Low Street"),
                .init("reminders.invoice_days", "7"),
            ], by: Stage.admin)
        try await stage.event("E1", places: 5)
        try await stage.book("E1", 1)
        try stage.setClock("2019-05-15T08:00")
        _ = try await Attend(house)(.init(booking: "E1-1", mark: .didNotAttend), by: Stage.admin)
        _ = try await StepEvent(house)("E1", .delivered, by: Stage.admin)
        _ = try await AssessCharges(house)(through: house.today, by: Stage.admin)
        _ = try await RunInvoices(house)(.init(through: house.today), by: Stage.admin)
        _ = try await office.letters()
        try stage.setClock("2019-06-22T08:00")
    }

    @Test(arguments: TestEngine.allCases)
    func `it says what is to pay, since when, and where it is seen, once`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine, policy: false) { office in
            try await overdue(office)
            #expect(try await RemindInvoices(office.house)() == 1)
            let letters = try await office.letters()
            #expect(letters.count == 1)
            let letter = try #require(letters.first)
            #expect(letter.to.address == "ap@aaa.example")
            #expect(letter.subject == "Reminder: invoice INV-000001, £50.00 to pay since Fri 14 Jun 2019")
            for part in ["8 days late", "https://training.example/agency/invoices/INV-000001", "To pay: £50.00"] {
                #expect(letter.text.contains(part), "\(part) in \(letter.text)")
            }
            #expect(!letter.text.contains("being corrected") && !letter.text.contains("Person 1"))
            #expect(try await RemindInvoices(office.house)() == 0)
            #expect(try await office.letters().isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what is paid before the message goes out is not reminded of`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine, policy: false) { office in
            try await overdue(office)
            #expect(try await RemindInvoices(office.house)() == 1)
            _ = try await RecordPayment(office.house)(
                .init(agency: "AAA", amount: .pounds(50), receivedOn: office.house.today, reference: "B1"),
                by: Stage.admin)
            #expect(try await office.letters().isEmpty)
            #expect(try await office.list().first?.lastWord == "outdated")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `lines that are being corrected are named`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine, policy: false) { office in
            try await overdue(office)
            // The register is put right: they were there.
            _ = try await Attend(office.house)(.init(booking: "E1-1", mark: .attended), by: Stage.admin)
            _ = try await AssessCharges(office.house)(through: office.house.today, by: Stage.admin)
            let preview = try await RemindInvoices(office.house).preview(by: Stage.admin)
            #expect(preview.map(\.inQuestion) == [[1]])
            #expect(try await RemindInvoices(office.house)() == 1)
            let letter = try #require(try await office.letters().first { $0.subject.hasPrefix("Reminder: invoice") })
            #expect(letter.text.contains("Line 1 is being corrected"))
        }
    }
}
