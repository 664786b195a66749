import Application
import Domain
import StoreConformance
import TestSupport
import Testing

/// What an agency is told of a charge, and that nobody is named in it.
@Suite(.timeLimit(.minutes(20))) struct ChargeLetterTests {
    /// A late cancellation that was assessed, under the sample year's policy with 14 days to answer.
    private func charge(_ office: PostOffice, contact: String) async throws {
        let (stage, house) = (office.stage, office.house)
        let document = (house.samples["sample-year"] ?? "").replacing("response_days: 0", with: "response_days: 14")
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
            for part in ["free until", "https://training.example/bookings/E1-1", "To First Agency", "Tue 14 May 2019"] {
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
            #expect(try await office.letters().isEmpty)
            #expect(try await office.list().first?.lastWord == "outdated")
        }
        try await PostOffice.with(engine, policy: false) { office in
            try await charge(office, contact: "")
            #expect(try await office.letters().isEmpty)
            #expect(try await office.list().first?.lastWord == "nobody")
        }
    }
}
