import Application
import Domain
import Money
import StoreConformance
import TestSupport
import Testing
import Typesetting

/// What an agency is told of a charge, and that nobody is named in it.
@Suite(.timeLimit(.minutes(20))) struct ChargeLetterTests {
    /// A late cancellation that was assessed, under the sample year's policy with 14 days to answer.
    private func charge(_ office: PostOffice, contact: String, process: String = "") async throws {
        let (stage, house) = (office.stage, office.house)
        let document = (house.samples["sample-year"] ?? "")
            .replacing("response_days: 0", with: "response_days: 14\(process)")
        let from = try #require(LocalDate(iso: "2018-04-01"))
        _ = try await AddPolicy(house)(.init(name: nil, from: from, document: document), by: Stage.admin)
        var change = AgencyChange()
        change.billingEmail = contact
        _ = try await ChangeAgency(house)("AAA", change, by: Stage.admin)
        try await stage.event("E1", places: 5)
        try await stage.book("E1", 1)
        // The last free day is Tuesday 7 May.
        try stage.setClock("2019-05-08T09:00")
        try await stage.cancel("E1-1")
        try stage.setClock("2019-05-15T08:00")
        _ = try await StepEvent(house)("E1", .delivered, by: Stage.admin)
        _ = try await AssessCharges(house)(through: house.today, by: Stage.admin)
        _ = try await office.letters()
        _ = try await NotifyCharges(house)(through: house.today, by: Stage.admin)
    }

    @Test(arguments: TestEngine.allCases)
    func `the agency's contact is told what, why and until when`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine, policy: false) { office in
            try await charge(office, contact: "finance@aaa.example")
            let letter = try #require(try await office.letters().first)
            #expect(letter.to == .init(name: "First Agency", address: "finance@aaa.example"))
            // 15 May and 14 days.
            #expect(letter.subject == "A charge of £50.00 for booking E1-1, answer by Wed 29 May 2019")
            for part in [
                "free until", "https://training.example/agency/charges/E1-1", "To First Agency", "Tue 14 May 2019",
            ] {
                #expect(letter.text.contains(part), "\(part) in \(letter.text)")
            }
            #expect(!letter.text.contains("Person 1") && letter.calendar == nil)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what was answered meanwhile is not put once more, and without a contact nobody is told`(
        _ engine: TestEngine
    ) async throws {
        try await PostOffice.with(engine, policy: false) { office in
            try await charge(office, contact: "finance@aaa.example")
            _ = try await AcceptCharge(office.house)("E1-1", by: Stage.admin)
            #expect(try await office.letters().map(\.subject) == [decided])
            #expect(try await office.list().map(\.lastWord).prefix(2) == ["accepted", "outdated"])
        }
        try await PostOffice.with(engine, policy: false) { office in
            try await charge(office, contact: "")
            #expect(try await office.letters().isEmpty)
            #expect(try await office.list().first?.lastWord == "nobody")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what is not answered is reminded of once, and only while it may be answered`(
        _ engine: TestEngine
    ) async throws {
        try await PostOffice.with(engine, policy: false) { office in
            let (stage, house) = (office.stage, office.house)
            let remind = RemindCharges(house)
            try await charge(office, contact: "finance@aaa.example", process: "\n  reminder_days_before: 3")
            #expect(try await office.letters().count == 1)
            // 29 May less three days is the 26th; the last minute of the 25th is too early.
            try stage.setClock("2019-05-25T23:59")
            #expect(try await remind() == 0)
            try stage.setClock("2019-05-26T00:00")
            #expect(try await remind() == 1)
            #expect(try await remind() == 0)
            let letter = try #require(try await office.letters().first)
            #expect(
                letter.subject == "Until Wed 29 May 2019 you may answer the charge of £50.00 for booking E1-1"
                    && letter.to.address == "finance@aaa.example")
            #expect(letter.text.contains("/agency/charges/E1-1") && !letter.text.contains("Person 1"))
            let steps = try await ShowCharge(house)("E1-1", by: Stage.admin).history.map(\.happened)
            #expect(steps == ["assessed", "notified", "reminded"])
            // It may be answered as before.
            _ = try await AcceptCharge(house)("E1-1", by: Stage.admin)
            #expect(try await remind() == 0)
        }
        for answer in [true, false] {
            try await PostOffice.with(engine, policy: false) { office in
                try await charge(office, contact: "finance@aaa.example", process: "\n  reminder_days_before: 3")
                _ = try await office.letters()
                try office.stage.setClock(answer ? "2019-05-29T23:00" : "2019-05-30T00:00")
                #expect(try await RemindCharges(office.house)() == (answer ? 1 : 0))
                // Mail that was held up past the last day asks for nothing that would be refused.
                try office.stage.setClock("2019-05-30T00:01")
                #expect(try await office.letters().isEmpty)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `two servers that remind at once remind once`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine, policy: false) { office in
            try await charge(office, contact: "finance@aaa.example", process: "\n  reminder_days_before: 3")
            try office.stage.setClock("2019-05-28T09:00")
            async let one = RemindCharges(office.house)()
            async let two = RemindCharges(office.house)()
            #expect(try await [one, two].sorted() == [0, 1])
        }
    }

    private let decided = "Decided: the charge of £50.00 for booking E1-1"

    @Test(arguments: TestEngine.allCases)
    func `what was decided is told to whoever was told of the charge`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine, policy: false) { office in
            try await charge(office, contact: "finance@aaa.example")
            _ = try await office.letters()
            _ = try await DisputeCharge(office.house)("E1-1", reason: .attended, text: "on the list", by: Stage.admin)
            #expect(try await office.letters().isEmpty)
            _ = try await UpholdCharge(office.house)("E1-1", by: Stage.admin)
            let upheld = try #require(try await office.letters().first)
            #expect(upheld.subject == decided && upheld.to.address == "finance@aaa.example")
            #expect(upheld.text.contains("stands") && upheld.text.contains("/agency/charges/E1-1"))
            #expect(!upheld.text.contains("on the list") && !upheld.text.contains("Person 1"))
            _ = try await WaiveCharge(office.house)(.init(charge: "E1-1", reason: .sickness), by: Stage.admin)
            let waived = try #require(try await office.letters().first)
            #expect(waived.text.contains("nothing is to be paid"))
            // Why somebody did not come is told to nobody.
            #expect(!waived.text.lowercased().contains("sick"))
            #expect(waived.html?.contains("nothing is to be paid") == true)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `whoever was never told of a charge is told of no decision`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine) { office in
            try await office.stage.event("E1", places: 5)
            try await office.stage.book("E1", 1)
            try office.stage.setClock("2019-05-08T09:00")
            try await office.stage.cancel("E1-1")
            try office.stage.setClock("2019-05-15T08:00")
            _ = try await StepEvent(office.house)("E1", .delivered, by: Stage.admin)
            _ = try await AssessCharges(office.house)(through: office.house.today, by: Stage.admin)
            _ = try await office.letters()
            _ = try await WaiveCharge(office.house)(.init(charge: "E1-1", reason: .other), by: Stage.admin)
            #expect(try await office.letters().isEmpty)
            #expect(try await office.list().first?.lastWord == "outdated")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `an invoice is told to whoever pays, until it is settled`(_ engine: TestEngine) async throws {
        for (contact, isPaid) in [("finance@aaa.example", false), ("finance@aaa.example", true), ("", false)] {
            try await PostOffice.with(engine, policy: false) { office in
                let house = office.house
                try await charge(office, contact: contact)
                _ = try await AcceptCharge(house)("E1-1", by: Stage.admin)
                _ = try await office.letters()
                try await bill(office)
                if isPaid {
                    _ = try await RecordPayment(house)(
                        .init(
                            agency: "AAA", amount: Pence(5_000), receivedOn: house.today, reference: "P1",
                            invoices: ["INV-000001"]), by: Stage.admin)
                }
                let letters = try await office.letters()
                guard !contact.isEmpty, !isPaid else {
                    #expect(letters.isEmpty)
                    #expect(try await office.list().first?.lastWord == (isPaid ? "outdated" : "nobody"))
                    return
                }
                let letter = try #require(letters.first)
                #expect(letter.to == .init(name: "First Agency", address: contact) && letters.count == 1)
                // 15 May and 30 days.
                #expect(letter.subject == "Invoice INV-000001 of £50.00, to be paid by Fri 14 Jun 2019")
                #expect(letter.text.contains("https://training.example/agency/invoices/INV-000001"))
                #expect(!letter.text.contains("Person 1") && letter.html?.contains("<strong>Amount:</strong>") == true)
                let file = try #require(letter.files.first)
                #expect(file.name == "INV-000001.pdf" && file.type == "application/pdf" && letter.files.count == 1)
                #expect(file.bytes == (try await PrintDocument(house)("INV-000001", by: Stage.admin)).bytes)
                let list = try await ListMail(house)(by: Stage.admin)
                #expect(list.first?.reference == "INV-000001")
                #expect(try await office.stage.faults() == [])
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a credit note is told to whoever was billed, with its file`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine, policy: false) { office in
            try await charge(office, contact: "finance@aaa.example")
            _ = try await AcceptCharge(office.house)("E1-1", by: Stage.admin)
            try await bill(office)
            _ = try await office.letters()
            _ = try await CreditInvoice(office.house)(
                .init(number: "INV-000001", line: 1, reason: .sickness), by: Stage.admin)
            let letters = try await office.letters()
            let letter = try #require(letters.first)
            #expect(letters.count == 1 && letter.to.address == "finance@aaa.example")
            #expect(letter.subject == "Credit note CN-000001 of £50.00 for invoice INV-000001")
            #expect(letter.text.contains("https://training.example/agency/invoices/CN-000001"))
            #expect(letter.files.map(\.name) == ["CN-000001.pdf"] && !letter.text.lowercased().contains("sick"))
            #expect(
                letter.files[0].bytes == (try await PrintDocument(office.house)("CN-000001", by: Stage.admin)).bytes)
        }
    }

    @Test func `an invoice whose file cannot be made waits, and nobody else's mail with it`() async throws {
        try await PostOffice.with(.sqlite, policy: false) { office in
            try await charge(office, contact: "finance@aaa.example")
            _ = try await AcceptCharge(office.house)("E1-1", by: Stage.admin)
            try await bill(office)
            let bare = Press(threads: 1) { () throws(TypesettingFault) in throw TypesettingFault("No fonts.") }
            let poor = try await office.letters(from: office.house.printing(on: bare))
            #expect(!poor.contains { $0.subject.hasPrefix("Invoice") })
            let line = try #require(try await office.list().first)
            #expect(line.lastWord == "no_file" && line.attempts == 1)
        }
    }

    private func bill(_ office: PostOffice) async throws {
        let house = office.house
        _ = try await ChangeSettings(house)(
            [.init("seller.name", "The Partnership"), .init("seller.address", "2 Low Street; Birmingham")],
            by: Stage.admin)
        var change = AgencyChange()
        change.billingAddress = ["1 High Street", "Birmingham"]
        _ = try await ChangeAgency(house)("AAA", change, by: Stage.admin)
        #expect(try await RunInvoices(house)(.init(through: house.today), by: Stage.admin).invoices.count == 1)
    }
}
