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
}
