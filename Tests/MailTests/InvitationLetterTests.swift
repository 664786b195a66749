import Application
import Domain
import StoreConformance
import TestSupport
import Testing

/// Who is invited or waited for a course is written to once, and only while there is something to book.
@Suite(.timeLimit(.minutes(20))) struct InvitationLetterTests {
    private func nurses(_ office: PostOffice, _ count: Int) async throws {
        for n in 1...count {
            _ = try await AddPerson(office.house)(
                .init(email: "n\(n)@aaa.example", name: "Nurse \(n)", agency: "AAA", staffGroup: "nurses"),
                by: Stage.admin)
        }
    }

    private let request = Invite.Request(event: "E1", staffGroups: ["nurses"])

    @Test(arguments: TestEngine.allCases)
    func `everybody invited is written to once`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine) { office in
            try await nurses(office, 2)
            try await office.stage.event("E1", places: 5)
            for _ in 1...2 { _ = try await Invite(office.house)(request, by: Stage.admin) }
            let letters = try await office.letters()
            #expect(letters.map(\.to.address).sorted() == ["n1@aaa.example", "n2@aaa.example"])
            let letter = try #require(letters.first)
            #expect(letter.subject == "An invitation: A Course" && letter.calendar == nil)
            for part in ["Dear Nurse", "Tue 14 May 2019, 09:30 to 12:30", "https://training.example/events/E1"] {
                #expect(letter.text.contains(part), "\(part) in \(letter.text)")
            }
            #expect(try await office.letters().isEmpty)
            let person = try await ShowRecord(office.house).person("n1@aaa.example", by: Stage.admin).person.id
            #expect(try await ListMail(office.house).of(person, by: Stage.admin).compactMap(\.reference) == ["E1"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `nobody is sent to an event that they have booked, that is off, or once they have left`(
        _ engine: TestEngine
    ) async throws {
        try await PostOffice.with(engine) { office in
            try await nurses(office, 2)
            try await office.stage.event("E1", places: 5)
            _ = try await Invite(office.house)(request, by: Stage.admin)
            _ = try await PersonLeaves(office.house)("n2@aaa.example", by: Stage.admin)
            let book = Book.Request(
                event: "E1", email: "n1@aaa.example", name: "Nurse 1", agency: "AAA", jobRole: "nurse")
            _ = try await Book(office.house)(book, by: Stage.admin)
            #expect(try await office.letters().map(\.subject) == ["Your place: A Course"])
            #expect(Set(try await office.list().compactMap(\.lastWord)) == ["accepted", "outdated", "nobody"])
        }
        try await PostOffice.with(engine) { office in
            try await nurses(office, 1)
            let event = try await office.stage.event("E1", places: 5)
            _ = try await Invite(office.house)(request, by: Stage.admin)
            _ = try await CancelEvent(office.house)(.init(event: event, reason: "ill"), by: Stage.admin)
            #expect(try await office.letters().isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `who waited for a course is told that it runs`(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine) { office in
            try await nurses(office, 1)
            let event = try await office.stage.event("E1", places: 5)
            try await office.house.store.write(Intent(Stage.admin, at: office.house.now)) { work in
                let person = try work.person(email: "n1@aaa.example")
                if let id = person?.id { _ = try work.addInterest(of: id, in: office.stage.course) }
                _ = try work.tellInterested(in: office.stage.course, of: event)
            }
            let letter = try #require(try await office.letters().first)
            #expect(letter.subject == "It runs: A Course" && letter.text.contains("asked to be told"))
        }
    }

    private func stopped(_ office: PostOffice, _ letter: Letter) async throws {
        let address = try #require(letter.unsubscribe)
        let code = String(try #require(address.split(separator: "/").last))
        #expect(address == "https://training.example/unsubscribe/\(code)")
        #expect(letter.text.contains("Stop messages like this: \(address)\n"))
        #expect(letter.html?.contains("href=\"\(address)\"") == true)
        try await StopMail(office.house)(code)
    }

    private func invite(_ office: PostOffice, _ event: String) async throws -> Int64 {
        try await office.stage.event(event, places: 5)
        return try await Invite(office.house)(.init(event: event, staffGroups: ["nurses"]), by: Stage.admin).count
    }

    @Test(arguments: TestEngine.allCases)
    func `who wants no invitations is invited no more, until they say so themselves`(_ engine: TestEngine) async throws
    {
        try await PostOffice.with(engine) { office in
            try await nurses(office, 2)
            _ = try await invite(office, "E1")
            let letters = try await office.letters()
            #expect(Set(letters.compactMap(\.unsubscribe)).count == 2)
            let first = try #require(letters.first { $0.to.address == "n1@aaa.example" })
            // One that was invited and not written to yet is not written to.
            #expect(try await invite(office, "E2") == 2)
            _ = try await FanOut(office.house)()
            try await stopped(office, first)
            #expect(try await office.letters().map(\.to.address) == ["n2@aaa.example"])
            #expect(try await office.list().map(\.lastWord).contains("stopped"))
            #expect(try await invite(office, "E3") == 1)
            // What is about one's own booking is told all the same.
            let book = Book.Request(
                event: "E1", email: "n1@aaa.example", name: "Nurse 1", agency: "AAA", jobRole: "nurse")
            _ = try await Book(office.house)(book, by: Stage.admin)
            let told = try await office.letters()
            #expect(told.contains { $0.to.address == "n1@aaa.example" && $0.subject.hasPrefix("Your place") })
            #expect(told.first { $0.subject.hasPrefix("Your place") }?.unsubscribe == nil)
            let id = try await ShowRecord(office.house).person("n1@aaa.example", by: Stage.admin).person.id
            let own = Principal(name: "person:\(id.raw)", role: .practitioner, scope: .person(id))
            let choices = MailChoices(office.house)
            #expect(try await choices(by: own).map(\.isWanted) == [false, true])
            try await choices.change(.invitations, isWanted: true, by: own)
            #expect(try await invite(office, "E4") == 2)
            #expect(try await office.stage.faults() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `who wants no word of courses has no wishes left, and asking again is wanting it`(
        _ engine: TestEngine
    ) async throws {
        try await PostOffice.with(engine) { office in
            try await nurses(office, 1)
            let house = office.house
            let id = try await ShowRecord(house).person("n1@aaa.example", by: Stage.admin).person.id
            let own = Principal(name: "person:\(id.raw)", role: .practitioner, scope: .person(id))
            let event = try await office.stage.event("E1", places: 5)
            let tell = { @Sendable () async throws in
                try await house.store.write(Intent(Stage.admin, at: house.now)) { work in
                    _ = try work.tellInterested(in: office.stage.course, of: event)
                }
            }
            _ = try await ChangeInterest(house).add("n1@aaa.example", to: "C1", by: own)
            try await tell()
            let letter = try #require(try await office.letters().first)
            _ = try await ChangeInterest(house).add("n1@aaa.example", to: "C1", by: own)
            try await stopped(office, letter)
            #expect(
                try await ListInterests(house).of("n1@aaa.example", by: own).map(\.state.word) == ["withdrawn", "told"])
            // Another who asks for them does not speak for them.
            _ = try await ChangeInterest(house).add("n1@aaa.example", to: "C1", by: Stage.admin)
            try await tell()
            #expect(try await office.letters().isEmpty)
            #expect(try await office.list().first?.lastWord == "stopped")
            _ = try await ChangeInterest(house).add("n1@aaa.example", to: "C1", by: own)
            try await tell()
            #expect(try await office.letters().count == 1)
            #expect(try await office.stage.faults() == [])
        }
    }
}
